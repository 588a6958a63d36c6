"""The names on a roster: the table that both languages read."""

import json
from typing import Any

import pytest

from playbook.results.names import names_in
from tests.judge.record import CASES

TABLE: list[dict[str, Any]] = json.loads((CASES / "roster.json").read_text("utf-8"))


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["name"])
def test_a_roster_holds_these_names(case: dict[str, Any]) -> None:
    assert names_in(case["roster"]) == case["names"]
