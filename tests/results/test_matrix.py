"""The report of learners by items: the table that both languages keep to, and what holds always."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.results.data import as_data
from playbook.results.matrix import STATES, Matrix
from playbook.results.merging import merges_of
from playbook.results.people import People
from playbook.results.reading import RefusalError
from playbook.results.table import as_csv
from playbook.results.taking import taken_in
from playbook.results.today import Today
from tests.judge.record import table
from tests.render.samples import small_catalog
from tests.results.files import made, plain, signed, taken
from tests.results.reports import matrix_of, report_of

TABLE = table("report")
CASES = [
    {**case, "input": {**case["input"], "exercises": TABLE["exercises"]}} for case in TABLE["cases"]
]
SHARED = "a gate, shared with what was changed"
Plain = dict[str, Any]


def sum_fits(content: Plain) -> bool:
    return bool(signed({key: one for key, one in content.items() if key != "checksum"}) == content)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_table_holds(case: Plain) -> None:
    assert report_of(case["input"]) == case["report"]
    if "csv" in case:
        assert as_csv(matrix_of(case["input"])) == case["csv"]


@pytest.mark.parametrize(
    "case", [case for case in CASES if "merge_file" in case], ids=lambda case: case["name"]
)
def test_a_file_of_names_brings_together_what_the_page_does(case: Plain, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes(case["merge_file"].encode())
    merges = merges_of(path, case["input"]["roster"])
    assert report_of({**case["input"], "merges": merges}) == case["report"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Ana Ruiz, A. Ruiz\nBne, Benny", 'line 2: "Bne" is not on the roster; did you mean "Ben"'),
        ("name,handed back as\n", 'line 1: "name" is not on the roster'),
        (",Benny\n", "line 1: no name of the roster stands first"),
        ("Ana Ruiz, X\n\nBen, x", 'line 3: "x" stands for "Ana Ruiz" in line 1 already'),
        ("Ana Ruiz, X, ben", 'line 1: "ben" is a name of the roster itself'),
        ("Ana Ruiz," + "x" * 200_000, "line 1: it cannot be read"),
        ("Ana Ruiz," * 600_000, "it is larger than 5 MB"),
    ],
    ids=range(7),
)
def test_names_that_cannot_be_brought_together_are_told(
    tmp_path: Path, text: str, reason: str
) -> None:
    path = tmp_path / "names.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RefusalError) as refused:
        merges_of(path, ["Ana Ruiz", "Ben"])
    assert str(refused.value).startswith(str(path))
    assert reason in str(refused.value)


def test_a_name_that_stands_twice_for_one_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("Ana Ruiz, A. Ruiz, a. ruiz, ANA RUIZ\nana ruiz, A. Ruiz\n", encoding="utf-8")
    assert merges_of(path, ["Ana Ruiz", "Ben"]) == {"a. ruiz": "Ana Ruiz"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_files_of_the_table_are_such_as_pages_write(case: Plain) -> None:
    by_chance = "one checksum by chance" in case["name"]
    for file in case["input"]["files"]:
        assert sum_fits(file["content"]) or by_chance


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_everybody_stands_in_one_state_of_each_item(case: Plain) -> None:
    learners = len(case["report"]["learners"])
    for item in case["report"]["items"]:
        assert tuple(item["states"]) == STATES
        assert sum(item["states"].values()) == learners


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(CASES), st.data())
def test_order_and_repetition_change_nothing(case: Plain, data: st.DataObject) -> None:
    files = case["input"]["files"]
    again = data.draw(st.lists(st.sampled_from(files), max_size=6)) if files else []
    shuffled = data.draw(st.permutations([*files, *again]))
    assert report_of(case["input"], shuffled) == case["report"]


POOL = [file for case in CASES for file in case["input"]["files"] if sum_fits(file["content"])]
ASSIGNMENTS = [None, *(case["input"]["assignment"] for case in CASES)]


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_any_files_in_any_order_give_one_report(data: st.DataObject) -> None:
    given_input = {
        "assignment": data.draw(st.sampled_from(ASSIGNMENTS)),
        "roster": data.draw(st.lists(st.sampled_from(["Ana", "BEN", "zoë", "Mia"]), max_size=3)),
        "merges": data.draw(st.sampled_from([{}, {"ben": "Ana"}, {"Dee": "Ana", "ANA": "Ben"}])),
        "exercises": TABLE["exercises"],
        "now": "2026-03-10T00:00:00.000Z",
        "problems": [],
    }
    places = st.lists(st.integers(0, len(POOL) - 1), max_size=8)
    files = [{**POOL[place], "name": f"{place}.json"} for place in data.draw(places)]
    again = data.draw(st.lists(st.sampled_from(files), max_size=4)) if files else []
    shuffled = data.draw(st.permutations([*files, *again]))
    found = report_of(given_input, files)
    assert report_of(given_input, shuffled) == found
    assert json.loads(json.dumps(found)) == found


def today_and_gate(**changes: Any) -> tuple[Today, Plain]:
    """The small catalog, and a shared hand-back of its gate with both answers right."""
    today = Today(small_catalog())
    data = today.data("X9", None)
    assert data is not None
    one = made(SHARED)["exercises"][0]
    events = [
        {**one["events"][0], "exercise": "X9", "id": f"e{n}", "n": n, "item": item, "value": value}
        for n, (item, value) in enumerate([("asked", "call-now"), ("quiet", "ask-source")], 1)
    ]
    result = {"finished": "2023-11-14T22:13:20.000Z", "points": 1, "of": 4, "passed": False}
    one |= {"id": "X9", "edition": data["edition"], "first": result, "latest": result}
    return today, plain(exercises=[{**one, "events": events, **changes}])


def report_today(today: Today, content: Plain) -> Plain:
    people = People([], {}, "2026-03-10T00:00:00Z")
    people.add(taken_in(taken(content), today))
    return as_data(Matrix(people, None, "2026-03-10T00:00:00Z", today), [])


def test_the_catalog_of_today_judges_anew() -> None:
    today, shared = today_and_gate()
    report = report_today(today, shared)
    (cell,) = report["learners"][0]["cells"]
    assert (cell["passed"], cell["first"]["points"], cell["other_edition"]) == ("first", 4, False)
    assert report["choices"][0]["turns"]["quiet"] == {"ask-source": 1}
    assert report["causes"] == [{"id": "C03", "asked": 1, "not_first": 0}]


def test_another_edition_is_not_judged_by_todays() -> None:
    today, other = today_and_gate(edition="0" * 12, events=None)
    (cell,) = report_today(today, other)["learners"][0]["cells"]
    assert (cell["passed"], cell["first"]["points"], cell["other_edition"]) == ("no", 1, True)
    assert today.data("F90", "1/payroll") is not None
    assert today.data("F90", None) is today.data("F90", "9/none") is today.data("X9", "1/a") is None


def test_what_claims_to_be_of_another_kind_is_not_judged() -> None:
    today, strange = today_and_gate(kind="call")
    (cell,) = report_today(today, strange)["learners"][0]["cells"]
    assert (cell["passed"], cell["other_edition"]) == ("no", False)
