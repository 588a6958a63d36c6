"""Two pages for those who run the playbook: the company's words, and the observer's rubric."""

from collections.abc import Iterable, Iterator, Mapping

from playbook.catalog.catalog import Catalog
from playbook.markdown.chapters import Chapter
from playbook.render.client_data.exercise_data import kind_of
from playbook.render.html.page_template import page
from playbook.render.text.paths import (
    BUILDER,
    COMPANY,
    LIVE,
    PRACTICE,
    REFERENCE,
    RUBRIC,
    cause_page,
    exercise_page,
    live_page,
    technique_page,
)
from playbook.render.text.wording import COMPANY_WORDS

Spot = tuple[str, str]
"""The title and the path of a page."""


def company_markdown(catalog: Catalog, chapters: Iterable[Chapter]) -> str:
    """Return the list of the company's words, with the pages on which each shows."""
    about = "Which words of your company stand in this playbook, and on which pages each shows."
    return page(
        "company",
        COMPANY,
        about,
        headings=COMPANY_WORDS,
        words=catalog.company.words(),
        shown=_shown(catalog, tuple(chapters)),
    )


def rubric_markdown(catalog: Catalog) -> str:
    """Return the observer's rubric."""
    about = "Nine things that an observer can hear in a practice call, and what earns each mark."
    return page("rubric", RUBRIC, about, behaviors=list(catalog.behaviors.values()))


def _shown(catalog: Catalog, chapters: tuple[Chapter, ...]) -> Mapping[str, Mapping[Spot, None]]:
    """Give for each word the pages that show it: chapters first, then generated pages."""
    shown: dict[str, dict[Spot, None]] = {}
    for spot, names in (*_in_chapters(catalog, chapters), *_in_data(catalog)):
        for name in sorted(names):
            shown.setdefault(name, {})[spot] = None
    return shown


def _in_chapters(
    catalog: Catalog, chapters: tuple[Chapter, ...]
) -> Iterator[tuple[Spot, frozenset[str]]]:
    for chapter in chapters:
        names = set(chapter.words)
        for exercise in chapter.exercises:
            # A chapter shows an exercise without the line that lists give of it.
            worded = catalog.worded.get(exercise, frozenset())
            names |= {name for key, name in worded if key != "summary"}
        yield (chapter.title, chapter.path), frozenset(names)


def _in_data(catalog: Catalog) -> Iterator[tuple[Spot, frozenset[str]]]:
    """Give every generated page with its words; lists repeat a line of what they lead to."""
    exercises = [exercise for _, exercise in catalog.exercises()]
    summaries = _names(catalog, (one.id for one in exercises), "summary")
    yield ("Practice", PRACTICE), summaries
    yield ("Assign exercises", BUILDER), summaries
    live = [call for call in catalog.calls.values() if call.live is not None]
    yield ("In threes", LIVE), _names(catalog, (call.id for call in live), "summary")
    for exercise in exercises:
        path = exercise_page(kind_of(exercise), exercise.id)
        yield (exercise.title, path), _names(catalog, [exercise.id])
    for call in live:
        yield (f"Cards: {call.title}", live_page(call.id)), _names(catalog, [call.id])
    reference = _names(catalog, [*catalog.families, *catalog.groups])
    reference |= _names(catalog, catalog.causes, "meaning")
    reference |= _names(catalog, catalog.techniques, "when")
    yield ("Reference", REFERENCE), reference
    for cause in catalog.causes.values():
        names = _names(catalog, [cause.id]) | _names(catalog, cause.techniques, "when")
        yield (cause.name, cause_page(cause.id)), names
    for technique in catalog.techniques.values():
        path = technique_page(technique.id)
        yield (technique.name, path), _names(catalog, [technique.id])
    yield ("What an observer listens for", RUBRIC), _names(catalog, catalog.behaviors)


def _names(catalog: Catalog, owners: Iterable[str], only: str | None = None) -> frozenset[str]:
    """Give the words that some owners show; those under one key, if only that key shows."""
    return frozenset(
        name
        for owner in owners
        for key, name in catalog.worded.get(owner, frozenset())
        if only in (None, key)
    )
