"""PB416, PB431: what a path scores fits where it ends, and nobody passes by clicking at random."""

from collections.abc import Iterator, Mapping

from playbook.check.support.proof import Proof
from playbook.diagnostics import Diagnostic, diagnose, quoted
from playbook.model.call import Quality

BY_CHANCE = 0.10
"""Clicking at random may pass a conversation this often."""

WORTH: Mapping[Quality, int] = {"good": 2, "acceptable": 1, "poor": 0}


def points_out_of_range(proof: Proof) -> Iterator[Diagnostic]:
    """Find calls in which the best path ends worse than another, or all or no paths pass."""
    if not proof.is_rated or "quality" in proof.subject.broken_keys:
        return
    for level, ends in proof.ends.items():
        endings = {ending.id: ending for ending in proof.call.endings}
        there = endings[proof.best_ways[level][-1].there.at]
        best = max(
            (endings[outcome.ending] for outcome in ends.of),
            key=lambda ending: WORTH[ending.quality],
        )
        at = proof.at(level)
        message = place = None
        if WORTH[there.quality] < WORTH[best.quality]:
            message = (
                f"the best choices end in {quoted(there.id)}, which is {there.quality}, and "
                f"{quoted(best.id)} is {best.quality}{at}"
            )
            hint = "let the best path end as well as any, or rate another choice best"
        elif there.quality == "poor":
            message = f"every ending is poor{at}, so nobody passes"
            hint = "let the best path come to an ending that is good or acceptable"
        elif all(ends.passes(outcome) for outcome in ends.of):
            message = f"every path passes{at}, so passing says nothing"
            hint = "more turns, or choices that cost something"
            place = proof.subject.key(("turns",))
        if message:
            number = proof.call.endings.index(there)
            place = place or proof.subject.place(("endings", number, "quality"))
            yield diagnose("PB416", place, message, hint)
            return


def passed_by_chance(proof: Proof) -> Iterator[Diagnostic]:
    """Find calls that clicking at random passes too often."""
    if not proof.is_rated:
        return
    often = {
        level: ends.chance
        for level, ends in proof.ends.items()
        if ends.chance > BY_CHANCE + 1e-9 and not all(ends.passes(outcome) for outcome in ends.of)
    }
    if often:
        each = ", ".join(f"level {level}: {chance:.1%}" for level, chance in often.items())
        message = f"clicking at random passes too often; {each}"
        hint = f"{BY_CHANCE:.0%} is the most; five decisions of three choices give 8.6%"
        yield diagnose("PB431", proof.subject.key(("turns",)), message, hint)
