"""PB444: on a card, a pronoun follows the name of whoever it means."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from playbook.check.support.proof import Proof
from playbook.check.support.texts import CUES, facts_of, given, of_turns
from playbook.diagnostics import Diagnostic, diagnose, quoted
from playbook.generate.card_wording import cue_on_card, fact_on_card, form_on_card
from playbook.generate.slots import PRONOUNS, Slot, SlotError, parts
from playbook.generate.third_person import apart
from playbook.model.call import LiveCards
from playbook.model.reference import Persona
from playbook.yaml_source.nodes import Path

_NAMES = (None, "first", "last", "name")
_OF_ONE = {"she": frozenset({"she", "her", "hers", "herself"})}
_OF_ONE["he"] = frozenset({"he", "him", "his", "himself"})
_WORD = re.compile(r"[a-z]+", re.I)
_WHO = frozenset({"who", "whose", "whom"})
"""After one of these a pronoun has somebody in its own phrase whom it means."""


def pronouns(proof: Proof) -> Iterator[Diagnostic]:
    """Report, once for a line, a pronoun that could be taken for somebody else's."""
    live = proof.call.live
    if live is None or proof.subject.broken_keys & {
        "live",
        "facts",
        "text",
        "seller",
        "buyer",
        "slots",
        "casts",
    }:
        return
    casts = [
        (cast.id, _Cast(proof.catalog.personas, proof.call.kinds, cast.slots))
        for cast in proof.call.cast_list
    ]
    for path, line, named in _lines(proof, live):
        for name, cast in casts:
            word = cast.unclear(line, named)
            if word is not None:
                message = f"on a card of cast {quoted(name)}, {quoted(word)} could be somebody else"
                hint = "say the name, or word it for the card with on_card"
                yield diagnose("PB444", proof.subject.place(path), message, hint)
                break


def _lines(proof: Proof, live: LiveCards) -> Iterator[tuple[Path, str, str | None]]:
    """Give the lines of both cards, each with its path and who is named just above it."""
    call = proof.call
    yield ("goal",), call.goal, call.buyer
    if live.limit is not None:
        yield ("live", "limit"), live.limit, call.buyer
    for path, fact in facts_of(call):
        if fact.card != "buyer":
            yield (*path, "text"), fact.text, call.buyer
        across = None if fact.card == "seller" else fact_on_card(fact, call, call.buyer)
        if across is not None:
            yield (*path, "on_card" if fact.on_card else "text"), across, None
    for path, text in given(call, *of_turns("forms.on_card")):
        yield path, form_on_card(text, call), None
    for path, cue in given(call, CUES):
        heard = cue_on_card(cue, call)
        if heard is not None:
            yield path, heard, call.seller


def _slots(line: str) -> Iterator[tuple[bool, Slot]]:
    """Give the slots of a line, each with whether it is quoted; none if its braces are wrong."""
    try:
        pieces = [(quoting, parts(text)) for quoting, text in apart(line)]
    except SlotError:
        return
    for quoting, some in pieces:
        yield from ((quoting, part) for part in some if isinstance(part, Slot))


@dataclass
class _Cast:
    """One cast, to read lines with."""

    personas: Mapping[str, Persona]
    kinds: Mapping[str, str]
    values: Mapping[str, str]
    pronoun: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        people = (slot for slot, kind in self.kinds.items() if kind == "person")
        found = ((slot, self.personas.get(self.values.get(slot, ""))) for slot in people)
        self.pronoun = {slot: one.pronoun for slot, one in found if one is not None}

    def unclear(self, line: str, named: str | None) -> str | None:
        """Return the first pronoun that does not follow a name it could belong to."""
        last: dict[str, str] = {}
        self._name(last, named)
        for quoting, part in _slots(line):
            if part.attribute in _NAMES and part.name in self.pronoun:
                self._name(last, part.name)
            elif not quoting:
                word = self._not_of(part, last)
                if word is not None:
                    return word
        return None

    def _name(self, last: dict[str, str], slot: str | None) -> None:
        if slot in self.pronoun:
            last[self.pronoun[slot]] = slot

    def _not_of(self, part: Slot, last: Mapping[str, str]) -> str | None:
        """Return the pronoun in a slot that belongs to nobody named so far; None if none does."""
        own = self.pronoun.get(part.name)
        if own is None:
            told = self._told(part.name)
            return next((word for kind, word in told if kind not in last), None)
        word = PRONOUNS[own].get(part.attribute or "")
        return None if last.get(own) == part.name else word

    def _told(self, slot: str) -> Iterator[tuple[str, str]]:
        """Give each "she" and "he" in the phrase of a slot, up to somebody whom it brings in."""
        for word in _WORD.findall(self.values.get(slot, "").lower()):
            if word in _WHO:
                return
            yield from ((kind, word) for kind, words in _OF_ONE.items() if word in words)
