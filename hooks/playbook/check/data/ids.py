"""PB205: an id names one thing inside its exercise."""

from collections.abc import Iterable, Iterator

from playbook.catalog.catalog import Catalog
from playbook.check.support.subject import Subject
from playbook.check.support.templates import turns_of
from playbook.diagnostics import Diagnostic, quoted, report
from playbook.model.call import Call
from playbook.model.gate import Gate
from playbook.model.worksheet import Worksheet
from playbook.yaml_source.nodes import Path

Named = tuple[Path, str]


def duplicate_ids(catalog: Catalog) -> Iterator[Diagnostic]:
    """Report every id that stands twice where one thing is meant."""
    for _, exercise in catalog.exercises():
        subject = Subject(catalog, exercise.id)
        for group in _groups(exercise):
            yield from _twice(subject, group)


def _groups(exercise: Call | Worksheet | Gate) -> Iterator[list[Named]]:
    if isinstance(exercise, Call):
        yield from _call_groups(exercise)
    elif isinstance(exercise, Worksheet):
        yield [*_named(("slots",), exercise.slots), *_named(("texts",), exercise.texts)]
        yield [*_named(("criteria",), exercise.criteria)]
        yield [*_named(("questions",), exercise.questions)]
    else:
        yield [*_named(("cases",), exercise.cases)]
        for number, case in enumerate(exercise.cases):
            yield [*_named(("cases", number, "evidence"), case.evidence)]


def _call_groups(call: Call) -> Iterator[list[Named]]:
    turns = [((*path, "id"), turn.id) for path, turn in turns_of(call)]
    # In known_from the word start means the beginning, so no turn may have it for an id.
    yield [(("start",), "start"), *turns, *_named(("endings",), call.endings)]
    yield [*_named(("casts",), call.casts)]
    yield [*_named(("twists",), call.twists)]
    facts = [*_named(("facts",), call.facts)]
    for number, twist in enumerate(call.twists):
        facts += _named(("twists", number, "facts"), twist.facts)
    yield facts
    for path, turn in turns_of(call):
        yield [*_named((*path, "choices"), turn.choices)]


def _named(path: Path, items: Iterable[object]) -> Iterator[Named]:
    for number, item in enumerate(items):
        yield (*path, number, "id"), str(getattr(item, "id", ""))


def _twice(subject: Subject, group: list[Named]) -> Iterator[Diagnostic]:
    first: dict[str, Path] = {}
    for path, item_id in group:
        if not subject.sound(path):
            continue
        if item_id not in first:
            first[item_id] = path
            continue
        other = subject.place(first[item_id])
        message = f"the id {quoted(item_id)} is taken at line {other.line}"
        if first[item_id] == ("start",):
            message = f"the id {quoted(item_id)} has a sense of its own: the beginning of the call"
        hint = "give the newer of the two another id; answers are kept under the older one"
        yield report("PB205", subject.place(path), message, hint)
