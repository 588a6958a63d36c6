"""Results that are kept as long as what they were made from stays the same.

A server that stays up makes the site again and again, mostly from what it was made from before.
"""

import gc
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")

_SEARCHES = (50_000, 20, 50)


def search_rarely() -> None:
    """Let Python look rarely for rings of dead objects: much is made here, little thrown away.

    As often as it does by itself, these searches are a tenth of a build and a seventh of checking
    a large library; so, they take 10 MB more.
    """
    gc.set_threshold(*_SEARCHES)


class Kept(Generic[T]):
    """One result for each name. Whoever gets one must not change it."""

    def __init__(self) -> None:
        self._made: dict[Hashable, tuple[tuple[object, ...], T]] = {}

    def get(self, name: Hashable, parts: tuple[object, ...], make: Callable[[], T]) -> T:
        """Give what is kept for ``name`` if it was made from the same parts, else make it.

        ``parts`` is everything that the result depends on; what is one and the same object is the
        same without a look inside. What ``make`` raises is raised, and nothing is kept.
        """
        known = self._made.get(name)
        if known is None or not _same(known[0], parts):
            known = self._made[name] = (parts, make())
        return known[1]


def _same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    return len(before) == len(now) and all(
        mine is other or mine == other for mine, other in zip(before, now, strict=True)
    )
