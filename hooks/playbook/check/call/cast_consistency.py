"""PB421 to PB423: what a cast says of people and things agrees between its cards."""

import re
from collections.abc import Iterator
from functools import lru_cache

from playbook.catalog.catalog import Catalog
from playbook.check.support.analysis import Study
from playbook.diagnostics import Diagnostic, one_of, quoted, report
from playbook.model.call import Cast, SlotKind

_TIMES: frozenset[SlotKind] = frozenset({"date", "time"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def one_person_twice(study: Study) -> Iterator[Diagnostic]:
    """Report people who stand for two, so that they would talk to themselves."""
    call, subject = study.call, study.subject
    if {"seller", "buyer"} & subject.broken_keys or "slots" in subject.broken_keys:
        return
    if call.seller == call.buyer:
        message = f"slot {quoted(call.buyer)} is the seller and the buyer"
        yield report("PB421", subject.place(("buyer",)), message, "name two slots")
    for number, cast in enumerate(call.casts):
        first: dict[str, str] = {}
        for slot, value in cast.slots.items():
            if call.slots.get(slot) != "person":
                continue
            if value in first:
                message = f"{quoted(value)} is {quoted(first[value])} and {quoted(slot)}"
                hint = "cast another person for one of the two"
                place = subject.place(("casts", number, "slots", slot))
                yield report("PB421", place, message, hint)
            first.setdefault(value, slot)


def one_value_twice(study: Study) -> Iterator[Diagnostic]:
    """Report values that stand for two things in one cast. Two things may fall on one day."""
    call, subject = study.call, study.subject
    if "slots" in subject.broken_keys:
        return
    for number, cast in enumerate(call.casts):
        first: dict[str, str] = {}
        for slot, value in cast.slots.items():
            kind = call.slots.get(slot)
            other = first.setdefault(value.casefold(), slot)
            if kind in (None, "person") or other == slot:
                continue
            if kind in _TIMES and call.slots[other] == kind:
                continue
            message = f"slots {quoted(other)} and {quoted(slot)} both say {quoted(value)}"
            hint = "two things need two phrases; one thing needs one slot"
            place = subject.place(("casts", number, "slots", slot))
            yield report("PB422", place, message, hint)


def names_of_others(study: Study) -> Iterator[Diagnostic]:
    """Report phrases of a cast that name a persona who does not play in it."""
    call, subject = study.call, study.subject
    if "slots" in subject.broken_keys or "persona" not in study.catalog.known:
        return
    names = _first_names(study.catalog)
    for number, cast in enumerate(call.casts):
        people = _people(study, cast)
        for slot, value in cast.slots.items():
            if call.slots.get(slot) in (None, "person"):
                continue
            for word in _WORD.findall(value):
                if word in names and word not in people:
                    path = ("casts", number, "slots", slot)
                    message = f"{quoted(word)} is named, and nobody of that name is cast here"
                    hint = f"cast here: {one_of(people)}"
                    yield report("PB423", subject.word(path, word), message, hint)


def _first_names(catalog: Catalog) -> frozenset[str]:
    return _names(tuple(person.first for person in catalog.personas.values()))


@lru_cache(maxsize=4)
def _names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(names)


def _people(study: Study, cast: Cast) -> set[str]:
    """Give every name, first or last, of the people in a cast."""
    personas = study.catalog.personas
    cast_people = (personas.get(value) for value in cast.slots.values())
    return {
        name for person in cast_people if person is not None for name in (person.first, person.last)
    }
