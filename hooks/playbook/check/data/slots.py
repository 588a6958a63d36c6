"""PB502, PB503, PB507: braces name slots that are declared, and declared slots are used."""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from playbook.catalog.catalog import Catalog
from playbook.check.support.subject import Subject
from playbook.check.support.texts import PlacedText, given, of_turns, templates_of
from playbook.diagnostics import Diagnostic, diagnose, did_you_mean, one_of, quoted
from playbook.generate.slots import CACHED, PERSON_ATTRIBUTES, Slot, SlotError, mentions
from playbook.model.call import Call, SlotKind
from playbook.model.gate import Gate
from playbook.model.worksheet import Worksheet
from playbook.yaml_source.nodes import Path


def slots_in_templates(catalog: Catalog) -> Iterator[Diagnostic]:
    """Find wrong braces, unknown slots, and slots that nothing uses."""
    for call in catalog.calls.values():
        used = {slot for _, slot in given(call, "seller,buyer", *of_turns("speaker"))}
        yield from _exercise(Subject(catalog, call.id), call, used)
    for gate in catalog.gates.values():
        yield from _exercise(Subject(catalog, gate.id), gate, set())
    for worksheet in catalog.worksheets.values():
        yield from _worksheet(Subject(catalog, worksheet.id), worksheet)


def mentioned(text: str) -> tuple[Slot, ...]:
    """Give the slots of a template, or none if its braces are wrong."""
    try:
        return mentions(text)
    except SlotError:
        return ()


@lru_cache(maxsize=CACHED)
def names_in(text: str) -> frozenset[str]:
    """Name the slots of a template, or none if its braces are wrong."""
    return frozenset(slot.name for slot in mentioned(text))


def _exercise(subject: Subject, exercise: Call | Gate, used: set[str]) -> Iterator[Diagnostic]:
    slots = exercise.slots
    if "slots" in subject.broken_keys:
        return
    broken = False
    for line in templates_of(exercise):
        if not subject.sound(line.path):
            broken = True
            continue
        wrong = tuple(_braces(subject, line))
        broken = broken or bool(wrong)
        yield from wrong
        for slot in mentioned(line.text):
            used.add(slot.name)
            yield from _slot(subject, slots, line, slot)
    if broken:
        return
    for name in slots:
        if name not in used:
            message = f"slot {quoted(name)} is declared, and no line uses it"
            hint = "use it, or delete it here and where it gets its value"
            yield diagnose("PB507", subject.key(("slots", name)), message, hint)


def _braces(subject: Subject, line: PlacedText) -> Iterator[Diagnostic]:
    try:
        mentions(line.text)
    except SlotError as error:
        hint = "write {slot} for a slot, {{ and }} for literal braces"
        yield diagnose("PB503", subject.place(line.path), str(error), hint)


def undeclared(subject: Subject, path: Path, name: str, slots: Collection[str]) -> Diagnostic:
    """Say that a text names a slot that is not declared."""
    near = did_you_mean(name[0].lower() + name[1:], slots)
    message = f"slot {quoted(name)} is not declared{near}"
    return diagnose("PB502", subject.word(path, name), message, f"declared: {one_of(slots)}")


def _slot(
    subject: Subject, slots: Mapping[str, SlotKind], line: PlacedText, slot: Slot
) -> Iterator[Diagnostic]:
    written = slot.name[0].upper() + slot.name[1:] if slot.capital else slot.name
    if slot.name not in slots:
        yield undeclared(subject, line.path, written, slots)
    elif slot.attribute is None:
        return
    elif slots[slot.name] != "person":
        message = f"slot {quoted(slot.name)} is no person, so it has no .{slot.attribute}"
        hint = f"write {{{written}}}"
        yield diagnose("PB502", subject.word(line.path, slot.attribute), message, hint)
    elif slot.attribute not in PERSON_ATTRIBUTES:
        near = did_you_mean(slot.attribute, PERSON_ATTRIBUTES)
        message = f"a person has no {quoted(slot.attribute)}{near}"
        hint = f"after the dot: {', '.join(PERSON_ATTRIBUTES)}"
        yield diagnose("PB502", subject.word(line.path, slot.attribute), message, hint)


def _worksheet(subject: Subject, worksheet: Worksheet) -> Iterator[Diagnostic]:
    if subject.broken_keys & {"slots", "id"}:
        return
    slots = {entry.id for entry in worksheet.slots}
    for placed in given(worksheet, "texts.template,better"):
        line = PlacedText(*placed)
        if not subject.sound(line.path):
            continue
        yield from _braces(subject, line)
        for slot in mentioned(line.text):
            if slot.name not in slots:
                yield undeclared(subject, line.path, slot.name, slots)
            elif slot.attribute is not None or slot.capital:
                message = "a worksheet's slot stands as the learner wrote it, with no form of it"
                hint = f"write {{{slot.name}}}"
                yield diagnose("PB502", subject.word(line.path, slot.name), message, hint)
