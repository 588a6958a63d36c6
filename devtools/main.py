"""The command line of dev.py: picks the command, turns trouble into one plain line."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches

from devtools import (
    build,
    checks,
    client,
    engines,
    environment,
    locks,
    quick,
    release,
    serve,
    trials,
)
from devtools.places import ROOT, clean_environment, in_venv
from devtools.run import openly
from devtools.say import StopError, note, say
from devtools.trouble import plain_line_for

_HELP = """\
python3 dev.py serve [--port N] [--host ADDRESS]   the site with live reload
python3 dev.py test [--all] [-- WORDS]             every check; --all adds the slow ones
python3 dev.py quick [FILE ...]                    what your changes touch, in half a minute
python3 dev.py trials [-- WORDS]                   proofs that take very long or need other programs
python3 dev.py build [--offline] [--out FOLDER]    the site as files; --offline opens from a file
python3 dev.py release [FOLDER]                    all of it in one archive, for any host
python3 dev.py bench                               what building and reading cost
python3 dev.py engines                             whether other engines build the same pages
python3 dev.py setup                               only what the others need, and nothing else
python3 dev.py lock [--upgrade]                    the lock files anew (for maintainers)

The playbook's own words, each with --help:
{playbook}"""

PLAYBOOK = (
    *("catalog", "coverage", "explain", "facilitator", "lint"),
    *("map", "new", "playthroughs", "report", "schema", "stage"),
)
"""The words of the playbook's own command line, which can be asked only after setting up."""


def setup(words: list[str]) -> int:
    """Set up everything that the other commands need."""
    if words:
        raise StopError("Nothing goes after setup.", 2)
    environment.prepare("all")
    client.fetch_packages()
    client.bundle_or_stop()
    say("Everything is set up.")
    return 0


def bench(words: list[str]) -> int:
    """Run the measurements."""
    script = ROOT / "bench" / "run.py"
    if not script.exists():
        raise StopError("There is nothing to measure with: bench/run.py is missing.")
    environment.prepare("all")
    client.fetch_packages()
    client.bundle_or_stop()
    return openly([in_venv("python"), script, *words])


def playbook(words: list[str]) -> int:
    """Hand the words to the playbook's own command line, started where the person stands.

    The files that its words name are looked for there; the variable tells where the data are.
    """
    environment.prepare("site")
    if words[0] == "stage" or (words[0] == "report" and not client.is_bundled()):
        client.fetch_packages()
        client.bundle_or_stop()
    env = clean_environment(PLAYBOOK_ROOT=str(ROOT))
    return openly([in_venv("python"), "-m", "playbook.cli", *words], env, cwd=None)


_COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "bench": bench,
    "build": build.main,
    "engines": engines.main,
    "lock": locks.main,
    "quick": quick.main,
    "release": release.main,
    "serve": serve.main,
    "setup": setup,
    "test": checks.main,
    "trials": trials.main,
}


def main(words: list[str]) -> int:
    """Run one command; return its exit code."""
    if not words or words[0] in ("help", "-h", "--help"):
        say(_HELP.format(playbook=", ".join(PLAYBOOK)))
        return 0
    command = _COMMANDS.get(words[0])
    try:
        if command is None and words[0] not in PLAYBOOK:
            raise StopError(_unknown(words[0]), 2)
        return command(words[1:]) if command else playbook(words)
    except StopError as stop:
        note(stop.message)
        return stop.code
    except OSError as error:
        note(plain_line_for(error))
        return 1
    except KeyboardInterrupt:
        note("Stopped.")
        return 130


def _unknown(word: str) -> str:
    known = sorted((*_COMMANDS, *PLAYBOOK))
    near = get_close_matches(word.casefold(), known, n=1)
    meant = f"; did you mean {near[0]}?" if near else "."
    shown = word if len(word) <= _LONGEST else f"{word[:_LONGEST]}..."
    return f"There is no command {shown!a}{meant} There are: {', '.join(known)}."


_LONGEST = 40
