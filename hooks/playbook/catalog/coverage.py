"""What treats and what practices each thing that the book is to cover, and what is open."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from playbook.catalog.catalog import Catalog, ExerciseKind
from playbook.markdown.chapters import Chapter
from playbook.model.base import Level
from playbook.model.call import Call
from playbook.model.coverage import Part
from playbook.model.gate import Gate
from playbook.model.worksheet import Worksheet

CoveredKind = Literal["cause", "technique", "example", "myth", "role", "judgement", "gap"]

KINDS: Mapping[CoveredKind, str] = {
    "cause": "C",
    "technique": "T",
    "example": "E",
    "myth": "M",
    "role": "R",
    "judgement": "J",
    "gap": "G",
}
"""Every kind of thing, and the letter with which its ids begin."""

_FOLDERS: Mapping[CoveredKind, str] = {
    "cause": "reference/causes",
    "technique": "reference/techniques",
}


@dataclass(frozen=True)
class Practice:
    """An exercise in which a thing comes up."""

    kind: ExerciseKind
    exercise: Call | Worksheet | Gate

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels of a call; nothing for kinds without levels."""
        return self.exercise.levels if isinstance(self.exercise, Call) else ()


@dataclass(frozen=True)
class CoveredThing:
    """One thing: the numbers of parts that are to treat it, and what does.

    ``open_in`` are those of its parts in which no page treats it.
    """

    id: str
    kind: CoveredKind
    text: str
    parts: tuple[int, ...]
    pages: tuple[Chapter, ...]
    practice: tuple[Practice, ...]
    open_in: tuple[int, ...]

    @property
    def lacks_practice(self) -> bool:
        """Tell whether a cause has no conversation, or a technique no exercise at all."""
        if self.kind == "cause":
            return not any(one.kind == "call" for one in self.practice)
        return self.kind == "technique" and not self.practice

    @property
    def is_open(self) -> bool:
        """Tell whether anything is missing."""
        return bool(self.open_in) or self.lacks_practice


@dataclass(frozen=True)
class Covered:
    """The whole table, causes first, then techniques and the other kinds."""

    rows: tuple[CoveredThing, ...]
    parts: tuple[Part, ...]
    written: frozenset[int]

    @cached_property
    def by_id(self) -> Mapping[str, CoveredThing]:
        """The rows by the ids of what they are about."""
        return {row.id: row for row in self.rows}

    def of(self, kind: CoveredKind) -> tuple[CoveredThing, ...]:
        """Give the rows of one kind."""
        return tuple(row for row in self.rows if row.kind == kind)

    def numbered(self) -> Iterator[tuple[int, Part]]:
        """Give the parts with their numbers."""
        return enumerate(self.parts, start=1)

    def open_in(self, number: int) -> tuple[CoveredThing, ...]:
        """Give what is open in a part: not treated there, or without practice anywhere."""
        return tuple(
            row
            for row in self.rows
            if number in row.open_in or (number in row.parts and row.lacks_practice)
        )


def covered(catalog: Catalog, chapters: Iterable[Chapter]) -> Covered:
    """Look through the hand-written pages and the exercises for everything there is to cover."""
    plan = catalog.coverage
    pages = _in_order(tuple(chapters), plan.parts)
    practice = _practice(catalog)
    rows = (
        _row(kind, thing, text, plan.parts, pages, practice)
        for kind in KINDS
        for thing, text in sorted(_things(catalog, kind), key=lambda one: (len(one[0]), one))
    )
    return Covered(tuple(rows), plan.parts, frozenset(plan.written))


def kind_of(thing: str) -> CoveredKind | None:
    """Tell the kind by an id's first letter; None for a letter that no kind has."""
    return next((kind for kind, letter in KINDS.items() if thing.startswith(letter)), None)


def levels_in_short(practice: Practice) -> str:
    """Give levels as ``1-3``, ``2`` or ``1,3``; nothing for kinds without levels."""
    levels = sorted(practice.levels)
    if len(levels) > 1 and levels == list(range(levels[0], levels[-1] + 1)):
        return f"{levels[0]}-{levels[-1]}"
    return ",".join(map(str, levels))


def page_of(kind: CoveredKind, thing: str) -> str | None:
    """Give the path of the generated page of a cause or technique; other things have none."""
    folder = _FOLDERS.get(kind)
    return f"{folder}/{thing.lower()}.md" if folder else None


def _things(catalog: Catalog, kind: CoveredKind) -> Iterator[tuple[str, str]]:
    """Give everything of a kind by its id, with its name or line."""
    if kind == "cause":
        yield from ((one.id, one.name) for one in catalog.causes.values())
    elif kind == "technique":
        yield from ((one.id, one.name) for one in catalog.techniques.values())
    else:
        things = catalog.coverage.things.items()
        yield from ((thing, text) for thing, text in things if kind_of(thing) == kind)


def _row(
    kind: CoveredKind,
    thing: str,
    text: str,
    parts: Sequence[Part],
    pages: Sequence[Chapter],
    practice: Mapping[str, tuple[Practice, ...]],
) -> CoveredThing:
    held = {one.exercise.id for one in practice.get(thing, ())}
    treating = tuple(page for page in pages if _treats(page, kind, thing, held))
    paths = {page.path for page in treating}
    due = [number for number, part in enumerate(parts, start=1) if thing in part.covers]
    return CoveredThing(
        id=thing,
        kind=kind,
        text=text,
        parts=tuple(due),
        pages=treating,
        practice=practice.get(thing, ()),
        open_in=tuple(number for number in due if paths.isdisjoint(parts[number - 1].pages)),
    )


def _treats(page: Chapter, kind: CoveredKind, thing: str, practicing: Set[str]) -> bool:
    if any(claim.id == thing for claim in page.covers):
        return True
    own = page_of(kind, thing)
    # A page that holds an exercise on it leads to it as surely as a link does.
    return own is not None and (own in page.pages or not practicing.isdisjoint(page.exercises))


def _practice(catalog: Catalog) -> Mapping[str, tuple[Practice, ...]]:
    """Give the exercises by what they practice, calls first."""
    found: dict[str, list[Practice]] = {}
    named = {thing: frozenset(ids) for thing, ids in catalog.coverage.practiced.items()}
    for kind, exercise in catalog.exercises():
        prose = [thing for thing, ids in named.items() if exercise.id in ids]
        for thing in (*exercise.causes, *exercise.techniques, *prose):
            found.setdefault(thing, []).append(Practice(kind, exercise))
    return {thing: tuple(ones) for thing, ones in found.items()}


def _in_order(pages: tuple[Chapter, ...], parts: Sequence[Part]) -> tuple[Chapter, ...]:
    """Put the pages of parts first, in their order, and the others after them."""
    planned = [path for part in parts for path in part.pages]
    place = {path: number for number, path in enumerate(planned)}
    return tuple(sorted(pages, key=lambda page: (place.get(page.path, len(place)), page.path)))
