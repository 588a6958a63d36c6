"""What a page can see while MkDocs builds it: where that is the same, the page is the same."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.theme import Theme

_KNOWN = ("material.plugins.search.plugin", "mkdocs_hooks", "mkdocs_hooks.py")
_EVENTS = ("page_content", "env", "template_context", "page_context", "post_page")


class Blocks(Protocol):
    """The Markdown extension, as far as it concerns us."""

    given: list[tuple[object, str]]
    findings: dict[object, None]

    def content(self, asked: object) -> str:
        """Return what a page asks for; see the extension."""
        ...


def blocks_of(config: MkDocsConfig) -> Blocks | None:
    """Return the extension that puts exercises into pages, if the hooks have added it."""
    extensions: Iterable[Blocks] = config["markdown_extensions"]
    return next((one for one in extensions if hasattr(one, "given")), None)


def is_known(config: MkDocsConfig) -> bool:
    """Tell whether everything that has a hand in the pages is known to us."""
    handlers = (one for event in _EVENTS for one in config.plugins.events[event])
    homes = {Path(getattr(one, "__module__", "")).name for one in handlers}
    return "material/search" in config.plugins and homes <= set(_KNOWN)


def settings_seen(config: MkDocsConfig) -> tuple[object, ...]:
    """Give all settings, those that hooks and plugins have changed included."""
    return tuple((str(key), _plain(value)) for key, value in config.items())


def page_seen(page: Page) -> tuple[object, ...]:
    """Give all of a page that a template can see."""
    around = (page.previous_page, page.next_page, *page.ancestors)
    return (
        page.content,
        page.title,
        repr(page.meta),
        tuple(_contents(page.toc)),
        page.url,
        page.canonical_url,
        page.edit_url,
        page.update_date,
        tuple((getattr(one, "title", None), getattr(one, "url", None)) for one in around),
    )


def nav_seen(items: Sequence[StructureItem]) -> tuple[object, ...]:
    """Give all of the navigation that a template can see, whichever page it stands on."""
    return tuple(
        (
            type(item).__name__,
            item.title,
            getattr(item, "url", None),
            getattr(item, "is_homepage", None),
            repr(getattr(item, "meta", None)),
            nav_seen(item.children) if isinstance(item, Section) else (),
        )
        for item in items
    )


def stamps(folder: str | Path | None, *kinds: str) -> frozenset[tuple[str, int, int]]:
    """Give path, time and size of the files in a folder; of these kinds, such as ``*.py``."""
    if not folder:
        return frozenset()
    files = (file for kind in kinds or ("*",) for file in Path(folder).rglob(kind))
    stamped = ((str(file), file.stat()) for file in files if file.is_file())
    return frozenset((name, stat.st_mtime_ns, stat.st_size) for name, stat in stamped)


@contextmanager
def listening() -> Iterator[list[str]]:
    """Yield what MkDocs says in the block: of a page about which it speaks, nothing is kept."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    logger, listener = logging.getLogger("mkdocs"), Listener(logging.INFO)
    logger.addHandler(listener)
    try:
        yield said
    finally:
        logger.removeHandler(listener)


def _contents(toc: Iterable[AnchorLink]) -> Iterator[tuple[object, ...]]:
    for item in toc:
        yield item.title, item.id, item.level, tuple(_contents(item.children))


def _plain(value: object) -> object:
    """Give a setting's value without objects that differ from one build to the next."""
    if isinstance(value, Theme):
        return value.name, tuple(value.dirs), _plain(vars(value).get("_vars", {}))
    if isinstance(value, BasePlugin):
        return _plain(value.config)
    if isinstance(value, Mapping):
        return tuple((str(key), _plain(inner)) for key, inner in value.items())
    if isinstance(value, list | tuple):
        return tuple(_plain(inner) for inner in value)
    return value if isinstance(value, str | int | float | None) else str(type(value))
