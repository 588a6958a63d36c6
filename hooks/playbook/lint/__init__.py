"""The whole playbook read over: the data, then the hand-written pages and what they lead to."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from playbook.cache.disk import sound
from playbook.catalog.catalog import Catalog
from playbook.catalog.load import Loaded
from playbook.check import load_checked
from playbook.check.data.coverage import coverage
from playbook.diagnostics import Diagnostic
from playbook.lint.cited_figures import figures
from playbook.lint.link_targets import Site
from playbook.lint.links_and_blocks import blocks_and_words, links_lead_somewhere, links_of_data
from playbook.lint.menu import pages_in_no_menu
from playbook.lint.names_at_start import names_ahead
from playbook.lint.plain_text import SETTINGS, plain_text
from playbook.lint.spelling import LIST, spelling
from playbook.lint.wording import plain_to_read, wording
from playbook.markdown.block_syntax import engines_blocks
from playbook.markdown.chapters import Chapter, chapter
from playbook.markdown.page import Manuscript, manuscript
from playbook.markdown.page_files import PageFile, page_files
from playbook.site.plan import CLIENT, SitePlan, plan
from playbook.yaml_source.file_text import decode, read_bytes
from playbook.yaml_source.unseen_signs import told_as_signs

__all__ = ["DOCS", "Linted", "lint"]

DOCS = "docs"
_CHANGES = "CHANGELOG.md"
_OF_ALL_PAGES = frozenset({"PB312", "PB523", "PB801", "PB802", "PB803", "PB804"})
"""What is said of all pages together, so that one that cannot be read would be told of again."""

_OF_WORDS = frozenset({"PB508", "PB521", "PB522", "PB523"})
"""What the list of our own words decides."""


@dataclass(frozen=True)
class Linted:
    """Everything read and found; ``plan`` is None if the data hold an error."""

    loaded: Loaded
    plan: SitePlan | None
    chapters: tuple[Chapter, ...] = ()


def lint(
    root: Path, docs: Path | None = None, client: Path | None = CLIENT, *, words: bool = True
) -> Linted:
    """Load and check the data and every page below ``docs`` (by default ``root/docs``).

    ``client`` is the folder of the built client. Without one the plan has no scripts, whose making
    takes longer than all checks. Without ``words`` spelling and wording are not looked at.
    """
    docs = docs or root / DOCS
    loaded = load_checked(root)
    folder = Path(os.path.relpath(docs, root)).as_posix()
    files, on_files = page_files(docs, folder)
    written = tuple(manuscript(page.path, page.file, page.text) for page in files)
    chapters = tuple(chapter(page.path, page.text) for page in written)
    planned = None
    if loaded.catalog is not None:
        planned = plan(loaded.catalog, client or Path(os.devnull), chapters, _text(root, _CHANGES))
    settings, on_settings = plain_text(root, SETTINGS)
    own_words, on_words = plain_text(root, LIST)
    where = [(page.path, page.file) for page in files if page.source]
    told = (
        *(*loaded.diagnostics, *on_settings, *on_words, *on_files),
        *(one for page in files for one in page.found),
        *pages_in_no_menu(where, settings, SETTINGS),
    )
    covering = coverage(loaded.draft, chapters, folder)
    spelled = _matters_of_words(loaded, written, own_words) if words else ()
    rest = (*_pages(docs, loaded, written, planned, settings), *spelled, *covering)
    sources = {**loaded.sources, **{page.file: page.source for page in files}}
    sources |= {LIST: own_words, SETTINGS: settings}
    if on_words:
        rest = tuple(one for one in rest if one.code not in _OF_WORDS)
    found = told_as_signs((*told, *_apart_from(files, rest)), sources)
    return Linted(replace(loaded, diagnostics=found, sources=sources), planned, chapters)


def _text(root: Path, path: str) -> str:
    """Give the text of a file that need not be there."""
    content = read_bytes(root / path, path) if os.path.lexists(root / path) else b""
    return "" if isinstance(content, Diagnostic) else decode(content, path)[0]


def _apart_from(files: tuple[PageFile, ...], found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out what would only follow from a page that cannot be read as it was meant."""
    doubtful = {page.file for page in files if not page.is_whole}
    signs = {(one.path, one.line) for page in files for one in page.found}
    for one in found:
        follows = one.code in _OF_ALL_PAGES and doubtful
        if not follows and one.path not in doubtful and (one.path, one.line) not in signs:
            yield one


def _pages(
    docs: Path,
    loaded: Loaded,
    written: tuple[Manuscript, ...],
    planned: SitePlan | None,
    settings: str,
) -> Iterator[Diagnostic]:
    known = engines_blocks(settings)
    for page in written:
        yield from page.front.findings(page.file)
        yield from blocks_and_words(page, loaded.draft, known)
    if planned is not None:
        site = Site(loaded.draft, written, planned, docs)
        for page in written:
            yield from links_lead_somewhere(page, site)
        yield from links_of_data(site, loaded.sources)


def _matters_of_words(
    loaded: Loaded, written: tuple[Manuscript, ...], own_words: str
) -> tuple[Diagnostic, ...]:
    pages = [(page.path, page.text) for page in written]
    parts = (*loaded.draft.parts(), pages, own_words)
    return sound("words", parts, lambda: _words(loaded.draft, written, own_words))


def _words(
    catalog: Catalog, written: tuple[Manuscript, ...], own_words: str
) -> Iterator[Diagnostic]:
    """Find what is a matter of words: on pages all of it, of the data the spelling."""
    for page in written:
        yield from plain_to_read(page)
        yield from wording(page, catalog.settings.avoid)
        yield from figures(page, catalog.sources)
    yield from spelling(catalog, written, own_words)
    yield from names_ahead(catalog, own_words)
