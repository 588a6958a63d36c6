"""Every text of an exercise that may hold slots, with its path: one list for all checks."""

from collections.abc import Iterator
from typing import NamedTuple

from playbook.cache.memory import Kept
from playbook.model.call import Call, Choice, Turn
from playbook.model.gate import Gate
from playbook.yaml_source.nodes import Path


class Line(NamedTuple):
    """A template and where it stands."""

    path: Path
    text: str


def turns_of(call: Call) -> Iterator[tuple[Path, Turn]]:
    """Give every turn with its path, those of twists included."""
    for number, turn in enumerate(call.turns):
        yield ("turns", number), turn
    for twist_number, twist in enumerate(call.twists):
        for number, turn in enumerate(twist.turns):
            yield ("twists", twist_number, "turns", number), turn


def choices_of(call: Call) -> Iterator[tuple[Path, Turn, Choice]]:
    """Give every choice with its path and its turn."""
    for path, turn in turns_of(call):
        for number, choice in enumerate(turn.choices):
            yield (*path, "choices", number), turn, choice


_kept: Kept[tuple[Line, ...]] = Kept()


def call_lines(call: Call) -> tuple[Line, ...]:
    """Give every template of a call; several checks ask for them."""
    return _kept.get(call.id, (call,), lambda: tuple(_call_lines(call)))


def _call_lines(call: Call) -> Iterator[Line]:
    yield Line(("goal",), call.goal)
    yield Line(("worked",), call.worked)
    for number, text in enumerate(call.debrief):
        yield Line(("debrief", number), text)
    for number, fact in enumerate(call.facts):
        yield from _given(("facts", number), fact, ("text", "on_card"))
    for twist_number, twist in enumerate(call.twists):
        for number, fact in enumerate(twist.facts):
            of_twist = ("twists", twist_number, "facts", number)
            yield from _given(of_twist, fact, ("text", "on_card"))
    for path, turn in turns_of(call):
        yield from _given(path, turn, TURN_FIELDS)
    for path, _, choice in choices_of(call):
        yield from _given(path, choice, CHOICE_FIELDS)
    for number, ending in enumerate(call.endings):
        yield from _given(("endings", number), ending, ("title", "text"))
    if call.live is not None:
        yield from _given(("live",), call.live, ("opening", "limit"))
        for name in ("softens", "hardens"):
            for number, text in enumerate(getattr(call.live, name)):
                yield Line(("live", name, number), text)


def gate_lines(gate: Gate) -> Iterator[Line]:
    """Give every template of a gate."""
    for number, case in enumerate(gate.cases):
        path: Path = ("cases", number)
        yield from _given(path, case, ("title", "story", "why", "next_step"))
        for evidence_number, evidence in enumerate(case.evidence):
            yield Line((*path, "evidence", evidence_number, "text"), evidence.text)
        if case.second is not None:
            yield Line((*path, "second", "when"), case.second.when)


TURN_FIELDS = ("scene", "says", "inner", "ask")
CHOICE_FIELDS = ("say", "happens", "why", "better", "when_right")


def _given(path: Path, item: object, names: tuple[str, ...]) -> Iterator[Line]:
    for name in names:
        text = getattr(item, name)
        if text is not None:
            yield Line((*path, name), text)
