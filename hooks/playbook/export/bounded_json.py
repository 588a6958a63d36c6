"""Bytes of a file from anybody's disk -> a JSON object, or why they are none.

``strict-json.ts`` holds what pages and the report read to the same, in the same words.
"""

import json
import os
import stat
from pathlib import Path
from typing import Any, Final

MAX_BYTES: Final = 5_000_000
MAX_DEPTH: Final = 20
_MAX_WHOLE = 2**53 - 1

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

NESTED: Final = f"It is nested more than {MAX_DEPTH} levels deep."
_CUT = "It is not whole JSON. It may have been cut short on its way."


class RefusalError(ValueError):
    """Carries the reason."""


def content_of(path: str | Path) -> bytes | str:
    """Return a file's bytes, at most one more than may be, or why there are none."""
    try:
        # Opening a pipe must not wait for somebody who writes into it.
        file = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        try:
            about = os.fstat(file)
            if not stat.S_ISREG(about.st_mode):
                return "It is not a file."
            return os.read(file, min(about.st_size, MAX_BYTES) + 1)
        finally:
            os.close(file)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return "It is not there."
    except IsADirectoryError:
        return "It is not a file."
    except OSError as error:
        return f"It cannot be read: {error.strerror}."


def parsed(content: bytes) -> dict[str, Any]:
    """Parse a file. Raises RefusalError for what is no sound JSON object of a likely size."""
    if len(content) > MAX_BYTES:
        raise RefusalError(f"It is larger than {MAX_BYTES // 1_000_000} MB.")
    if not content.strip():
        raise RefusalError("It is empty.")
    try:
        value = _decoder.decode(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise RefusalError("It is not text in UTF-8.") from None
    except RecursionError:
        raise RefusalError(NESTED) from None
    except json.JSONDecodeError:
        raise RefusalError(_CUT) from None
    if _too_deep(value):
        raise RefusalError(NESTED)
    if not isinstance(value, dict):
        raise RefusalError("It holds no object of JSON.")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise RefusalError("The same key stands in it twice.")
    return found


def _whole(digits: str) -> int:
    number = int(digits) if len(digits) <= len(str(-_MAX_WHOLE)) else _MAX_WHOLE + 1
    if abs(number) > _MAX_WHOLE:
        raise RefusalError("A number in it is too large.")
    return number


def _no_number(_: str) -> float:
    raise RefusalError("A number in it is not a whole number.")


_decoder = json.JSONDecoder(
    object_pairs_hook=_once, parse_int=_whole, parse_float=_no_number, parse_constant=_no_number
)


def _too_deep(value: object) -> bool:
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
