"""Replaying a call, by the table that the client is held to as well."""

from typing import Any

import pytest

from playbook.judge.replay import replay
from playbook.judge.shown import ShownCall
from tests.judge.record import events, prints_of, table

TABLE = table("replay")


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["name"])
def test_replay_as_the_table_says(case: dict[str, Any]) -> None:
    call = TABLE["calls"][case["call"]]
    walked = replay(events(case["events"], prints_of(call)), ShownCall.model_validate(call))
    assert {
        "path": [f"{step.turn}/{step.choice}" for step in walked.steps],
        "first": [f"{step.turn}/{step.choice}" for step in walked.steps if step.first],
        "changed": [step.turn for step in walked.steps if step.changed],
        "here": walked.here,
        "ending": walked.ending,
        "finished": walked.finished,
        "points": walked.points,
        "of": walked.of,
        "passed": walked.passed,
        "earlier": [event.id for event in walked.earlier],
        "stopped": walked.stopped,
    } == case["expect"]


def test_the_table_is_wide_enough() -> None:
    assert len(TABLE["cases"]) >= 25
