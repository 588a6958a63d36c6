"""The anchors of a page: ids that its author gave, and those made from its headings."""

import html
import re
import unicodedata
from collections.abc import Callable

from playbook.markdown.variables import FORM

_HEADING = re.compile(
    r"^[ >]*(?P<signs>\#{1,6})[ ]*(?P<words>.+?)(?:[ ]+\#+)?[ ]*"
    r"(?:\{:?(?P<attributes>[^}\n]*)\})?[ ]*$",
    re.MULTILINE,
)
_GIVEN = re.compile(
    r"\{:?[^}\n]*?#(?P<list>[\w:.-]+)[^}\n]*\}|<[^>]*?\b(?:id|name)=[\"'](?P<tag>[^\"']+)"
)
_COMPANY = re.compile(FORM)
_MARKUP = re.compile(r"!?\[(?P<words>[^\]\[]*)\]\([^)]*\)|</?[a-zA-Z][^>]*>|[*`]|\\(?=\W)")
_COUNTED = re.compile(r"^(?P<name>.*)_(?P<number>\d+)$")


def slug(words: str) -> str:
    """Make an id from a heading's words, as Markdown's table of contents does."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def anchors(flat: str, source: str, fill: Callable[[str], str] = str) -> frozenset[str]:
    """Give every anchor of a page.

    ``flat`` is the page's text with fences, comments and code made blank, and ``source`` the text
    itself, of the same length: a heading's code counts. ``fill`` gives the company's words.
    """
    given = {found["list"] or found["tag"] for found in _GIVEN.finditer(flat)}
    used = set(given)
    for heading in _HEADING.finditer(flat):
        if "#" in (heading["attributes"] or ""):
            continue
        words = source[heading.start("words") : heading.end("words")]
        words = _COMPANY.sub(lambda it: fill(it["name"]), words)
        words = html.unescape(_MARKUP.sub(lambda it: it["words"] or "", words))
        used.add(_unused(slug(words), used))
    return frozenset(used)


def _unused(name: str, used: set[str]) -> str:
    while name in used or not name:
        counted = _COUNTED.match(name)
        name = f"{counted['name']}_{int(counted['number']) + 1}" if counted else f"{name}_1"
    return name
