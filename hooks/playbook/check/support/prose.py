"""Every text that a reader reads in sentences, of every kind of thing."""

from collections.abc import Iterator

from playbook.catalog.catalog import Catalog
from playbook.check.support.templates import Line, call_lines, gate_lines
from playbook.model.worksheet import Worksheet

_CAUSE = (
    "meaning",
    "sounds_like",
    "tells",
    "about_you",
    "about_them",
    "in_body",
    "instead",
    "head_move",
    "body_move",
    "special",
    "page",
)
_TECHNIQUE = (
    "when",
    "why",
    "steps",
    "weak",
    "strong",
    "difference",
    "watch_out",
    "if_then",
    "follow_up",
)


def prose(catalog: Catalog) -> Iterator[tuple[str, Line]]:
    """Give each text with its owner."""
    for cause in catalog.causes.values():
        yield from _fields(cause.id, cause, _CAUSE)
    for technique in catalog.techniques.values():
        yield from _fields(technique.id, technique, _TECHNIQUE)
    for kind, exercise in catalog.exercises():
        yield from _fields(exercise.id, exercise, ("summary",))
        if kind == "worksheet" and isinstance(exercise, Worksheet):
            yield from _worksheet(exercise)
    for call in catalog.calls.values():
        yield from ((call.id, line) for line in call_lines(call))
        yield from _fields(call.id, call, ("rules_note",))
    for gate in catalog.gates.values():
        yield from ((gate.id, line) for line in gate_lines(gate))
        yield from _fields(gate.id, gate, ("intro",))


def _worksheet(worksheet: Worksheet) -> Iterator[tuple[str, Line]]:
    yield from _fields(worksheet.id, worksheet, ("intro",))
    for key in ("slots", "criteria", "questions"):
        for number, item in enumerate(getattr(worksheet, key)):
            for name in ("label", "help", "why"):
                text = getattr(item, name, None)
                if text:
                    yield worksheet.id, Line((key, number, name), text)
    for name, example in (("weak", worksheet.examples.weak), ("strong", worksheet.examples.strong)):
        yield worksheet.id, Line(("examples", name, "note"), example.note)


def _fields(owner: str, item: object, names: tuple[str, ...]) -> Iterator[tuple[str, Line]]:
    for name in names:
        value = getattr(item, name)
        if isinstance(value, str):
            yield owner, Line((name,), value)
        elif value is not None:
            yield from ((owner, Line((name, number), text)) for number, text in enumerate(value))
