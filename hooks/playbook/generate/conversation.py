"""A call, cast and at a level, becomes a conversation: slots filled, twists put in their place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from zlib import crc32

from playbook.generate.cast import cast_person, cast_values
from playbook.generate.levels import Woven, versions, woven
from playbook.generate.slots import Filler
from playbook.model.base import Level
from playbook.model.call import Call, Cast, Ending, Fact
from playbook.model.reference import Persona
from playbook.model.turn import Choice, Turn, Version
from playbook.prove.ways import best_decisions

_OF_TURN = ("scene", "says", "after", "inner", "ask")
_OF_CHOICE = ("say", "reply", "happens", "why", "better")


class ConversationError(ValueError):
    """A conversation whose best path ends nowhere; the message names it and the place."""


@dataclass(frozen=True)
class Hidden:
    """Something that is not known at the start; learned at any of the moments, if there are any."""

    text: str
    known_from: tuple[str, ...]


@dataclass(frozen=True)
class Look:
    """A line to look back with, shown where all of ``when`` and none of ``unless`` came about.

    They name moments of the path, flags that it set, or its ending.
    """

    text: str
    when: tuple[str, ...]
    unless: tuple[str, ...]


@dataclass(frozen=True)
class Conversation:
    """One conversation of a family. ``id`` is ``F05/1/payroll``, ``variant`` is ``1/payroll``.

    A mix that is not the first comes last in both. In its turns and endings all slots are filled; a
    turn's speaker is a first name.
    """

    id: str
    variant: str
    level: Level
    cast: str
    mix: str
    you: Persona
    them: Persona
    goal: str
    situation: tuple[str, ...]
    hidden: tuple[Hidden, ...]
    start: str
    turns: tuple[Turn, ...]
    endings: tuple[Ending, ...]
    debrief: tuple[Look, ...]


def conversations(call: Call, personas: Mapping[str, Persona]) -> tuple[Conversation, ...]:
    """Return every conversation of a call: its levels, in each its mixes, in each its casts.

    Raises SlotError if a template cannot be filled, CastError if a cast lacks a value.
    """
    castings = [_Casting(call, cast, personas) for cast in call.cast_list]
    told = [woven(call, version) for version in versions(call)]
    return tuple(casting.conversation(one) for one in told for casting in castings)


def conversation(
    call: Call, version: Version, cast: Cast, personas: Mapping[str, Persona]
) -> Conversation:
    """Return the conversation of one version and one cast. Raises as ``conversations`` does."""
    return _Casting(call, cast, personas).conversation(woven(call, version))


def variant_of(call: Call, version: Version, cast: str) -> str:
    """Return what tells a conversation from the others of its call: ``1/payroll``."""
    first = version.mix == call.stories[0].id
    return f"{version.level}/{cast}" if first else f"{version.level}/{cast}/{version.mix}"


def story_of(call: Call, mix: str) -> int:
    """Return which of a call's stories a mix is, counted from 1."""
    return 1 + [one.id for one in call.stories].index(mix)


class _Casting:
    """One cast of a call. What stands in several versions is filled once.

    Turns and choices are known by their identity, so the versions that they come from must be kept
    for as long as this is.
    """

    def __init__(self, call: Call, cast: Cast, personas: Mapping[str, Persona]) -> None:
        self.call = call
        self.cast = cast
        self.where = f'{call.id}: cast "{cast.id}"'
        self.values = cast_values(self.where, call.kinds, cast.slots, personas)
        self._fill = Filler(self.values)
        self._turns: dict[int, Turn] = {}
        self._choices: dict[int, Choice] = {}

    def conversation(self, woven: Woven) -> Conversation:
        """Fill a version with this cast."""
        variant = variant_of(self.call, woven.version, self.cast.id)
        known = [fact for fact in woven.facts if "start" in fact.known_from]
        later = [fact for fact in woven.facts if "start" not in fact.known_from]
        return Conversation(
            id=f"{self.call.id}/{variant}",
            variant=variant,
            level=woven.level,
            cast=self.cast.id,
            mix=woven.version.mix,
            you=cast_person(self.where, self.call.seller, self.values),
            them=cast_person(self.where, self.call.buyer, self.values),
            goal=self._fill(self.call.goal),
            situation=tuple(self._fill(fact.text) for fact in known),
            hidden=tuple(self._hidden(fact for fact in later if fact.card != "seller")),
            start=woven.start,
            turns=tuple(self._turn(turn) for turn in woven.turns),
            endings=tuple(self._ending(ending) for ending in woven.endings),
            debrief=tuple(
                Look(self._fill(line.text), line.when, line.unless) for line in woven.debrief
            ),
        )

    def _hidden(self, facts: Iterable[Fact]) -> Iterator[Hidden]:
        for fact in facts:
            yield Hidden(self._fill(fact.text), fact.known_from)

    def _texts(self, part: object, names: Iterable[str]) -> dict[str, Any]:
        given = ((name, getattr(part, name)) for name in names)
        return {name: self._fill(text) for name, text in given if text is not None}

    def _turn(self, turn: Turn) -> Turn:
        if id(turn) not in self._turns:
            speaker = None if turn.speaker is None else self._fill(f"{{{turn.speaker}}}")
            choices = tuple(self._choice(choice) for choice in self._in_order(turn))
            self._turns[id(turn)] = replace(
                turn, choices=choices, speaker=speaker, **self._texts(turn, _OF_TURN)
            )
        return self._turns[id(turn)]

    def _in_order(self, turn: Turn) -> Sequence[Choice]:
        """Give choices as shown: drawn by their ids where a turn has forms, so that no place tells."""
        if turn.form is None:
            return turn.choices
        where = f"{self.call.id}/{turn.id}.{turn.form}"
        return sorted(turn.choices, key=lambda one: crc32(f"{where}/{one.id}".encode()))

    def _choice(self, choice: Choice) -> Choice:
        if id(choice) not in self._choices:
            self._choices[id(choice)] = replace(choice, **self._texts(choice, _OF_CHOICE))
        return self._choices[id(choice)]

    def _ending(self, ending: Ending) -> Ending:
        return ending.model_copy(update=self._texts(ending, ("title", "text")))


def best_path(talk: Conversation) -> tuple[tuple[Turn, Choice], ...]:
    """Return the decisions of the best path, from the start to an ending.

    Raises ConversationError if the path comes back to a turn, or leads to nothing.
    """
    path, at = best_decisions(talk.start, talk.turns)
    if any(turn.id == at for turn in talk.turns):
        raise ConversationError(f'{talk.id}: the best path comes back to turn "{at}"')
    if all(ending.id != at for ending in talk.endings):
        raise ConversationError(f'{talk.id}: the best path leads to "{at}", which is not there')
    return tuple(path)
