"""The report as table, CSV and data: hostile text stays text."""

import csv
import io
import json
from typing import Any

import pytest

from playbook.results.handback import Refused
from playbook.results.report import Report, report
from playbook.results.table import COLUMNS, as_csv, as_data, as_table
from tests.results.files import made, plain, taken, with_exercise


def told(**changes: Any) -> Report:
    return report([taken(plain(**changes))], None)


def records(found: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv(found), newline="")))


def test_the_table_reads_like_this() -> None:
    older = taken(plain(made="2026-01-01T00:00:00Z"), "b.json")
    sheet = taken(made("a worksheet, its words not shared") | {}, "c.json")
    found = report([taken(plain()), older, sheet, Refused("d.json", "it is empty")], None)
    assert as_table(found).splitlines() == [
        "learner  exercise       title                               status  finished          "
        "first              latest             edition",
        "Ana      F05/1/payroll  They went quiet after the proposal  done    2023-11-14 22:13  "
        "0 of 6 not passed  0 of 6 not passed  unknown",
        "Ana      W05            Three lines after silence           done    2023-11-14 22:13  "
        "2 of 2             2 of 2             unknown",
        "",
        "Ana, F05: 1 older hand-back left out",
        "",
        "Not read:",
        "  d.json: it is empty",
        "",
        "3 files read, 2 rows; 1 file not read",
    ]


def test_nothing_to_show_is_said() -> None:
    assert as_table(report([], None)) == "0 files read, 0 rows"


def test_a_terminal_obeys_nothing_in_a_file() -> None:
    hostile = "\x1b]0;owned\x07\x1b[2J\r\u202e\u2028"
    found = report(
        [
            taken(plain(learner=f"E{hostile}")),
            taken(plain(learner=f"E{hostile}", made="2026-01-01T00:00:00Z"), "b.json"),
            Refused(f"c{hostile}.json", f"site {hostile}"),
        ],
        None,
    )
    shown = as_table(found)
    assert all(letter.isprintable() or letter == "\n" for letter in shown)
    assert "E\\x1b]0;owned" in shown
    assert all(letter.isprintable() or letter in "\r\n" for letter in as_csv(found))


def test_wide_letters_and_long_words_keep_the_columns() -> None:
    lines = as_table(
        report(
            [
                taken(plain(learner="\u674e\u5c0f\u9f8d")),
                taken(with_exercise(title="\u674e" * 300), "b.json"),
                taken(plain(learner="x" * 80), "c.json"),
            ],
            None,
        )
    ).splitlines()
    assert lines[1].endswith("unknown")
    assert max(len(line) for line in lines[:4]) < 200


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\uff1d1", "=cmd|' /C x'!A0"],
)
def test_a_spreadsheet_runs_nothing(text: str) -> None:
    (row,) = records(told(learner=text))
    assert row["learner"].startswith("'")
    (row,) = records(report([taken(with_exercise(title=text), file=text)], None))
    assert row["title"].startswith("'")
    assert row["file"].startswith("'")


def test_the_columns_of_the_csv() -> None:
    (row,) = records(told(learner='Ana "A", Lee'))
    assert tuple(row) == COLUMNS
    assert row == {
        "learner": 'Ana "A", Lee',
        "exercise": "F05",
        "variant": "1/payroll",
        "kind": "call",
        "title": "They went quiet after the proposal",
        "status": "done",
        "finished": "2023-11-14T22:13:20.000Z",
        "first points": "0",
        "first of": "6",
        "latest points": "0",
        "latest of": "6",
        "passed first": "no",
        "passed latest": "no",
        "edition": "unknown",
        "attempts shared": "not shared",
        "file": "a.json",
        "note": "",
    }
    (row,) = records(report([taken(made("a worksheet shares its words as they stand"))], None))
    assert (row["variant"], row["passed first"], row["attempts shared"]) == ("", "", "yes")


def test_the_data_is_json() -> None:
    found = told(learner="<b>\u2028")
    data = json.loads(json.dumps(as_data(found)))
    assert data["read"] == 1
    assert data["refused"] == []
    assert data["rows"][0]["learner"] == "<b>\u2028"
    assert data["rows"][0]["first"]["ending"] == "lost"
