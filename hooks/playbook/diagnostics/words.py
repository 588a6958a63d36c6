"""Small helpers for the words of a finding."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

_LONGEST = 60
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def visible(text: str) -> str:
    r"""Make control characters, direction marks and lone surrogates readable: ``\x1b``."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character if unicodedata.category(character) not in _HIDDEN else _escape(character)
        for character in text
    )


def quoted(text: object) -> str:
    """Put a word from a file into double quotes, cut to a readable length."""
    words = str(text)
    if len(words) > _LONGEST:
        words = words[: _LONGEST - 3] + "..."
    return f'"{words}"'


def suggest(word: str, known: Iterable[str]) -> str | None:
    """Name the known word that was most likely meant, or None."""
    return None if len(word) > _LONGEST else _nearest(word, tuple(sorted(known, reverse=True)))


@lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), folded, n=1)
    return folded[near[0]] if near else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give ``; did you mean "turn-3"?`` or nothing."""
    near = suggest(word, known)
    return "" if near is None else f"; did you mean {quoted(near)}?"


def one_of(known: Iterable[str], most: int = 12) -> str:
    """List known words for a hint: ``one of best, defensible, weak``."""
    words = sorted(known)
    if not words:
        return "there is none yet"
    if len(words) == 1:
        return words[0]
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return f"one of {', '.join(words[:most])}{more}"


def _escape(character: str) -> str:
    number = ord(character)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
