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


def complain(line: str) -> None:
    """Print one line on standard error."""
    print(line, file=sys.stderr, flush=True)
