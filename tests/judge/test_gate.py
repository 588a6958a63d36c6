"""Judging a gate, by the table that the client is held to as well."""

from typing import Any

import pytest

from playbook.judge.gate import sort_out
from playbook.judge.shown import ShownGate
from tests.judge.record import events, prints_of, table

TABLE = table("gate")


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["name"])
def test_sort_out_as_the_table_says(case: dict[str, Any]) -> None:
    gate = TABLE["gates"][case["gate"]]
    stands = sort_out(events(case["events"], prints_of(gate)), ShownGate.model_validate(gate))
    assert {
        "cases": [
            [each.case, each.first, each.latest, each.points, each.latest_points, each.changed]
            for each in stands.cases
        ],
        "of": stands.of,
        "complete": stands.complete,
        "earlier": [event.id for event in stands.earlier],
    } == case["expect"]
