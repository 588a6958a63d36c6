"""A conversation becomes a set of cards for people in one room: what each may know, and no more.

What stands on a card follows from who holds a fact and from when the caller knows it. A role that
gives a fact away (what somebody really needs, a trap) never decides for more people, only for
fewer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from playbook.generate.card_wording import cue_on_card, fact_on_card
from playbook.generate.cast import cast_person, cast_values
from playbook.generate.conversation import story_of, variant_of
from playbook.generate.levels import versions, woven
from playbook.generate.scene import Moment, Scene, scene_of
from playbook.generate.slots import Filler, mentions
from playbook.model.base import Level
from playbook.model.call import Attitude, Call, Cast, Fact, LiveCards
from playbook.model.reference import Persona, Technique, Voice

_PLAY = {1: 2, 2: 3, 3: 4}
_REFERRED = ("referred-expecting", "referred-unaware")


@dataclass(frozen=True)
class CallerCard:
    """The card of whoever makes the call. ``limit`` is None where the family sets none."""

    person: Persona
    goal: str
    facts: tuple[str, ...]
    limit: str | None


@dataclass(frozen=True)
class OtherCard:
    """The card of whoever is called. ``needs`` are what is hidden; ``lines`` are to be brought in.

    ``voice`` is None where the family names none.
    """

    person: Persona
    voice: Voice | None
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
class FourSeats:
    """Who introduces and who is introduced, with four seats; one may be whoever is called.

    ``facts`` are what the source knows.
    """

    source: Persona
    referred: Persona
    facts: tuple[str, ...]


@dataclass(frozen=True)
class CardSet:
    """One set: everything that three people need for a round, and four where that is taught."""

    variant: str
    level: Level
    cast: str
    story: int
    industry: str
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
    voice: Voice | None = None,
    *,
    first: bool | None = None,
) -> tuple[CardSet, ...]:
    """Return every set of a call: its levels in order, in each its stories, in each its casts.

    ``techniques`` and ``voice`` are those of the call. ``first``: of the first cast in the first
    story alone, or all but those. None without cards.

    Raises CastError or SlotError for data that checking would have refused.
    """
    if call.live is None:
        return ()
    seats = introduces(call, techniques)
    tables = [_Table(call, call.live, cast, personas, voice) for cast in call.cast_list]
    sets: list[CardSet] = []
    for version in versions(call):
        told = story_of(call, version.mix)
        wanted = [
            table
            for place, table in enumerate(tables, 1)
            if first is None or (place == told == 1) is first
        ]
        if wanted:
            scene = scene_of(call, call.live, woven(call, version))
            sets += (table.card_set(scene, seats) for table in wanted)
    return tuple(sets)


def play_minutes(level: int) -> Minutes:
    """Return how long a round takes at a level."""
    return Minutes(_PLAY[level])


def introduces(call: Call, techniques: Iterable[Technique]) -> tuple[str, str] | None:
    """Return the slots of source and referred person, if a technique of the call introduces."""
    if call.live is None or not any(one.introduces for one in techniques):
        return None
    people = [slot for slot, kind in call.kinds.items() if kind == "person"]
    expected = call.buyer if call.relationship in _REFERRED else None
    referred = call.live.referred or ("referred" if "referred" in people else expected)
    source = call.live.source or ("source" if "source" in people else call.buyer)
    apart = len({source, referred, call.seller}) == 3
    return (source, referred) if referred in people and source in people and apart else None


class _Table:
    """Where one cast of a call sits down, in each version with another scene."""

    def __init__(
        self,
        call: Call,
        live: LiveCards,
        cast: Cast,
        personas: Mapping[str, Persona],
        voice: Voice | None,
    ) -> None:
        self.call, self.live, self.cast, self.voice = call, live, cast, voice
        where = f'{call.id}: cast "{cast.id}"'
        self.values = cast_values(where, call.kinds, cast.slots, personas)
        self.fill = Filler(self.values)

    def card_set(self, scene: Scene, seats: tuple[str, str] | None) -> CardSet:
        return CardSet(
            variant=variant_of(self.call, scene.version, self.cast.id),
            level=scene.version.level,
            cast=self.cast.id,
            story=story_of(self.call, scene.version.mix),
            industry=self.cast.industry,
            caller=self._caller_card(scene),
            other=self._other_card(scene),
            observer=ObserverCard(self.live.focus, self._moments(scene.reads)),
            questions=self._filled(scene.questions),
            stop_word=self.live.stop_word,
            minutes=play_minutes(scene.version.level),
            four=None if seats is None else self._four_seats(scene, *seats),
        )

    def _person(self, slot: str) -> Persona:
        return cast_person(self.call.id, slot, self.values)

    def _filled(self, texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self.fill, texts))

    def _moments(self, moments: Iterable[Moment]) -> tuple[Moment, ...]:
        return tuple(Moment(one.when, self.fill(one.text)) for one in moments)

    def _caller_card(self, scene: Scene) -> CallerCard:
        # What the other person told comes after what the caller knows of itself.
        known = sorted(scene.known, key=lambda fact: fact.card == "buyer")
        return CallerCard(
            person=self._person(self.call.seller),
            goal=self.fill(self.call.goal),
            facts=self._filled(fact.text for fact in known),
            limit=None if self.live.limit is None else self.fill(self.live.limit),
        )

    def _other_card(self, scene: Scene) -> OtherCard:
        call, live = self.call, self.live
        needs = [fact for fact in scene.held if fact.role == "hidden-need"]
        plain = [fact for fact in scene.held if fact.role != "hidden-need"]
        return OtherCard(
            person=self._person(call.buyer),
            voice=self.voice,
            attitude=call.attitude,
            opening=self.fill(scene.opening),
            shared=self._told((fact for fact in plain if fact in scene.known), call.buyer),
            own=self._told((fact for fact in plain if fact not in scene.known), call.buyer),
            needs=self._told(needs, call.buyer),
            softens=self._filled(cue_on_card(cue, call) or cue for cue in live.softens),
            hardens=self._filled(cue_on_card(cue, call) or cue for cue in live.hardens),
            lines=self._moments(scene.lines),
        )

    def _four_seats(self, scene: Scene, source_slot: str, referred_slot: str) -> FourSeats:
        # The plain facts that speak of the source: what the source has done or said.
        of_source = (
            fact
            for fact in scene.facts
            if fact.role == "plain" and any(one.name == source_slot for one in mentions(fact.text))
        )
        return FourSeats(
            source=self._person(source_slot),
            referred=self._person(referred_slot),
            facts=self._told(of_source, source_slot),
        )

    def _told(self, facts: Iterable[Fact], holder: str) -> tuple[str, ...]:
        """Give facts as they read on the card of ``holder``."""
        return self._filled(fact_on_card(fact, self.call, holder) or fact.text for fact in facts)
