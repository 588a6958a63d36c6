"""PB404 to PB406, PB411, PB412, PB424: what belongs together in a turn, choice, twist or call."""

from collections.abc import Iterator

from playbook.check.support.proof import Proof
from playbook.check.support.texts import choices_of, turns_of
from playbook.diagnostics import Diagnostic, diagnose, one_of, quoted


def one_best(proof: Proof) -> Iterator[Diagnostic]:
    """Find turns without exactly one choice rated best."""
    subject = proof.subject
    if subject.broken_keys & {"rating", "choices", "turns", "twists"}:
        return
    for path, turn in turns_of(proof.call):
        best = [number for number, one in enumerate(turn.choices) if one.rating == "best"]
        if not best:
            message = f"turn {quoted(turn.id)} has no choice rated best"
            hint = "rate the one that is best in this moment"
            yield diagnose("PB404", subject.place((*path, "id")), message, hint)
        for number in best[1:]:
            first = subject.place((*path, "choices", best[0], "rating"))
            message = f"turn {quoted(turn.id)} has a best choice already, at line {first.line}"
            hint = "rate one of them defensible, with when_right"
            place = subject.place((*path, "choices", number, "rating"))
            yield diagnose("PB404", place, message, hint)


def told_why(proof: Proof) -> Iterator[Diagnostic]:
    """Find defensible choices without their day, and lesser choices without a better line."""
    subject = proof.subject
    for path, _, choice in choices_of(proof.call):
        name = quoted(choice.id)
        if not subject.sound((*path, "rating")) or not subject.sound(path):
            continue
        place = subject.place((*path, "rating"))
        if choice.rating == "defensible" and choice.when_right is None:
            message = f"choice {name} is defensible, and nothing says when it would be right"
            yield diagnose("PB405", place, message, "add when_right")
        if choice.rating != "best" and choice.better is None:
            message = f"choice {name} is {choice.rating}, and no better line is offered"
            yield diagnose("PB406", place, message, "add better, in words that can be said")


def levels_offered(proof: Proof) -> Iterator[Diagnostic]:
    """Find twists and facts that belong to no level that the call offers."""
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


def spoken_by_somebody(proof: Proof) -> Iterator[Diagnostic]:
    """Find words without a speaker, and speakers without words."""
    subject = proof.subject
    for path, turn in turns_of(proof.call):
        if turn.says is not None and turn.speaker is None:
            message = f"turn {quoted(turn.id)} has words and no speaker"
            hint = f"add speaker: {proof.call.buyer}, or another person slot"
            yield diagnose("PB412", subject.key((*path, "says")), message, hint)
        if turn.speaker is not None and turn.says is None:
            message = f"turn {quoted(turn.id)} has a speaker and no words"
            hint = "add says, or delete speaker"
            yield diagnose("PB412", subject.key((*path, "speaker")), message, hint)


def forbidden_combinations(proof: Proof) -> Iterator[Diagnostic]:
    """Find techniques that do not fit whom they are used on, and calls to those who said no."""
    call, subject = proof.call, proof.subject
    broken = subject.broken_keys
    if "relationship" not in broken and "techniques" not in broken:
        for number, name in enumerate(call.techniques):
            technique = proof.catalog.techniques.get(name)
            if technique is not None and not technique.suits(call.relationship):
                message = f"technique {name} does not suit {quoted(call.relationship)}"
                only = f"; it is for {one_of(technique.only_for)}" if technique.only_for else ""
                hint = f"leave the technique out, or change the relationship{only}"
                yield diagnose("PB424", subject.place(("techniques", number)), message, hint)
    if broken & {"attitude", "move", "rating"} or call.attitude != "asks-to-be-left-alone":
        return
    for path, turn, choice in choices_of(call):
        if choice.rating == "best" and choice.move == "call":
            message = f"the best choice of turn {quoted(turn.id)} calls who asks to be left alone"
            hint = "a call to the source has the move ask-source"
            yield diagnose("PB424", subject.place((*path, "move")), message, hint)
