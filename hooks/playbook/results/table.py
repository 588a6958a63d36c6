"""A report as CSV and as lines for a terminal; hostile text stays text in both."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

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
ODD_CLOCK = "made by a clock that is wrong"
"""What is said of a learner of whose files one was made in a year that cannot be."""

MARK = "\ufeff"
"""The byte order mark by which spreadsheets know UTF-8."""

_HEAD = (
    "learner",
    "done",
    "first try",
    "later",
    "not yet",
    "under way",
    "late",
    "next",
    "signed off",
)
_WIDTHS = (26, 8, 9, 5, 7, 9, 4, 18, 10)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_STATES = {
    "not-started": "not started",
    "not-shared": "not shared",
    "under-way": "under way",
    "done": "done",
    "first": "passed first try",
    "later": "passed later",
    "no": "not passed yet",
}
_YES_NO = {True: "yes", False: "not yet"}
_QUOTE = '"'


def state_in_words(state: str) -> str:
    """Return a state as readers know it: ``passed first try``."""
    return _STATES[state]


def flags_in_words(cell: Cell) -> list[str]:
    """Return what is said beside a state."""
    flags = (
        (cell.late, "late"),
        (cell.other_edition, "other edition"),
        (cell.not_shared and cell.state != "not-shared", "not shared"),
    )
    return [words for there, words in flags if there]


def csv_head() -> str:
    """Return the byte order mark and the line of column names."""
    return f"{MARK}{','.join(COLUMNS)}\r\n"


def csv_lines(row: Row, columns: Sequence[Column]) -> str:
    """Return a learner's lines, one an item, each ended as spreadsheets want it.

    A cell that a spreadsheet would take for a formula begins with an apostrophe. Points and what
    they are out of have columns of their own: "5/8" would become a date.
    """
    learner = f"{_text(row.name)},{'no' if row.not_on_roster else 'yes'}"
    return "".join(
        f"{learner},{_known_text(column.id)},{_known_text(' '.join(column.exercises))},"
        f"{_known_text(cell.variant or '')},{_STATES[cell.state]},{_flags(cell, row)},"
        f"{cell.finished or ''},{_points(cell.first)},{_points(cell.latest)},{cell.attempts}\r\n"
        for column, cell in zip(columns, row.cells, strict=True)
    )


def as_csv(matrix: Matrix) -> str:
    """Return the whole table; takes all rows of the matrix."""
    return csv_head() + "".join(csv_lines(row, matrix.columns) for row in matrix.rows())


def terminal_head() -> str:
    """Return the line of column names, with what all of it rests on."""
    return "Self-reported: each line says what a learner's own browser counted.\n\n" + _fit(_HEAD)


def terminal_line(row: Row, columns: Sequence[Column]) -> str:
    """Return a learner's line for a terminal: how many items stand how, and what comes next."""
    states = [cell.state for cell in row.cells]
    required = sum(not column.offered for column in columns)
    signed = row.signed_off
    return _fit(
        (
            row.name,
            f"{row.done} of {required}",
            *(str(states.count(state) or "") for state in ("first", "later", "no", "under-way")),
            str(sum(cell.late for cell in row.cells) or ""),
            row.next or "",
            "" if signed is None else "sit in" if signed.sit_in else _YES_NO[signed.signed_off],
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
    if matrix.older:
        counts.append(f"{_count(matrix.older, 'older result')} replaced")
    if told:
        counts.append(f"{_count(sum(one.files for one in told), 'file')} not read")
    return "\n\n".join([*parts, "; ".join(counts)])


def safe(cell: str) -> str:
    """Return text that no spreadsheet runs and no terminal obeys."""
    risky = cell.lstrip(" ").startswith(_FORMULA)
    return f"'{visible(cell)}" if risky else visible(cell)


def _text(text: str) -> str:
    """Return a field of text as it stands in a line of CSV."""
    cell = safe(text)
    return f'"{cell.replace(_QUOTE, _QUOTE * 2)}"' if "," in cell or _QUOTE in cell else cell


_known_text = lru_cache(maxsize=10_000)(_text)


def _flags(cell: Cell, row: Row) -> str:
    if not cell.flagged and not row.odd_clock:
        return ""
    return "; ".join([*flags_in_words(cell), *([ODD_CLOCK] if row.odd_clock else [])])


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _points(outcome: Outcome | None) -> str:
    """Return two fields: points, and what they are out of."""
    return "," if outcome is None else _two_fields(outcome.points, outcome.of)


@lru_cache(maxsize=10_000)
def _two_fields(points: int | None, of: int | None) -> str:
    return f"{_number(points)},{_number(of)}"


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
