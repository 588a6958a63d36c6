"""PB404, PB412, PB424, PB451 to PB453: what belongs together in a choice, a turn and its forms."""

from collections.abc import Iterator

from playbook.check.support.proof import Proof
from playbook.check.support.texts import WORDS, Decision, choices_of, given, turns_of
from playbook.diagnostics import Diagnostic, diagnose, one_of, quoted
from playbook.yaml_source.nodes import Path

_SPOKEN = ("says", "forms.says", "forms.harder.says")
_GROWN = frozenset({"choices", "turns", "twists", "forms", "outcomes"})


def one_best(proof: Proof) -> Iterator[Diagnostic]:
    """Find turns that in one of their forms have no best choice, or no other."""
    subject = proof.subject
    if subject.broken_keys & (_GROWN | {"id", "rating"}):
        return
    for one in (one for one in proof.decisions if one.is_sound):
        ratings = one.all_of("rating")
        if None in ratings or ("best" in ratings and len(set(ratings)) > 1):
            continue
        what = "only choices" if "best" in ratings else "no choice"
        message = f"turn {quoted(one.name)} has {what} rated best"
        hint = "rate one best, and one that is not; if nothing is good, best is what costs least"
        yield diagnose("PB404", subject.place((*one.path, "id")), message, hint)


def said_or_done(proof: Proof) -> Iterator[Diagnostic]:
    """Find choices that are not exactly one thing to say, to send or to do."""
    subject = proof.subject
    for path, _, choice in choices_of(proof.call):
        if not subject.sound(path):
            continue
        ways = [key for key in WORDS if getattr(choice, key) is not None]
        place = subject.place((*path, "id"))
        if len(ways) != 1:
            there = f"both {' and '.join(ways)}" if ways else "nothing to say, to send or to do"
            message = f"choice {quoted(choice.id)} has {there}"
            hint = "give it one: say for speech, write for what is sent, do for an act"
            yield diagnose("PB451", place, message, hint)
        elif choice.move is not None and choice.do is None:
            message = f"choice {quoted(choice.id)} has a move beside {ways[0]}; only an act has one"
            hint = "write do in place of it, or delete move"
            yield diagnose("PB451", subject.key((*path, "move")), message, hint)


def told_whole(proof: Proof) -> Iterator[Diagnostic]:
    """Find choices that in some form lack a rating, a note, or what comes of them."""
    subject = proof.subject
    if subject.broken_keys & (_GROWN | {"id"}):
        return
    lacking: dict[tuple[Path, str], list[str]] = {}
    for one in (one for one in proof.decisions if one.is_sound):
        of_form = f" in form {quoted(one.form.id)}" if one.form else ""
        for number, lacks in enumerate(_lacks(one)):
            path = (*one.turn_path, "choices", number)
            if lacks and subject.whole(path) and subject.whole(one.path):
                choice = path, one.turn.choices[number].id
                lacking.setdefault(choice, []).append(f"{' and '.join(lacks)}{of_form}")
    for (path, name), each in lacking.items():
        message = f"choice {quoted(name)} lacks {', '.join(each)}"
        hint = "give it here for all forms, or among the outcomes of a form"
        yield diagnose("PB452", subject.place((*path, "id")), message, hint)


def _lacks(one: Decision) -> Iterator[list[str]]:
    ratings, notes, replies, acts = map(one.all_of, ("rating", "why", "reply", "happens"))
    for rating, why, reply, happens in zip(ratings, notes, replies, acts, strict=True):
        wanted = {"a rating": rating, "why": why, "a reply or what happens": reply or happens}
        yield [what for what, there in wanted.items() if there is None]


def leads_on(proof: Proof) -> Iterator[Diagnostic]:
    """Find choices of the last turn, which no other follows, that do not lead on."""
    if proof.subject.broken_keys & (_GROWN | {"next"}):
        return
    for path in proof.stuck:
        message = "no turn follows this one, and the choice does not say what does"
        yield diagnose("PB453", proof.subject.place(path), message, "add next: the id of an ending")


def speakers_speak(proof: Proof) -> Iterator[Diagnostic]:
    """Find speakers without words."""
    for path, turn in turns_of(proof.call):
        if turn.speaker is not None and not given(turn, *_SPOKEN):
            message = f"turn {quoted(turn.id)} has a speaker and no words"
            hint = "add says, or delete speaker"
            yield diagnose("PB412", proof.subject.key((*path, "speaker")), message, hint)


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
    if broken & (_GROWN | {"attitude", "move", "rating"}):
        return
    if call.attitude == "asks-to-be-left-alone":
        calling = dict.fromkeys(
            (*one.turn_path, "choices", number)
            for one in proof.decisions
            for number, rating in enumerate(one.all_of("rating"))
            if rating == "best" and one.turn.choices[number].move == "call"
        )
        for path in calling:
            message = "this choice is best, and it calls who asks to be left alone"
            hint = "a call to the source has the move ask-source"
            yield diagnose("PB424", subject.place((*path, "move")), message, hint)
