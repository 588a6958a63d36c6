"""The site that a catalog makes, in no engine's types: the seam between us and any engine."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playbook.catalog.catalog import Catalog
from playbook.markdown.chapters import Chapter
from playbook.render.client_data.catalog_data import NAME as CATALOG
from playbook.render.client_data.catalog_data import catalog_script
from playbook.render.client_data.deferred_scripts import conversations_script, shown_script
from playbook.render.client_data.exercise_data import kind_of
from playbook.render.html.card_sets import sets_script
from playbook.render.html.own_call import own_markdown
from playbook.render.pages.back_matter import company_markdown, rubric_markdown
from playbook.render.pages.book_pages import coverage_markdown, sources_markdown
from playbook.render.pages.card_pages import cards_markdown, draw_markdown
from playbook.render.pages.changes_page import changes_markdown
from playbook.render.pages.diagnostics_page import findings_markdown
from playbook.render.pages.exercise_pages import (
    cause_markdown,
    exercise_markdown,
    progress_markdown,
    technique_markdown,
)
from playbook.render.pages.index_pages import practice_markdown, reference_markdown
from playbook.render.pages.trainer_pages import (
    assignments_markdown,
    builder_markdown,
    opener_markdown,
    published_markdown,
    report_markdown,
    sign_off_markdown,
)
from playbook.render.text import paths

CLIENT = Path(__file__).parents[1] / "client"
"""Where the bundled client lies, if it has been built."""

CLIENT_FOLDER = "assets/playbook"
LOADER = f"{CLIENT_FOLDER}/loader.js"
"""The script that every page runs."""
SEARCH_FROM_FILE = f"{CLIENT_FOLDER}/iframe-worker.js"
"""Lets the search work on pages that are opened from a file."""

THEME_SCRIPT = "assets/javascripts/theme.js"
"""The script in the head of every page; the theme holds it as written, the client in few bytes."""

STYLES = "stylesheets/"
"""Where the hand-written style sheets lie."""

STYLESHEETS = "stylesheets.json"
"""What the client's build made of them; it is no file of the site."""

_NEEDED = ("loader.js", "common.js")
"""Every page runs the first two; all but the smallest scripts stand on the third."""


@dataclass(frozen=True)
class Page:
    """A generated page.

    ``path`` is relative to the docs, ``edit`` to the root of the repository; None if nobody edits
    one file for it.
    """

    path: str
    title: str
    markdown: str
    edit: str | None


@dataclass(frozen=True)
class Asset:
    """A file that is copied to ``path``, as it is."""

    path: str
    source: Path


@dataclass(frozen=True)
class Script:
    """A data script that is written to ``path``."""

    path: str
    content: str


@dataclass(frozen=True)
class SitePlan:
    """Everything that the data adds to the hand-written pages."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    scripts: tuple[Script, ...] = ()

    @property
    def has_client(self) -> bool:
        """Tell whether exercises come alive, or stay as they are on paper."""
        return bool(self.assets)


def plan(
    catalog: Catalog, client: Path = CLIENT, chapters: Iterable[Chapter] = (), changes: str = ""
) -> SitePlan:
    """Plan the site.

    ``client`` is the folder of the built client; without it, no assets. ``chapters`` are the
    hand-written pages: generated pages lead back to those that hold or name what they show.
    ``changes`` is the text of CHANGELOG.md; without it there is no page of changes.
    """
    assets = tuple(_assets(client))
    return SitePlan(
        pages=(*_pages(catalog, tuple(chapters)), *_changes(changes)),
        assets=assets,
        scripts=tuple(_scripts(catalog)) if assets else (),
    )


def _pages(catalog: Catalog, chapters: tuple[Chapter, ...]) -> Iterator[Page]:
    yield Page(paths.PRACTICE, "Practice", practice_markdown(catalog), None)
    for _, exercise in catalog.exercises():
        kind = kind_of(exercise)
        yield Page(
            path=paths.exercise_page(kind, exercise.id),
            title=f"{exercise.id} · {exercise.title}",
            markdown=exercise_markdown(exercise, catalog, chapters),
            edit=f"exercises/{paths.FOLDERS[kind]}/{exercise.id.lower()}.yml",
        )
    yield from _live(catalog)
    yield Page(paths.OWN, "Write your own", own_markdown(catalog), None)
    yield Page(paths.REFERENCE, "Reference", reference_markdown(catalog, chapters), None)
    for cause in catalog.causes.values():
        edit = f"exercises/causes/{cause.id.lower()}.yml"
        markdown = cause_markdown(cause, catalog, chapters)
        yield Page(paths.cause_page(cause.id), cause.name, markdown, edit)
    for technique in catalog.techniques.values():
        edit = f"exercises/techniques/{technique.id.lower()}.yml"
        markdown = technique_markdown(technique, catalog, chapters)
        yield Page(paths.technique_page(technique.id), technique.name, markdown, edit)
    words = company_markdown(catalog, chapters)
    yield Page(paths.COMPANY, "Where your company's words show", words, "exercises/company.yml")
    yield from _about_the_book(catalog, chapters)
    if catalog.behaviors:
        rubric = rubric_markdown(catalog)
        yield Page(paths.RUBRIC, "What an observer listens for", rubric, "exercises/rubric.yml")
    yield Page(paths.FINDINGS, "What a finding means", findings_markdown(), None)
    yield Page(paths.PROGRESS, "My practice", progress_markdown(), None)
    yield from _assigning(catalog, chapters)


def _changes(text: str) -> Iterator[Page]:
    if text:
        yield Page(paths.CHANGES, "Changes", changes_markdown(text), "CHANGELOG.md")


def _about_the_book(catalog: Catalog, chapters: tuple[Chapter, ...]) -> Iterator[Page]:
    covering = coverage_markdown(catalog, chapters)
    yield Page(paths.COVERAGE, "What covers what", covering, "exercises/coverage.yml")
    if catalog.sources:
        sources = sources_markdown(catalog, chapters)
        yield Page(paths.SOURCES, "Sources", sources, "exercises/sources.yml")


def _live(catalog: Catalog) -> Iterator[Page]:
    calls = [call for call in catalog.calls.values() if call.live is not None]
    if calls:
        yield Page(paths.LIVE, "In threes", draw_markdown(catalog), None)
    for call in calls:
        edit = f"exercises/calls/{call.id.lower()}.yml"
        yield Page(
            paths.live_page(call.id), f"Cards: {call.title}", cards_markdown(call, catalog), edit
        )


def _assigning(catalog: Catalog, chapters: tuple[Chapter, ...]) -> Iterator[Page]:
    yield Page(paths.ASSIGNMENT, "Assignment", opener_markdown(), None)
    yield Page(paths.ASSIGNMENTS, "Assignments", assignments_markdown(catalog), None)
    for one in catalog.assignments.values():
        edit = f"exercises/assignments/{one.id}.yml"
        yield Page(paths.assignment_page(one.id), one.title, published_markdown(one), edit)
    yield Page(paths.BUILDER, "Assign exercises", builder_markdown(catalog, chapters), None)
    yield Page(paths.REPORT, "Read what came back", report_markdown(catalog, chapters), None)
    if catalog.behaviors:
        yield Page(paths.SIGN_OFF, "Sign off a practice call", sign_off_markdown(), None)


def _scripts(catalog: Catalog) -> Iterator[Script]:
    yield Script(f"{CLIENT_FOLDER}/{CATALOG}.js", catalog_script(catalog))
    for call in catalog.calls.values():
        path = f"{CLIENT_FOLDER}/calls/{call.id.lower()}.js"
        yield Script(path, conversations_script(call, catalog))
        if call.live is not None:
            path = f"{CLIENT_FOLDER}/live/{call.id.lower()}.js"
            yield Script(path, sets_script(call, catalog))
    for kind, exercise in catalog.exercises():
        if kind != "worksheet":
            path = f"{CLIENT_FOLDER}/shown/{exercise.id.lower()}.js"
            yield Script(path, shown_script(exercise, catalog))


def _assets(client: Path) -> Iterator[Asset]:
    if all((client / name).is_file() for name in _NEEDED):
        for source in sorted(client.iterdir()):
            if source.is_file() and source.name != STYLESHEETS:
                ours = source.name == Path(THEME_SCRIPT).name
                yield Asset(THEME_SCRIPT if ours else f"{CLIENT_FOLDER}/{source.name}", source)
