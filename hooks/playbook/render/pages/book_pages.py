"""Two lists about the book itself: what covers each thing, and the sources with their grades."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from playbook.catalog.catalog import Catalog
from playbook.catalog.coverage import (
    KINDS,
    Covered,
    CoveredKind,
    Row,
    covered,
    levels_in_short,
    page_of,
)
from playbook.markdown.chapters import Chapter
from playbook.model.base import Grade
from playbook.model.reference import Source
from playbook.render.html.page_template import page
from playbook.render.text.paths import COVERAGE, SOURCES, exercise_page, technique_page
from playbook.render.text.wording import COVERED_KINDS, GRADE_HEADINGS


@dataclass(frozen=True)
class Spot:
    """A page to lead to; ``after`` is said behind the link."""

    title: str
    page: str
    after: str = ""


@dataclass(frozen=True)
class Line:
    """A row of a table: the thing, its own page if it has one, and what covers it."""

    id: str
    text: str
    page: str | None
    parts: str
    read: tuple[Spot, ...]
    practice: tuple[Spot, ...]


@dataclass(frozen=True)
class Shelf:
    """All things of one kind."""

    id: CoveredKind
    title: str
    done: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Share:
    """A part of the book, and the ids of what is open in it."""

    number: int
    name: str
    is_written: bool
    asked: int
    still: tuple[str, ...]


@dataclass(frozen=True)
class Used:
    """A source, and where it is made use of."""

    source: Source
    techniques: tuple[Spot, ...]
    chapters: tuple[Spot, ...]


@dataclass(frozen=True)
class Graded:
    """The sources of one grade."""

    id: Grade
    title: str
    text: str
    sources: tuple[Used, ...]


def coverage_markdown(catalog: Catalog, chapters: Sequence[Chapter]) -> str:
    """Return the tables of what treats and what practices each thing."""
    table = covered(catalog, chapters)
    about = "Which pages and exercises cover each cause, technique, example, myth, role and ruling."
    return page(
        "coverage",
        COVERAGE,
        about,
        parts=list(_parts(table)),
        shelves=[shelf for shelf in _shelves(table) if shelf.lines],
    )


def sources_markdown(catalog: Catalog, chapters: Sequence[Chapter]) -> str:
    """Return the list of sources by grade, with what each is used for."""
    used = [_used(source, catalog, chapters) for source in catalog.sources.values()]
    used.sort(key=lambda one: one.source.citation.casefold())
    graded = [
        Graded(grade, title, text, tuple(one for one in used if one.source.grade == grade))
        for grade, (title, text) in GRADE_HEADINGS.items()
    ]
    about = (
        "The studies and books behind this playbook, how far each carries, and where it is used."
    )
    return page("sources", SOURCES, about, graded=[one for one in graded if one.sources])


def cited_as(citation: str) -> str | None:
    """Return how chapters name a source: ``Bohns 2016``; None for a citation without a year."""
    author = citation.partition(",")[0].split()
    year = citation.partition("(")[2][:4]
    return f"{author[-1]} {year}" if author and year.isdecimal() else None


def _used(source: Source, catalog: Catalog, chapters: Iterable[Chapter]) -> Used:
    techniques = catalog.techniques.values()
    name = cited_as(source.citation)
    return Used(
        source,
        tuple(
            Spot(one.name, technique_page(one.id)) for one in techniques if source.id in one.sources
        ),
        tuple(Spot(one.title, one.path) for one in chapters if name in one.cites),
    )


def _parts(table: Covered) -> Iterator[Share]:
    for number, part in table.numbered():
        still = tuple(row.id for row in table.open_in(number))
        yield Share(number, part.name, number in table.written, len(part.covers), still)


def _shelves(table: Covered) -> Iterator[Shelf]:
    for kind in KINDS:
        rows = table.of(kind)
        done = sum(not row.is_open for row in rows)
        yield Shelf(kind, COVERED_KINDS[kind], done, tuple(map(_line, rows)))


def _line(row: Row) -> Line:
    return Line(
        id=row.id,
        text=row.text,
        page=page_of(row.kind, row.id),
        parts=", ".join(f"{one} (open)" if one in row.open_in else str(one) for one in row.parts),
        read=tuple(Spot(one.title, one.path) for one in row.pages),
        practice=tuple(_practice(row)),
    )


def _practice(row: Row) -> Iterator[Spot]:
    for one in row.practice:
        levels = levels_in_short(one).replace("-", " to ")
        after = f"level{'s' * (len(one.levels) > 1)} {levels}" if levels else ""
        title = f"{one.exercise.id} {one.exercise.title}"
        yield Spot(title, exercise_page(one.kind, one.exercise.id), after)
