"""Signs that lean toward the best lines or away from them, beside what leans where nothing does."""

from collections.abc import Sequence
from hashlib import shake_128
from itertools import permutations
from typing import NamedTuple

from playbook.prove.decision import Decision
from playbook.prove.signs import Line, Lines

SHUFFLES = 100
SHOWN_OFTEN = 15
TOWARD, AWAY = 55, 15
"""A sign leans if more than this of the lines that show it are best, or less; in per cent."""
_WITHIN = 95


class Lean(NamedTuple):
    """A sign: a word, a pair, or in what a line has the most or the least; and how it stands."""

    sign: str
    lines: int
    best: int

    @property
    def leans(self) -> bool:
        """Tell whether more of its lines are best, or fewer, than chance would often have it."""
        return not AWAY * self.lines <= 100 * self.best <= TOWARD * self.lines


class Leanings(NamedTuple):
    """The signs that lean, those of most lines first, and how many lean in each shuffle."""

    signs: tuple[Lean, ...]
    shuffled: tuple[int, ...]

    @property
    def most(self) -> int:
        """How many signs may lean: no more than lean in 95 of 100 shuffles, the least first."""
        return sorted(self.shuffled)[(len(self.shuffled) * _WITHIN + 99) // 100 - 1]


def leanings(decisions: Sequence[Decision], lines: Lines) -> Leanings:
    """Count every sign that stands in enough lines, as rated and as shuffled.

    Shuffled is which line of a decision has which ratings. All forms of a decision, which have
    the same lines, are shuffled as one, so that as many lines as before are best in both of two.
    """
    groups: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for number, decision in enumerate(decisions):
        groups.setdefault((decision.family, decision.lines), []).append(number)
    order = [number for group in groups.values() for number in group]
    where = _where([line for number in order for line in lines[number]])
    orders = [_orders([decisions[number].best for number in group]) for group in groups.values()]
    rated = _bits("".join(own[0] for own in orders))
    leaning = [one for sign, shown in where.items() if (one := _stands(sign, shown, rated)).leans]
    shuffles = (_shuffled(orders, number) for number in range(SHUFFLES))
    each = list(where.values())
    return Leanings(
        tuple(sorted(leaning, key=lambda one: -one.lines)),
        tuple(sum(_stands("", shown, best).leans for shown in each) for best in shuffles),
    )


def _where(lines: Sequence[Line]) -> dict[str, int]:
    """Give the lines that show each sign, as the bits of a number."""
    rows: dict[str, list[int]] = {}
    for row, line in enumerate(lines):
        for sign in (*line.words, *line.pairs, *line.ends):
            rows.setdefault(sign, []).append(row)
    found = {}
    for sign, own in rows.items():
        if len(own) >= SHOWN_OFTEN:
            shown = bytearray(b"0" * len(lines))
            for row in own:
                shown[row] = ord("1")
            found[sign] = int(shown, 2)
    return found


def _stands(sign: str, shown: int, best: int) -> Lean:
    return Lean(sign, shown.bit_count(), (shown & best).bit_count())


def _orders(forms: Sequence[Sequence[bool]]) -> list[str]:
    """Write the best lines of all forms of a decision as ``1``, in each order of its lines."""
    every = permutations(range(len(forms[0])))
    written = ("".join("01"[form[line]] for form in forms for line in one) for one in every)
    return list(dict.fromkeys(written))


def _shuffled(orders: Sequence[Sequence[str]], number: int) -> int:
    """Take an order for each decision, as if by chance, and always the same for a number."""
    drawn = shake_128(str(number).encode()).digest(2 * len(orders))
    pairs = zip(orders, drawn[::2], drawn[1::2], strict=True)
    return _bits("".join(own[(high * 256 + low) % len(own)] for own, high, low in pairs))


def _bits(written: str) -> int:
    return int(written or "0", 2)
