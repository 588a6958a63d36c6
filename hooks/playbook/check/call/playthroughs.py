"""PB621 to PB624: every playthrough goes the way that it says, and ends as it says."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from playbook.catalog.catalog import Catalog, owner_of
from playbook.check.data.slots import mentioned, undeclared
from playbook.check.support.proof import Proof
from playbook.check.support.subject import Subject
from playbook.check.support.texts import given
from playbook.diagnostics import Diagnostic, diagnose, one_of, quoted
from playbook.generate.slots import SlotError, Value, fill
from playbook.model.playthrough import Playthrough
from playbook.prove.walk import Situation, Step, Walk
from playbook.prove.ways import enough, points_of
from playbook.yaml_source.nodes import Path


class _Play(NamedTuple):
    """A playthrough with its call and its place."""

    proof: Proof
    subject: Subject
    path: Path
    play: Playthrough


def playthroughs(catalog: Catalog, proofs: Sequence[Proof]) -> Iterator[Diagnostic]:
    """Play every playthrough, and find what comes out otherwise."""
    by_id = {proof.call.id: proof for proof in proofs}
    for plays in catalog.playthroughs.values():
        subject = Subject(catalog, owner_of("playthrough", plays.id))
        yield from subject.refer(("id",), plays.id, "call")
        proof = by_id.get(plays.id)
        if proof is None or subject.broken_keys:
            continue
        for place, name, line in subject.twice(given(plays, "playthroughs.id")):
            message = f"the id {quoted(name)} is taken at line {line}"
            yield diagnose("PB205", subject.place(place), message, "give it another id")
        for number, play in enumerate(plays.playthroughs):
            path: Path = ("playthroughs", number)
            if proof.walks is not None and proof.is_rated:
                yield from _one(_Play(proof, subject, path, play), proof.walks)


def _one(this: _Play, walks: Mapping[int, Walk]) -> Iterator[Diagnostic]:
    level = this.play.level
    if level not in walks:
        offered = ", ".join(map(str, walks))
        message = f"level {level} is not offered by call {this.proof.call.id}"
        place = this.subject.place((*this.path, "level"))
        yield diagnose("PB411", place, message, f"levels offered: {offered}")
        return
    if level not in this.proof.best_ways or this.proof.dead[level]:
        # What is wrong with the call is told elsewhere, and playing it shows nothing new.
        return
    casts = {cast.id: n for n, cast in enumerate(this.proof.call.casts)}
    for at, cast in given(this.play, "casts"):
        yield from this.subject.dangling((*this.path, *at), cast, casts, "cast")
    unknown = set(this.play.casts) - set(casts)
    wrong: list[Diagnostic] = []
    steps = _steps(this, walks[level], wrong)
    if not wrong:
        wrong.extend(_result(this, walks[level], steps))
    if not wrong and not unknown:
        for cast in this.play.casts or casts:
            wrong.extend(_unseen(this, steps, cast, this.proof.cast_values[casts[cast]]))
    yield from wrong


def _steps(this: _Play, walk: Walk, wrong: list[Diagnostic]) -> list[Step]:
    """Take the choices in turn; put the first that cannot be taken into ``wrong``."""
    here, taken = walk.start, list[Step]()
    for number, wanted in enumerate(this.play.steps):
        path = (*this.path, "steps", number)
        if wanted.at != here.at:
            message = f"here {_standing(walk, here)} comes up, not {quoted(wanted.at)}"
            hint = f"after {taken[-1].moment}" if taken else "at the start"
            wrong.append(diagnose("PB621", this.subject.place((*path, "at")), message, hint))
            return taken
        steps = {step.choice.id: step for step in walk.steps[here]}
        if wanted.take not in steps:
            message = f"turn {quoted(here.at)} has no choice {quoted(wanted.take)}"
            hint = f"known: {one_of(steps)}"
            wrong.append(diagnose("PB621", this.subject.place((*path, "take")), message, hint))
            return taken
        taken.append(steps[wanted.take])
        here = taken[-1].there
    return taken


def _standing(walk: Walk, here: Situation) -> str:
    what = "ending" if here.at in walk.endings else "turn"
    return f"{what} {quoted(here.at)}"


def _result(this: _Play, walk: Walk, steps: Sequence[Step]) -> Iterator[Diagnostic]:
    play, last = this.play, steps[-1].there
    if last.at != play.ending:
        message = f"after the last step {_standing(walk, last)} comes up, not {quoted(play.ending)}"
        place = this.subject.place((*this.path, "ending"))
        yield diagnose("PB622", place, message, f"endings: {one_of(walk.endings)}")
        return
    points, met = points_of(tuple(steps))
    if play.points is not None and play.points != points:
        message = f"this way scores {points} points, not {play.points}"
        yield diagnose("PB623", this.subject.place((*this.path, "points")), message)
    best, _ = points_of(this.proof.best_ways[play.level])
    poor = last.at in this.proof.poor
    passed = enough(points, met, best) and not poor
    if play.passed is not None and play.passed != passed:
        what = "passes" if passed else "fails"
        where = " and ends poorly" if poor else ""
        message = f"this way scores {points} of {max(best, 2 * met)}{where}, so it {what}"
        hint = "nobody passes at a poor ending" if poor else "four fifths pass"
        place = this.subject.place((*this.path, "passed"))
        yield diagnose("PB623", place, message, hint)


def _unseen(
    this: _Play, steps: Sequence[Step], cast: str, values: Mapping[str, Value]
) -> Iterator[Diagnostic]:
    for number, (wanted, step) in enumerate(zip(this.play.steps, steps, strict=True)):
        for place, words in enumerate(wanted.shows):
            path = (*this.path, "steps", number, "shows", place)
            unknown = [one for one in mentioned(words) if one.name not in this.proof.call.slots]
            for slot in unknown:
                yield undeclared(this.subject, path, slot.name, this.proof.call.slots)
            if not unknown and not _is_read(this.proof, step, words, values):
                message = f"with cast {quoted(cast)} these words are not read next"
                yield diagnose("PB624", this.subject.place(path), message)


def _is_read(proof: Proof, step: Step, words: str, values: Mapping[str, Value]) -> bool:
    """Tell whether words stand in what is read next; true where a slot cannot be filled."""
    try:
        shown = " ".join(fill(text, values) for text in _next_texts(proof, step))
        return _folded(fill(words, values)) in _folded(shown)
    except SlotError:
        return True


def _next_texts(proof: Proof, step: Step) -> Iterator[str]:
    """Give what is read between this choice and the next one."""
    yield step.choice.happens
    for ways, texts in ((("turns", "twists.turns"), "scene,says"), (("endings",), "title,text")):
        for _, there in given(proof.call, *ways):
            if there.id == step.there.at:
                yield from (text for _, text in given(there, texts))


def _folded(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").casefold().split())
