"""PB701 to PB706: an assignment asks for what there is, and for what may be asked."""

from collections.abc import Iterator
from datetime import datetime

from playbook.catalog.catalog import Catalog, owner_of
from playbook.check.support.subject import Subject
from playbook.check.support.texts import given
from playbook.diagnostics import Diagnostic, diagnose, quoted
from playbook.model.assignment import Assignment, Item
from playbook.model.call import Call
from playbook.model.worksheet import Worksheet
from playbook.yaml_source.nodes import Path

_EXERCISES = "exercise,any_of"


def assignments(catalog: Catalog) -> Iterator[Diagnostic]:
    """Find what is wrong with every assignment."""
    for assignment in catalog.assignments.values():
        subject = Subject(catalog, owner_of("assignment", assignment.id))
        yield from _times(subject, assignment)
        yield from _twice(subject, assignment)
        for number, item in enumerate(assignment.items):
            path: Path = ("items", number)
            if not subject.sound(path):
                continue
            yield from _named(subject, path, item)
            yield from _of_calls(subject, path, item)
            yield from _marks(subject, path, item)


def _twice(subject: Subject, assignment: Assignment) -> Iterator[Diagnostic]:
    for at, name, line in subject.twice(given(assignment, "items.id")):
        message = f"the id {quoted(name)} is taken at line {line}"
        yield diagnose("PB205", subject.place(at), message, "give it another id")
    for at, name, line in subject.twice(given(assignment, f"items.{_EXERCISES}")):
        message = f"{name} stands in this assignment already, at line {line}"
        yield diagnose("PB701", subject.place(at), message, "keep it in one place")


def _named(subject: Subject, path: Path, item: Item) -> Iterator[Diagnostic]:
    """Exercises that there are, and no private worksheet unless it is only offered."""
    catalog = subject.catalog
    for way, name in given(item, _EXERCISES):
        at = (*path, *way)
        yield from subject.dangling(at, name, catalog.exercise_ids(), "exercise")
        worksheet = catalog.worksheets.get(name)
        if worksheet is not None and worksheet.private and not item.offered:
            message = f"{name} is private: it can be offered, and not required"
            yield diagnose("PB702", subject.place(at), message, "add offered: true")


def _of_calls(subject: Subject, path: Path, item: Item) -> Iterator[Diagnostic]:
    """Level, cast and fresh: only where all exercises are calls that have them."""
    catalog = subject.catalog
    keys = {
        "level": item.level is not None,
        "cast": item.cast is not None,
        "fresh": bool(item.fresh),
    }
    asked = [key for key, there in keys.items() if there]
    for name in item.exercises if asked else ():
        exercise = catalog.exercise(name)
        if exercise is not None and not isinstance(exercise, Call):
            message = f"{name} is no call, so it has no {asked[0]}"
            hint = f"delete {asked[0]}, or let the item name calls only"
            yield diagnose("PB703", subject.key((*path, asked[0])), message, hint)
        elif isinstance(exercise, Call):
            yield from _offered(subject, path, item, exercise)


def _offered(subject: Subject, path: Path, item: Item, call: Call) -> Iterator[Diagnostic]:
    if item.level is not None and item.level not in call.levels:
        message = f"level {item.level} is not offered by call {call.id}"
        hint = f"levels offered: {', '.join(map(str, sorted(call.levels)))}"
        yield diagnose("PB411", subject.place((*path, "level")), message, hint)
    if item.cast is not None:
        yield from subject.dangling((*path, "cast"), item.cast, call.casts, f"cast of {call.id}")


def _marks(subject: Subject, path: Path, item: Item) -> Iterator[Diagnostic]:
    """A pass mark and tries: only where something has points to reach."""
    found = [subject.catalog.exercise(name) for name in item.exercises]
    if not all(isinstance(one, Worksheet) for one in found):
        return
    for key, value in (("pass_mark", item.pass_mark), ("tries", item.tries)):
        if value is not None:
            message = f"worksheets are not passed or failed, so {key} counts for nothing"
            yield diagnose("PB706", subject.key((*path, key)), message, f"delete {key}")


def _times(subject: Subject, assignment: Assignment) -> Iterator[Diagnostic]:
    moments: dict[str, datetime] = {}
    for key, text in (("given", assignment.given), ("due", assignment.due)):
        if text is None or not subject.sound((key,)):
            continue
        try:
            moments[key] = datetime.fromisoformat(text)
        except ValueError:
            message = f"{key} {quoted(text)} is on no calendar"
            yield diagnose("PB704", subject.place((key,)), message, "mend the day")
    if len(moments) == 2 and moments["due"] < moments["given"]:
        message = f"this is due before it is given, at {assignment.given}"
        yield diagnose("PB704", subject.place(("due",)), message, "mend one of the two")
    if assignment.earlier_work == "does-not-count" and assignment.given is None:
        message = "earlier work is not to count, and nothing says from when work counts"
        hint = "add given: a date, a time and the offset from UTC"
        if subject.sound(("earlier_work",)):
            yield diagnose("PB705", subject.place(("earlier_work",)), message, hint)
