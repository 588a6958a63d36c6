"""PB416, PB431: what a path scores fits where it ends, and nobody passes by clicking at random."""

from collections.abc import Iterator, Mapping

from playbook.check.support.proof import Proof
from playbook.diagnostics import Diagnostic, diagnose, quoted
from playbook.model.call import Quality
from playbook.model.turn import Version
from playbook.prove.outcomes import Outcomes
from playbook.prove.ways import best_ends, enough
from playbook.yaml_source.nodes import Path

BY_CHANCE = 0.10
"""Clicking at random may pass a conversation this often."""

WORTH: Mapping[Quality, int] = {"good": 2, "acceptable": 1, "poor": 0}

_Wrong = tuple[str, str, Path]
"""What is out of range, how to mend it, and where."""


def points_out_of_range(proof: Proof) -> Iterator[Diagnostic]:
    """Find calls in which best choices end worse than others, or fail, or all or no paths pass."""
    if not proof.is_rated or "quality" in proof.subject.broken_keys:
        return
    found: dict[_Wrong, list[Version]] = {}
    for version, ends in proof.ends.items():
        wrong = _out_of_range(proof, version, ends)
        if wrong is not None:
            found.setdefault(wrong, []).append(version)
    for (message, hint, path), such in [*found.items()][:1]:
        place = proof.subject.place(path) if len(path) > 1 else proof.subject.key(path)
        yield diagnose("PB416", place, message + proof.where(such), hint)


def _out_of_range(proof: Proof, version: Version, ends: Outcomes) -> _Wrong | None:
    endings = {ending.id: ending.quality for ending in proof.call.endings}
    reached = best_ends((proof.walks or {})[version])
    there = min(reached, key=lambda ending: WORTH[endings[ending]])
    best = max((one.ending for one in ends.of), key=lambda ending: WORTH[endings[ending]])
    path: Path = ("endings", [*endings].index(there), "quality")
    if WORTH[endings[there]] < WORTH[endings[best]]:
        message = (
            f"the best choices end in {quoted(there)}, which is {endings[there]}, and "
            f"{quoted(best)} is {endings[best]}"
        )
        return message, "let them end as well as any, or rate another choice best", path
    if endings[there] == "poor":
        hint = "let the best path come to an ending that is good or acceptable"
        return "every ending is poor, so nobody passes", hint, path
    fewest = min(reached.values())
    if not enough(2 * fewest, fewest, ends.best):
        message = f"one way of best choices scores {2 * fewest}, another {ends.best}; one fails"
        return message, "let all ways of best choices take about as many decisions", ("turns",)
    if all(map(ends.passes, ends.of)):
        hint = "more turns, or choices that cost something"
        return "every path passes, so passing says nothing", hint, ("turns",)
    return None


def passed_by_chance(proof: Proof) -> Iterator[Diagnostic]:
    """Find calls that clicking at random passes too often."""
    if not proof.is_rated:
        return
    often = {
        version: ends.chance
        for version, ends in proof.ends.items()
        if ends.chance > BY_CHANCE + 1e-9 and not all(map(ends.passes, ends.of))
    }
    if often:
        most = max(often, key=lambda version: often[version])
        message = f"clicking at random passes {often[most]:.1%} of tries{proof.where(often)}"
        hint = f"{BY_CHANCE:.0%} is the most; five decisions of three choices give 8.6%"
        yield diagnose("PB431", proof.subject.key(("turns",)), message, hint)
