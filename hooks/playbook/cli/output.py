"""Writing to the terminal: any encoding, a reader that goes away, no terminal at all."""

import json
import os
import sys
from collections.abc import Container, Sequence
from pathlib import Path
from typing import TextIO

from playbook.catalog.catalog import Catalog
from playbook.catalog.load import Loaded
from playbook.diagnostics import counts_in_words, errors, visible


class StopError(Exception):
    """Ends a command; says why, and how to go on. ``code`` is the exit code."""

    def __init__(self, *lines: str, code: int = 2) -> None:
        super().__init__(*lines)
        self.lines = lines
        self.code = code


def say(text: str) -> None:
    """Write lines to standard output. A letter that its encoding lacks is written as an escape."""
    _write(sys.stdout, text if text.endswith("\n") else f"{text}\n")


def put(text: str) -> None:
    """Write a piece of text to standard output as ``say`` does, whether or not a line ends it."""
    _write(sys.stdout, text)


def say_json(data: object) -> None:
    """Write data as JSON, in ASCII, so that any encoding can carry it."""
    say(json.dumps(data, indent=2))


def aligned(rows: Sequence[Sequence[str]], right: Container[int] = (), indent: str = "") -> str:
    """Return rows of cells as lines of columns, two blanks apart; those in ``right`` end even.

    All rows have as many cells. Columns count from 0, and ``indent`` stands before each line.
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "\n".join(f"{indent}{line}".rstrip() for line in lines)


def complain(text: str) -> None:
    """Write a line to standard error."""
    _write(sys.stderr, f"{visible(text)}\n")


def leave_quietly() -> None:
    """Hand over what is still held back; a reader that has gone away is no trouble."""
    _write(sys.stdout, "")


def folder_of(given: Path | None) -> Path:
    """Give the folder in which ``exercises`` is looked for."""
    return given or Path(os.environ.get("PLAYBOOK_ROOT") or Path.cwd())


def root_of(given: Path | None) -> Path:
    """Give the folder that holds ``exercises``. Raises StopError if it does not."""
    root = folder_of(given)
    if (root / "exercises").is_dir():
        return root
    raise StopError(
        f"There is no folder exercises in {root.resolve()}.",
        "Start in the folder that holds it, or name that folder with --root.",
    )


def sound(loaded: Loaded, otherwise: str) -> Catalog:
    """Give the catalog. Raises StopError, which says what cannot be done, if there are errors."""
    if loaded.catalog is not None:
        return loaded.catalog
    number = counts_in_words(errors(loaded.diagnostics))
    raise StopError(f"{otherwise}: {number}.", "See them with: python3 dev.py lint", code=1)


def _write(stream: TextIO | None, text: str) -> None:
    # Without a console, as under some schedulers, there is no stream at all.
    if stream is None:
        return
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except OSError as error:
        # The interpreter flushes once more at its end, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if not isinstance(error, BrokenPipeError):
            raise
