"""What the hand-written pages hold, read from their Markdown: exercises, links, company's words."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from playbook.markdown.front_matter import Claim, front_matter
from playbook.markdown.masking import CODE, COMMENT, FENCE, INDENTED, blanked
from playbook.markdown.page_files import page_files
from playbook.markdown.variables import names_in, plain_name

MARKS = " \t>*+-"
"""What may stand before a block: indentation, and the signs of quotes and lists."""

BLOCK = re.compile(
    rf"^[{MARKS}]*/{{3,}}[ ]*(?P<name>[\w-]+)[ ]*(?:\|[ ]*(?P<argument>.*?)[ ]*)?$", re.MULTILINE
)
"""The line that begins a block: ``/// exercise | F05``."""

_SURNAME = r"[^\W\d_][\w'\N{RIGHT SINGLE QUOTATION MARK}-]*"
_CITED = re.compile(
    rf"(?P<name>{_SURNAME})(?:[ ]+and[ ]+{_SURNAME})?,[ ]+(?P<year>(?:19|20)[0-9]{{2}})\b"
)
_HEADING = re.compile(r"^#[ ]+(?P<title>.+?)(?:[ ]+#+)?[ ]*(?:\{[^}\n]*\})?[ ]*$", re.MULTILINE)
_LINK = re.compile(r"\]\(\s*<?(?P<target>[^()\s<>#?]+\.md)")
_MARKUP = re.compile(r"\[(?P<words>[^\]\[]*)\]\([^)]*\)|[*_`]")


@dataclass(frozen=True)
class Chapter:
    """A hand-written page.

    ``path`` is relative to the docs. ``exercises`` are the ids it asks for, ``pages`` the pages it
    links to, ``words`` the names of the company's words in its own text. ``titled`` tells whether
    its front matter gives the title. ``covers`` is what the front matter says that it treats.
    ``cites`` are the studies named in brackets, as ``Bohns 2016``: the first name and the year.
    """

    path: str
    title: str
    exercises: tuple[str, ...] = ()
    pages: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    titled: bool = False
    covers: tuple[Claim, ...] = ()
    cites: frozenset[str] = frozenset()


def read_chapters(docs: Path) -> tuple[Chapter, ...]:
    """Read every Markdown page below a folder, in order of paths; what cannot be read is left."""
    pages, _ = page_files(docs)
    return tuple(chapter(page.path, page.text) for page in pages if page.is_whole)


@lru_cache(maxsize=2_000)
def chapter(path: str, text: str) -> Chapter:
    """Read one page, given its path among the docs."""
    front = front_matter(text)
    body = blanked(text[front.end :], FENCE, COMMENT)
    prose = blanked(body, CODE)
    asked = (one["argument"] for one in blocks_in(text) if one["name"].lower() == "exercise")
    return Chapter(
        path,
        front.meta.title or _heading(body) or _from_name(path),
        tuple(dict.fromkeys(one for one in asked if one)),
        frozenset(_target(path, link["target"]) for link in _LINK.finditer(prose)),
        frozenset(plain_name(name) for name in names_in(prose)),
        front.meta.title is not None,
        front.covers,
        frozenset(f"{one['name']} {one['year']}" for one in _CITED.finditer(prose)),
    )


def blocks_in(text: str) -> Iterator[re.Match[str]]:
    """Give the lines that begin blocks, with their places in the text; code holds none."""
    return BLOCK.finditer(blanked(text, FENCE, COMMENT, INDENTED))


def _heading(body: str) -> str:
    heading = _HEADING.search(body)
    return _MARKUP.sub(lambda it: it["words"] or "", heading["title"]) if heading else ""


def _from_name(path: str) -> str:
    return Path(path).stem.replace("-", " ").replace("_", " ").capitalize()


def _target(path: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
