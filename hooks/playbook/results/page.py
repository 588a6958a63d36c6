"""A report as one page to print: no scripts, bars beside their numbers, a manager's sheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from playbook.model.assignment import Sent
from playbook.render.html import rendered
from playbook.results.handback import Refused
from playbook.results.matrix import STATES, Column, Matrix, Row, Tally, problems_in_order
from playbook.results.standing import Cell, Outcome
from playbook.results.table import ODD_CLOCK, flags_in_words, state_in_words
from playbook.results.titles import Titles, item_name


@dataclass(frozen=True)
class About:
    """What a report is about, what things are called, and when it was made (ISO 8601)."""

    assignment: Sent | None
    titles: Titles
    now: str


@dataclass(frozen=True)
class Bar:
    """A number with its words; ``share`` of the longest bar, from 0 to 100."""

    words: str
    count: int
    share: int


@dataclass(frozen=True)
class Shown:
    """A cell in words: the state, what is said beside it, and the points."""

    state: str
    words: str
    beside: str


@dataclass(frozen=True)
class Line:
    """A learner, on the matrix and on the manager's sheet."""

    name: str
    not_on_roster: bool
    handed_back: str
    cells: tuple[Shown, ...]
    done: int
    signed: str
    sit_in: bool
    action: str


def page_of(matrix: Matrix, rows: Sequence[Row], problems: Iterable[Refused], about: About) -> str:
    """Return the page; ``rows`` are all rows of the matrix."""
    names = {item.id: item_name(item, about.titles) for item in matrix.items}
    required = sum(not item.offered for item in matrix.items)
    return rendered(
        "report-page.html.jinja",
        title=about.assignment.title if about.assignment else "What was handed back",
        made=about.now[:16].replace("T", " "),
        given=_moment(about.assignment.given if about.assignment else None),
        due=_moment(about.assignment.due if about.assignment else None),
        columns=[(names[one.id], one.offered, _bars(one)) for one in matrix.columns],
        lines=[_line(row, names, has_roster=_has_roster(rows)) for row in rows],
        required=required,
        finished=sum(row.done == required for row in rows),
        signed=sum(bool(row.signed_off and row.signed_off.signed_off) for row in rows),
        choices=[
            (_title(exercise, variant, about.titles), _turns(turns))
            for (exercise, variant), turns in matrix.choices().items()
        ],
        causes=_named(matrix.causes(), about.titles),
        techniques=_named(matrix.techniques(), about.titles),
        problems=problems_in_order(problems),
        counts=(matrix.people.read, matrix.people.copies, matrix.older),
    )


def _line(row: Row, names: Mapping[str, str], *, has_roster: bool) -> Line:
    signed = row.signed_off
    says = "not yet"
    if signed is not None:
        day = f"{signed.observer}, {signed.made[:10]}"
        says = f"yes, by {day}" if signed.signed_off else f"seen by {day}, not signed off"
    following = "" if row.next is None else f"Next: {names[row.next]}"
    return Line(
        name=row.name,
        not_on_roster=row.not_on_roster and has_roster,
        handed_back=(row.handed_back or "")[:10] + (f", {ODD_CLOCK}" if row.odd_clock else ""),
        cells=tuple(_shown(cell) for cell in row.cells),
        done=row.done,
        signed=says,
        sit_in=signed is not None and signed.sit_in,
        action=(signed.next_action if signed else "") or following,
    )


def _has_roster(rows: Iterable[Row]) -> bool:
    return any(not row.not_on_roster for row in rows)


def _shown(cell: Cell) -> Shown:
    beside = [*flags_in_words(cell)]
    points = _points(cell.latest if cell.passed == "later" else cell.first)
    return Shown(cell.state, state_in_words(cell.state), ", ".join([*points, *beside]))


def _points(outcome: Outcome | None) -> list[str]:
    if outcome is None or outcome.points is None or outcome.of is None:
        return []
    return [f"{outcome.points} of {outcome.of}"]


def _bars(column: Column) -> list[Bar]:
    counts = ((state, column.states[state]) for state in STATES)
    told = [(state, count) for state, count in counts if count or state != "not-shared"]
    return _shares((state_in_words(state), count) for state, count in told)


def _turns(turns: Mapping[str, Mapping[str, int]]) -> list[tuple[str, list[Bar]]]:
    return [
        (turn, _shares(sorted(taken.items(), key=lambda one: (-one[1], one[0]))))
        for turn, taken in turns.items()
    ]


def _shares(counts: Iterable[tuple[str, int]]) -> list[Bar]:
    told = list(counts)
    most = max((count for _, count in told), default=0) or 1
    return [Bar(words, count, 100 * count // most) for words, count in told]


def _named(tallies: Iterable[Tally], titles: Titles) -> list[tuple[str, Tally]]:
    return [(titles.get(one.id, one.id), one) for one in tallies]


def _title(exercise: str, variant: str | None, titles: Titles) -> str:
    name = titles.get(exercise, exercise)
    return name if variant is None else f"{name} ({variant})"


def _moment(moment: str | None) -> str:
    return "" if moment is None else f"{moment[:16].replace('T', ' ')} (UTC{moment[16:]})"
