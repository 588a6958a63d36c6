"""A call, cast and at a level, becomes a conversation: slots filled, twists put in their place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from playbook.generate.cast import cast_person, cast_values
from playbook.generate.slots import Value, fill
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
    Twist,
)
from playbook.model.reference import Persona

_RANK: Mapping[Rating, int] = {"best": 0, "defensible": 1, "weak": 2}


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

    def leads_to(self, flags: frozenset[str]) -> str:
        """Return the turn or ending it leads to, given the flags that earlier choices have set."""
        return next((way.to for way in self.next_if if way.flag in flags), self.next)


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
    return tuple(
        conversation(call, level, cast, personas) for level in call.levels for cast in call.casts
    )


def conversation(
    call: Call, level: Level, cast: Cast, personas: Mapping[str, Persona]
) -> Conversation:
    """Return the conversation of one level and one cast. Raises as ``conversations`` does."""
    where = f'{call.id}: cast "{cast.id}"'
    values = cast_values(where, call.slots, cast.slots, personas)
    variant = f"{level}/{cast.id}"
    twists = [twist for twist in call.twists if level in twist.levels]
    facts = [
        fact
        for fact in (*call.facts, *(fact for twist in twists for fact in twist.facts))
        if level in fact.levels
    ]
    start, turns = spliced(call.start, call.turns, twists)
    return Conversation(
        id=f"{call.id}/{variant}",
        variant=variant,
        level=level,
        cast=cast.id,
        you=cast_person(where, call.seller, values),
        them=cast_person(where, call.buyer, values),
        goal=fill(call.goal, values),
        situation=_texts(values, (fact for fact in facts if _known_at_start(fact))),
        hidden=_texts(values, (fact for fact in facts if _hidden(fact))),
        start=start,
        turns=tuple(_turn(turn, values) for turn in turns),
        endings=tuple(_ending(ending, values) for ending in call.endings),
        worked=fill(call.worked, values),
        debrief=tuple(fill(question, values) for question in call.debrief),
    )


def spliced(
    start: str, turns: Iterable[Turn], twists: Iterable[Twist]
) -> tuple[str, tuple[Turn, ...]]:
    """Put twists before the turns that they enter; return the start and all turns.

    Every edge from outside a twist into the turn it enters leads to the twist's first turn. Two
    twists before the same turn come one after the other, in the order given.
    """
    woven = tuple(turns)
    for twist in twists:
        first = twist.turns[0].id
        woven = tuple(_rerouted(turn, twist.enters, first) for turn in woven) + twist.turns
        start = first if start == twist.enters else start
    return start, woven


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
        choice = min(turns[at].choices, key=lambda choice: _RANK[choice.rating])
        path.append((turns[at], choice))
        at = choice.leads_to(flags)
        flags |= set(choice.sets)
    return tuple(path)


def _rerouted(turn: Turn, old: str, new: str) -> Turn:
    return turn.model_copy(
        update={"choices": tuple(_led_elsewhere(choice, old, new) for choice in turn.choices)}
    )


def _led_elsewhere(choice: Choice, old: str, new: str) -> Choice:
    branches = tuple(
        branch.model_copy(update={"to": new}) if branch.to == old else branch
        for branch in choice.next_if
    )
    return choice.model_copy(
        update={"next": new if choice.next == old else choice.next, "next_if": branches}
    )


def _known_at_start(fact: Fact) -> bool:
    return "start" in fact.known_from


def _hidden(fact: Fact) -> bool:
    return not _known_at_start(fact) and fact.card != "seller"


def _texts(values: Mapping[str, Value], facts: Iterable[Fact]) -> tuple[str, ...]:
    return tuple(fill(fact.text, values) for fact in facts)


def _optional(template: str | None, values: Mapping[str, Value]) -> str | None:
    return None if template is None else fill(template, values)


def _turn(turn: Turn, values: Mapping[str, Value]) -> SpokenTurn:
    return SpokenTurn(
        id=turn.id,
        scene=_optional(turn.scene, values),
        speaker=None if turn.speaker is None else fill(f"{{{turn.speaker}}}", values),
        says=_optional(turn.says, values),
        inner=_optional(turn.inner, values),
        ask=fill(turn.ask, values),
        choices=tuple(_choice(choice, values) for choice in turn.choices),
    )


def _choice(choice: Choice, values: Mapping[str, Value]) -> SpokenChoice:
    return SpokenChoice(
        id=choice.id,
        move=choice.move,
        say=fill(choice.say, values),
        happens=fill(choice.happens, values),
        why=fill(choice.why, values),
        better=_optional(choice.better, values),
        when_right=_optional(choice.when_right, values),
        rating=choice.rating,
        next=choice.next,
        next_if=choice.next_if,
        sets=choice.sets,
    )


def _ending(ending: Ending, values: Mapping[str, Value]) -> SpokenEnding:
    return SpokenEnding(
        ending.id, ending.quality, fill(ending.title, values), fill(ending.text, values)
    )
