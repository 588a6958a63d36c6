"""The table of checksums, which the client's tests run as well."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.export.checksum import canonical, checksum

TABLE: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "cases/checksum.json").read_text(encoding="utf-8")
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: str(row["name"]))
def test_checksums_are_as_the_table_says(row: dict[str, Any]) -> None:
    assert canonical(row["value"]) == row["canonical"]
    assert checksum(row["value"]) == row["checksum"]


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.text(), JSON))
def test_the_canonical_form_is_json_of_the_same_value(value: dict[str, Any]) -> None:
    text = canonical(value)
    assert json.loads(text) == value
    assert canonical(dict(reversed(value.items()))) == text


def test_a_changed_letter_changes_the_checksum() -> None:
    assert checksum({"learner": "Ana"}) != checksum({"learner": "Ama"})
