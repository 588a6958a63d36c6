"""Bytes of a file from anybody's disk -> a JSON object, or why they are none."""

import json
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import Any, Final

MAX_BYTES = 5_000_000
MAX_DEPTH = 20
_MAX_WHOLE = 2**53 - 1
_WIDE = (BOM_UTF16_LE, BOM_UTF16_BE)

NESTED: Final = f"it is nested more than {MAX_DEPTH} levels deep"
CUT: Final = "it is not whole JSON; it may have been cut short on its way"
CUT_CODE: Final = "a code in it was cut short or changed on its way; ask for it again"
NO_HAND_BACK: Final = "it holds no hand-back"
NO_TEXT: Final = "it is not text in UTF-8; open it where it was made, and save it as UTF-8"
TOO_LARGE: Final = f"it is larger than {MAX_BYTES // 1_000_000} MB"


class RefusalError(ValueError):
    """Carries the reason."""


def parsed(content: bytes) -> dict[str, Any]:
    """Parse a file. Raises RefusalError for what is no sound JSON object of a likely size."""
    if len(content) > MAX_BYTES:
        raise RefusalError(TOO_LARGE)
    if not content.strip():
        raise RefusalError("it is empty")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusalError("it is not text in UTF-8") from None
    try:
        value = _decoder.decode(text)
    except RecursionError:
        raise RefusalError(NESTED) from None
    except json.JSONDecodeError:
        raise RefusalError(CUT) from None
    if not isinstance(value, dict):
        raise RefusalError(NESTED if too_deep(value) else "it is not a hand-back file")
    return value


def plain_text(content: bytes) -> str:
    """Return the text of a file that somebody wrote: UTF-8, or UTF-16 that says so.

    Raises RefusalError for what is neither: names that were read wrongly would be nobody's.
    """
    if len(content) > MAX_BYTES:
        raise RefusalError(TOO_LARGE)
    try:
        text = content.decode("utf-16" if content.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError:
        raise RefusalError(NO_TEXT) from None
    # Letters of another width can pass for UTF-8, but for what stands between them.
    if "\0" in text:
        raise RefusalError(NO_TEXT)
    return text


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise RefusalError("the same key stands in it twice")
    return found


def _whole(digits: str) -> int:
    number = int(digits) if len(digits) <= len(str(-_MAX_WHOLE)) else _MAX_WHOLE + 1
    if abs(number) > _MAX_WHOLE:
        raise RefusalError("a number in it is too large")
    return number


def _no_number(_: str) -> float:
    raise RefusalError("a number in it is not a whole number")


_decoder = json.JSONDecoder(
    object_pairs_hook=_once, parse_int=_whole, parse_float=_no_number, parse_constant=_no_number
)


def too_deep(value: object) -> bool:
    """Tell whether a value has more than ``MAX_DEPTH`` levels; without recursion."""
    depth, level = 0, [value]
    while level and depth <= MAX_DEPTH:
        depth += 1
        inner: list[object] = []
        for part in level:
            if isinstance(part, dict):
                inner += part.values()
            elif isinstance(part, list):
                inner += part
        level = inner
    return depth > MAX_DEPTH
