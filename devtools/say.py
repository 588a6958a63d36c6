"""Plain lines on the terminal, and the one exception that ends a command with such a line."""

from __future__ import annotations

import sys


class StopError(Exception):
    """End the command: `message` is one plain line that says what to do."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


def say(line: str = "") -> None:
    """Print one line for a person, at once even when the output is a file or a pipe."""
    print(line, flush=True)


def note(line: str) -> None:
    """Print one line on standard error: about the setting up, or about what went wrong.

    What a command prints as its result, such as JSON, stays clean of it.
    """
    print(line, file=sys.stderr, flush=True)
