"""What a row of numbers leads one to expect, for each family by the rows of all others.

A family is left out by taking its sums away, so that nothing is added up twice.
"""

from collections.abc import Sequence
from math import sqrt
from operator import mul

Column = Sequence[float]
_HELD_BACK = 300.0
"""Rows that say nothing, added to each column: what few rows say is hardly believed."""


class Fit:
    """Least squares, held back, of a wanted column by others whose means are nothing."""

    def __init__(self, columns: Sequence[Column], wanted: Column, families: Sequence[str]) -> None:
        rows: dict[str, list[int]] = {}
        for row, family in enumerate(families):
            rows.setdefault(family, []).append(row)
        every = [*map(_to_one_scale, columns), wanted]
        self._rows = rows
        self._parts = {
            family: [[column[row] for row in own] for column in every]
            for family, own in rows.items()
        }
        self._sums = {family: _products(part) for family, part in self._parts.items()}
        self._all = [
            [sum(same) for same in zip(*lines, strict=True)]
            for lines in zip(*self._sums.values(), strict=True)
        ]

    def expected(self, width: int) -> list[float]:
        """Give what is expected of each row by the first columns, as many as ``width`` says."""
        found = [0.0] * sum(map(len, self._rows.values()))
        for family, rows in self._rows.items():
            others = [
                [whole - own for whole, own in zip(*lines, strict=True)]
                for lines in zip(self._all, self._sums[family], strict=True)
            ]
            weights = _solved([*others[:width], others[-1][:width]])
            for row, numbers in zip(
                rows, zip(*self._parts[family][:width], strict=True), strict=True
            ):
                found[row] = sum(map(mul, weights, numbers))
        return found


def _to_one_scale(column: Column) -> Column:
    size = sqrt(sum(map(mul, column, column)) / max(1, len(column)))
    return [number / size for number in column] if size else column


def _products(columns: Sequence[Column]) -> list[list[float]]:
    """Multiply every column with itself and those before it."""
    return [
        [sum(map(mul, column, before)) for before in columns[: number + 1]]
        for number, column in enumerate(columns)
    ]


def _solved(sums: Sequence[Sequence[float]]) -> list[float]:
    """Give the weights of the columns, by Cholesky; the last line is that of what is wanted."""
    root: list[list[float]] = []
    for number, line in enumerate(sums):
        own: list[float] = []
        for place, entry in enumerate(line):
            rest = entry - sum(map(mul, own, root[place] if place < number else own))
            if place < number:
                own.append(rest / root[place][place])
            else:
                own.append(sqrt(rest + _HELD_BACK))
        root.append(own)
    weights = root.pop()
    for place in reversed(range(len(root))):
        weights[place] /= root[place][place]
        for before in range(place):
            weights[before] -= weights[place] * root[place][before]
    return weights
