"""Short hashes of what a learner was shown, so that an edit marks only what it changed."""

import hashlib
import json
from collections.abc import Mapping

LENGTH = 12

_LIST = json.JSONEncoder(ensure_ascii=False)
_SORTED = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

NOT_IN_EDITION = frozenset(
    {"edition", "title", "minutes", "menu", "story", "delete_after_days", "language"}
)
"""Keys of the client data that may change without making another edition."""


def fingerprint(*parts: str | None) -> str:
    """Return 12 hexadecimal digits for the texts of one item, in order; None counts as empty."""
    return _short(_LIST.encode([part or "" for part in parts]))


def edition(data: Mapping[str, object], written: Mapping[str, str] | None = None) -> str:
    """Return 12 hexadecimal digits for the client data of one exercise.

    A new title, another guess at the minutes, one more cast or story is not another edition.
    ``written`` holds what ``in_order`` has made of the values of some keys, which need not be made
    again.
    """
    known = written or {}
    pairs = (
        f"{_SORTED.encode(key)}:{known[key] if key in known else in_order(data[key])}"
        for key in sorted(data)
        if key not in NOT_IN_EDITION
    )
    return _short(f"{{{','.join(pairs)}}}")


def in_order(value: object) -> str:
    """Return a value as JSON in the one form that editions are made of."""
    return _SORTED.encode(value)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]
