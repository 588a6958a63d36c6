"""PB454 to PB456: a mix agrees with itself and is another story than the others; forms are told."""

from collections.abc import Iterator
from itertools import combinations

from playbook.check.support.proof import Proof
from playbook.diagnostics import Diagnostic, diagnose, quoted
from playbook.generate.levels import told
from playbook.model.turn import Turn, Version
from playbook.prove.walk import Walk
from playbook.yaml_source.nodes import Path

_BROKEN = frozenset({"mixes", "forms", "rules_out", "outcomes", "rating", "id"})


def mixes_agree(proof: Proof) -> Iterator[Diagnostic]:
    """Find mixes that take two forms of which one rules the other out, where both turns come up."""
    if proof.walks is None or proof.subject.broken_keys & _BROKEN:
        return
    found: dict[tuple[str, str, str], dict[Version, None]] = {}
    for version, walk in proof.walks.items():
        forms = told(proof.call, version).forms
        taken = {f"{turn}.{form.id}": form for turn, form in forms.items() if form}
        there = {name: form for name, form in taken.items() if name.split(".")[0] in walk.reached}
        for name, form in there.items():
            for other in form.rules_out:
                if other in there:
                    # Each of the two may rule out the other, and it is told once.
                    one, two = sorted((name, other))
                    found.setdefault((version.mix, one, two), {})[version] = None
    for (mix, name, other), such in found.items():
        message = (
            f"mix {quoted(mix)} takes {quoted(name)} and {quoted(other)}, which rule out each other"
        )
        among = [version for version in proof.versions if version.mix == mix]
        hint = "let the mix take another form of one of the two"
        place = proof.subject.place(_place(proof, mix, name, other))
        yield diagnose("PB454", place, message + proof.where(such, among), hint)


def mixes_differ(proof: Proof) -> Iterator[Diagnostic]:
    """Find mixes in which the same lines are best as in another one."""
    walks, subject = proof.walks, proof.subject
    if walks is None or subject.broken_keys & _BROKEN:
        return
    for one, other in combinations(proof.call.stories, 2):
        alike = [
            level
            for level in proof.call.levels
            if not _differ(walks[Version(level, one.id)], walks[Version(level, other.id)])
        ]
        if alike:
            among = [version for version in proof.versions if version.mix == other.id]
            where = proof.where([Version(level, other.id) for level in alike], among)
            message = f"mix {quoted(other.id)} changes no best line of {quoted(one.id)}{where}"
            hint = "let it take a form in which another line is best, of a turn that comes up"
            number = proof.call.stories.index(other)
            yield diagnose("PB455", subject.place(("mixes", number, "id")), message, hint)


def forms_are_told(proof: Proof) -> Iterator[Diagnostic]:
    """Find forms that no mix takes where their turn comes up."""
    if proof.walks is None or proof.subject.broken_keys & _BROKEN:
        return
    reached = frozenset[str]().union(*(walk.reached for walk in proof.walks.values()))
    told_forms = {
        (turn.id, turn.form) for walk in proof.walks.values() for turn in _turns(walk).values()
    }
    for one in proof.decisions:
        if one.form and one.turn.id in reached and (one.turn.id, one.form.id) not in told_forms:
            message = f"no mix comes to turn {quoted(one.turn.id)} in form {quoted(one.form.id)}"
            hint = f"let a mix take it, as in forms: {{{one.turn.id}: {one.form.id}}}, or delete it"
            yield diagnose("PB456", proof.subject.place((*one.path, "id")), message, hint)


def _turns(walk: Walk) -> dict[str, Turn]:
    return {here.at: steps[0].turn for here, steps in walk.steps.items() if steps}


def _differ(one: Walk, other: Walk) -> bool:
    """Tell whether another line is best at some turn that both come to."""
    mine, others = _turns(one), _turns(other)
    return any(_best(mine[turn]) != _best(others[turn]) for turn in mine.keys() & others)


def _best(turn: Turn) -> set[str]:
    return {choice.id for choice in turn.choices if choice.rating == "best"}


def _place(proof: Proof, mix: str, *names: str) -> Path:
    """Give where a mix takes one of two forms; those that it does not name, it takes as first."""
    for number, one in enumerate(proof.call.mixes):
        if one.id == mix:
            named = (turn for turn, _, _ in (name.partition(".") for name in names))
            turn = next((turn for turn in named if turn in one.forms), None)
            return ("mixes", number, "id") if turn is None else ("mixes", number, "forms", turn)
    return (*next(one.path for one in proof.decisions if one.name == names[0]), "id")
