"""The command line of dev.py: picks the command, turns trouble into one plain line."""

from __future__ import annotations

import sys

from devtools.places import in_venv
from devtools.run import openly
from devtools.say import StopError, complain, say
from devtools.trouble import plain_line_for


def setup(words: list[str]) -> int:
    """Set up the environment and nothing else."""
    from devtools import client, environment

    environment.prepare("all")
    client.fetch_packages()
    client.bundle_or_stop()
    say("Everything is set up.")
    return 0


def main(words: list[str]) -> int:
    """Run one command; return its exit code."""
    try:
        if words[:1] == ["setup"]:
            return setup(words[1:])
        return openly([in_venv("python"), "-m", "playbook.cli", *words])
    except StopError as stop:
        complain(stop.message)
        return stop.code
    except OSError as error:
        complain(plain_line_for(error))
        return 1
    except KeyboardInterrupt:
        complain("Stopped.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
