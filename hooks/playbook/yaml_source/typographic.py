"""PB115: a typographic sign where YAML takes a plain one: curly quotes, a long dash for a list."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"
_SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a\u2032\uff07"
QUOTES = f"{_DOUBLE}{_SINGLE}"
_DASHES = "\u2010-\u2015\u2212\u2022\u2023\u2043\u25aa\u25cf\u25e6\u2219\u00b7\ufe58\ufe63\uff0d"
_NAMES = {
    "\u2010": "hyphen",
    "\u2011": "no-break hyphen",
    "\u2012": "figure dash",
    "\u2013": "en dash",
    "\u2014": "em dash",
    "\u2015": "horizontal bar",
    "\u2212": "minus sign",
}
_OPEN_VALUE = re.compile(
    rf"^[ ]*(?:-[ ]+)*(?:[\"'{QUOTES}]?[\w.-]+[\"'{QUOTES}]?:[ ]+)?(?:[\[{{][ ]*)?"
    rf"(?P<curly>[{QUOTES}])"
)
_CLOSED_BY_CURLY = re.compile(
    rf"(?:^|[ \[{{])[\"'][^\"'{QUOTES}]*(?P<curly>[{QUOTES}])[ ]*[,\]}}]*[ ]*(?:#.*)?$"
)
_LIST_MARK = re.compile(rf"^[ ]*(?P<mark>[{_DASHES}])(?=[ \u00a0])")


class Told(NamedTuple):
    """What is wrong, how it is mended, and how far right of the given spot it stands."""

    message: str
    hint: str
    offset: int = 0


def delimiters(written: str, *, cut: bool = False) -> str | None:
    """Give what typographic quotes stand around, as written plain; None if they quote some words.

    In ``say: \u201cHello,\u201d she said`` they belong to the text. Where commas may have ``cut``
    a text, its one end is enough.
    """
    if cut and written and sum(sign in _DOUBLE for sign in written) == 1:
        ends = {written[0], written[-1]} & set(_DOUBLE)
        return written.strip(_DOUBLE) if ends else None
    if len(written) < 2 or not {written[0], written[-1]} & set(QUOTES):
        return None
    kinds = [_kind(written[0]), _kind(written[-1])]
    if kinds[0] is None or kinds[0] != kinds[1]:
        return None
    inner = written[1:-1]
    if any(_kind(sign) == '"' for sign in inner) and kinds[0] == '"':
        return None
    # An apostrophe inside a word is no quote.
    if kinds[0] == "'" and re.search(rf"(?<!\w)[{_SINGLE}]|[{_SINGLE}](?!\w)", inner):
        return None
    return inner


def of_quotes(quote: str, which: str = "which YAML takes for a letter like any other") -> Told:
    """Say that a typographic quote stands where a straight one, or none, is taken."""
    straight = _kind(quote) or '"'
    message = f"{quote} is a typographic quote, {which}"
    hint = (
        f"write {straight} at both ends, or no quotes; if readers are to see the quotes, put "
        "straight ones around all of it"
    )
    return Told(message, hint)


def list_mark(written: str) -> Told | None:
    """Say that a text begins with a dash or dot that is no mark of a list, if it does."""
    found = _LIST_MARK.match(written)
    if found is None:
        return None
    sign = found["mark"]
    name = _NAMES.get(sign, "typographic sign")
    message = f"{sign} (U+{ord(sign):04X}, {name}) begins no list: YAML takes it for a letter"
    hint = "write a plain hyphen and a space: - item; a text that begins so goes into quotes"
    return Told(message, hint, found.start("mark"))


def near_an_error(lines: Sequence[str], first: int, last: int) -> tuple[Told, int, int] | None:
    """Find such a sign where the parser lost its way, within these lines, counted from 0.

    Gives what it is, its line and its column.
    """
    for number in range(max(first, 0), min(last + 1, len(lines))):
        line = lines[number]
        mark = list_mark(line)
        if mark is not None:
            return mark, number, mark.offset
        for pattern in (_OPEN_VALUE, _CLOSED_BY_CURLY):
            found = pattern.search(line)
            if found:
                return of_quotes(found["curly"]), number, found.start("curly")
    return None


def _kind(sign: str) -> str | None:
    """Give the straight quote that a quote stands for, straight ones included."""
    if sign in f'{_DOUBLE}"':
        return '"'
    return "'" if sign in f"{_SINGLE}'" else None
