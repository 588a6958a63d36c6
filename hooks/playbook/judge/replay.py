"""Walk a call anew from what was answered, as far as today's edition of the call still fits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from playbook.judge.order import in_order
from playbook.judge.shown import ShownCall, ShownChoice, ShownTurn
from playbook.model.attempt import Event
from playbook.model.call import POINTS, leads_to


@dataclass(frozen=True)
class Step:
    """One decision on the current path."""

    turn: str
    choice: str
    first: bool
    """Whether this was the first try at this turn in the attempt."""
    changed: bool
    """Whether the turn reads differently today."""
    at: int
    """The learner's clock, in milliseconds since 1970."""


@dataclass(frozen=True)
class Replay:
    """Where one attempt at a call stands."""

    steps: tuple[Step, ...]
    here: str
    """The turn or ending that the path has come to."""
    ending: str | None
    finished: int | None
    """When the last answer was given, if the path stands at an ending."""
    points: int
    of: int
    passed: bool
    """Whether four fifths of the points are there, at an ending that is not poor."""
    earlier: tuple[Event, ...]
    """What could not be placed in today's edition; kept, never counted."""
    stopped: bool
    """Whether the last event could not be placed, so that a rewind must come before an answer."""


def replay(events: Iterable[Event], call: ShownCall) -> Replay:
    """Replay the events of one attempt.

    An answer at the current turn goes on from there; at a turn further back on the path it takes
    the path back to that turn first. An answer that today's call does not have, or that leads
    elsewhere today, stops the replay; a rewind to a turn of the path takes it up again.
    """
    walk = _Walk(call)
    for event in in_order(events):
        if event.type == "answer":
            walk.answer(event)
        elif event.type == "rewind":
            walk.rewind(event)
    return walk.standing()


@dataclass
class _Walk:
    """The path while it is walked."""

    call: ShownCall
    steps: list[Step] = field(default_factory=list)
    first_tries: dict[str, int] = field(default_factory=dict)
    earlier: list[Event] = field(default_factory=list)
    stopped: bool = False
    here: str = ""

    def __post_init__(self) -> None:
        self.here = self.call.start
        self.turns = {turn.id: turn for turn in self.call.turns}
        self.endings = {ending.id: ending.quality for ending in self.call.endings}

    def answer(self, event: Event) -> None:
        """Take a choice, or stop where it cannot be taken."""
        turn = self.turns.get(event.item or "")
        place = self._place(turn.id) if turn else None
        choice = _choice(turn, event.value)
        if self.stopped or turn is None or place is None or choice is None:
            self._stop(event)
            return
        to = leads_to(choice, self._flags(self.steps[:place]))
        if to != event.to or (to not in self.turns and to not in self.endings):
            self._stop(event)
            return
        first = turn.id not in self.first_tries
        if first:
            self.first_tries[turn.id] = POINTS[choice.rating]
        step = Step(turn.id, choice.id, first, event.fp != turn.fp, event.at)
        self.steps[place:] = [step]
        self.here = to

    def rewind(self, event: Event) -> None:
        """Go back to a turn of the path; any other is passed over."""
        if self.stopped and event.item == self.here:
            self.stopped = False
            return
        place = self._last(event.item)
        if place is None:
            if self.stopped:
                self.earlier.append(event)
            return
        self.here = self.steps[place].turn
        self.stopped = False
        del self.steps[place:]

    def standing(self) -> Replay:
        """Return what has been walked."""
        ending = self.here if self.here in self.endings and self.steps else None
        points = sum(self.first_tries.values())
        of = max(self.call.best, 2 * len(self.first_tries))
        return Replay(
            steps=tuple(self.steps),
            here=self.here,
            ending=ending,
            finished=self.steps[-1].at if ending else None,
            points=points,
            of=of,
            passed=ending is not None and self.endings[ending] != "poor" and points * 5 >= of * 4,
            earlier=tuple(self.earlier),
            stopped=self.stopped,
        )

    def _stop(self, event: Event) -> None:
        self.stopped = True
        self.earlier.append(event)

    def _place(self, turn: str) -> int | None:
        return len(self.steps) if turn == self.here else self._last(turn)

    def _last(self, turn: str | None) -> int | None:
        places = [place for place, step in enumerate(self.steps) if step.turn == turn]
        return places[-1] if places else None

    def _flags(self, steps: Sequence[Step]) -> set[str]:
        taken = (_choice(self.turns[step.turn], step.choice) for step in steps)
        return {flag for choice in taken if choice for flag in choice.sets}


def _choice(turn: ShownTurn | None, value: str | None) -> ShownChoice | None:
    choices = turn.choices if turn else ()
    return next((choice for choice in choices if choice.id == value), None)
