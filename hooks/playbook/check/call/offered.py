"""PB411, PB457 to PB461: what a family says of itself is so: levels, options, endings, voice."""

from collections.abc import Iterator
from itertools import pairwise

from playbook.check.support.proof import Proof
from playbook.check.support.texts import given, of_outcomes, of_turns, turns_of
from playbook.diagnostics import Diagnostic, diagnose, quoted
from playbook.generate.forms import HARDER_FROM


def levels_offered(proof: Proof) -> Iterator[Diagnostic]:
    """Find twists and facts of levels that the call does not offer, and levels that add nothing."""
    call, subject = proof.call, proof.subject
    if "levels" in subject.broken_keys:
        return
    offered = ", ".join(str(level) for level in call.levels)
    hint = f"levels offered: {offered}; add one there, or change it here"
    for number, twist in enumerate(call.twists):
        if not set(twist.levels) & set(call.levels):
            message = f"twist {quoted(twist.id)} belongs to no level that this call offers"
            place = subject.place(("twists", number, "levels"))
            yield diagnose("PB411", place, message, hint)
    for path, fact, levels in proof.facts:
        if not levels and len(path) == 2:
            message = f"fact {quoted(fact.id)} belongs to no level that this call offers"
            yield diagnose("PB411", subject.place((*path, "levels")), message, hint)
    if subject.broken_keys & {"twists", "turns", "forms", "harder"}:
        return
    harder = bool(given(call, *of_turns("forms.harder")))
    for before, level in pairwise(sorted(call.levels)):
        new = any(level in one.levels and before not in one.levels for one in call.twists)
        if not new and not (harder and before < HARDER_FROM <= level):
            message = f"level {level} is played as level {before} is"
            hint = (
                f"give it a twist of its own, or harder words to forms from level {HARDER_FROM} on"
            )
            place = subject.place(("levels", call.levels.index(level)))
            yield diagnose("PB459", place, message, hint)


def options_given(proof: Proof) -> Iterator[Diagnostic]:
    """Find turns with fewer choices than the family, or the turn, says that they have."""
    if proof.subject.broken_keys & {"turns", "twists", "choices", "options"}:
        return
    for path, turn in turns_of(proof.call):
        wanted = proof.call.options if turn.options is None else turn.options
        if wanted is not None and len(turn.choices) < wanted:
            message = f"turn {quoted(turn.id)} has {len(turn.choices)} choices, not {wanted}"
            hint = f"write one more, or say options: {len(turn.choices)} at this turn"
            yield diagnose("PB457", proof.subject.key((*path, "choices")), message, hint)


def ends_well(proof: Proof) -> Iterator[Diagnostic]:
    """Find a call without a good ending."""
    subject = proof.subject
    if subject.broken_keys & {"endings", "quality"}:
        return
    qualities = {ending.quality for ending in proof.call.endings}
    if "good" not in qualities and "acceptable" in qualities:
        message = "no ending is good"
        hint = "call the best of them good; it may be a no that is true"
        yield diagnose("PB458", subject.key(("endings",)), message, hint)


def flags_are_no_places(proof: Proof) -> Iterator[Diagnostic]:
    """Find flags with the name of a turn or an ending, which a debrief could not tell apart."""
    if proof.subject.broken_keys & {"sets", "id"}:
        return
    places = {*proof.turns, *(ending.id for ending in proof.call.endings)}
    named = {flag: path for path, flag in reversed(given(proof.call, *of_outcomes("sets")))}
    for flag in named.keys() & places:
        message = f"flag {quoted(flag)} has the name of a turn or an ending"
        yield diagnose("PB460", proof.subject.place(named[flag]), message, "give it another name")


def voices_fit(proof: Proof) -> Iterator[Diagnostic]:
    """Find casts whose buyer does not speak in the family's voice."""
    call, subject = proof.call, proof.subject
    if call.voice is None or subject.broken_keys & {"slots", "buyer", "voice", "casts"}:
        return
    if call.voice not in proof.catalog.known.get("voice", ()):
        return
    for number, cast in enumerate(call.cast_list):
        person = proof.catalog.personas.get(cast.slots.get(call.buyer, ""))
        if person is not None and person.voice != call.voice:
            has = f"the voice {person.voice}" if person.voice else "no voice"
            message = f"{person.name} has {has}, and this family speaks in {call.voice}"
            hint = f"cast somebody with voice: {call.voice}, or give it in personas.yml"
            yield diagnose(
                "PB461", subject.place(proof.value_path(call.buyer, number)), message, hint
            )
