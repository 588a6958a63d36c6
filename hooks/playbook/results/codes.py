"""Codes to paste: hand-backs as one long word, in any text. ``hand-back-code.ts`` writes them."""

import base64
import binascii
import re
import zlib
from collections.abc import Iterable, Iterator

from playbook.results.reading import CUT_CODE, MAX_BYTES, NO_HAND_BACK, RefusalError

MOST_CODES = 500
MOST_UNPACKED = 50_000_000
"""So many bytes all codes of one text may unpack to."""

MARK = "PBH"
"""What every code begins with."""

_BEGINS = re.compile(r"(?=PBH[01]\.)")
_WHOLE = re.compile(r"PBH([01])\.([A-Za-z0-9_-]+)")
_PIECE = re.compile(r"[A-Za-z0-9_-]+")
_SOFT_BREAK = re.compile(r"=[ \t]*\r?\n")
_QUOTE_MARKS = re.compile(r"(^|[\r\n])[ \t>]*>")
_MOST_WORDS_AFTER = 20


Code = list[str]
"""A code in the ways it may have to be put together, the longest first."""


def contents(codes: Iterable[Code]) -> Iterator[bytes | str]:
    """Give for each code the bytes that it holds, or why there are none.

    Raises RefusalError when all together unpack to far too much.
    """
    left = MOST_UNPACKED
    for ways in codes:
        found, used = _unpacked(ways, left)
        left -= used
        yield found
        if left < MAX_BYTES:
            raise RefusalError(f"its codes unpack to more than {MOST_UNPACKED // 1_000_000} MB")


def codes_in(text: str) -> list[Code]:
    """Return the codes in a text. Raises RefusalError if there is none, or far too many.

    Mail breaks a code into lines, with a mark before each where it is quoted, and a word that
    follows looks like one more of them.
    """
    found: list[Code] = []
    for part in _BEGINS.split(as_sent(text)):
        pieces = part.split()
        if not pieces or not _WHOLE.fullmatch(pieces[0]):
            continue
        ends = (place for place, piece in enumerate(pieces) if place and not _is_piece(piece))
        own = pieces[: next(ends, len(pieces))]
        least = max(1, len(own) - _MOST_WORDS_AFTER)
        found.append(["".join(own[:count]) for count in range(len(own), least - 1, -1)])
    if not found:
        raise RefusalError(NO_HAND_BACK if text.strip() else "it is empty")
    if len(found) > MOST_CODES:
        raise RefusalError(f"it holds more than {MOST_CODES} codes")
    return found


def as_sent(text: str) -> str:
    """Undo what mail does to lines: soft breaks ("=" at an end), quote marks (">" at a start)."""
    return _QUOTE_MARKS.sub(r"\1", _SOFT_BREAK.sub("", text))


def _is_piece(word: str) -> bool:
    return _PIECE.fullmatch(word) is not None


def _unpacked(ways: Code, most: int) -> tuple[bytes | str, int]:
    """Return what the first way that holds an object unpacks to, and how much was unpacked."""
    used, reason = 0, ""
    for way in ways:
        found = _decoded(way, min(MAX_BYTES, max(0, most - used)))
        used += len(found) if isinstance(found, bytes) else 0
        if isinstance(found, bytes) and found.startswith(b"{") and found.rstrip().endswith(b"}"):
            return found, used
        reason = reason or (found if isinstance(found, str) else _no_object(found))
        if used >= most:
            break
    return reason, used


def _no_object(found: bytes) -> str:
    return CUT_CODE if found.startswith(b"{") else NO_HAND_BACK


def _decoded(code: str, most: int) -> bytes | str:
    match = _WHOLE.fullmatch(code)
    if match is None:
        return CUT_CODE
    try:
        packed = base64.urlsafe_b64decode(match[2] + "=" * (-len(match[2]) % 4))
        if match[1] == "0":
            return packed[: most + 1]
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        plain = unpacker.decompress(packed, most + 1)
    except (binascii.Error, zlib.error):
        return CUT_CODE
    if len(plain) > most:
        return f"it unpacks to more than {MAX_BYTES // 1_000_000} MB"
    return plain if unpacker.eof and not unpacker.unused_data else CUT_CODE
