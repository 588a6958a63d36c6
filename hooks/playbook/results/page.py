"""A report as one page to print: no scripts, bars beside their numbers, a manager's sheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from playbook.diagnostics import visible
from playbook.model.assignment import Sent
from playbook.render.html.templates import rendered
from playbook.results.cellwords import CellWords, cell_words, day_in_words, signed_words
from playbook.results.chosenwords import ChosenTurn, DataOf, turns_in_words
from playbook.results.handback import Refused
from playbook.results.matrix import STATES, Column, Matrix, Row, Tally, problems_in_order
from playbook.results.standing import Cell
from playbook.results.table import ODD_CLOCK, state_in_words
from playbook.results.titles import Titles, item_name


@dataclass(frozen=True)
class About:
    """What a report is about, what things are called, and when it was made (ISO 8601).

    ``data`` finds the exercises of today, for the words of what was chosen.
    """

    assignment: Sent | None
    titles: Titles
    now: str
    data: DataOf


@dataclass(frozen=True)
class Bar:
    """A number with its words; ``share`` of the longest bar, from 0 to 100.

    ``mark``: it wants to be looked at.
    """

    words: str
    count: int
    share: int
    mark: bool


@dataclass(frozen=True)
class Line:
    """A learner, on the matrix and on the manager's sheet."""

    name: str
    not_on_roster: bool
    handed_back: str
    cells: tuple[CellWords, ...]
    done: int
    signed: str
    sit_in: bool
    action: str


def page_of(matrix: Matrix, rows: Sequence[Row], problems: Iterable[Refused], about: About) -> str:
    """Return the page; ``rows`` are all rows of the matrix."""
    names = {item.id: visible(item_name(item, about.titles)) for item in matrix.items}
    required = sum(not item.offered for item in matrix.items)
    return rendered(
        "report-page.html.jinja",
        title=visible(about.assignment.title) if about.assignment else "What was handed back",
        made=about.now[:16].replace("T", " "),
        given=_moment(about.assignment.given if about.assignment else None),
        due=_moment(about.assignment.due if about.assignment else None),
        columns=[(names[one.id], one.offered, _bars(one)) for one in matrix.columns],
        lines=[_line(row, names, has_roster=_has_roster(rows)) for row in rows],
        required=required,
        finished=sum(row.done == required for row in rows),
        signed=sum(bool(row.signed_off and row.signed_off.signed_off) for row in rows),
        choices=[
            (
                _title(exercise, variant, about.titles),
                [_turn(one) for one in turns_in_words(turns, about.data(exercise, variant))],
            )
            for (exercise, variant), turns in matrix.choices().items()
        ],
        causes=_named(matrix.causes(), about.titles),
        techniques=_named(matrix.techniques(), about.titles),
        problems=[
            Refused(visible(one.file), visible(one.reason), one.files)
            for one in problems_in_order(problems)
        ],
        counts=(matrix.people.read, matrix.people.copies, matrix.older),
    )


def _line(row: Row, names: Mapping[str, str], *, has_roster: bool) -> Line:
    signed = row.signed_off
    following = "" if row.next is None else f"Next: {names[row.next]}"
    return Line(
        name=visible(row.name),
        not_on_roster=row.not_on_roster and has_roster,
        handed_back=_handed_back(row),
        cells=tuple(_cell(cell) for cell in row.cells),
        done=row.done,
        signed=visible(signed_words(signed)),
        sit_in=signed is not None and signed.sit_in,
        action=_lines_of(signed.next_action if signed else "") or following,
    )


def _cell(cell: Cell) -> CellWords:
    words = cell_words(cell)
    return words._replace(beside=visible(words.beside))


def _lines_of(text: str) -> str:
    """Return text of several lines as ``visible`` does, but for the ends of its lines."""
    return "\n".join(visible(line) for line in text.split("\n"))


def _handed_back(row: Row) -> str:
    day = day_in_words(row.handed_back) if row.handed_back else ""
    return f"{day}, {ODD_CLOCK}" if row.odd_clock else day


def _has_roster(rows: Iterable[Row]) -> bool:
    return any(not row.not_on_roster for row in rows)


def _bars(column: Column) -> list[Bar]:
    counts = ((state, column.states[state]) for state in STATES)
    told = [(state, count) for state, count in counts if count or state != "not-shared"]
    return _shares((state_in_words(state), False, count) for state, count in told)


def _turn(turn: ChosenTurn) -> tuple[str, str, list[Bar]]:
    return _lines_of(turn.asked), turn.before, _shares(turn.choices)


def _shares(counts: Iterable[tuple[str, bool, int]]) -> list[Bar]:
    told = list(counts)
    most = max((count for _, _, count in told), default=0) or 1
    return [Bar(_lines_of(words), count, 100 * count // most, mark) for words, mark, count in told]


def _named(tallies: Iterable[Tally], titles: Titles) -> list[tuple[str, Tally]]:
    return [(titles.get(one.id, one.id), one) for one in tallies]


def _title(exercise: str, variant: str | None, titles: Titles) -> str:
    name = titles.get(exercise, exercise)
    return visible(name if variant is None else f"{name} ({variant})")


def _moment(moment: str | None) -> str:
    return "" if moment is None else f"{moment[:16].replace('T', ' ')} (UTC{moment[16:]})"
