"""A call walked through all its situations: where it stands, and which flags are set on the way.

A situation is a turn with the flags that a later branch may look at. Whatever is to be proved over
all paths of a call is proved over its situations.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from playbook.model.turn import Choice, Turn, leads_to

MAX_SITUATIONS = 5_000


class Situation(NamedTuple):
    """A turn or an ending by its id, and the flags set on the way to it."""

    at: str
    flags: frozenset[str]


class Step(NamedTuple):
    """One choice, taken in one situation."""

    here: Situation
    turn: Turn
    choice: Choice
    there: Situation

    @property
    def moment(self) -> str:
        """Name the step as ``known_from`` does: ``turn/choice``."""
        return f"{self.turn.id}/{self.choice.id}"

    @property
    def brings(self) -> frozenset[str]:
        """Name all that comes about by it: itself, the flags that it sets, what it leads to."""
        return frozenset((self.moment, self.there.at, *self.choice.sets))


@dataclass(frozen=True)
class Walk:
    """All situations of a call at one level that can come about, and all steps between them."""

    start: Situation
    steps: Mapping[Situation, tuple[Step, ...]]
    endings: frozenset[str]

    @cached_property
    def reached(self) -> frozenset[str]:
        """Name every turn and ending that some path reaches."""
        return frozenset(situation.at for situation in self.steps)

    def all_steps(self) -> Iterator[Step]:
        """Give every step that some path takes."""
        for steps in self.steps.values():
            yield from steps

    def dead(self) -> frozenset[Situation]:
        """Give the situations from which no ending can be reached."""
        back: dict[Situation, list[Situation]] = {}
        for step in self.all_steps():
            back.setdefault(step.there, []).append(step.here)
        alive = {situation for situation in self.steps if situation.at in self.endings}
        waiting = deque(alive)
        while waiting:
            for before in back.get(waiting.popleft(), ()):
                if before not in alive:
                    alive.add(before)
                    waiting.append(before)
        return frozenset(self.steps) - alive

    def spread_without(self, moments: frozenset[str]) -> dict[Situation, Step | None]:
        """Give the situations that paths reach with none of the moments on the way.

        A moment is a turn's id or ``turn/choice``. Each situation comes with its last step.
        """
        if self.start.at in moments:
            return {}
        came: dict[Situation, Step | None] = {self.start: None}
        waiting = deque([self.start])
        while waiting:
            for step in self.steps[waiting.popleft()]:
                there = step.there
                if there not in came and not {step.moment, there.at} & moments:
                    came[there] = step
                    waiting.append(there)
        return came

    def way(self, every: frozenset[str], none: frozenset[str]) -> tuple[Step, ...] | None:
        """Give a way to an ending on which all of ``every`` comes about and nothing of ``none``.

        Turns, ``turn/choice``, flags and endings come about. None if there is no such way.
        """
        first = (self.start, every - {self.start.at})
        came: dict[_Left, tuple[_Left, Step] | None] = {first: None}
        waiting = deque([] if self.start.at in none else [first])
        while waiting:
            left = waiting.popleft()
            if not left[1] and left[0].at in self.endings:
                return tuple(_back(came, left))[::-1]
            for step in self.steps[left[0]]:
                there = (step.there, left[1] - step.brings)
                if there not in came and none.isdisjoint(step.brings):
                    came[there] = left, step
                    waiting.append(there)
        return None


_Left = tuple[Situation, frozenset[str]]
"""A situation, and what has not come about yet of what is asked for."""


def _back(came: Mapping[_Left, tuple[_Left, Step] | None], left: _Left) -> Iterator[Step]:
    while (before := came[left]) is not None:
        left, step = before
        yield step


def walk(start: str, turns: tuple[Turn, ...], endings: frozenset[str]) -> Walk | None:
    """Walk a call; None beyond ``MAX_SITUATIONS``. Every id that a choice leads to must exist."""
    by_id = {turn.id: turn for turn in turns}
    read = frozenset(
        branch.flag for turn in turns for choice in turn.choices for branch in choice.next_if
    )
    first = Situation(start, frozenset())
    steps: dict[Situation, tuple[Step, ...]] = {}
    waiting = deque([first])
    while waiting:
        here = waiting.popleft()
        if here in steps:
            continue
        if len(steps) >= MAX_SITUATIONS:
            return None
        turn = by_id.get(here.at)
        steps[here] = () if turn is None else tuple(_steps(here, turn, read))
        waiting.extend(step.there for step in steps[here] if step.there not in steps)
    return Walk(first, steps, endings)


def path_words(came: Mapping[Situation, Step | None], situation: Situation) -> str:
    """Name the choices that lead to a situation: ``row/send-again, still-nothing/call-once``."""
    words: list[str] = []
    here = situation
    while (step := came.get(here)) is not None:
        words.append(step.moment)
        here = step.here
    return ", ".join(reversed(words)) or "the start"


def _steps(here: Situation, turn: Turn, read: frozenset[str]) -> Iterator[Step]:
    for choice in turn.choices:
        flags = here.flags | read.intersection(choice.sets) if choice.sets else here.flags
        yield Step(here, turn, choice, Situation(leads_to(choice, here.flags), flags))
