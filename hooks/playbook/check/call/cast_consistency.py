"""PB421 to PB423: what a cast says of people and things agrees between its cards."""

import re
from collections.abc import Iterator

from playbook.check.support.proof import Proof
from playbook.diagnostics import Diagnostic, diagnose, one_of, quoted
from playbook.model.call import Cast, SlotKind
from playbook.yaml_source.nodes import Path

_TIMES: frozenset[SlotKind] = frozenset({"date", "time"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def one_person_twice(proof: Proof) -> Iterator[Diagnostic]:
    """Find people who stand for two, so that they would talk to themselves."""
    call, subject = proof.call, proof.subject
    if subject.broken_keys & {"seller", "buyer", "slots"}:
        return
    if call.seller == call.buyer:
        message = f"slot {quoted(call.buyer)} is the seller and the buyer"
        yield diagnose("PB421", subject.place(("buyer",)), message, "name two slots")
    people = {slot for slot, kind in call.kinds.items() if kind == "person"}
    for path, slot, other, value in _twice(proof, people):
        message = f"{quoted(value)} is {quoted(other)} and {quoted(slot)}"
        hint = "cast another person for one of the two"
        yield diagnose("PB421", subject.place(path), message, hint)


def one_value_twice(proof: Proof) -> Iterator[Diagnostic]:
    """Find values that stand for two things in one cast. Two things may fall on one day."""
    call, subject = proof.call, proof.subject
    if "slots" in subject.broken_keys:
        return
    for path, slot, other, value in _twice(proof, set(call.slots)):
        kind = call.kinds[slot]
        if kind != "person" and (kind not in _TIMES or call.kinds[other] != kind):
            message = f"slots {quoted(other)} and {quoted(slot)} both say {quoted(value)}"
            hint = "two things need two phrases; one thing needs one slot"
            yield diagnose("PB422", subject.place(path), message, hint)


def _twice(proof: Proof, slots: set[str]) -> Iterator[tuple[Path, str, str, str]]:
    """Give each value that two of these slots have in one cast: its place, both slots, itself."""
    for number, cast in enumerate(proof.call.cast_list):
        first: dict[str, str] = {}
        for slot, value in cast.slots.items():
            if slot in slots and (other := first.setdefault(value.casefold(), slot)) != slot:
                yield proof.value_path(slot, number), slot, other, value


def names_of_others(proof: Proof) -> Iterator[Diagnostic]:
    """Find phrases of a cast that name a persona who does not play in it."""
    call, subject = proof.call, proof.subject
    if "slots" in subject.broken_keys or "persona" not in proof.catalog.known:
        return
    names = {person.first for person in proof.catalog.personas.values()}
    for number, cast in enumerate(call.cast_list):
        people = _people(proof, cast)
        for slot, value in cast.slots.items():
            if call.kinds[slot] == "person":
                continue
            for word in _WORD.findall(value):
                if word in names and word not in people:
                    path = proof.value_path(slot, number)
                    message = f"{quoted(word)} is named, and nobody of that name is cast here"
                    hint = f"cast here: {one_of(people)}"
                    yield diagnose("PB423", subject.word(path, word), message, hint)


def _people(proof: Proof, cast: Cast) -> set[str]:
    """Give every name, first or last, of the people in a cast."""
    personas = proof.catalog.personas
    cast_people = (personas.get(value) for value in cast.slots.values())
    return {
        name for person in cast_people if person is not None for name in (person.first, person.last)
    }
