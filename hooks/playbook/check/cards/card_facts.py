"""PB441 to PB443: a call's cards speak to the right person, and name only what is there."""

import re
from collections.abc import Collection, Iterator

from playbook.check.support.proof import Proof
from playbook.check.support.texts import CUES, facts_of, given, of_turns
from playbook.diagnostics import Diagnostic, diagnose, quoted
from playbook.generate.card_sets import introduces
from playbook.generate.card_wording import cue_named, cue_on_card, fact_named, fact_on_card
from playbook.generate.second_person import spoken_to
from playbook.model.call import LiveCards
from playbook.yaml_source.nodes import Path

_YOU = re.compile(r"\byou", re.I)


def cards(proof: Proof) -> Iterator[Diagnostic]:
    """Find what would read wrong on a card, and what the cards name that is not there."""
    live = proof.call.live
    if live is None or "live" in proof.subject.broken_keys:
        return
    yield from _names(proof, live)
    if not proof.subject.broken_keys & {"facts", "text", "seller", "slots"}:
        yield from _unturned(proof)
    yield from _nobody_introduces(proof)


def _names(proof: Proof, live: LiveCards) -> Iterator[Diagnostic]:
    call, broken = proof.call, proof.subject.broken_keys
    people = {name for name, kind in call.kinds.items() if kind == "person"}
    asked: tuple[tuple[str, str | None, Collection[str], str], ...] = (
        ("begins", live.begins, proof.turns, "turn"),
        ("source", live.source, people, "person slot"),
        ("referred", live.referred, people, "person slot"),
    )
    for name, value, known, what in asked:
        if value is not None and not broken & {"turns", "twists", "slots"}:
            yield from proof.subject.dangling(("live", name), value, known, what)


def _unturned(proof: Proof) -> Iterator[Diagnostic]:
    call = proof.call
    for path, fact in facts_of(call):
        if fact.card == "seller":
            continue
        if fact_named(fact, call, call.buyer) is None:
            yield _wrong_person(proof, (*path, "text"), "add on_card, or use another verb")
        elif fact_on_card(fact, call, call.buyer) is None:
            yield _somebody_else(proof, (*path, "on_card" if fact.on_card else "text"))
    for path, text in given(call, *of_turns("forms.on_card")):
        if spoken_to(text, call.buyer) is None:
            yield _somebody_else(proof, path)
    for path, cue in given(call, CUES):
        if _YOU.search(cue) and cue_named(cue, call) is None:
            hint = "begin with 'You' and a verb, and use another verb after it"
            yield _wrong_person(proof, path, hint)
        elif cue_named(cue, call) is not None and cue_on_card(cue, call) is None:
            yield _somebody_else(proof, path)


def _somebody_else(proof: Proof, path: Path) -> Diagnostic:
    message = f"the card of {quoted(proof.call.buyer)} would not say 'you' to whoever holds it"
    hint = "use another verb after the name, or, for a fact, add on_card"
    return diagnose("PB443", proof.subject.place(path), message, hint)


def _wrong_person(proof: Proof, path: Path, hint: str) -> Diagnostic:
    message = "on the card of somebody else this would say 'you' to the wrong person"
    return diagnose("PB441", proof.subject.place(path), message, hint)


def _nobody_introduces(proof: Proof) -> Iterator[Diagnostic]:
    call = proof.call
    if proof.subject.broken_keys & {"techniques", "slots"}:
        return
    techniques = proof.catalog.techniques
    if introduces(call, proof.catalog.techniques_of(call)) is not None:
        return
    for number, technique in enumerate(call.techniques):
        if technique in techniques and techniques[technique].introduces:
            message = f"technique {technique} is about an introduction, and nobody can play it"
            hint = "name two person slots source and referred, or name them below live"
            yield diagnose("PB442", proof.subject.place(("techniques", number)), message, hint)
            return
