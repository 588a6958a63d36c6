"""Single ways through a call: the best one, and those of somebody who clicks by a rule."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence

from playbook.model.call import POINTS, Rating
from playbook.model.turn import Choice, Turn, leads_to
from playbook.prove.walk import Step, Walk

RANK: Mapping[Rating, int] = {"best": 0, "defensible": 1, "weak": 2}

Pick = Callable[[Sequence[Step]], Step]
"""A rule that chooses among the steps of a situation, which stand in the order shown."""


def best_way(walk: Walk) -> tuple[Step, ...] | None:
    """Give the steps of the best path, or None if it comes back to a turn.

    Only the first try at a turn scores, so that a path which comes back is none to measure by.
    """
    way = follow(walk, best_step)
    return None if way is None or len({step.turn.id for step in way}) < len(way) else way


def best_decisions(start: str, turns: Iterable[Turn]) -> tuple[list[tuple[Turn, Choice]], str]:
    """Give the decisions of the best path, and where it stops: at no turn, or at one met before.

    A turn without a best choice goes on with its first defensible one.
    """
    left = {turn.id: turn for turn in turns}
    taken: list[tuple[Turn, Choice]] = []
    flags: frozenset[str] = frozenset()
    at = start
    while (turn := left.pop(at, None)) is not None:
        choice = min(turn.choices, key=_rank)
        taken.append((turn, choice))
        at = leads_to(choice, flags)
        flags |= set(choice.sets)
    return taken, at


def best_ends(walk: Walk) -> Mapping[str, int]:
    """Give the endings that best choices alone come to, each with the fewest decisions to it."""
    came = {walk.start: 0}
    waiting = deque(came)
    while waiting:
        here = waiting.popleft()
        for step in walk.steps[here]:
            if step.choice.rating == "best" and step.there not in came:
                came[step.there] = came[here] + 1
                waiting.append(step.there)
    ends = [here for here in came if here.at in walk.endings]
    # The nearest come first, and are to stay.
    return {here.at: came[here] for here in reversed(ends)}


def follow(walk: Walk, pick: Pick) -> tuple[Step, ...] | None:
    """Give the steps that a rule takes, or None if it goes round and never comes to an ending."""
    taken: list[Step] = []
    here = walk.start
    seen = set()
    while here.at not in walk.endings:
        if here in seen or not walk.steps[here]:
            return None
        seen.add(here)
        step = pick(walk.steps[here])
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
    """Tell whether points are enough: four fifths of the best path, or of all met if more."""
    return points * 5 >= max(best, 2 * met) * 4


def best_step(steps: Sequence[Step]) -> Step:
    """Give the best step of a situation; of several that are rated alike the first by id."""
    return min(steps, key=lambda step: _rank(step.choice))


def _rank(choice: Choice) -> tuple[int, str]:
    """Rank a choice, whatever the order in which choices stand."""
    return RANK[choice.rating], choice.id


def passes(walk: Walk, picks: Mapping[str, int], best: int, poor: frozenset[str]) -> bool:
    """Tell whether whoever picks that choice at each turn, by its number as shown, passes.

    ``best`` is in points; ``poor`` are the endings that do not pass. Going round is no pass.
    """
    way = follow(walk, lambda steps: steps[picks[steps[0].turn.id]])
    return way is not None and way[-1].there.at not in poor and enough(*points_of(way), best)
