"""The report for terminals and spreadsheets: hostile text stays text."""

import csv
import io

import pytest

from playbook.results.handback import Received, ReceivedSignOff, Refused
from playbook.results.known import NothingKnown
from playbook.results.matrix import Matrix
from playbook.results.people import People
from playbook.results.table import (
    COLUMNS,
    as_csv,
    safe,
    terminal_end,
    terminal_head,
    terminal_line,
)
from playbook.results.taking import taken_in
from tests.results.files import made, plain, taken, with_exercise


def matrix_of(*received: Received | ReceivedSignOff) -> Matrix:
    people = People([], {}, "2026-03-10T00:00:00Z")
    for one in received:
        people.add(taken_in(one, NothingKnown()))
    return Matrix(people, None, "2026-03-10T00:00:00Z", NothingKnown())


def records(matrix: Matrix) -> list[dict[str, str]]:
    text = as_csv(matrix)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def shown(matrix: Matrix, *refused: Refused) -> str:
    rows = list(matrix.rows())
    lines = [terminal_line(row, matrix.columns) for row in rows]
    return "\n".join([terminal_head(), *lines, "", terminal_end(matrix, len(rows), refused)])


def test_the_table_reads_like_this() -> None:
    older = taken(plain(made="2026-01-01T00:00:00Z"), "b.json")
    sheet = taken(made("a worksheet, its words not shared"), "c.json")
    copy = taken(plain(), "e.json")
    matrix = matrix_of(taken(plain()), older, sheet, copy)
    assert shown(matrix, Refused("d.json", "it is empty")).splitlines() == [
        "Self-reported: each line says what a learner's own browser counted.",
        "",
        "learner                     done      first try  later  not yet  under way  late  next"
        "                signed off",
        "Ana                         2 of 2                      1",
        "",
        "Not read:",
        "  d.json: it is empty",
        "",
        "4 files read, 1 learner; 1 identical file counted once; 1 older result replaced; "
        "1 file not read",
    ]


def test_nothing_to_show_is_said() -> None:
    assert terminal_end(matrix_of(), 0, []) == "0 files read, 0 learners"


def test_a_terminal_obeys_nothing_in_a_file() -> None:
    hostile = "\x1b]0;owned\x07\x1b[2J\r\u202e\u2028"
    matrix = matrix_of(
        taken(plain(learner=f"E{hostile}")), taken(with_exercise(id=f"F{hostile}"), "b.json")
    )
    text = shown(matrix, Refused(f"c{hostile}.json", f"site {hostile}"))
    assert all(letter.isprintable() or letter == "\n" for letter in text)
    assert "E\\x1b]0;owned" in text
    table = as_csv(matrix_of(taken(plain(learner=f"E{hostile}"))))[1:]
    assert all(letter.isprintable() or letter in "\r\n" for letter in table)


def test_wide_letters_and_long_words_keep_the_columns() -> None:
    names = ["\u674e\u5c0f\u9f8d" * 20, "x" * 80, "Ana"]
    received = [taken(plain(learner=name), f"{name[:2]}.json") for name in names]
    lines = shown(matrix_of(*received)).splitlines()[3:6]
    assert [line.endswith("    1") for line in lines] == [True] * 3
    assert max(len(line) for line in lines) < 140


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\uff1d1", "=cmd|' /C x'!A0"],
)
def test_a_spreadsheet_runs_nothing(text: str) -> None:
    assert safe(text).startswith("'")
    (row,) = records(matrix_of(taken(plain(learner=text))))
    assert row["learner"].startswith("'")
    (row,) = records(matrix_of(taken(with_exercise(id=text, variant=text))))
    assert row["item"].startswith("'")
    assert row["variant"].startswith("'")


def test_the_columns_of_the_csv() -> None:
    (row,) = records(matrix_of(taken(plain(learner='Ana "A", Lee'))))
    assert tuple(row) == COLUMNS
    assert row == {
        "learner": 'Ana "A", Lee',
        "on roster": "no",
        "item": "F05",
        "exercises": "F05",
        "variant": "1/payroll",
        "state": "not passed yet",
        "flags": "",
        "finished": "2023-11-14T22:13:20.000Z",
        "first points": "0",
        "first of": "6",
        "latest points": "0",
        "latest of": "6",
        "tries": "1",
    }
