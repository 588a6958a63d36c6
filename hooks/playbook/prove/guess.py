"""Guessers that understand nothing: by words, by shape, by place, and by what a form adds.

Each is trained without the family that it is tried on.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import log
from typing import NamedTuple

from playbook.prove.counted_signs import spoken_for, sure_odds
from playbook.prove.decision import Decision, Marks
from playbook.prove.least_squares import Fit
from playbook.prove.signs import LOOKS, Line, Lines, likeness, stems, tokens

_ODDS = 8.0
"""What shape is worth beside words: log odds, for a line that it expects to be best."""
_KNOWN_IN = 3
"""Families in which a sign must stand if its company is to be counted."""
_MOST_LINES, _MOST_FACTS = 0.2, 0.1
"""Signs that stand in more than such a share of lines, or facts, keep company with all others."""


class Guesses(NamedTuple):
    """What each guesser gives to the lines of every decision, in the decisions' order."""

    words: Sequence[Marks]
    """By the words of the lines, and their pairs."""
    shape: Sequence[Marks]
    """By length, sentences, signs, names, and likeness to the situation."""
    style: Sequence[Marks]
    """By both."""
    fact: Sequence[Marks]
    """By shape, and by what a line has to do with the fact that the form adds."""
    all: Sequence[Marks]
    """By words too."""
    place: Sequence[Marks]
    """By where a line stands, and where the best one stood in the decision before."""


def guesses(decisions: Sequence[Decision], lines: Lines) -> Guesses:
    """Let each guesser guess at every decision; ``lines`` are theirs as ``seen``."""
    if not decisions:
        return Guesses((), (), (), (), (), ())
    families = [one.family for one in decisions for _ in one.lines]
    best = [good for one in decisions for good in one.best]
    each = [line for own in lines for line in own]
    words = spoken_for([line.words + line.pairs for line in each], best, families)
    company = spoken_for(_company(decisions, each, families), best, families, sure_odds)
    *columns, wanted = zip(*_measured(decisions, lines), strict=True)
    fit = Fit(columns, wanted, families)
    shape = [_ODDS * mark for mark in fit.expected(len(LOOKS))]
    near = [_ODDS * mark for mark in fit.expected(len(columns))]
    place = spoken_for(list(_places(decisions)), best, families)
    by_line = ((words,), (shape,), (words, shape))
    together = (*by_line, (near, company), (words, near, company), (place,))
    return Guesses(*(_by_decision(lines, map(sum, zip(*marks, strict=True))) for marks in together))


def _places(decisions: Sequence[Decision]) -> Iterator[list[str]]:
    """Name each line's place, alone and after the places that were best in the decision before.

    Decisions of a family are taken to be met in their order, and forms of one to stand together.
    """
    latest: dict[str, tuple[tuple[str, ...], set[int], set[int]]] = {}
    for decision in decisions:
        lines, best, before = latest.get(decision.family, ((), set(), set()))
        if lines != decision.lines:
            best, before = set(), best
            latest[decision.family] = (decision.lines, best, before)
        best.update(place for place, good in enumerate(decision.best) if good)
        for place in range(len(decision.lines)):
            here = f"{place} of {len(decision.lines)}"
            yield [here, *(f"{here} after {other}" for other in sorted(before))]


def _by_decision(lines: Lines, marks: Iterator[float]) -> list[Marks]:
    return [tuple(islice(marks, len(own))) for own in lines]


def _measured(decisions: Sequence[Decision], lines: Lines) -> Iterator[tuple[float, ...]]:
    """Give each line's looks, how near it is to the fact, and whether it is best.

    All are told from the mean of the decision: what its lines share says nothing.
    """
    facts = [stems(tokens(one.fact)) for one in decisions]
    told = Counter(stem for fact in facts for stem in fact)
    for decision, fact, own in zip(decisions, facts, lines, strict=True):
        rows = [
            (
                *line.looks,
                likeness(line.stems, fact),
                likeness(fact, line.stems),
                sum(log(len(facts) / told[stem]) for stem in line.stems & fact),
                good,
            )
            for line, good in zip(own, decision.best, strict=True)
        ]
        means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
        for row in rows:
            yield tuple(value - mean for value, mean in zip(row, means, strict=True))


def _company(
    decisions: Sequence[Decision], lines: Sequence[Line], families: Sequence[str]
) -> list[list[int]]:
    """Put each sign of a line together with each word of the fact, as one number for the two."""
    signs = [line.words + line.ends for line in lines]
    facts = [words for one in decisions for words in [set(tokens(one.fact))] * len(one.lines)]
    known = _numbered(signs, families, _MOST_LINES)
    told = _numbered(facts, families, _MOST_FACTS)
    return [
        [known[sign] * len(told) + told[word] for sign in line if sign in known for word in words]
        for line, words in zip(signs, (fact & told.keys() for fact in facts), strict=True)
    ]


def _numbered(
    signs: Sequence[Iterable[str]], families: Sequence[str], share: float
) -> dict[str, int]:
    """Give a number to each sign that stands in some families, and not in too many places."""
    counted = Counter(sign for shown in signs for sign in shown)
    few = (sign for sign, times in counted.items() if times <= share * len(signs))
    where: dict[str, set[str]] = {sign: set() for sign in few}
    for shown, family in zip(signs, families, strict=True):
        for sign in where.keys() & shown:
            where[sign].add(family)
    common = (sign for sign, among in where.items() if len(among) >= _KNOWN_IN)
    return {sign: number for number, sign in enumerate(common)}
