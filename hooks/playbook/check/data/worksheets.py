"""PB601 to PB605: slots, options, criteria and examples of a worksheet go together."""

from collections.abc import Iterator

from playbook.catalog.catalog import Catalog
from playbook.check.data.slots import mentioned
from playbook.check.support.subject import Subject
from playbook.diagnostics import Diagnostic, diagnose, did_you_mean, one_of, quoted
from playbook.judge.criteria import ticks
from playbook.model.worksheet import Criterion, Example, Worksheet
from playbook.yaml_source.nodes import Path


def worksheets(catalog: Catalog) -> Iterator[Diagnostic]:
    """Run every check of a worksheet on each of them."""
    for worksheet in catalog.worksheets.values():
        subject = Subject(catalog, worksheet.id)
        yield from _options(subject, worksheet)
        if not subject.broken_keys & {"slots", "id", "optional"}:
            yield from _idle_slots(subject, worksheet)
            yield from _example(subject, worksheet, "weak", worksheet.examples.weak)
            yield from _example(subject, worksheet, "strong", worksheet.examples.strong)
            yield from _telling(subject, worksheet)


def _options(subject: Subject, worksheet: Worksheet) -> Iterator[Diagnostic]:
    for number, slot in enumerate(worksheet.slots):
        path: Path = ("slots", number)
        if not (subject.sound((*path, "kind")) and subject.sound((*path, "options"))):
            continue
        if slot.kind == "choice" and len(slot.options) < 2:
            message = f"slot {quoted(slot.id)} is a choice and has nothing to choose from"
            yield diagnose("PB604", subject.place((*path, "kind")), message, "add options")
        if slot.kind != "choice" and slot.options:
            message = f"slot {quoted(slot.id)} has options, and its kind is {slot.kind}"
            yield diagnose("PB604", subject.key((*path, "options")), message, "write kind: choice")


def _idle_slots(subject: Subject, worksheet: Worksheet) -> Iterator[Diagnostic]:
    broken = subject.broken_keys & {"texts", "template", "criteria", "check", "of"}
    # On a private worksheet writing is its own use.
    if broken or worksheet.private:
        return
    used = {criterion.check.of for criterion in worksheet.criteria}
    for text in worksheet.texts:
        used.update(slot.name for slot in mentioned(text.template))
    for number, slot in enumerate(worksheet.slots):
        if slot.id not in used:
            message = f"slot {quoted(slot.id)} goes into no text and no criterion"
            hint = f"put {{{slot.id}}} into a text, count it in a criterion, or delete it"
            yield diagnose("PB603", subject.place(("slots", number, "id")), message, hint)


def _example(
    subject: Subject, worksheet: Worksheet, which: str, example: Example
) -> Iterator[Diagnostic]:
    path: Path = ("examples", which, "slots")
    if not subject.sound(path):
        return
    slots = {slot.id: slot for slot in worksheet.slots}
    for name, value in example.slots.items():
        if name not in slots:
            message = f"slot {quoted(name)} is not declared{did_you_mean(name, slots)}"
            yield diagnose("PB505", subject.key((*path, name)), message)
        elif value and (options := slots[name].options) and value not in options:
            message = f"{quoted(value)} is not among the options{did_you_mean(value, options)}"
            hint = f"write {one_of(options)}"
            yield diagnose("PB204", subject.place((*path, name)), message, hint)
    for slot in worksheet.slots:
        if slot.id not in example.slots and not slot.optional:
            message = f"the {which} example lacks slot {quoted(slot.id)}"
            hint = f'add {slot.id} with its words, or "" if the example leaves it out'
            yield diagnose("PB605", subject.key(path), message, hint)


def _telling(subject: Subject, worksheet: Worksheet) -> Iterator[Diagnostic]:
    """The strong example meets every criterion, the weak one misses some."""
    needed = {"examples", "strong", "weak", "texts", "template", "criteria", "check", "of", "kind"}
    if subject.broken_keys & needed:
        return
    known = {*(slot.id for slot in worksheet.slots), *(text.id for text in worksheet.texts)}
    criteria = worksheet.criteria
    if any(one.check.of not in known for one in criteria):
        return

    def misses(example: Example) -> list[Criterion]:
        held = zip(criteria, ticks(worksheet, example.slots), strict=True)
        return [one for one, met in held if not met]

    for criterion in misses(worksheet.examples.strong):
        message = f"the strong example misses the criterion {quoted(criterion.id)}"
        hint = f"it says: {criterion.label}"
        place = subject.key(("examples", "strong"))
        yield diagnose("PB601", place, message, hint)
    if not misses(worksheet.examples.weak):
        message = "the weak example meets every criterion, so nothing tells it from the strong one"
        hint = "let it miss at least one, as a first draft would"
        yield diagnose("PB602", subject.key(("examples", "weak")), message, hint)
