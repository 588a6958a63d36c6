"""Where people begin to play a conversation, what is known by then, and what comes later."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from playbook.generate.card_wording import form_on_card, seen_on_card
from playbook.generate.levels import Woven, walked
from playbook.model.call import Call, Fact, LiveCards, WrittenTurn
from playbook.model.turn import Turn, Version
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
    """What a version holds for those who play it; texts are templates.

    ``known`` is what the caller knows at the first word, ``held`` what the other person's card
    may hold. ``lines`` the other person brings in, ``reads`` the observer reads out to the caller.
    """

    version: Version
    opening: str
    facts: tuple[Fact, ...]
    known: tuple[Fact, ...]
    held: tuple[Fact, ...]
    lines: tuple[Moment, ...]
    reads: tuple[Moment, ...]
    questions: tuple[str, ...]


def scene_of(call: Call, live: LiveCards, level: Woven) -> Scene:
    """Return where a version begins for people who play it, and what comes when."""
    twisted = {turn.id: turn for twist in call.twists for turn in twist.turns}
    written = {turn.id: turn for turn in call.turns} | twisted
    begins = opening_turn(live, level, written)
    # Checking refuses a call that cannot be walked; its cards hold what is known at the start.
    walk = walked(call, level.version)
    best, _ = best_decisions(level.start, level.turns)
    clock = _Clock([turn.id for turn, _ in best], begins)
    played = frozenset(turn.id for turn in level.turns if turn.id in twisted)
    known = tuple(fact for fact in level.facts if _known(fact, begins, walk, played))
    # Of a twist all is told, of other turns what their forms add; at the first that is the opening.
    twists = [turn for turn in level.turns if turn.id in played]
    others = [_added(turn, written[turn.id]) for turn in level.turns if turn.id not in played]
    first = next((turn.says for turn in others if turn.id == begins and _speaks(turn, call)), None)
    reads = [(turn.id, turn.scene) for turn in twists if turn.scene]
    reads += [(turn.id, text) for turn in (*twists, *others) for text in _read(turn, call)]
    told = {turn for turn, _ in reads}
    later = (fact for fact in level.facts if fact not in known and fact.card != "buyer")
    reads += [
        (_turn_of(fact), fact.text)
        for fact in later
        if fact.role == "plain" and _turn_of(fact) not in told
    ]
    lines = [
        (turn.id, text)
        for turn in (*(replace(turn, scene=None) for turn in twists), *others)
        for text in _brought(turn, written[turn.id], call)
        if text != f'"{first}"'
    ]
    return Scene(
        version=level.version,
        opening=first or live.opening,
        facts=level.facts,
        known=known,
        held=tuple(fact for fact in level.facts if _held(fact, known)),
        lines=clock.in_order(lines),
        reads=clock.in_order(reads),
        questions=tuple(line.text for line in level.debrief if not (line.when or line.unless)),
    )


def opening_turn(live: LiveCards, level: Woven, written: Mapping[str, WrittenTurn]) -> str:
    """Return the turn at which people begin: the one named, or that with the opening's words."""
    turns = [turn.id for turn in level.turns]
    if live.begins in turns:
        return live.begins or level.start
    opening = live.opening.rstrip(".!?")
    for turn in turns:
        if any(opening in (one.says or "") for one in (written[turn], *written[turn].forms)):
            return turn
    return level.start


def _added(turn: Turn, written: WrittenTurn) -> Turn:
    """Give a turn with nothing in it but what its form says otherwise than the turn itself."""
    return replace(
        turn,
        scene=None if turn.scene == written.scene else turn.scene,
        says=None if turn.says == written.says else turn.says,
        after=None if turn.after == written.after else turn.after,
    )


def _speaks(turn: Turn, call: Call) -> bool:
    return turn.says is not None and turn.speaker == call.buyer


def _brought(turn: Turn, written: WrittenTurn, call: Call) -> Iterator[str]:
    """Give what whoever plays the other person brings in at a turn."""
    form = next((form for form in written.forms if form.id == turn.form), None)
    if form and form.on_card:
        yield form_on_card(form.on_card, call)
    elif form:
        seen = (seen_on_card(text, call) for text in (turn.scene, turn.after) if text)
        yield from (text for text in seen if text)
    if _speaks(turn, call):
        yield f'"{turn.says}"'


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
    """Give what a third person says at a turn: the observer reads it out."""
    if turn.says and not _speaks(turn, call):
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
