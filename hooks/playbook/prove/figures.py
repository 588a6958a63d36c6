"""The figures of a call at one level: how large it is, how long, what it scores."""

from dataclasses import dataclass

from playbook.prove.outcomes import Outcomes
from playbook.prove.walk import Walk


@dataclass(frozen=True)
class Figures:
    """How a call stands at one level.

    ``states`` are turns with the flags set on the way to them. Lengths are in decisions, scores in
    points of first tries. What has no end is None: the number of paths of a call that may go
    round, and its longest path.
    """

    turns: int
    states: int
    endings: int
    paths: int | None
    shortest: int
    longest: int | None
    best: int
    worst: int
    chance: float
    """How likely clicking at random passes, from 0 to 1."""


def figures(walk: Walk, ends: Outcomes) -> Figures:
    """Count a call at one level; at least one ending must be reached."""
    turns = [situation for situation in walk.steps if situation.at not in walk.endings]
    lengths = [outcome.decisions for outcome in ends.of]
    return Figures(
        turns=len({situation.at for situation in turns}),
        states=len(turns),
        endings=len(walk.reached & walk.endings),
        paths=None if ends.endless else sum(weight.ways for weight in ends.of.values()),
        shortest=min(lengths),
        longest=None if ends.endless else max(lengths),
        best=ends.best,
        worst=min(outcome.points for outcome in ends.of),
        chance=ends.chance,
    )
