"""Short hashes of what a learner was shown, so that an edit marks only what it changed."""

import hashlib
import json
from collections.abc import Mapping

LENGTH = 12

_LIST = json.JSONEncoder(ensure_ascii=False)
_SORTED = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

NOT_IN_EDITION = frozenset({"edition", "title", "minutes", "menu", "delete_after_days"})
"""Keys of the client data that may change without making another edition."""


def fingerprint(*parts: str | None) -> str:
    """Return 12 hexadecimal digits for the texts of one item, in order; None counts as empty."""
    return _short(_LIST.encode([part or "" for part in parts]))


def edition(data: Mapping[str, object]) -> str:
    """Return 12 hexadecimal digits for the client data of one exercise.

    A new title, another guess at the minutes or one more cast is not another edition.
    """
    kept = {key: value for key, value in data.items() if key not in NOT_IN_EDITION}
    return _short(_SORTED.encode(kept))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]
