"""A checksum against truncation and accident, over JSON in its one canonical form."""

import json
import re
import zlib
from collections.abc import Mapping

_SORTED = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


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
    return f"crc32:{zlib.crc32(canonical(rest).encode()):08x}"


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
