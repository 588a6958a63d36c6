"""Hints spare a search: words of which one stands in every text that a long pattern can match."""

from collections.abc import Iterable

_SAME = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s"})
"""Letters that patterns without regard to size take for others, and that become none of them."""


def hinted(text: str, hints: Iterable[str]) -> bool:
    """Tell whether one of the hints, which are in small letters, stands in a text of any size.

    A tenth of the time that a pattern of many branches takes, which tries each at every letter.
    """
    low = (text if text.isascii() else text.translate(_SAME)).lower()
    return any(map(low.__contains__, hints))
