"""The whole playbook read over: the data, then the hand-written pages and what they lead to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from playbook.cache.disk import sound
from playbook.catalog.catalog import Catalog
from playbook.catalog.load import Loaded
from playbook.check import inspect
from playbook.check.data.coverage import coverage
from playbook.diagnostics import Diagnostic, in_order
from playbook.lint.cited_figures import figures
from playbook.lint.link_targets import Site
from playbook.lint.links_and_blocks import blocks_and_words, links_lead_somewhere, links_of_data
from playbook.lint.names_at_start import names_ahead
from playbook.lint.reading_ease import plain_to_read
from playbook.lint.spelling import LIST, spelling
from playbook.lint.wording import wording
from playbook.markdown.block_syntax import engines_blocks
from playbook.markdown.chapters import Chapter, chapter
from playbook.markdown.page import Manuscript, read_manuscripts
from playbook.site.plan import CLIENT, SitePlan, plan

__all__ = ["DOCS", "Reviewed", "review"]

DOCS = "docs"
_SETTINGS = "mkdocs.yml"


@dataclass(frozen=True)
class Reviewed:
    """Everything read and found; ``plan`` is None if the data hold an error."""

    loaded: Loaded
    plan: SitePlan | None
    chapters: tuple[Chapter, ...] = ()


def review(root: Path, docs: Path | None = None, client: Path | None = CLIENT) -> Reviewed:
    """Load and check the data and every page below ``docs`` (by default ``root/docs``).

    ``client`` is the folder of the built client. Without one the plan has no scripts, whose making
    takes longer than all checks.
    """
    docs = docs or root / DOCS
    loaded = inspect(root)
    folder = Path(os.path.relpath(docs, root)).as_posix()
    written = read_manuscripts(docs, folder)
    chapters = tuple(chapter(page.path, page.text) for page in written)
    planned = None
    if loaded.catalog is not None:
        planned = plan(loaded.catalog, client or Path(os.devnull), chapters)
    on_pages = _pages(root, docs, loaded, written, planned)
    covering = coverage(loaded.draft, chapters, folder)
    found = in_order((*loaded.diagnostics, *on_pages, *covering))
    sources = {**loaded.sources, **{page.file: page.text for page in written}}
    sources[LIST] = _text(root / LIST)
    return Reviewed(replace(loaded, diagnostics=found, sources=sources), planned, chapters)


def _pages(
    root: Path,
    docs: Path,
    loaded: Loaded,
    written: tuple[Manuscript, ...],
    planned: SitePlan | None,
) -> Iterator[Diagnostic]:
    known = engines_blocks(_text(root / _SETTINGS))
    for page in written:
        yield from page.front.findings(page.file)
        yield from blocks_and_words(page, loaded.draft, known)
    own_words = _text(root / LIST)
    pages = [(page.path, page.text) for page in written]
    yield from sound(
        "words",
        (*loaded.draft.parts(), pages, own_words),
        lambda: _words(loaded.draft, written, own_words),
    )
    if planned is not None:
        site = Site(loaded.draft, written, planned, docs)
        for page in written:
            yield from links_lead_somewhere(page, site)
        yield from links_of_data(site, loaded.sources)


def _words(
    catalog: Catalog, written: tuple[Manuscript, ...], own_words: str
) -> Iterator[Diagnostic]:
    """Report what is a matter of words: on pages all of it, of the data the spelling."""
    for page in written:
        yield from plain_to_read(page)
        yield from wording(page, catalog.settings.avoid)
        yield from figures(page, catalog.sources)
    yield from spelling(catalog, written, own_words)
    yield from names_ahead(catalog, own_words)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
