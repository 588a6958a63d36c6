"""One learner writes one name in several ways; here they become one key, in one order."""

import re
import unicodedata
from collections.abc import Iterable

_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufeff]+")
"""What JavaScript and Python call blanks, and control characters."""

_LONGEST = 80


def folded(name: str) -> str:
    """Return a name's key: capitals, kinds of blanks and composed letters make no difference."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).lower())
    return _BLANKS.sub(" ", plain).strip(" ")


def names_in(roster: str) -> list[str]:
    """Return the names on a roster, a line each; of one name written twice the first.

    ``namesIn`` on the page says the same; ``tests/cases/roster.json`` holds the two together.
    """
    names: dict[str, str] = {}
    for line in re.split(r"[\r\n]+", roster):
        name = _BLANKS.sub(" ", line).strip(" ")[:_LONGEST]
        if name:
            names.setdefault(folded(name), name)
    return list(names.values())


def as_pages_sort(text: str) -> bytes:
    """Return what to sort by so that text stands in the order of a browser's own sort."""
    return text.encode("utf-16-be", "surrogatepass")


def sorted_as_pages(texts: Iterable[str]) -> list[str]:
    """Sort texts as a browser does."""
    return sorted(texts, key=as_pages_sort)
