"""A decision as it stands before somebody who has to guess, and how often a guess is right."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from playbook.model.call import Rating

Marks = Sequence[float]
"""What a guesser gives to each line of a decision: it picks the one with the most."""

_ALIKE = 1e-9


class Decision(NamedTuple):
    """One decision as one cast sees it. Its lines stand in the order shown."""

    family: str
    id: str
    """``F05/row``, or ``F05/row.server`` where a decision has forms."""
    lines: tuple[str, ...]
    ratings: tuple[Rating, ...]
    fact: str = ""
    """What this form alone shows before one chooses; empty where there are no forms."""
    situation: str = ""
    """All else that one sees and hears before choosing."""

    @property
    def best(self) -> tuple[bool, ...]:
        """Tell of each line whether it is a best one."""
        return tuple(rating == "best" for rating in self.ratings)


class Hits(NamedTuple):
    """How often a best line was picked in so many decisions, and how often chance picks one."""

    picked: float
    by_chance: float
    of: int

    @property
    def share(self) -> float:
        """How often a best line was picked, from 0 to 1."""
        return self.picked / max(1, self.of)

    @property
    def chance(self) -> float:
        """How often chance picks one, from 0 to 1."""
        return self.by_chance / max(1, self.of)

    @property
    def above(self) -> float:
        """How far the guesser stands above chance, from -1 to 1."""
        return self.share - self.chance


def picks(marks: Marks) -> list[int]:
    """Give the numbers of the lines with the most; several if the guesser cannot decide."""
    most = max(marks)
    return [number for number, mark in enumerate(marks) if mark >= most - _ALIKE]


def hits(decisions: Sequence[Decision], marks: Sequence[Marks]) -> Hits:
    """Count the best lines picked; of lines marked alike each is picked equally often."""
    families = by_family(decisions, marks).values()
    return Hits(
        sum(one.picked for one in families),
        sum(one.by_chance for one in families),
        sum(one.of for one in families),
    )


def by_family(decisions: Sequence[Decision], marks: Sequence[Marks]) -> Mapping[str, Hits]:
    """Count the same, family by family."""
    found: dict[str, Hits] = {}
    for decision, marked in zip(decisions, marks, strict=True):
        best, taken = decision.best, picks(marked)
        picked = sum(best[number] for number in taken) / len(taken)
        before = found.get(decision.family, Hits(0.0, 0.0, 0))
        found[decision.family] = Hits(
            before.picked + picked, before.by_chance + sum(best) / len(best), before.of + 1
        )
    return found
