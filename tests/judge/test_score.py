"""How an exercise stands, by the table that the client is held to as well."""

from dataclasses import asdict
from typing import Any

import pytest

from playbook.judge.score import Standing, judge_call, judge_gate
from playbook.judge.shown import ShownCall, ShownGate
from playbook.model.attempt import Event, Result
from tests.judge.record import events, prints_of, table

TABLE = table("score")
JUDGED_HERE = [
    case for case in TABLE["cases"] if TABLE["exercises"][case["exercise"]]["kind"] != "worksheet"
]


def judge(record: list[Event], exercise: dict[str, Any]) -> Standing:
    if exercise["kind"] == "call":
        return judge_call(record, ShownCall.model_validate(exercise))
    return judge_gate(record, ShownGate.model_validate(exercise))


@pytest.mark.parametrize("case", JUDGED_HERE, ids=lambda case: case["name"])
def test_standing_as_the_table_says(case: dict[str, Any]) -> None:
    exercise = TABLE["exercises"][case["exercise"]]
    record = events(case["events"], prints_of(exercise))
    expected = {
        **case["expect"],
        "first": Result.model_validate(case["expect"]["first"] or {}),
        "latest": Result.model_validate(case["expect"]["latest"] or {}),
    }
    for given in (record, record[::-1]):
        stands = judge(given, exercise)
        assert {**asdict(stands), "first": stands.first, "latest": stands.latest} == expected
