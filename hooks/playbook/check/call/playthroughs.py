"""PB621: every playthrough still runs as it is written."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from playbook.catalog.catalog import Catalog, owner_of
from playbook.check.support.proof import Proof
from playbook.check.support.subject import Subject
from playbook.check.support.texts import given
from playbook.diagnostics import Diagnostic, diagnose, one_of, quoted
from playbook.model.playthrough import Playthrough
from playbook.model.turn import Version
from playbook.prove.walk import Situation, Step
from playbook.prove.ways import enough, points_of
from playbook.yaml_source.nodes import Path


class Played(NamedTuple):
    """What comes of a playthrough today; ``trouble`` says at which step it can go no further."""

    ending: str = ""
    points: int = 0
    passed: bool = False
    trouble: tuple[int, str] | None = None

    def differs(self, play: Playthrough) -> dict[str, str]:
        """Say, by key, what comes out otherwise than the playthrough says."""
        told = {
            "ending": f"it ends in {quoted(self.ending)}, not in {quoted(play.ending)}",
            "points": f"it scores {self.points}, not {play.points}",
            "passed": f"it {'passes' if self.passed else 'fails'}",
        }
        written = {key: getattr(play, key) for key in told}
        return {
            key: told[key]
            for key, value in written.items()
            if value is not None and value != getattr(self, key)
        }

    def otherwise(self, play: Playthrough) -> str:
        """Say what is otherwise than written; nothing if it runs as it says."""
        if self.trouble is None:
            return "; ".join(self.differs(play).values())
        step, what = self.trouble
        return f"at step {step + 1}, {play.steps[step]}: {what}"


def playthroughs(catalog: Catalog, proofs: Sequence[Proof]) -> Iterator[Diagnostic]:
    """Play every playthrough; find, once for each, that it runs otherwise."""
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
            yield from _one(subject, ("playthroughs", number), proof, play)


def _one(subject: Subject, path: Path, proof: Proof, play: Playthrough) -> Iterator[Diagnostic]:
    if play.level not in proof.call.levels:
        message = f"level {play.level} is not offered by call {proof.call.id}"
        offered = ", ".join(map(str, proof.call.levels))
        place = subject.place((*path, "level"))
        yield diagnose("PB411", place, message, f"levels offered: {offered}")
        return
    mixes = [mix.id for mix in proof.call.stories]
    if play.mix is not None and play.mix not in mixes:
        yield from subject.dangling((*path, "mix"), play.mix, mixes, "mix")
        return
    now = played(proof, play)
    if now is None or not now.otherwise(play):
        return
    if now.trouble is None:
        hint = "bring it up to date with: python3 dev.py playthroughs --write"
        at: Path = (*path, next(iter(now.differs(play))))
    else:
        hint = "mend its steps; this shows them all: python3 dev.py playthroughs"
        at = (*path, "steps", now.trouble[0])
    message = f"playthrough {quoted(play.id)} no longer runs as written: {now.otherwise(play)}"
    yield diagnose("PB621", subject.place(at), message, hint)


def played(proof: Proof, play: Playthrough) -> Played | None:
    """Play it; None if it, or its call, cannot be played, which is told elsewhere."""
    version = Version(play.level, play.mix or proof.call.stories[0].id)
    walk = (proof.walks or {}).get(version)
    if walk is None or not proof.is_rated:
        return None
    if version not in proof.best_ways or proof.dead[version]:
        return None
    here, taken = walk.start, list[Step]()
    for number, wanted in enumerate(play.steps):
        steps = {step.moment: step for step in walk.steps[here]}
        if wanted not in steps:
            return Played(trouble=(number, _otherwise(here, steps.values(), wanted)))
        taken.append(steps[wanted])
        here = taken[-1].there
    if here.at not in walk.endings:
        what = f"after this step turn {quoted(here.at)} comes up"
        return Played(trouble=(len(taken) - 1, what))
    points, met = points_of(tuple(taken))
    best, _ = points_of(proof.best_ways[version])
    passed = enough(points, met, best) and here.at not in proof.poor
    return Played(here.at, points, passed)


def _otherwise(here: Situation, steps: Collection[Step], wanted: str) -> str:
    """Say what stands where a step was to be taken."""
    turn, _, choice = wanted.partition("/")
    if not steps:
        return f"here it has come to ending {quoted(here.at)}"
    if turn == here.at:
        known = one_of(step.choice.id for step in steps)
        return f"turn {quoted(turn)} has no choice {quoted(choice)}; known: {known}"
    return f"here turn {quoted(here.at)} comes up, not {quoted(turn)}"
