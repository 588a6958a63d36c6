"""The playbook's command line: one module a command. Exit codes: 0 well, 1 findings, 2 not run."""

from collections.abc import Sequence

__all__ = ["main"]

_STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code. Never ends in a traceback for what users can do."""
    try:
        # Reading all the commands takes long enough to be stopped in the middle.
        from playbook.cache.memory import search_rarely
        from playbook.cli.commands import run

        search_rarely()
        return run(arguments)
    except KeyboardInterrupt:
        from playbook.cli.output import complain

        complain("Stopped.")
        return _STOPPED
