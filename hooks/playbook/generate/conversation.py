"""A call, cast and at a level, becomes a conversation: slots filled, twists put in their place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from playbook.generate.cast import cast_person, cast_values
from playbook.generate.levels import Woven, woven
from playbook.generate.slots import Filler
from playbook.model.base import Level
from playbook.model.call import (
    Branch,
    Call,
    Cast,
    Choice,
    Ending,
    Fact,
    Move,
    Quality,
    Rating,
    Turn,
    leads_to,
)
from playbook.model.reference import Persona
from playbook.prove.ways import RANK


class ConversationError(ValueError):
    """A conversation whose best path ends nowhere; the message names it and the place."""


@dataclass(frozen=True)
class SpokenChoice:
    """A choice with its slots filled."""

    id: str
    move: Move
    say: str
    happens: str
    why: str
    better: str | None
    when_right: str | None
    rating: Rating
    next: str
    next_if: tuple[Branch, ...]
    sets: tuple[str, ...]


@dataclass(frozen=True)
class SpokenTurn:
    """A turn with its slots filled; ``speaker`` is a first name."""

    id: str
    scene: str | None
    speaker: str | None
    says: str | None
    inner: str | None
    ask: str
    choices: tuple[SpokenChoice, ...]


@dataclass(frozen=True)
class SpokenEnding:
    """An ending with its slots filled."""

    id: str
    quality: Quality
    title: str
    text: str


@dataclass(frozen=True)
class Conversation:
    """One conversation of a family. ``id`` is ``F05/1/payroll``, ``variant`` is ``1/payroll``."""

    id: str
    variant: str
    level: Level
    cast: str
    you: Persona
    them: Persona
    goal: str
    situation: tuple[str, ...]
    hidden: tuple[str, ...]
    start: str
    turns: tuple[SpokenTurn, ...]
    endings: tuple[SpokenEnding, ...]
    worked: str
    debrief: tuple[str, ...]


def conversations(call: Call, personas: Mapping[str, Persona]) -> tuple[Conversation, ...]:
    """Return every conversation of a call: its levels in order, in each its casts in order.

    Raises SlotError if a template cannot be filled, CastError if a cast lacks a value.
    """
    castings = [_Casting(call, cast, personas) for cast in call.casts]
    levels = [woven(call, level) for level in call.levels]
    return tuple(casting.conversation(level) for level in levels for casting in castings)


def conversation(
    call: Call, level: Level, cast: Cast, personas: Mapping[str, Persona]
) -> Conversation:
    """Return the conversation of one level and one cast. Raises as ``conversations`` does."""
    return _Casting(call, cast, personas).conversation(woven(call, level))


class _Casting:
    """One cast of a call. What stands at several levels is filled once.

    Turns and choices are known by their identity, so the levels that they come from must be kept
    for as long as this is.
    """

    def __init__(self, call: Call, cast: Cast, personas: Mapping[str, Persona]) -> None:
        self.call = call
        self.cast = cast
        self.where = f'{call.id}: cast "{cast.id}"'
        self.values = cast_values(self.where, call.slots, cast.slots, personas)
        self._fill = Filler(self.values)
        self.turns: dict[int, SpokenTurn] = {}
        self.choices: dict[int, SpokenChoice] = {}

    def conversation(self, woven: Woven) -> Conversation:
        """Fill a level with this cast."""
        variant = f"{woven.level}/{self.cast.id}"
        return Conversation(
            id=f"{self.call.id}/{variant}",
            variant=variant,
            level=woven.level,
            cast=self.cast.id,
            you=cast_person(self.where, self.call.seller, self.values),
            them=cast_person(self.where, self.call.buyer, self.values),
            goal=self._fill(self.call.goal),
            situation=self._texts(fact for fact in woven.facts if _known_at_start(fact)),
            hidden=self._texts(fact for fact in woven.facts if _hidden(fact)),
            start=woven.start,
            turns=tuple(self._turn(turn) for turn in woven.turns),
            endings=tuple(self._ending(ending) for ending in woven.endings),
            worked=self._fill(self.call.worked),
            debrief=tuple(self._fill(question) for question in self.call.debrief),
        )

    def _optional(self, template: str | None) -> str | None:
        return None if template is None else self._fill(template)

    def _texts(self, facts: Iterable[Fact]) -> tuple[str, ...]:
        return tuple(self._fill(fact.text) for fact in facts)

    def _turn(self, turn: Turn) -> SpokenTurn:
        if id(turn) not in self.turns:
            self.turns[id(turn)] = self._new_turn(turn)
        return self.turns[id(turn)]

    def _choice(self, choice: Choice) -> SpokenChoice:
        if id(choice) not in self.choices:
            self.choices[id(choice)] = self._new_choice(choice)
        return self.choices[id(choice)]

    def _new_turn(self, turn: Turn) -> SpokenTurn:
        return SpokenTurn(
            id=turn.id,
            scene=self._optional(turn.scene),
            speaker=None if turn.speaker is None else self._fill(f"{{{turn.speaker}}}"),
            says=self._optional(turn.says),
            inner=self._optional(turn.inner),
            ask=self._fill(turn.ask),
            choices=tuple(self._choice(choice) for choice in turn.choices),
        )

    def _new_choice(self, choice: Choice) -> SpokenChoice:
        return SpokenChoice(
            id=choice.id,
            move=choice.move,
            say=self._fill(choice.say),
            happens=self._fill(choice.happens),
            why=self._fill(choice.why),
            better=self._optional(choice.better),
            when_right=self._optional(choice.when_right),
            rating=choice.rating,
            next=choice.next,
            next_if=choice.next_if,
            sets=choice.sets,
        )

    def _ending(self, ending: Ending) -> SpokenEnding:
        title, text = self._fill(ending.title), self._fill(ending.text)
        return SpokenEnding(ending.id, ending.quality, title, text)


def best_path(talk: Conversation) -> tuple[tuple[SpokenTurn, SpokenChoice], ...]:
    """Return the decisions of the best path, from the start to an ending.

    A turn without a best choice goes on with its first defensible one. Raises ConversationError
    if the path comes back to a turn, or leads to nothing.
    """
    turns = {turn.id: turn for turn in talk.turns}
    endings = {ending.id for ending in talk.endings}
    path: list[tuple[SpokenTurn, SpokenChoice]] = []
    flags: frozenset[str] = frozenset()
    at = talk.start
    while at not in endings:
        if at not in turns:
            raise ConversationError(f'{talk.id}: the best path leads to "{at}", which is not there')
        if any(turn.id == at for turn, _ in path):
            raise ConversationError(f'{talk.id}: the best path comes back to turn "{at}"')
        choice = min(turns[at].choices, key=lambda choice: RANK[choice.rating])
        path.append((turns[at], choice))
        at = leads_to(choice, flags)
        flags |= set(choice.sets)
    return tuple(path)


def _known_at_start(fact: Fact) -> bool:
    return "start" in fact.known_from


def _hidden(fact: Fact) -> bool:
    return not _known_at_start(fact) and fact.card != "seller"
