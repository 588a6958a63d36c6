"""Straight quotation marks, as people type them, become the curled ones that books print.

What is compared stays as it was typed: fingerprints are taken before.
"""

import re
from functools import lru_cache
from typing import TypeVar, cast

_MARKS = re.compile(r"""(?P<before>\A|[^"'])(?P<marks>["']+)""")
_CURLED = {'"': "\u201c\u201d", "'": "\u2018\u2019"}
_OPENS = frozenset("([{\u2014\u2013\u2018\u201c")
_PLAIN = frozenset(("id", "fp", "site", "variant", "edition", "kind", "next", "to", "flag", "sets"))
_PLAIN |= {"check", "options"}
"""Keys below which are names of things, or what is matched with what people type or choose."""

Data = TypeVar("Data")


@lru_cache(maxsize=20_000)
def curled(text: str) -> str:
    """Return the text with curled marks; ``{`` and ``}`` of templates count as letters.

    A text of a call stands in each of its conversations, so what it became is remembered.
    """
    if "'" not in text and '"' not in text:
        return text
    return _MARKS.sub(_curl, text)


def _curl(found: re.Match[str]) -> str:
    """Curl one mark or several in a row, by the letter before the first."""
    letters = [found["before"] or " "]
    for mark in found["marks"]:
        opens = letters[-1].isspace() or letters[-1] in _OPENS
        letters.append(_CURLED[mark][0 if opens else 1])
    return found["before"] + "".join(letters[1:])


def set_in_type(data: Data) -> Data:
    """Return an exercise's data with its words curled, names and what is compared left alone."""
    return cast(Data, _set(data))


def _set(value: object) -> object:
    if isinstance(value, str):
        return curled(value)
    if isinstance(value, list):
        return [_set(part) for part in value]
    if isinstance(value, dict):
        return {
            key: part if key in _PLAIN or part is None else _set(part)
            for key, part in value.items()
        }
    return value
