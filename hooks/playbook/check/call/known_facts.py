"""PB409, PB410: nobody speaks of what the caller has not learned yet, on any path."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from playbook.check.data.slots import mentioned, names_in
from playbook.check.support.proof import Proof
from playbook.check.support.texts import given, turns_of
from playbook.diagnostics import Diagnostic, diagnose, quoted
from playbook.model.base import Level
from playbook.prove.walk import Situation, Step, Walk, path_words
from playbook.yaml_source.nodes import Path

START = "start"
_TOLD = "scene,says,inner,ask"
_TOLD_AFTER = "happens,why,better,when_right"


class _Need(NamedTuple):
    """What a line may rest on: a fact, or a slot that stands in facts only."""

    code: str
    name: str
    moments: frozenset[str]


def unknown_yet(proof: Proof) -> Iterator[Diagnostic]:
    """Find facts and slots that a line uses before the caller can know them."""
    if proof.walks is None or proof.subject.broken_keys & {"facts", "known_from", "uses", "text"}:
        return
    told: set[tuple[Path, str]] = set()
    named = _named(proof)
    anywhere = names_in(proof.call.goal).union(*named.values())
    for level, walk in proof.walks.items():
        for need in _needs(proof, level):
            if need.name not in anywhere:
                continue
            came = walk.spread_without(need.moments)
            for path, here in _uses(proof, walk, came, need, named):
                if (path, need.name) not in told and proof.subject.sound(path):
                    told.add((path, need.name))
                    yield _finding(proof, need, path, path_words(came, here), level)


def _named(proof: Proof) -> Mapping[str, frozenset[str]]:
    """Name the facts and slots that each turn and each ending uses: most use few of them."""
    named: dict[str, frozenset[str]] = {}
    for _, turn in turns_of(proof.call):
        uses = {name for _, name in given(turn, "uses", "choices.uses")}
        texts = given(turn, _TOLD, f"choices.say,{_TOLD_AFTER}")
        named[turn.id] = frozenset(uses).union(*(names_in(text) for _, text in texts))
    for ending in proof.call.endings:
        named[ending.id] = names_in(ending.title) | names_in(ending.text)
    return named


def _needs(proof: Proof, level: Level) -> Iterator[_Need]:
    """Give what is not known from the start at a level."""
    facts = [fact for _, fact, levels in proof.facts if level in levels]
    here = {fact.id for fact in facts}
    # A moment that does not exist is told of elsewhere; what it gives is taken as known.
    free = {moment for fact in facts for moment in fact.known_from} - proof.moments | {START}
    for fact in facts:
        if not free & set(fact.known_from):
            yield _Need("PB409", fact.id, frozenset(fact.known_from))
    for _, fact, _ in proof.facts:
        if fact.id not in here:
            yield _Need("PB409", fact.id, frozenset())
    people = (proof.call.seller, proof.call.buyer)
    moments: dict[str, set[str]] = {}
    for fact in facts:
        for slot in mentioned(fact.text):
            moments.setdefault(slot.name, set()).update(fact.known_from)
    for slot_name, known_from in moments.items():
        if not free & known_from and slot_name not in people:
            yield _Need("PB410", slot_name, frozenset(known_from))


def _uses(
    proof: Proof,
    walk: Walk,
    came: Mapping[Situation, Step | None],
    need: _Need,
    named: Mapping[str, frozenset[str]],
) -> Iterator[tuple[Path, Situation]]:
    """Give the places where a need is used in situations that come about without it."""
    if need.code == "PB410" and need.name in names_in(proof.call.goal):
        yield ("goal",), walk.start
    for here in came:
        if need.name not in named[here.at]:
            continue
        path = proof.turn_paths.get(here.at)
        steps = walk.steps[here]
        places: list[Path] = []
        if path is None and need.code == "PB410":
            for at, ending in given(proof.call, "endings"):
                if ending.id == here.at:
                    places += _in(ending, at, "title,text", need)
        elif path is not None and steps:
            places += _in(steps[0].turn, path, _TOLD, need)
            # The steps of a situation are the choices of its turn, in their order.
            for number, step in enumerate(steps):
                # All but the line itself is shown after the choice, and may use what it brings out.
                told = "say" if step.moment in need.moments else f"say,{_TOLD_AFTER}"
                places += _in(step.choice, (*path, "choices", number), told, need)
        yield from ((place, here) for place in places)


def _in(item: object, path: Path, texts: str, need: _Need) -> list[Path]:
    """Give the places in a turn, choice or ending where a need is used, or is said in its texts."""
    if need.code == "PB409":
        return [(*path, *way) for way, fact in given(item, "uses") if fact == need.name]
    said = given(item, texts)
    return [(*path, *way) for way, text in said if need.name in names_in(text)]


def _finding(proof: Proof, need: _Need, path: Path, way: str, level: Level) -> Diagnostic:
    is_slot = need.code == "PB410"
    what = f"{'slot' if is_slot else 'fact'} {quoted(need.name)}"
    message = f"the caller cannot know {what} here yet{proof.at(level)}"
    place = proof.subject.word(path, need.name) if is_slot else proof.subject.place(path)
    known = f"; it is known from {', '.join(sorted(need.moments))}" if need.moments else ""
    return diagnose(need.code, place, message, f"this line can be reached by way of {way}{known}")
