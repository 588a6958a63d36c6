"""Two lists about the book itself: what covers each thing, and the sources with their grades."""

from collections.abc import Sequence

from playbook.catalog.catalog import Catalog
from playbook.catalog.coverage import CoveredThing, Practice, covered, levels_in_short, page_of
from playbook.markdown.chapters import Chapter
from playbook.render.html.page_template import page
from playbook.render.text.paths import COVERAGE, SOURCES
from playbook.render.text.wording import COVERED_KINDS, GRADE_HEADINGS


def coverage_markdown(catalog: Catalog, chapters: Sequence[Chapter]) -> str:
    """Return the tables of what treats and what practices each thing."""
    about = "Which pages and exercises cover each cause, technique, example, myth, role and ruling."
    return page(
        "coverage",
        COVERAGE,
        about,
        table=covered(catalog, chapters),
        headings=COVERED_KINDS,
        page_of=page_of,
        parts_of=_parts,
        levels_of=_levels,
    )


def sources_markdown(catalog: Catalog, chapters: Sequence[Chapter]) -> str:
    """Return the list of sources by grade, with what each is used for."""
    about = (
        "The studies and books behind this playbook, how far each carries, and where it is used."
    )
    return page(
        "sources",
        SOURCES,
        about,
        headings=GRADE_HEADINGS,
        sources=sorted(catalog.sources.values(), key=lambda one: one.citation.casefold()),
        techniques_of=lambda source: [
            one for one in catalog.techniques.values() if source.id in one.sources
        ],
        chapters_of=lambda source: [
            one for one in chapters if cited_as(source.citation) in one.cites
        ],
    )


def cited_as(citation: str) -> str | None:
    """Return how chapters name a source: ``Bohns 2016``; None for a citation without a year."""
    author = citation.partition(",")[0].split()
    year = citation.partition("(")[2][:4]
    return f"{author[-1]} {year}" if author and year.isdecimal() else None


def _parts(row: CoveredThing) -> str:
    return ", ".join(f"{one} (open)" if one in row.open_in else str(one) for one in row.parts)


def _levels(practice: Practice) -> str:
    levels = levels_in_short(practice).replace("-", " to ")
    return f", level{'s' * (len(practice.levels) > 1)} {levels}" if levels else ""
