"""What a cell of the report says, and a sign-off, in words.

``report-model/cell-words.ts`` says the same; ``tests/cases/words.json`` holds them together. In
that table each of the ``cells`` has a ``name``, the ``cell`` as in a report, and what is
``shown`` of it: ``state``, ``words``, ``flags``, ``beside``. Each of ``signed`` has a ``sign_off``
as in a report, or null, and its ``words``.
"""

from datetime import date
from typing import NamedTuple

from playbook.results.people import Signed
from playbook.results.standing import Cell
from playbook.results.table import flags_in_words, state_in_words

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class CellWords(NamedTuple):
    """A cell in words; ``beside`` are points, tries and the conversation."""

    state: str
    words: str
    flags: str
    beside: str


def cell_words(cell: Cell) -> CellWords:
    """Return a cell in words; the points are those of the result that decides the state."""
    result = cell.first if cell.state == "first" else cell.latest
    beside = []
    if result is not None and result.points is not None and result.of is not None:
        beside.append(f"{result.points} of {result.of}")
    if cell.attempts > 1:
        beside.append(f"{cell.attempts} tries")
    if cell.variant is not None:
        beside.append(cell.variant)
    words = state_in_words(cell.state)
    return CellWords(cell.state, words, ", ".join(flags_in_words(cell)), " · ".join(beside))


def signed_words(signed: Signed | None) -> str:
    """Return who signed off; a practice call that was only heard says so."""
    if signed is None:
        return "not yet"
    says = "yes" if signed.signed_off else "heard, not yet"
    points = "1 point" if signed.total == 1 else f"{signed.total} points"
    return f"{says}, by {signed.observer}, {day_in_words(signed.made)}, {points}"


def day_in_words(moment: str) -> str:
    """Return the day of a moment of ISO 8601: ``Mar 2, 2026``."""
    day = date.fromisoformat(moment[:10])
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
