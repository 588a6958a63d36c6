"""Building the same site again and again in one process: each page's last result is kept.

MkDocs converts and writes every page at every build, some 15 ms of work each. Here a page is
converted anew only if its Markdown, or anything that went into it, is no longer the same; and it is
put into the theme's template anew only if something that the template can see is no longer the
same. Everything else of a build happens as it always does, so that the result is the same, byte for
byte; where this cannot be known, as with an unknown plugin, nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, cast

import jinja2
from mkdocs.commands import build as builder
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.theme import Theme
from mkdocs.utils import meta

from devtools.sight import (
    Blocks,
    blocks_of,
    is_known,
    listening,
    nav_seen,
    page_seen,
    settings_seen,
    stamps,
)

_Entry = dict[str, object]
_Source = tuple[str, dict[str, object]]


class _Index(Protocol):
    entries: list[_Entry]


class _Search(Protocol):
    search_index: _Index


@dataclass
class _Converted:
    """A page's Markdown as HTML, and what that was made from."""

    markdown: str
    given: tuple[tuple[object, str], ...]
    content: str
    toc: TableOfContents
    title: str | None
    anchors: set[str]
    links: dict[str, dict[str, str]]


@dataclass
class _Written:
    """A page as it was written, and all that its template could see."""

    seen: tuple[object, ...]
    output: bytes
    content: str
    entries: list[_Entry]


class Memory:
    """What earlier builds made. ``code`` tells which code runs: with another, all is forgotten."""

    def __init__(self, code: Callable[[], object] = tuple) -> None:
        self.code = code
        self.converted: dict[str, _Converted] = {}
        self.written: dict[str, _Written] = {}
        self._frame: object = None
        self._addresses: object = None
        self._sources: dict[str, _Source] = {}
        self._environment: tuple[object, jinja2.Environment] | None = None

    def build(self, config: MkDocsConfig, serve_url: str | None = None) -> None:
        """Build as MkDocs does, and raise what it raises."""
        at_work = _AtWork(self)
        with _in_place_of(
            (pages.Page, "render", at_work.render),
            (builder, "_build_page", at_work.build_page),
            (Theme, "get_env", self.environment),
            (meta, "get_data", self.read),
        ):
            builder.build(config, serve_url=serve_url)

    def turn_to(self, config: MkDocsConfig, files: Files) -> None:
        """Forget all that was made with other settings, code or addresses than these."""
        frame = (
            self.code(),
            settings_seen(config),
            stamps(config.theme.custom_dir),
        )
        addresses = {(file.src_uri, file.dest_uri, file.inclusion) for file in files}
        if frame != self._frame:
            self.written.clear()
        if frame != self._frame or addresses != self._addresses:
            self.converted.clear()
        self._frame, self._addresses = frame, addresses

    def environment(self, theme: Theme) -> jinja2.Environment:
        """Keep compiled templates, and the list of the theme's files, while nobody edits them."""
        state = (tuple(theme.dirs), str(theme.locale), stamps(theme.custom_dir))
        if self._environment is None or self._environment[0] != state:
            self._environment = (state, _listing_once(_GET_ENV(theme)))
        return self._environment[1]

    def read(self, source: str) -> _Source:
        """Keep the front matter of each text."""
        if len(self._sources) > _MOST_SOURCES:
            self._sources.clear()
        if source not in self._sources:
            self._sources[source] = _GET_DATA(source)
        markdown, data = self._sources[source]
        return markdown, dict(data)


_MOST_SOURCES = 10_000
"""Every saved edit adds one."""

_RENDER = pages.Page.render
_BUILD_PAGE = builder._build_page
_GET_ENV = Theme.get_env
_GET_DATA = meta.get_data


@dataclass
class _AtWork:
    """One build: what MkDocs calls for each page, in place of its own."""

    memory: Memory
    files: Files | None = None
    known: bool = False
    nav: tuple[Navigation, tuple[object, ...]] | None = None
    blocks: Blocks | None = field(default=None)

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Convert a page, or take what it became before."""
        if self.files is not files:
            self.files, self.known, self.blocks = files, is_known(config), blocks_of(config)
            self.memory.turn_to(config, files)
        made = self.memory.converted.get(page.file.src_uri)
        if made is not None and made.markdown == page.markdown and self._still_given(made):
            _take(made, page, files)
            return
        told = len(self.blocks.findings) if self.blocks else 0
        markdown = page.markdown or ""
        with listening() as said:
            _RENDER(page, config, files)
        self.memory.converted.pop(page.file.src_uri, None)
        if self.known and not said and (not self.blocks or len(self.blocks.findings) == told):
            given = tuple(self.blocks.given) if self.blocks else ()
            self.memory.converted[page.file.src_uri] = _kept(page, markdown, given)

    def build_page(
        self,
        page: Page,
        config: MkDocsConfig,
        doc_files: list[File],
        nav: Navigation,
        *more: object,
        **named: object,
    ) -> None:
        """Put a page into its template and write it, or write what that gave before."""
        build = cast(Callable[..., None], _BUILD_PAGE)
        if not self.known:
            build(page, config, doc_files, nav, *more, **named)
            return
        if self.nav is None or self.nav[0] is not nav:
            self.nav = (nav, nav_seen(nav.items))
        index = cast(_Search, config.plugins["material/search"]).search_index
        seen = (self.nav[1], *page_seen(page))
        target, name = Path(page.file.abs_dest_path), page.file.src_uri
        made = self.memory.written.get(name)
        if made is not None and made.seen == seen:
            index.entries.extend(dict(entry) for entry in made.entries)
            page.content = made.content
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(made.output)
            return
        before = len(index.entries)
        with listening() as said:
            build(page, config, doc_files, nav, *more, **named)
        self.memory.written.pop(name, None)
        if not said and target.is_file():
            entries = [dict(entry) for entry in index.entries[before:]]
            self.memory.written[name] = _Written(
                seen, target.read_bytes(), page.content or "", entries
            )

    def _still_given(self, made: _Converted) -> bool:
        """Tell whether the page would get what it got, word for word."""
        if self.blocks is None:
            return not made.given
        try:
            return all(self.blocks.content(asked) == text for asked, text in made.given)
        except KeyError:
            # What it asked for is gone: converting the page anew tells so.
            return False


def _kept(page: Page, markdown: str, given: tuple[tuple[object, str], ...]) -> _Converted:
    links = page.links_to_anchors or {}
    return _Converted(
        markdown,
        given,
        page.content or "",
        page.toc,
        page._title_from_render,
        page.present_anchor_ids or set(),
        {file.src_uri: to for file, to in links.items()},
    )


def _take(made: _Converted, page: Page, files: Files) -> None:
    page.content, page.toc = made.content, made.toc
    page._title_from_render = made.title
    page.present_anchor_ids = made.anchors
    found = ((files.get_file_from_path(path), to) for path, to in made.links.items())
    page.links_to_anchors = {file: to for file, to in found if file is not None}


def _listing_once(environment: jinja2.Environment) -> jinja2.Environment:
    """Let an environment list its templates, ten thousand icons among them, only once."""
    listed: list[str] = []
    list_all = environment.list_templates

    def list_templates(
        extensions: list[str] | None = None, filter_func: Callable[[str], bool] | None = None
    ) -> list[str]:
        if not listed:
            listed.extend(list_all(extensions, filter_func))
        return listed

    vars(environment)["list_templates"] = list_templates
    return environment


@contextmanager
def _in_place_of(*stand_ins: tuple[object, str, Callable[..., object]]) -> Iterator[None]:
    """Put functions in the place of others for the time of the block."""
    before = [(owner, name, getattr(owner, name)) for owner, name, _ in stand_ins]
    try:
        for owner, name, function in stand_ins:
            setattr(owner, name, _unbound(function))
        yield
    finally:
        for owner, name, function in before:
            setattr(owner, name, function)


def _unbound(function: Callable[..., object]) -> Callable[..., object]:
    """Return a plain function, which gets the page or theme that it is called on."""
    return lambda *given, **named: function(*given, **named)
