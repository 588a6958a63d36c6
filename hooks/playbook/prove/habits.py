"""What repeats itself in how decisions are written: notes, forms, and what a choice leads to."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from playbook.model.call import Rating
from playbook.prove.signs import sentences
from playbook.prove.walk import Situation, Walk


class Part(NamedTuple):
    """So many of so many."""

    number: int
    of: int

    @property
    def share(self) -> float:
        """The part as a share, from 0 to 1."""
        return self.number / max(1, self.of)


def in_two_sentences(notes: Sequence[str]) -> Part:
    """Count the notes that have exactly two sentences."""
    return Part(sum(len(sentences(note)) == 2 for note in notes), len(notes))


def begin_with_it(notes: Sequence[str]) -> Part:
    """Count the notes whose first word is "It"."""
    return Part(sum(note.split(maxsplit=1)[:1] == ["It"] for note in notes), len(notes))


def best_stays(decisions: Iterable[Sequence[Sequence[Rating]]]) -> Part:
    """Count the pairs of forms of a decision in which the same lines are best.

    Given are the ratings of each form, its lines in one order.
    """
    pairs = [pair for forms in decisions for pair in combinations(forms, 2)]
    same = sum(_best(one) == _best(other) for one, other in pairs)
    return Part(same, len(pairs))


def _best(ratings: Sequence[Rating]) -> set[int]:
    return {number for number, rating in enumerate(ratings) if rating == "best"}


def weak_is_as_best(decisions: Iterable[Sequence[tuple[Rating, Hashable]]]) -> Part:
    """Count the decisions in which a weak line is followed by the same as a best one.

    Given are the rating of each line and what comes after it. Without both kinds none is counted.
    """
    number = of = 0
    for lines in decisions:
        best, weak = (
            {after for rated, after in lines if rated == kind} for kind in ("best", "weak")
        )
        of += bool(best and weak)
        number += bool(best & weak)
    return Part(number, of)


def rests(walk: Walk) -> Mapping[Situation, int]:
    """Number the situations by all that may still come: where it is the same, so is the number."""
    known: dict[Situation, Hashable] = {here: here.at for here in walk.steps}
    while True:
        told = {
            here: (known[here], *(known[step.there] for step in steps))
            for here, steps in walk.steps.items()
        }
        numbers = {each: number for number, each in enumerate(dict.fromkeys(told.values()))}
        if len(numbers) == len(set(known.values())):
            return {here: numbers[told[here]] for here in told}
        known = {here: numbers[told[here]] for here in told}
