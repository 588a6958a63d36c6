"""Every printed card of our own sets is read for what its holder must not know.

What a holder may know is worked out here anew, by walking every path to the first word, and not
by asking the code that made the cards.
"""

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache
from pathlib import Path

import pytest

from playbook.catalog.catalog import Catalog
from playbook.catalog.load import load
from playbook.generate.card_sets import introduces
from playbook.generate.card_wording import cue_named, cue_on_card, fact_named, fact_on_card
from playbook.generate.cast import cast_values
from playbook.generate.conversation import variant_of
from playbook.generate.levels import Woven, versions, woven
from playbook.generate.slots import Value, fill, mentions
from playbook.model.call import Call, Cast, Fact, LiveCards
from playbook.model.reference import Persona
from playbook.render.contract.cards import CardData, SetData
from playbook.render.text.typography import curled
from tests.render.sets import every_set

ROOT = Path(__file__).parents[2]
LONG = 9
"""A phrase shorter than this may stand on a card by chance: "a week", "Tuesday"."""


@cache
def catalog() -> Catalog:
    loaded = load(ROOT)
    assert loaded.catalog is not None
    return loaded.catalog


def calls() -> list[Call]:
    return [call for call in catalog().calls.values() if call.live is not None]


class Table:
    """One set with the facts behind it."""

    def __init__(self, call: Call, level: Woven, cast: Cast, made: SetData) -> None:
        assert call.live is not None
        self.call, self.live, self.level, self.made = call, call.live, level, made
        self.values: Mapping[str, Value] = cast_values(
            call.id, call.kinds, cast.slots, catalog().personas
        )
        self.known = known_at_the_first_word(call, self.live, level)

    def words(self, template: str) -> str:
        return curled(fill(template, self.values))

    def across(self, fact: Fact) -> str:
        """Give a fact as it reads on the card of whoever is called."""
        return self.words(fact_on_card(fact, self.call, self.call.buyer) or fact.text)

    def telling(self, facts: list[Fact], *, but: Set[str] = frozenset()) -> list[str]:
        """Every way in which some facts may be told: as written, turned, and by their phrases.

        ``but`` are slots whose phrases count for nothing.
        """
        told = [self.words(fact.text) for fact in facts]
        told += [self.across(fact) for fact in facts]
        mine = {slot for fact in facts for slot in slots_in(fact.text)}
        elsewhere = {
            slot for fact in self.level.facts if fact not in facts for slot in slots_in(fact.text)
        }
        for slot in mine - elsewhere - but - {self.call.seller, self.call.buyer}:
            value = self.values[slot]
            if isinstance(value, str) and len(value) >= LONG:
                told.append(curled(value))
        return told

    def cues(self) -> list[str]:
        lines = (*self.live.softens, *self.live.hardens)
        return [self.words(cue_on_card(line, self.call) or line) for line in lines] + [
            self.words(line) for line in lines
        ]

    def said_across(self) -> set[str]:
        """Give the slots that the other person's own lines hold."""
        turns = self.level.turns
        lines = [turn.says for turn in turns if turn.says and turn.speaker == self.call.buyer]
        return {slot for line in (*lines, self.live.opening) for slot in slots_in(line)}

    def facts(self, *roles: str) -> list[Fact]:
        return [fact for fact in self.level.facts if fact.role in roles]


def slots_in(template: str) -> set[str]:
    return {slot.name for slot in mentions(template)}


def known_at_the_first_word(call: Call, live: LiveCards, level: Woven) -> set[str]:
    """Give the facts that the caller has met on every path that comes to the opening."""
    opening = live.opening.rstrip(".!?")
    ends = {turn.id for turn in level.turns if turn.says and opening in turn.says}
    ways = list(paths_to(live.begins or next(iter(ends), level.start), level))
    assert ways
    known = {fact.id for fact in level.facts if "start" in fact.known_from}
    twists = {turn.id for twist in call.twists for turn in twist.turns}
    for fact in level.facts:
        learned_in_a_twist = twists & {moment.partition("/")[0] for moment in fact.known_from}
        met = all(set(fact.known_from) & way for way in ways)
        if met and not learned_in_a_twist and fact.role == "plain":
            known.add(fact.id)
    return known


def paths_to(end: str, level: Woven) -> Iterator[set[str]]:
    """Give the moments of every path to a turn; a turn is met once on a path."""
    turns = {turn.id: turn for turn in level.turns}

    def on(at: str, flags: frozenset[str], met: tuple[str, ...]) -> Iterator[set[str]]:
        if at == end:
            yield {*met, at}
            return
        if at not in turns or at in met:
            return
        for choice in turns[at].choices:
            to = next((way.to for way in choice.next_if if way.flag in flags), choice.next)
            yield from on(to, flags | {*choice.sets}, (*met, at, f"{at}/{choice.id}"))

    return on(level.start, frozenset(), ())


@cache
def tables() -> tuple[Table, ...]:
    return tuple(_tables())


def _tables() -> Iterator[Table]:
    for call in calls():
        told = {
            variant_of(call, version, cast.id): (woven(call, version), cast)
            for version in versions(call)
            for cast in call.cast_list
        }
        for made in every_set(call, catalog()):
            yield Table(call, *told[made["variant"]], made)


def printed(card: CardData) -> str:
    lines = [line for block in card["blocks"] for line in (block["title"], *block["lines"])]
    return "\n".join([card["title"], card["who"], *lines])


def given_away(table: Table, seat: str, secrets: list[str]) -> list[str]:
    every = (*table.made["cards"], *table.made["four"])
    text = "\n".join(printed(card) for card in every if card["seat"] == seat)
    where = f"{table.call.id}/{table.made['variant']} {seat}"
    return [f"{where}: {secret}" for secret in secrets if secret in text]


def test_there_is_a_set_for_every_conversation() -> None:
    wanted = sum(len(versions(call)) * len(call.casts) for call in calls())
    made = tables()
    assert len(made) == wanted
    assert len(calls()) == len(catalog().calls)
    for table in made:
        assert [card["seat"] for card in table.made["cards"]] == [
            *("caller", "other", "observer", "after")
        ]
        assert all(card["blocks"] for card in table.made["cards"])


def test_the_callers_card_holds_nothing_that_is_learned_later() -> None:
    found: list[str] = []
    for table in tables():
        unknown = [fact for fact in table.level.facts if fact.id not in table.known]
        found += given_away(table, "caller", [*table.telling(unknown), *table.cues()])
    assert not found, "\n".join(found)


def test_the_card_across_holds_nothing_that_is_the_callers_own() -> None:
    found: list[str] = []
    for table in tables():
        own = [fact for fact in table.level.facts if fact.card == "seller"]
        told = [table.words(fact.text) for fact in own]
        told += [table.across(fact) for fact in own]
        secret = [fact for fact in own if fact.role in ("wrong-assumption", "trap")]
        told += [*table.telling(secret, but=table.said_across()), table.words(table.call.goal)]
        found += given_away(table, "other", told)
    assert not found, "\n".join(found)


def test_a_wrong_assumption_stands_as_a_fact_on_the_callers_card_only() -> None:
    seen = 0
    for table in tables():
        for fact in table.facts("wrong-assumption"):
            words = table.words(fact.text)
            holders = [card["seat"] for card in table.made["cards"] if words in printed(card)]
            assert holders == ["caller"], f"{table.call.id}/{table.made['variant']}: {holders}"
            seen += 1
    assert seen >= len(calls())


def test_what_is_hidden_stands_on_the_card_across_only() -> None:
    found: list[str] = []
    seen = 0
    for table in tables():
        hidden = table.facts("hidden-need")
        for seat in ("caller", "observer", "after", "source", "referred", "rounds"):
            seats = introduces(table.call, catalog().techniques_of(table.call))
            if seat != "source" or table.call.buyer != (seats or ("",))[0]:
                found += given_away(table, seat, table.telling(hidden))
        seen += len(hidden)
        for fact in hidden:
            assert given_away(table, "other", [table.across(fact)])
    assert not found, "\n".join(found)
    assert seen >= len(calls())


def test_the_other_cards_hold_no_cues_no_traps_and_no_facts_of_either_side() -> None:
    found: list[str] = []
    for table in tables():
        own = [fact for fact in table.level.facts if fact.card != "both" and fact.role == "plain"]
        heavy = table.facts("wrong-assumption", "trap")
        told = [table.words(fact.text) for fact in own]
        for seat in ("observer", "after", "rounds", "referred"):
            secrets = [*table.cues(), *(table.words(fact.text) for fact in heavy)]
            if seat != "observer":
                secrets += told
            found += given_away(table, seat, secrets)
        found += given_away(table, "source", [*table.cues(), *table.telling(heavy)])
    assert not found, "\n".join(found)


def test_no_line_on_another_card_says_you_to_the_caller() -> None:
    """Whoever reads it would take it for a word to themselves: the lists turned every one."""
    missed = [f"{call.id}: {text}" for call in calls() for text in _unturned(call)]
    assert not missed, "\n".join(missed)


def _unturned(call: Call) -> Iterator[str]:
    assert call.live is not None
    for fact in (*call.facts, *(fact for twist in call.twists for fact in twist.facts)):
        if fact.card != "seller" and _says_you(fact_named(fact, call, call.buyer)):
            yield fact.text
    for line in (*call.live.softens, *call.live.hardens):
        if _says_you(cue_named(line, call)):
            yield line


def _says_you(template: str | None) -> bool:
    """Whether a line speaks to somebody, apart from what stands in quotes, or is none at all."""
    if template is None:
        return True
    told = re.sub(r"(?<![\w}])'.*?'(?!\w)", "", template).replace("thank you", "")
    told = re.sub(r"\b(the two of you|you two|you \w+ each other)\b", "", told, flags=re.I)
    return re.search(r"\byou(r|rs|rself)?\b", told, re.I) is not None


def test_the_card_across_says_you_to_whoever_holds_it() -> None:
    """Its own holder by name, or as "her", reads as somebody else there."""
    found: list[str] = []
    for table in tables():
        buyer = table.values[table.call.buyer]
        assert isinstance(buyer, Persona)
        card = next(card for card in table.made["cards"] if card["seat"] == "other")
        lines = [
            re.sub(r"(?<!\w)\u2018.*?\u2019(?!\w)", "", line)
            for block in card["blocks"]
            for line in block["lines"]
            if block["style"] == "list" and block["title"] != "Bring this in"
        ]
        found += [f"{table.made['variant']}: {line}" for line in lines if buyer.first in line]
    assert not found, "\n".join(found)


def test_a_cue_with_the_words_of_whoever_hears_it_says_your() -> None:
    call = next(call for call in calls() if call.id == "F05")
    cues = [table.cues() for table in tables() if table.call is call]
    assert all("use your own words about" in " ".join(some) for some in cues)


FOUR_SEATS = {"F01": "source", "F18": "referred", "F21": "source", "F28": "referred"}


@pytest.mark.parametrize("name", FOUR_SEATS)
def test_a_call_that_introduces_has_a_fourth_card(name: str) -> None:
    for made in every_set(catalog().calls[name], catalog()):
        assert [card["seat"] for card in made["four"]] == [FOUR_SEATS[name], "rounds"]


def test_every_call_that_teaches_introducing_can_be_played_by_four() -> None:
    taught = {call.id: catalog().techniques_of(call) for call in calls()}
    teaching = [call for call in calls() if any(one.introduces for one in taught[call.id])]
    assert teaching
    assert all(introduces(call, taught[call.id]) for call in teaching)
