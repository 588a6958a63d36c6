"""Where every path of a call ends, with how many points, and how likely clicking gets there.

Nothing is sampled. All paths are followed at once: what stands in the same situation with the same
points is one state, and carries how likely it is and in how many ways it comes about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from playbook.model.call import POINTS
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


@dataclass(frozen=True)
class Outcomes:
    """All outcomes of a call at one level; ``best`` is what the best path scores.

    ``poor`` are the endings that do not pass, whatever the points.
    Of an endless call, the paths that go round are followed until they have no weight left.
    """

    of: Mapping[Outcome, Weight]
    best: int
    poor: frozenset[str]
    endless: bool

    def passes(self, outcome: Outcome) -> bool:
        """Tell whether an outcome passes: enough points, at an ending that is not poor."""
        return outcome.ending not in self.poor and enough(outcome.points, outcome.met, self.best)

    @property
    def chance(self) -> float:
        """How likely clicking at random passes, from 0 to 1."""
        return sum(weight.chance for outcome, weight in self.of.items() if self.passes(outcome))


_State = tuple[int, int, int, frozenset[str]]
"""A situation by its number, points, turns met, and the turns tried if some path comes back."""

_Onward = list[tuple[int, int]]
"""The choices of a situation: the number of the one it leads to, and its points."""

_Weights = dict[_State, tuple[float, int]]
"""States with what a ``Weight`` holds; there are many, and each stands for one decision only."""


def outcomes(walk: Walk, best: int, poor: frozenset[str] = frozenset()) -> Outcomes | None:
    """Follow all paths of a walk in which every situation can end; ``best`` is in points.

    None if a call with rounds has too many states to be followed.
    """
    rounds = comes_back(walk)
    numbers = {situation: number for number, situation in enumerate(walk.steps)}
    places = [situation.at for situation in numbers]
    onward: list[_Onward] = [
        [(numbers[step.there], POINTS[step.choice.rating]) for step in steps]
        for steps in walk.steps.values()
    ]
    found: dict[Outcome, Weight] = {}
    states: _Weights = {(numbers[walk.start], 0, 0, frozenset()): (1.0, 1)}
    decisions = 0
    while states and sum(chance for chance, _ in states.values()) > _NOTHING_LEFT:
        if rounds and len(states) > MOST_STATES:
            return None
        after: _Weights = {}
        for state, weight in states.items():
            if onward[state[0]]:
                _one_on(state, weight, onward, places if rounds else None, after)
            else:
                outcome = Outcome(places[state[0]], state[1], state[2], decisions)
                chance, ways = found.get(outcome, Weight(0.0, 0))
                found[outcome] = Weight(chance + weight[0], ways + weight[1])
        states = after
        decisions += 1
    return Outcomes(found, best, poor, rounds and is_endless(walk))


def _one_on(
    state: _State,
    weight: tuple[float, int],
    onward: Sequence[_Onward],
    places: Sequence[str] | None,
    after: _Weights,
) -> None:
    """Take every choice of a state; ``places`` names turns if tries are to be told apart."""
    here, points, met, tried = state
    choices = onward[here]
    first = places is None or places[here] not in tried
    if places is not None:
        tried |= {places[here]}
    met += first
    each, ways = weight[0] / len(choices), weight[1]
    for there, worth in choices:
        to = (there, points + worth if first else points, met, tried)
        known = after.get(to)
        after[to] = (each, ways) if known is None else (known[0] + each, known[1] + ways)


def comes_back(walk: Walk) -> bool:
    """Tell whether some path may come to a turn a second time, with whatever flags."""
    return _goes_round({(step.here.at, step.there.at) for step in walk.all_steps()})


def is_endless(walk: Walk) -> bool:
    """Tell whether a path may go round for as long as it likes."""
    return _goes_round({(step.here, step.there) for step in walk.all_steps()})


def _goes_round(ways: set[tuple[str, str]] | set[tuple[Situation, Situation]]) -> bool:
    onward: dict[object, list[object]] = {}
    for here, there in ways:
        onward.setdefault(here, []).append(there)
    try:
        TopologicalSorter(onward).prepare()
    except CycleError:
        return True
    return False


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
