"""Where people begin to play a conversation, what is known by then, and what comes later."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from playbook.generate.levels import Woven, walked
from playbook.model.base import Level
from playbook.model.call import Call, Fact, LiveCards, Turn
from playbook.prove.walk import Walk
from playbook.prove.ways import best_decisions

When = Literal["before", "early", "halfway", "late", "fitting"]
"""When something comes: before the first word, or in a third of the talk, or when it fits."""


class Moment(NamedTuple):
    """Something that is said or read out, and when."""

    when: When
    text: str


@dataclass(frozen=True)
class Scene:
    """What a level holds for those who play it; texts are templates.

    ``known`` is what the caller knows at the first word, ``held`` what the other person's card
    may hold. ``lines`` the other person says, ``reads`` the observer reads out to the caller.
    """

    level: Level
    facts: tuple[Fact, ...]
    known: tuple[Fact, ...]
    held: tuple[Fact, ...]
    lines: tuple[Moment, ...]
    reads: tuple[Moment, ...]


def scene_of(call: Call, live: LiveCards, level: Woven) -> Scene:
    """Return where a level begins for people who play it, and what comes when."""
    begins = opening_turn(live, level)
    # Checking refuses a call that cannot be walked; its cards hold what is known at the start.
    walk = walked(call, level.level)
    best, _ = best_decisions(level.start, level.turns)
    clock = _Clock([turn.id for turn, _ in best], begins)
    twists = [
        turn
        for twist in call.twists
        if level.level in twist.levels
        for turn in twist.turns
        if any(turn.id == one.id for one in level.turns)
    ]
    played = frozenset(turn.id for turn in twists)
    known = tuple(fact for fact in level.facts if _known(fact, begins, walk, played))
    reads = [(turn.id, text) for turn in twists for text in _read(turn, call)]
    told = {turn for turn, _ in reads}
    later = (fact for fact in level.facts if fact not in known and fact.card != "buyer")
    reads += [
        (_turn_of(fact), fact.text)
        for fact in later
        if fact.role == "plain" and _turn_of(fact) not in told
    ]
    lines = ((turn.id, turn.says) for turn in twists if turn.says and turn.speaker == call.buyer)
    return Scene(
        level=level.level,
        facts=level.facts,
        known=known,
        held=tuple(fact for fact in level.facts if _held(fact, known)),
        lines=clock.in_order(lines),
        reads=clock.in_order(reads),
    )


def opening_turn(live: LiveCards, level: Woven) -> str:
    """Return the turn at which people begin: the one named, or that with the opening's words."""
    turns = [turn.id for turn in level.turns]
    if live.begins in turns:
        return live.begins or level.start
    opening = live.opening.rstrip(".!?")
    said = (turn.id for turn in level.turns if turn.says and opening in turn.says)
    return next(said, level.start)


def _known(fact: Fact, begins: str, walk: Walk | None, played: frozenset[str]) -> bool:
    """Tell whether the caller knows a fact on every path, before the first word is said.

    What a twist brings is left to those who play it.
    """
    if "start" in fact.known_from:
        return fact.card != "buyer"
    if fact.role != "plain" or walk is None:
        return False
    if fact.card == "seller" and begins in fact.known_from:
        return True
    moments = frozenset(moment for moment in fact.known_from if moment != begins)
    if not moments or played & {moment.partition("/")[0] for moment in moments}:
        return False
    return all(here.at != begins for here in walk.spread_without(moments))


def _held(fact: Fact, known: tuple[Fact, ...]) -> bool:
    """Tell whether the other person's card may hold a fact.

    What both come to know later, in the course of the talk, is on neither card at its start; but
    what could give somebody away is the other person's to keep.
    """
    if fact.card == "both" and fact not in known:
        return fact.role != "plain"
    return fact.card != "seller"


def _turn_of(fact: Fact) -> str:
    return fact.known_from[0].partition("/")[0]


def _read(turn: Turn, call: Call) -> Iterator[str]:
    """Give what the observer reads out at a turn of a twist: the scene, and a third person."""
    if turn.scene:
        yield turn.scene
    if turn.says and turn.speaker and turn.speaker != call.buyer:
        yield f"{{{turn.speaker}}} says: '{turn.says}'"


class _Clock:
    """Tells when a turn comes: by its place on the best way, counted from the first word."""

    def __init__(self, way: Sequence[str], begins: str) -> None:
        self.places = {turn: place for place, turn in enumerate(way)}
        self.first = self.places.get(begins, 0)

    def when(self, turn: str) -> When:
        if turn not in self.places:
            return "fitting"
        place, left = self.places[turn] - self.first, len(self.places) - self.first
        if place <= 0:
            return "before"
        if 3 * place < left:
            return "early"
        return "halfway" if 3 * place < 2 * left else "late"

    def in_order(self, texts: Iterable[tuple[str, str]]) -> tuple[Moment, ...]:
        """Put texts in the order of the turns at which they come; what has no place comes last."""
        in_order = sorted(texts, key=lambda one: self.places.get(one[0], len(self.places)))
        return tuple(Moment(self.when(turn), text) for turn, text in in_order)
