"""How far the signs of a line speak for it, for each family by the lines of all others."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import chain
from math import log, sqrt

_HELD_BACK = 8
"""Lines added on both sides of each count: what few lines say is hardly believed."""

Signs = Sequence[Hashable]
Speaks = Callable[[float, float], float]
"""How far a sign speaks for a line: by the best lines that show it, and as many others."""


def odds(good: float, others: float) -> float:
    """Give the log odds, held back."""
    return log((good + _HELD_BACK) / (others + _HELD_BACK))


def sure_odds(good: float, others: float) -> float:
    """Give the log odds by how sure they are: for signs so many that most stand by chance."""
    return odds(good, others) * abs(good - others) / sqrt(good + others + 1) / 2


def spoken_for(
    signs: Sequence[Signs], best: Sequence[bool], families: Sequence[str], speaks: Speaks = odds
) -> list[float]:
    """Add up for each line how far its signs speak for it, as naive Bayes does."""
    rows: dict[str, list[int]] = {}
    for row, family in enumerate(families):
        rows.setdefault(family, []).append(row)
    everywhere = _Counts(signs, best, range(len(signs)))
    found = [0.0] * len(signs)
    for own in rows.values():
        weights = everywhere.without(_Counts(signs, best, own), speaks)
        for row in own:
            found[row] = sum(map(weights.__getitem__, signs[row]))
    return found


class _Counts:
    """In how many lines each sign stands, and in how many best ones."""

    def __init__(self, signs: Sequence[Signs], best: Sequence[bool], rows: Sequence[int]) -> None:
        good = [row for row in rows if best[row]]
        self.lines, self.good_lines = len(rows), len(good)
        self.shown = Counter(chain.from_iterable(map(signs.__getitem__, rows)))
        self.good = Counter(chain.from_iterable(map(signs.__getitem__, good)))

    def without(self, own: "_Counts", speaks: Speaks) -> dict[Hashable, float]:
        """Give what each sign of a family says by the other families: nothing if they are none."""
        good_lines = self.good_lines - own.good_lines
        other_lines = self.lines - own.lines - good_lines
        if not good_lines or not other_lines:
            return dict.fromkeys(own.shown, 0.0)
        even = good_lines / other_lines
        weights: dict[Hashable, float] = {}
        for sign, shown in own.shown.items():
            good = self.good[sign] - own.good[sign]
            others = self.shown[sign] - shown - good
            weights[sign] = speaks(good, others * even)
        return weights
