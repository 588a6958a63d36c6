"""Two built sites, page by page: the same addresses, titles and articles, whoever built them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
_VERBATIM = {"pre", "textarea", "template", "script", "style"}
_EDIT = "md-content__button"
_SKIP = "__skip"
_THEIRS = re.compile(r"assets/(images|javascripts|stylesheets)/|search/|sitemap\.xml|objects\.inv")
_SPACE = re.compile(r"\s+")
# A heading's straight quotes become curly; a title that a page states keeps them.
_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


@dataclass
class Shown:
    """What a page shows: its title, and its article as one line a tag or text."""

    title: str = ""
    article: list[str] = field(default_factory=list)


@dataclass
class Difference:
    """Where one site differs from the other; each list names pages, or files of our own."""

    missing: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    articles: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    pages: int = 0

    @property
    def none(self) -> bool:
        """Whether the two are the same."""
        return not (self.missing or self.added or self.titles or self.articles or self.files)


def compare(ours: Path, theirs: Path) -> Difference:
    """Compare two folders of built pages.

    Set aside are edit links, white space without meaning, the kind of a title's quotes, and the
    anchor that a theme puts before an article for its own skip link.
    """
    found = Difference()
    left, right = pages(ours), pages(theirs)
    found.missing = sorted(left.keys() - right.keys())
    found.added = sorted(right.keys() - left.keys())
    for address in sorted(left.keys() & right.keys()):
        found.pages += 1
        mine, other = shown(left[address]), shown(right[address])
        if mine.title != other.title:
            found.titles.append(address)
        if mine.article != other.article:
            found.articles[address] = _first(mine.article, other.article)
    found.files = [name for name in own_files(ours) if not _same(ours / name, theirs / name)]
    return found


def own_files(site: Path) -> list[str]:
    """Name the files of a built site that neither the theme nor the engine brings."""
    names = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    return sorted(one for one in names if not one.endswith(".html") and not _THEIRS.match(one))


def _same(mine: Path, other: Path) -> bool:
    return other.is_file() and mine.read_bytes() == other.read_bytes()


def pages(site: Path) -> dict[str, Path]:
    """Return each page of a built site by its address; error pages have none."""
    found = {file.relative_to(site).as_posix(): file for file in site.rglob("*.html")}
    return {
        name.removesuffix("index.html"): file for name, file in found.items() if name != "404.html"
    }


def shown(page: Path) -> Shown:
    """Read what a built page shows."""
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    reader.close()
    reader.flush()
    return reader.shown


def _first(mine: list[str], other: list[str]) -> str:
    lines = difflib.unified_diff(mine, other, "hooks", "staged", lineterm="", n=1)
    return "\n".join(list(lines)[2:12])


class _Reader(HTMLParser):
    """Writes down the title, and the article in a form that knows no insignificant white space."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown = Shown()
        self._open: list[str] = []
        self._text = ""
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if self._skipped or _EDIT in (named.get("class") or "") or named.get("id") == _SKIP:
            self._skipped += tag not in _VOID
            return
        if tag == "article" or "article" in self._open:
            self.flush()
            self.shown.article.append(f"<{' '.join([tag, *_sorted(named.items())])}>")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        if tag not in self._open:
            return
        self.flush()
        if "article" in self._open:
            self.shown.article.append(f"</{tag}>")
        while self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._skipped:
            return
        if self._open[-1:] == ["title"] and "body" not in self._open:
            self.shown.title += data.strip().translate(_QUOTES)
        elif "article" in self._open:
            self._text += data

    def flush(self) -> None:
        """Write down the text so far, folded where white space means nothing."""
        verbatim = any(tag in _VERBATIM for tag in self._open)
        text = self._text if verbatim else _SPACE.sub(" ", self._text).strip()
        if text.strip():
            self.shown.article.append(text)
        self._text = ""


def _sorted(attributes: Iterable[tuple[str, str | None]]) -> list[str]:
    return sorted(f'{name}="{value or ""}"' for name, value in attributes)
