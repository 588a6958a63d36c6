"""PB462 to PB464, PB409, PB410: what is said after a talk happened in it, and was learned there."""

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from playbook.check.call.known_facts import UNSOUND, Found, Use, in_text, needs, note, tell
from playbook.check.support.proof import Proof
from playbook.check.support.texts import given, happenings_of
from playbook.diagnostics import Diagnostic, diagnose
from playbook.generate.levels import told
from playbook.model.turn import Version
from playbook.prove.walk import Situation, Walk
from playbook.yaml_source.nodes import Path

FEWEST = 2
"""Lines that every talk is looked back on with."""

MOST_STATES = 5_000
"""Of one version, beyond which it is not followed how many lines a path shows."""

_BROKEN = UNSOUND | {"debrief", "when", "unless"}
_CLOSING = " \"'\u2019\u201d)*_"


class _Line(NamedTuple):
    """A line as one version shows it: after all of ``when``, unless any of ``unless`` happened."""

    number: int
    when: frozenset[str]
    unless: frozenset[str]


def debrief_holds(proof: Proof) -> Iterator[Diagnostic]:
    """Find lines that are never shown, or on paths on which they are not true; paths with few."""
    debrief, subject = proof.call.debrief, proof.subject
    for number, line in enumerate(debrief):
        if not (line.when or line.text.rstrip(_CLOSING).endswith("?")):
            message = "this line is shown after every talk, and is no question"
            hint = "say with when: after what it is true, or ask, and take nothing for granted"
            path: Path = ("debrief", number, "text")
            if subject.sound(path) and subject.sound(("debrief", number)):
                yield diagnose("PB462", subject.place(path), message, hint)
    known = happenings_of(proof.call, proof.decisions)
    named = {name for _, name in given(proof.call, "debrief.when,unless")}
    if proof.walks is None or subject.broken_keys & _BROKEN or any(proof.dead.values()):
        return
    if named - known:
        return
    told_in = {version: _lines(proof, version) for version in proof.walks}
    for number in range(len(debrief)):
        if not any(
            line.number == number and walk.way(line.when, line.unless) is not None
            for version, walk in proof.walks.items()
            for line in told_in[version]
        ):
            message = "no path of any conversation shows this line"
            hint = "let it hang on what can happen on one path, or delete it"
            yield diagnose("PB463", subject.place(("debrief", number)), message, hint)
    yield from _learned(proof, told_in)
    few = {version: _with_few(walk, told_in[version]) for version, walk in proof.walks.items()}
    such = {version: way for version, way in few.items() if way is not None}
    for way in [*such.values()][:1]:
        message = f"a path shows fewer than two lines of the debrief{proof.where(such)}"
        hint = f"add a question without when; it goes by way of {way}"
        yield diagnose("PB464", subject.key(("debrief",)), message, hint)


def _lines(proof: Proof, version: Version) -> list[_Line]:
    """Give the lines that may be shown in a version: those whose forms it takes."""
    forms = told(proof.call, version)
    found = []
    for number, line in enumerate(proof.call.debrief):
        when = forms.moments(line.when)
        if len(when) == len(line.when):
            found.append(_Line(number, frozenset(when), frozenset(forms.moments(line.unless))))
    return found


def _learned(proof: Proof, told_in: dict[Version, list[_Line]]) -> Iterator[Diagnostic]:
    """Find lines that rest on what was not learned on some path that shows them."""
    found: Found = {}
    uses: dict[tuple[str, str], list[Use]] = {}
    for number, line in enumerate(proof.call.debrief):
        at: Path = ("debrief", number)
        named = (Use("PB409", name, (*at, "uses", n)) for n, name in enumerate(line.uses))
        for use in (*named, *in_text(line.text, (*at, "text"))):
            uses.setdefault(use[:2], []).append(use)
    for version, walk in (proof.walks or {}).items():
        lines = {line.number: line for line in told_in[version]}
        for need in (one for one in needs(proof, version) if one[:2] in uses):
            for use in uses[need[:2]]:
                line_now = lines.get(int(use.at[1]))
                # Nothing is to be walked where the line hangs on what teaches it.
                if line_now is not None and line_now.when.isdisjoint(need.moments):
                    way = walk.way(line_now.when, line_now.unless | need.moments)
                    if way is not None:
                        words = ", ".join(step.moment for step in way)
                        note(found, use.at, need, version, words)
    yield from tell(proof, found, "on a path that shows this line {} was not learned")


_State = tuple[Situation, tuple[tuple[int, frozenset[str]], ...]]
"""A situation, and each line that may still be shown, with what it waits for."""


def _with_few(walk: Walk, lines: list[_Line]) -> str | None:
    """Give a way that shows fewer lines than are wanted; None if there is none."""
    wanted = FEWEST - sum(not line.when and not line.unless for line in lines)
    hanging = {line.number: line for line in lines if line.when or line.unless}

    def after(state: _State, happened: frozenset[str], there: Situation) -> _State:
        return there, tuple(
            (number, waits - happened)
            for number, waits in state[1]
            if hanging[number].unless.isdisjoint(happened)
        )

    first = (walk.start, tuple((line.number, line.when) for line in hanging.values()))
    start = after(first, frozenset({walk.start.at}), walk.start)
    came: dict[_State, str] = {start: ""}
    waiting = deque([start] if wanted > 0 else [])
    while waiting and len(came) < MOST_STATES:
        state = waiting.popleft()
        sure = sum(not waits and not hanging[number].unless for number, waits in state[1])
        if sure >= wanted:
            continue
        if state[0].at in walk.endings and sum(not waits for _, waits in state[1]) < wanted:
            return came[state]
        for step in walk.steps[state[0]]:
            there = after(state, step.brings, step.there)
            if there not in came:
                came[there] = f"{came[state]}, {step.moment}".removeprefix(", ")
                waiting.append(there)
    return None
