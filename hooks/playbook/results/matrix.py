"""The report: learners by items, and what is counted over all of them.

``report-model/matrix.ts`` says the same; ``tests/cases/report.json`` holds the two together. In
that table ``exercises`` are those of today, for all cases: id, kind, causes, techniques, private,
edition, editions, and ``judged``, by variant (by the empty text for what has none). Of a case,
``input`` holds ``assignment`` (as a file, or null), ``roster``, ``merges``, ``now``, ``files``
(each ``name`` and ``content``) and ``problems`` (each ``file`` and ``reason``); ``csv`` stands in
some, and is the whole table for spreadsheets. ``report`` holds

- ``items``: ``id``, ``exercises``, ``offered``, ``states`` (state to how many learners),
- ``learners``: ``name``, ``not_on_roster``, ``handed_back``, ``odd_clock``, ``cells``,
  ``done``, ``next``, and ``signed_off``: null, or ``observer``, ``made``, ``signed_off``,
  ``sit_in``, ``next_action``, ``total``,
- in each of the ``cells``: ``status``, ``passed``, ``finished``, ``late``, ``other_edition``,
  ``not_shared``, ``variant``, ``first``, ``latest``, ``attempts``,
- ``choices``: ``exercise``, ``variant``, ``turns`` (turn to choice to how many took it first),
- ``causes`` and ``techniques``: ``id``, ``asked``, ``not_first``,
- ``problems``: ``file``, ``reason``; and ``copies``, ``older``, ``read``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from playbook.model.assignment import Sent, SentItem
from playbook.results.handback import Refused
from playbook.results.known import Known
from playbook.results.names import as_pages_sort
from playbook.results.people import People, Person, Signed
from playbook.results.standing import Cell, Entry, Frame, standing

STATES = ("not-started", "not-shared", "under-way", "done", "first", "later", "no")


@dataclass(slots=True)
class Column:
    """An item, and how many learners stand in each state."""

    id: str
    exercises: tuple[str, ...]
    offered: bool
    states: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STATES, 0))


@dataclass(frozen=True, slots=True)
class Row:
    """One learner; ``cells`` in the order of the columns, ``next`` the first that is required."""

    name: str
    not_on_roster: bool
    handed_back: str | None
    odd_clock: bool
    cells: tuple[Cell, ...]
    signed_off: Signed | None
    done: int
    next: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How often what practices on something was finished, and not passed at the first try."""

    id: str
    asked: int
    not_first: int


Choices = dict[tuple[str, str | None], dict[str, dict[str, int]]]
"""By exercise and variant: turn to choice to how many learners took it first."""


class Matrix:
    """Makes the rows one by one. What is counted over all is complete once all were taken."""

    def __init__(self, people: People, assignment: Sent | None, now: str, known: Known) -> None:
        """``now`` is ISO 8601. Without an assignment each exercise found is an item."""
        self.people = people
        self.items = _found(people) if assignment is None else assignment.items
        self.columns = [Column(one.id, one.exercises, one.offered) for one in self.items]
        self._frame = Frame.of(
            now,
            assignment.given if assignment else None,
            assignment.due if assignment else None,
            assignment.earlier_work if assignment else "counts",
        )
        self.older = 0
        """How many results of older hand-backs newer ones replace."""
        self._known = known
        self._wanted = {name for item in self.items for name in item.exercises}
        self._private = frozenset(name for name in self._wanted if known.is_private(name))
        self._choices: Choices = {}
        self._of_several: dict[str, list[int]] = {}

    def rows(self) -> Iterator[Row]:
        """Give the learners, and count. To be taken once, to the end."""
        for person in self.people.all():
            entries, older = person.entries()
            self.older += older
            for name, own in entries.items():
                for entry in own if name in self._wanted else ():
                    self._count_choices(entry)
            yield self._row(person, entries)

    def choices(self) -> Choices:
        """Give first choices, by exercise and variant in order."""
        every = sorted(self._choices, key=lambda key: as_pages_sort(f"{key[0]}|{key[1] or ''}"))
        return {key: self._choices[key] for key in every}

    def causes(self) -> tuple[Tally, ...]:
        """Give what goes wrong most often, that first."""
        return _tallies(self._counted(self._known.causes))

    def techniques(self) -> tuple[Tally, ...]:
        """Give what goes wrong most often, that first."""
        return _tallies(self._counted(self._known.techniques))

    def _row(self, person: Person, entries: Mapping[str, list[Entry]]) -> Row:
        cells, done, following = [], 0, None
        for item, column in zip(self.items, self.columns, strict=True):
            cell = standing(item, entries, self._frame, self._private)
            cells.append(cell)
            column.states[cell.state] += 1
            if len(item.exercises) > 1:
                self._count_several(item, entries)
            if not item.offered and cell.status == "done":
                done += 1
            elif not item.offered and following is None:
                following = item.id
        return Row(
            name=person.named(),
            not_on_roster=not person.on_roster,
            handed_back=person.handed_back,
            odd_clock=person.odd_clock,
            cells=tuple(cells),
            signed_off=person.signed_off,
            done=done,
            next=following,
        )

    def _count_several(self, item: SentItem, entries: Mapping[str, list[Entry]]) -> None:
        """Count each exercise of an item by itself, whether or not it is one of those needed."""
        for name in item.exercises:
            alone = item.model_copy(update={"exercises": (name,), "needed": 1})
            passed = standing(alone, entries, self._frame).passed
            if passed is not None:
                _count(self._of_several, [name], 1, int(passed != "first"))

    def _counted(self, names_of: Callable[[str], Sequence[str]]) -> dict[str, list[int]]:
        """Count by what exercises practice on; of an item of one, its states tell all."""
        counts: dict[str, list[int]] = {}
        for name, (asked, missed) in self._of_several.items():
            _count(counts, names_of(name), asked, missed)
        for column in self.columns:
            missed = column.states["later"] + column.states["no"]
            asked = column.states["first"] + missed
            if asked and len(column.exercises) == 1:
                _count(counts, names_of(column.exercises[0]), asked, missed)
        return counts

    def _count_choices(self, entry: Entry) -> None:
        if not entry.chosen:
            return
        turns = self._choices.setdefault((entry.id, entry.variant), {})
        for turn, choice in entry.chosen:
            taken = turns.setdefault(turn, {})
            taken[choice] = taken.get(choice, 0) + 1


def problems_in_order(problems: Iterable[Refused]) -> list[Refused]:
    """Return each problem once, by file and reason."""
    return sorted(set(problems), key=lambda one: as_pages_sort(_plain([one.file, one.reason])))


def _found(people: People) -> tuple[SentItem, ...]:
    return tuple(
        SentItem.model_construct(
            id=name,
            exercises=(name,),
            needed=1,
            level=None,
            cast=None,
            fresh=False,
            offered=False,
            pass_mark=None,
            tries=None,
            editions=(None,),
        )
        for name in people.exercises()
    )


def _count(counts: dict[str, list[int]], names: Iterable[str], asked: int, missed: int) -> None:
    for name in names:
        both = counts.setdefault(name, [0, 0])
        both[0] += asked
        both[1] += missed


def _tallies(counts: Mapping[str, Sequence[int]]) -> tuple[Tally, ...]:
    every = (Tally(name, asked, missed) for name, (asked, missed) in counts.items())
    return tuple(
        sorted(
            every,
            key=lambda one: (-one.not_first / one.asked, -one.not_first, as_pages_sort(one.id)),
        )
    )


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
