"""What writes a report row by row, as the rows are made: lines, JSON, CSV and a page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Protocol, TextIO

from playbook.cli.output import say
from playbook.results.data import rest_data, row_data
from playbook.results.handback import Refused
from playbook.results.matrix import Matrix, Row
from playbook.results.page import About, page_of
from playbook.results.table import csv_head, csv_lines, terminal_end, terminal_head, terminal_line

_AT_ONCE = 500


class Writer(Protocol):
    """Takes each learner's row, then the end."""

    def row(self, row: Row) -> None:
        """Take a learner."""

    def end(self, problems: Iterable[Refused]) -> None:
        """Take what could not be read, after all rows."""


class Lines:
    """Prints lines for a terminal."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix
        self._lines: list[str] = [terminal_head()]
        self._learners = 0

    def row(self, row: Row) -> None:
        """Print a learner's line, some of them at once."""
        self._learners += 1
        self._lines.append(terminal_line(row, self._matrix.columns))
        if len(self._lines) >= _AT_ONCE:
            say("\n".join(self._lines))
            self._lines = []

    def end(self, problems: Iterable[Refused]) -> None:
        """Print what was merged and refused, and the counts."""
        end = terminal_end(self._matrix, self._learners, problems)
        say("\n".join([*self._lines, "", end]) if self._learners else end)


class Json:
    """Prints one JSON object, in ASCII, so that any encoding can carry it."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix
        self._begun = False

    def row(self, row: Row) -> None:
        """Print a learner."""
        say(f"{self._opening()}\n{json.dumps(row_data(row))}")

    def end(self, problems: Iterable[Refused]) -> None:
        """Print the rest."""
        opening = "" if self._begun else self._opening()
        rest = {"self_reported": True, **rest_data(self._matrix, problems)}
        say(f"{opening}],\n{json.dumps(rest)[1:]}")

    def _opening(self) -> str:
        opening, self._begun = "," if self._begun else '{"learners": [', True
        return opening


class Csv:
    """Writes the table for spreadsheets."""

    def __init__(self, matrix: Matrix, file: TextIO) -> None:
        self._matrix, self._file = matrix, file
        file.write(csv_head())

    def row(self, row: Row) -> None:
        """Write a learner's lines."""
        self._file.write(csv_lines(row, self._matrix.columns))

    def end(self, problems: Iterable[Refused]) -> None:
        """Leave what could not be read to the other forms: a table holds nothing but rows."""


class Page:
    """Writes one page to print, at the end."""

    def __init__(self, matrix: Matrix, about: About, file: TextIO) -> None:
        self._matrix, self._about, self._file = matrix, about, file
        self._rows: list[Row] = []

    def row(self, row: Row) -> None:
        """Keep a learner."""
        self._rows.append(row)

    def end(self, problems: Iterable[Refused]) -> None:
        """Write the page."""
        self._file.write(page_of(self._matrix, self._rows, problems, self._about))
