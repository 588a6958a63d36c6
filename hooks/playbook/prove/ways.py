"""Single ways through a call: the best one, and those of somebody who clicks by a rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from playbook.judge.replay import POINTS
from playbook.model.call import Rating, Turn
from playbook.prove.walk import Step, Walk

RANK: Mapping[Rating, int] = {"best": 0, "defensible": 1, "weak": 2}

Pick = Callable[[Turn], int]
"""Chooses at a turn: the number of a choice, from 0."""


def best_way(walk: Walk) -> tuple[Step, ...] | None:
    """Give the steps of the best path, or None if it goes round and never comes to an ending."""
    return follow(walk, _best)


def follow(walk: Walk, pick: Pick) -> tuple[Step, ...] | None:
    """Give the steps that a rule takes, or None if it goes round and never comes to an ending."""
    taken: list[Step] = []
    here = walk.start
    seen = set()
    while here.at not in walk.endings:
        if here in seen or not walk.steps[here]:
            return None
        seen.add(here)
        steps = walk.steps[here]
        step = steps[pick(steps[0].turn)]
        taken.append(step)
        here = step.there
    return tuple(taken)


def points_of(steps: tuple[Step, ...]) -> tuple[int, int]:
    """Give the points of first tries on a way, and how many turns it meets."""
    first: dict[str, int] = {}
    for step in steps:
        first.setdefault(step.turn.id, POINTS[step.choice.rating])
    return sum(first.values()), len(first)


def enough(points: int, met: int, best: int) -> bool:
    """Tell whether points pass: four fifths of the best path, or of all that was met if more."""
    return points * 5 >= max(best, 2 * met) * 4


def _best(turn: Turn) -> int:
    return min(range(len(turn.choices)), key=lambda number: RANK[turn.choices[number].rating])
