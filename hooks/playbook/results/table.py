"""A report as CSV and as lines for a terminal; hostile text stays text in both."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from playbook.diagnostics import visible
from playbook.results.handback import Refused
from playbook.results.matrix import Column, Matrix, Row, problems_in_order
from playbook.results.standing import Cell, Outcome

COLUMNS = (
    "learner",
    "on roster",
    "item",
    "exercises",
    "variant",
    "state",
    "flags",
    "finished",
    "first points",
    "first of",
    "latest points",
    "latest of",
    "tries",
)
MARK = "\ufeff"
"""The byte order mark by which spreadsheets know UTF-8."""

_HEAD = ("learner", "item", "state", "flags", "finished", "first", "latest", "tries")
_WIDTHS = (24, 14, 16, 26, 16, 9, 9, 5)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_STATES = {
    "not-started": "not started",
    "under-way": "under way",
    "done": "done",
    "first": "passed first try",
    "later": "passed later",
    "no": "not passed yet",
}
_Field = str | int | None


def state_in_words(state: str) -> str:
    """Return a state as readers know it: ``passed first try``."""
    return _STATES[state]


def flags_in_words(cell: Cell) -> list[str]:
    """Return what is said beside a state."""
    flags = (
        (cell.late, "late"),
        (cell.other_edition, "other edition"),
        (cell.not_shared, "not shared"),
    )
    return [words for there, words in flags if there]


def csv_head() -> str:
    """Return the byte order mark and the line of column names."""
    return MARK + _line(COLUMNS)


def csv_lines(row: Row, columns: Sequence[Column]) -> str:
    """Return a learner's lines, one an item, each ended as spreadsheets want it.

    A cell that a spreadsheet would take for a formula begins with an apostrophe. Points and what
    they are out of have columns of their own: "5/8" would become a date.
    """
    return "".join(
        _line(_record(row, column, cell)) for column, cell in zip(columns, row.cells, strict=True)
    )


def as_csv(matrix: Matrix) -> str:
    """Return the whole table; takes all rows of the matrix."""
    return csv_head() + "".join(csv_lines(row, matrix.columns) for row in matrix.rows())


def terminal_head() -> str:
    """Return the line of column names, with what all of it rests on."""
    return "Self-reported: each line says what a learner's own browser counted.\n\n" + _fit(_HEAD)


def terminal_lines(row: Row, columns: Sequence[Column]) -> Iterator[str]:
    """Give a learner's lines for a terminal."""
    for column, cell in zip(columns, row.cells, strict=True):
        tries = str(cell.attempts) if cell.attempts else ""
        yield _fit(
            (
                row.name,
                column.id,
                state_in_words(cell.state),
                ", ".join(flags_in_words(cell)),
                (cell.finished or "")[:16].replace("T", " "),
                _points(cell.first),
                _points(cell.latest),
                tries,
            )
        )


def terminal_end(matrix: Matrix, learners: int, problems: Iterable[Refused]) -> str:
    """Return what was merged or refused, and the counts."""
    told = problems_in_order(problems)
    parts = []
    if told:
        lines = (f"  {visible(one.file)}: {visible(one.reason)}" for one in told)
        parts.append("\n".join(["Not read:", *lines]))
    counts = [f"{_count(matrix.people.read, 'file')} read, {_count(learners, 'learner')}"]
    if matrix.people.copies:
        counts.append(f"{_count(matrix.people.copies, 'identical file')} counted once")
    if matrix.people.older:
        counts.append(f"{_count(matrix.people.older, 'older result')} replaced")
    if told:
        counts.append(f"{_count(len(told), 'file')} not read")
    return "\n\n".join([*parts, "; ".join(counts)])


def safe(cell: str) -> str:
    """Return text that no spreadsheet runs and no terminal obeys."""
    risky = cell.lstrip(" ").startswith(_FORMULA)
    return f"'{visible(cell)}" if risky else visible(cell)


def _record(row: Row, column: Column, cell: Cell) -> tuple[_Field, ...]:
    first, latest = cell.first, cell.latest
    return (
        row.name,
        "no" if row.not_on_roster else "yes",
        column.id,
        " ".join(column.exercises),
        cell.variant,
        state_in_words(cell.state),
        "; ".join(flags_in_words(cell)),
        cell.finished,
        first.points if first else None,
        first.of if first else None,
        latest.points if latest else None,
        latest.of if latest else None,
        cell.attempts,
    )


def _line(fields: Iterable[_Field]) -> str:
    return ",".join(map(_field, fields)) + "\r\n"


def _field(value: _Field) -> str:
    if value is None or isinstance(value, int):
        return "" if value is None else str(value)
    text = safe(value)
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if "," in text or '"' in text else text


def _points(outcome: Outcome | None) -> str:
    if outcome is None or outcome.points is None or outcome.of is None:
        return ""
    return f"{outcome.points} of {outcome.of}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _fit(cells: Sequence[str]) -> str:
    """Return a line in which each cell takes its width, or more if it is wider and the last."""
    shown = []
    for cell, width in zip(cells, _WIDTHS, strict=True):
        text = _shortened(visible(cell), width)
        shown.append(text + " " * (width - _width(text)))
    return "  ".join(shown).rstrip()


def _shortened(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    text = text[:width]
    while _width(text) > width - 3:
        text = text[:-1]
    return f"{text}..."


def _width(text: str) -> int:
    """How many cells of a terminal it takes."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    marks = sum(unicodedata.combining(letter) > 0 for letter in text)
    return len(text) + wide - marks
