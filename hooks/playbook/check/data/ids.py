"""PB205: an id names one thing inside its exercise."""

from collections.abc import Iterator, Sequence

from playbook.catalog.catalog import Catalog
from playbook.check.support.subject import Subject
from playbook.check.support.texts import START, given, of_turns, turns_of
from playbook.diagnostics import Diagnostic, diagnose, quoted
from playbook.yaml_source.nodes import Path

_IN_TURNS = (*of_turns("id"), "endings.id")
_TOGETHER = (
    ("calls", (_IN_TURNS, ("mixes.id",), ("twists.id",), ("facts.id", "twists.facts.id"))),
    ("worksheets", (("slots.id", "texts.id"), ("criteria.id",), ("questions.id",))),
    ("gates", (("cases.id",),)),
)
"""In which exercises, and what must have different ids there."""


def duplicate_ids(catalog: Catalog) -> Iterator[Diagnostic]:
    """Find every id that stands twice where one thing is meant."""
    for kind, groups in _TOGETHER:
        for exercise in getattr(catalog, kind).values():
            subject = Subject(catalog, exercise.id)
            for ways in groups:
                yield from _twice(subject, given(exercise, *ways))
    for call in catalog.calls.values():
        subject = Subject(catalog, call.id)
        for path, turn in turns_of(call):
            for within in ("choices.id", "forms.id"):
                yield from _twice(subject, _within(path, given(turn, within)))
        for path, name in given(call, *_IN_TURNS):
            if name == START and subject.sound(path):
                message = f"the id {quoted(name)} has a sense of its own: the beginning of the call"
                yield diagnose("PB205", subject.place(path), message, "give it another id")
    for gate in catalog.gates.values():
        for path, case in given(gate, "cases"):
            evidence = _within(path, given(case, "evidence.id"))
            yield from _twice(Subject(catalog, gate.id), evidence)


def _within(path: Path, ids: Sequence[tuple[Path, str]]) -> list[tuple[Path, str]]:
    return [((*path, *inner), one) for inner, one in ids]


def _twice(subject: Subject, ids: Sequence[tuple[Path, str]]) -> Iterator[Diagnostic]:
    for path, item_id, line in subject.twice(ids):
        if item_id != START:
            message = f"the id {quoted(item_id)} is taken at line {line}"
            hint = "give the newer of the two another id; answers are kept under the older one"
            yield diagnose("PB205", subject.place(path), message, hint)
