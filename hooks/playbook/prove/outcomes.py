"""Where every path of a call ends, with how many points, and how likely clicking gets there.

Nothing is sampled. All paths are followed at once: what stands in the same situation with the same
points is one state, and carries how likely it is and in how many ways it comes about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from playbook.judge.replay import POINTS
from playbook.prove.walk import Situation, Walk
from playbook.prove.ways import enough

MOST_STATES = 20_000
"""More states than this after one more decision, and a call with rounds is not followed on."""
_NOTHING_LEFT = 1e-12


class Outcome(NamedTuple):
    """An ending as some path comes to it: points of first tries, turns met, decisions taken."""

    ending: str
    points: int
    met: int
    decisions: int


class Weight(NamedTuple):
    """How likely a state is when every choice is taken by chance, and how many paths lead to it."""

    chance: float
    ways: int

    def plus(self, other: Weight) -> Weight:
        """Join two lots of paths."""
        return Weight(self.chance + other.chance, self.ways + other.ways)


@dataclass(frozen=True)
class Outcomes:
    """All outcomes of a call at one level; ``best`` is what the best path scores.

    Of an endless call, the paths that go round are followed until they have no weight left.
    """

    of: Mapping[Outcome, Weight]
    best: int
    endless: bool

    def passes(self, outcome: Outcome) -> bool:
        """Tell whether an outcome passes: four fifths of the best path, or of what was met."""
        return enough(outcome.points, outcome.met, self.best)

    @property
    def chance(self) -> float:
        """How likely clicking at random passes, from 0 to 1."""
        return sum(weight.chance for outcome, weight in self.of.items() if self.passes(outcome))


class _State(NamedTuple):
    here: Situation
    points: int
    met: int
    tried: frozenset[str]


_NOTHING = Weight(0.0, 0)


def outcomes(walk: Walk, best: int) -> Outcomes | None:
    """Follow all paths of a walk in which every situation can end; ``best`` is in points.

    None if a call with rounds has too many states to be followed.
    """
    rounds = comes_back(walk)
    found: dict[Outcome, Weight] = {}
    states = {_State(walk.start, 0, 0, frozenset()): Weight(1.0, 1)}
    decisions = 0
    while states and sum(weight.chance for weight in states.values()) > _NOTHING_LEFT:
        if rounds and len(states) > MOST_STATES:
            return None
        onward: dict[_State, Weight] = {}
        for state, weight in states.items():
            if state.here.at in walk.endings:
                outcome = Outcome(state.here.at, state.points, state.met, decisions)
                found[outcome] = found.get(outcome, _NOTHING).plus(weight)
            else:
                _go_on(walk, state, weight, onward, keep_tried=rounds)
        states = onward
        decisions += 1
    return Outcomes(found, best, rounds and is_endless(walk))


def _go_on(
    walk: Walk, state: _State, weight: Weight, onward: dict[_State, Weight], *, keep_tried: bool
) -> None:
    steps = walk.steps[state.here]
    each = Weight(weight.chance / len(steps), weight.ways) if steps else weight
    first = state.here.at not in state.tried
    # Where no path comes back, every try is a first one and need not be kept.
    tried = state.tried | {state.here.at} if keep_tried else state.tried
    for step in steps:
        points = state.points + (POINTS[step.choice.rating] if first else 0)
        there = _State(step.there, points, state.met + first, tried)
        onward[there] = onward.get(there, _NOTHING).plus(each)


def comes_back(walk: Walk) -> bool:
    """Tell whether some path may come to a turn a second time, with whatever flags."""
    return _goes_round({(step.here.at, step.there.at) for step in walk.all_steps()})


def is_endless(walk: Walk) -> bool:
    """Tell whether a path may go round for as long as it likes."""
    return _goes_round({(step.here, step.there) for step in walk.all_steps()})


_Node = TypeVar("_Node", str, Situation)


def _goes_round(ways: set[tuple[_Node, _Node]]) -> bool:
    onward: dict[_Node, list[_Node]] = {}
    before: dict[_Node, int] = {}
    for here, there in ways:
        onward.setdefault(here, []).append(there)
        before.setdefault(here, 0)
        before[there] = before.get(there, 0) + 1
    free = [node for node, number in before.items() if not number]
    done = 0
    while free:
        done += 1
        for there in onward.get(free.pop(), ()):
            before[there] -= 1
            if not before[there]:
                free.append(there)
    return done < len(before)
