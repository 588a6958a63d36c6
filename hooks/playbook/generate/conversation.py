"""A call, cast and at a level, becomes a conversation: slots filled, twists put in their place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from playbook.generate.cast import cast_person, cast_values
from playbook.generate.levels import Woven, woven
from playbook.generate.slots import Filler
from playbook.model.base import Level
from playbook.model.call import Call, Cast, Choice, Ending, Fact, Turn
from playbook.model.reference import Persona
from playbook.prove.ways import best_decisions

_Part = TypeVar("_Part", Turn, Choice, Ending)
_OF_TURN = ("scene", "says", "inner", "ask")
_OF_CHOICE = ("say", "happens", "why", "better", "when_right")


class ConversationError(ValueError):
    """A conversation whose best path ends nowhere; the message names it and the place."""


@dataclass(frozen=True)
class Conversation:
    """One conversation of a family. ``id`` is ``F05/1/payroll``, ``variant`` is ``1/payroll``.

    In its turns and endings all slots are filled; a turn's speaker is a first name.
    """

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
    turns: tuple[Turn, ...]
    endings: tuple[Ending, ...]
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
        self._parts: dict[int, Any] = {}

    def conversation(self, woven: Woven) -> Conversation:
        """Fill a level with this cast."""
        variant = f"{woven.level}/{self.cast.id}"
        known = [fact for fact in woven.facts if "start" in fact.known_from]
        later = [fact for fact in woven.facts if "start" not in fact.known_from]
        return Conversation(
            id=f"{self.call.id}/{variant}",
            variant=variant,
            level=woven.level,
            cast=self.cast.id,
            you=cast_person(self.where, self.call.seller, self.values),
            them=cast_person(self.where, self.call.buyer, self.values),
            goal=self._fill(self.call.goal),
            situation=self._texts(known),
            hidden=self._texts(fact for fact in later if fact.card != "seller"),
            start=woven.start,
            turns=tuple(self._filled(turn, _OF_TURN) for turn in woven.turns),
            endings=tuple(self._filled(ending, ("title", "text")) for ending in woven.endings),
            worked=self._fill(self.call.worked),
            debrief=tuple(self._fill(question) for question in self.call.debrief),
        )

    def _texts(self, facts: Iterable[Fact]) -> tuple[str, ...]:
        return tuple(self._fill(fact.text) for fact in facts)

    def _filled(self, part: _Part, texts: Sequence[str]) -> _Part:
        """Fill the texts of a turn, choice or ending; a turn's choices and speaker too."""
        if id(part) not in self._parts:
            given = ((name, getattr(part, name)) for name in texts)
            made: dict[str, Any] = {
                name: self._fill(text) for name, text in given if text is not None
            }
            if isinstance(part, Turn):
                made["choices"] = tuple(self._filled(one, _OF_CHOICE) for one in part.choices)
                if part.speaker is not None:
                    made["speaker"] = self._fill(f"{{{part.speaker}}}")
            self._parts[id(part)] = part.model_copy(update=made)
        filled: _Part = self._parts[id(part)]
        return filled


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
