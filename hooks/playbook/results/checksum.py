"""A checksum against truncation and accident, over JSON in its one canonical form."""

import json
import re
import zlib
from collections.abc import Mapping
from typing import Any

import msgspec

ESCAPED_QUOTE = rb"\u0022"
"""A quotation mark as no page writes it: in the bytes of a file it is none to count."""

_SORTED = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_QUOTE = b'"'
_QUOTES_OF_CHECKSUM = 4


def canonical(value: object) -> str:
    """Return JSON with sorted keys and no spaces, the same letters as the client writes.

    Keys sort by their UTF-16 units, as JavaScript sorts them. Numbers must be whole: the two
    languages write others differently.
    """
    text = _SORTED.encode(value)
    # Without characters beyond the basic plane the two orders of keys are one.
    return text if text.isascii() or not _BEYOND.search(text) else _in_units(value)


def _in_units(value: object) -> str:
    if isinstance(value, dict):
        pairs = sorted(value.items(), key=lambda pair: pair[0].encode("utf-16-be"))
        return "{" + ",".join(f"{_plain(key)}:{_in_units(part)}" for key, part in pairs) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_in_units(part) for part in value) + "]"
    return _plain(value)


def checksum(content: Mapping[str, object]) -> str:
    """Return the checksum of a file's content, its own field left out: ``crc32:`` and 8 digits."""
    rest = {key: value for key, value in content.items() if key != "checksum"}
    return named(canonical(rest).encode())


def quickly_sealed(content: bytes) -> dict[str, Any] | None:
    """Parse a file of JSON whose checksum fits, many times faster than with care.

    None for all that leaves a doubt: a key that may stand twice, a checksum that does not fit the
    canonical form as it is written here. It may fit with care, and care tells what is wrong.
    """
    # An escaped quotation mark could make up, in the count below, for one of a key too many.
    if ESCAPED_QUOTE in content:
        return None
    try:
        value = msgspec.json.decode(content, type=dict[str, Any])
        own = value.get("checksum")
        rest = {key: part for key, part in value.items() if key != "checksum"}
        text = msgspec.json.encode(rest, order="sorted")
    except (ValueError, TypeError, RecursionError, msgspec.MsgspecError):
        return None
    # More quotation marks than the object needs may be a key that stands twice.
    if own != named(text) or content.count(_QUOTE) != text.count(_QUOTE) + _QUOTES_OF_CHECKSUM:
        return None
    return value


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def named(text: bytes) -> str:
    """Return the checksum of bytes in the canonical form, as it stands in a file."""
    return f"crc32:{zlib.crc32(text):08x}"
