"""A conversation becomes a set of cards for people in one room: what each may know, and no more.

What stands on a card follows from who holds a fact and from when the caller knows it. A role that
gives a fact away (what somebody really needs, a trap) never decides for more people, only for
fewer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from playbook.generate.card_wording import cue_on_card, fact_on_card
from playbook.generate.cast import cast_person, cast_values
from playbook.generate.levels import Woven, woven
from playbook.generate.scene import Moment, Scene, scene_of
from playbook.generate.slots import Filler, mentions
from playbook.model.base import Level
from playbook.model.call import Attitude, Call, Cast, Channel, Fact, LiveCards
from playbook.model.reference import Persona, Technique

_PLAY = {1: 2, 2: 3, 3: 4}
_REFERRED = ("referred-expecting", "referred-unaware")


@dataclass(frozen=True)
class CallerCard:
    """The card of whoever makes the call. ``limit`` is None where the family sets none."""

    person: Persona
    other: Persona
    goal: str
    facts: tuple[str, ...]
    limit: str | None


@dataclass(frozen=True)
class OtherCard:
    """The card of whoever is called. ``needs`` are what is hidden; ``lines`` the twist's."""

    person: Persona
    caller: Persona
    attitude: Attitude
    opening: str
    shared: tuple[str, ...]
    own: tuple[str, ...]
    needs: tuple[str, ...]
    softens: tuple[str, ...]
    hardens: tuple[str, ...]
    lines: tuple[Moment, ...]


@dataclass(frozen=True)
class ObserverCard:
    """The card of whoever listens: three behaviors by id, and what to read out, and when."""

    focus: tuple[str, ...]
    reads: tuple[Moment, ...]


@dataclass(frozen=True)
class Minutes:
    """How long the parts of a round take, in minutes."""

    play: int
    debrief: int = 3
    again: int = 2
    swap: int = 1

    @property
    def whole(self) -> int:
        """Return the minutes of a round."""
        return self.play + self.debrief + self.again + self.swap


@dataclass(frozen=True)
class SourceCard:
    """With four seats: the card of whoever introduces, where that is not the one called."""

    person: Persona
    caller: Persona
    referred: Persona
    facts: tuple[str, ...]


@dataclass(frozen=True)
class ReferredCard:
    """With four seats: the card of whoever is introduced, where that is not the one called."""

    person: Persona
    source: Persona


@dataclass(frozen=True)
class FourSeats:
    """Who sits where with four seats. Of the two cards, the one called holds his or her own."""

    caller: Persona
    source: Persona
    referred: Persona
    source_card: SourceCard | None
    referred_card: ReferredCard | None


@dataclass(frozen=True)
class CardSet:
    """One set: everything that three people need for a round, and four where that is taught."""

    id: str
    variant: str
    level: Level
    cast: str
    industry: str
    channel: Channel
    caller: CallerCard
    other: OtherCard
    observer: ObserverCard
    questions: tuple[str, ...]
    stop_word: str
    minutes: Minutes
    four: FourSeats | None


def card_sets(
    call: Call,
    personas: Mapping[str, Persona],
    techniques: Iterable[Technique],
    casts: Sequence[Cast] | None = None,
) -> tuple[CardSet, ...]:
    """Return every set of a call: its levels in order, in each its casts; none without cards.

    ``techniques`` are those of the call, ``casts`` those wanted, by default all of the call.

    Raises CastError or SlotError for data that checking would have refused.
    """
    if call.live is None:
        return ()
    levels = [woven(call, level) for level in call.levels]
    scenes = [(level, scene_of(call, call.live, level)) for level in levels]
    told = _Told(call)
    seats = introduces(call, techniques)
    seated = [_Seated(call, cast, personas) for cast in (call.casts if casts is None else casts)]
    return tuple(
        _set(call.live, level, _Table(told, people, scene), seats)
        for level, scene in scenes
        for people in seated
    )


def play_minutes(level: int) -> Minutes:
    """Return how long a round takes at a level."""
    return Minutes(_PLAY[level])


def introduces(call: Call, techniques: Iterable[Technique]) -> tuple[str, str] | None:
    """Return the slots of source and referred person, if a technique of the call introduces."""
    if call.live is None or not any(one.introduces for one in techniques):
        return None
    people = [slot for slot, kind in call.slots.items() if kind == "person"]
    expected = call.buyer if call.relationship in _REFERRED else None
    referred = call.live.referred or ("referred" if "referred" in people else expected)
    source = call.live.source or ("source" if "source" in people else call.buyer)
    apart = len({source, referred, call.seller}) == 3
    return (source, referred) if referred in people and source in people and apart else None


def _set(live: LiveCards, level: Woven, table: _Table, seats: tuple[str, str] | None) -> CardSet:
    call, cast = table.call, table.cast
    return CardSet(
        id=f"{call.id}/{level.level}/{cast.id}",
        variant=f"{level.level}/{cast.id}",
        level=level.level,
        cast=cast.id,
        industry=cast.industry,
        channel=call.channel,
        caller=table.caller_card(live),
        other=table.other_card(live),
        observer=ObserverCard(live.focus, table.filled(table.scene.reads)),
        questions=tuple(table.fill(question) for question in call.debrief),
        stop_word=live.stop_word,
        minutes=play_minutes(level.level),
        four=None if seats is None else table.four_seats(*seats),
    )


Side = Literal["shared", "own", "needs"]


class _Told:
    """How a call's facts and cues read on the cards of others, the same for each cast."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self._facts: dict[tuple[int, str], str] = {}
        self._cues: dict[str, str] = {}

    def fact(self, fact: Fact, holder: str) -> str:
        """Return the template of a fact on the card of ``holder``."""
        key = (id(fact), holder)
        if key not in self._facts:
            self._facts[key] = fact_on_card(fact, self.call, holder) or fact.text
        return self._facts[key]

    def cue(self, cue: str) -> str:
        """Return the template of a cue on the card of whoever is called."""
        if cue not in self._cues:
            self._cues[cue] = cue_on_card(cue, self.call) or cue
        return self._cues[cue]


class _Seated:
    """Who sits at a table: one cast of a call."""

    def __init__(self, call: Call, cast: Cast, personas: Mapping[str, Persona]) -> None:
        self.cast = cast
        where = f'{call.id}: cast "{cast.id}"'
        self.values = cast_values(where, call.slots, cast.slots, personas)
        self.fill = Filler(self.values)


class _Table:
    """One set in the making: who sits there, and what has happened before they begin."""

    def __init__(self, told: _Told, seated: _Seated, scene: Scene) -> None:
        self.call = told.call
        self.cast = seated.cast
        self.values = seated.values
        self.fill = seated.fill
        self.told = told
        self.scene = scene

    def person(self, slot: str) -> Persona:
        return cast_person(self.call.id, slot, self.values)

    def filled(self, moments: Iterable[Moment]) -> tuple[Moment, ...]:
        return tuple(Moment(one.when, self.fill(one.text)) for one in moments)

    def caller_card(self, live: LiveCards) -> CallerCard:
        facts = [fact.text for fact in self.scene.known if fact.card != "buyer"]
        facts += [fact.text for fact in self.scene.known if fact.card == "buyer"]
        return CallerCard(
            person=self.person(self.call.seller),
            other=self.person(self.call.buyer),
            goal=self.fill(self.call.goal),
            facts=tuple(self.fill(text) for text in facts),
            limit=None if live.limit is None else self.fill(live.limit),
        )

    def other_card(self, live: LiveCards) -> OtherCard:
        return OtherCard(
            person=self.person(self.call.buyer),
            caller=self.person(self.call.seller),
            attitude=self.call.attitude,
            opening=self.fill(live.opening),
            shared=self._held("shared"),
            own=self._held("own"),
            needs=self._held("needs"),
            softens=tuple(self.fill(self.told.cue(cue)) for cue in live.softens),
            hardens=tuple(self.fill(self.told.cue(cue)) for cue in live.hardens),
            lines=self.filled(self.scene.lines),
        )

    def four_seats(self, source_slot: str, referred_slot: str) -> FourSeats:
        slots = (self.call.seller, source_slot, referred_slot)
        caller, source, referred = (self.person(one) for one in slots)
        knows = self._known_to_source(source_slot)
        buyer = self.call.buyer
        return FourSeats(
            caller=caller,
            source=source,
            referred=referred,
            source_card=None
            if source_slot == buyer
            else SourceCard(source, caller, referred, knows),
            referred_card=None if referred_slot == buyer else ReferredCard(referred, source),
        )

    def _held(self, side: Side) -> tuple[str, ...]:
        held = (fact for fact in self.scene.held if self._side(fact) == side)
        return tuple(self.fill(self.told.fact(fact, self.call.buyer)) for fact in held)

    def _side(self, fact: Fact) -> Side:
        if fact.role == "hidden-need":
            return "needs"
        return "shared" if fact in self.scene.known else "own"

    def _known_to_source(self, slot: str) -> tuple[str, ...]:
        """Give the plain facts that speak of the source: what the source has done or said."""
        return tuple(
            self.fill(self.told.fact(fact, slot))
            for fact in self.scene.facts
            if fact.role == "plain" and any(one.name == slot for one in mentions(fact.text))
        )
