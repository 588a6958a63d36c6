"""Judge what was answered to the cases of a gate: the first answer counts, the latest shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from playbook.judge.order import in_order
from playbook.judge.shown import ShownCase, ShownGate
from playbook.model.attempt import Event

VERDICTS = ("call-now", "warm-first", "ask-source", "do-not-call")


@dataclass(frozen=True)
class Sorted:
    """One case, answered."""

    case: str
    first: str
    latest: str
    points: int
    """2 for the verdict, 1 for the second best, else 0; of the first answer."""
    latest_points: int
    changed: bool
    """Whether the case reads differently since the latest answer."""
    at: int
    """When the first answer was given, in milliseconds since 1970."""
    latest_at: int


@dataclass(frozen=True)
class Sorting:
    """Where a gate stands."""

    cases: tuple[Sorted, ...]
    """In the order of the gate; those without an answer are left out."""
    of: int
    complete: bool
    earlier: tuple[Event, ...]
    """Answers to cases that are gone."""


def sort_out(events: Iterable[Event], gate: ShownGate) -> Sorting:
    """Judge every answer of all attempts together."""
    cases = {case.id: case for case in gate.cases}
    answers: dict[str, list[Event]] = {}
    earlier: list[Event] = []
    for event in in_order(events):
        if event.type != "answer":
            continue
        if event.item in cases and event.value in VERDICTS:
            answers.setdefault(event.item, []).append(event)
        else:
            earlier.append(event)
    done = tuple(_sorted(case, answers[case.id]) for case in gate.cases if case.id in answers)
    return Sorting(done, 2 * len(cases), len(done) == len(cases), tuple(earlier))


def _sorted(case: ShownCase, answers: list[Event]) -> Sorted:
    first, latest = answers[0], answers[-1]
    return Sorted(
        case=case.id,
        first=first.value or "",
        latest=latest.value or "",
        points=_points(case, first.value),
        latest_points=_points(case, latest.value),
        changed=latest.fp != case.fp,
        at=first.at,
        latest_at=latest.at,
    )


def _points(case: ShownCase, verdict: str | None) -> int:
    if verdict == case.verdict:
        return 2
    return 1 if case.second and verdict == case.second.verdict else 0
