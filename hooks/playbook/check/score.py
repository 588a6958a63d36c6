"""PB416, PB431: what a path scores fits where it ends, and nobody passes by clicking at random."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from playbook.check.study import Study
from playbook.diagnostics import Diagnostic, quoted, report
from playbook.model.call import Quality

BY_CHANCE = 0.10
"""Clicking at random may pass a conversation this often."""

WORTH: Mapping[Quality, int] = {"good": 2, "acceptable": 1, "poor": 0}


def points_out_of_range(study: Study) -> Iterator[Diagnostic]:
    """Report calls in which the best path ends worse than another, or no path fails."""
    if not study.is_rated or "quality" in study.subject.broken_keys:
        return
    for level, ends in study.ends.items():
        endings = {ending.id: ending for ending in study.call.endings}
        last = study.best_ways[level][-1]
        reached = [endings[outcome.ending] for outcome in ends.of]
        best = max(reached, key=lambda ending: WORTH[ending.quality])
        there = endings[last.there.at]
        if WORTH[there.quality] < WORTH[best.quality]:
            message = (
                f"the best choices end in {quoted(there.id)}, which is {there.quality}, and "
                f"{quoted(best.id)} is {best.quality}{_at(study, level)}"
            )
            hint = "let the best path end as well as any, or rate another choice best"
            place = study.subject.place(("endings", study.call.endings.index(there), "quality"))
            yield report("PB416", place, message, hint)
            return
        if all(ends.passes(outcome) for outcome in ends.of):
            message = f"every path passes{_at(study, level)}, so passing says nothing"
            hint = "more turns, or choices that cost something"
            yield report("PB416", study.subject.key(("turns",)), message, hint)
            return


def passed_by_chance(study: Study) -> Iterator[Diagnostic]:
    """Report calls that clicking at random passes too often."""
    if not study.is_rated:
        return
    often = {
        level: ends.chance
        for level, ends in study.ends.items()
        if ends.chance > BY_CHANCE + 1e-9 and not all(ends.passes(outcome) for outcome in ends.of)
    }
    if often:
        each = ", ".join(f"level {level}: {chance:.1%}" for level, chance in often.items())
        message = f"clicking at random passes too often; {each}"
        hint = f"{BY_CHANCE:.0%} is the most; five decisions of three choices give 8.6%"
        yield report("PB431", study.subject.key(("turns",)), message, hint)


def _at(study: Study, level: int) -> str:
    return f" at level {level}" if len(study.call.levels) > 1 else ""
