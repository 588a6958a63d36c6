"""How an exercise stands: open, under way or done, first and latest result, what has changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from playbook.judge.gate import sort_out
from playbook.judge.order import by_attempt, in_order, iso
from playbook.judge.replay import Replay, replay
from playbook.judge.shown import ShownCall, ShownGate
from playbook.model.attempt import Event, Result

Status = Literal["open", "under-way", "done"]


@dataclass(frozen=True)
class Standing:
    """How one exercise stands; times in ISO 8601."""

    status: Status
    started: str | None
    finished: str | None
    """When it was first finished."""
    attempts: int
    first: Result
    latest: Result
    changed: bool
    """Whether something answered reads differently today."""
    earlier: int
    """How many answers belong to items or ways that are gone."""


OPEN = Standing("open", None, None, 0, Result(), Result(), changed=False, earlier=0)


def judge_call(events: Iterable[Event], call: ShownCall) -> Standing:
    """Judge a call: attempts one by one, the first finished and the last finished told apart."""
    attempts = by_attempt(events)
    if not attempts:
        return OPEN
    replays = [replay(attempt, call) for attempt in attempts]
    finished = [each for each in replays if each.finished is not None]
    first = finished[0] if finished else replays[0]
    current = replays[-1]
    return Standing(
        status="done" if finished else "under-way",
        started=iso(attempts[0][0].at),
        finished=_result(first).finished,
        attempts=len(attempts),
        first=_result(first),
        latest=_result(finished[-1] if finished else current),
        changed=any(step.changed for step in current.steps),
        earlier=len(current.earlier),
    )


def judge_gate(events: Iterable[Event], gate: ShownGate) -> Standing:
    """Judge a gate: first answers for the first result, latest answers for the latest."""
    ordered = in_order(events)
    sorting = sort_out(ordered, gate)
    if not sorting.cases and not sorting.earlier:
        return OPEN
    done = sorting.complete
    at = max((case.at for case in sorting.cases), default=0)
    latest_at = max((case.latest_at for case in sorting.cases), default=0)
    first = sum(case.points for case in sorting.cases)
    latest = sum(case.latest_points for case in sorting.cases)
    return Standing(
        status="done" if done else "under-way",
        started=iso(ordered[0].at),
        finished=iso(at) if done else None,
        attempts=1,
        first=_sorting_result(first, sorting.of, at if done else None),
        latest=_sorting_result(latest, sorting.of, latest_at if done else None),
        changed=any(case.changed for case in sorting.cases),
        earlier=len(sorting.earlier),
    )


def _result(attempt: Replay) -> Result:
    return Result(
        finished=None if attempt.finished is None else iso(attempt.finished),
        points=attempt.points,
        of=attempt.of,
        passed=attempt.passed,
        ending=attempt.ending,
    )


def _sorting_result(points: int, of: int, at: int | None) -> Result:
    passed = at is not None and points * 5 >= of * 4
    return Result(finished=None if at is None else iso(at), points=points, of=of, passed=passed)
