"""The workbook that the command makes, as other programs open it: dates, texts, no formulas."""

import csv
import datetime as dt
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from devtools import libreoffice
from devtools.say import StopError
from tests.cli.group import DUE, NAMES, TITLE, write_group
from tests.copies import ROOT

ZONE = "Asia/Tehran"
"""By whose clock the workbook is made: half an hour beside others, and never in summer time."""

FINISHED = dt.datetime(2026, 3, 2, 12, 30)
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook of 25 learners and 40 items."""
    folder = tmp_path_factory.mktemp("group")
    assignment, roster, files = write_group(folder)
    out = folder / "report.xlsx"
    words = [*files, "--assignment", assignment, "--roster", roster, "--xlsx", out]
    command = [sys.executable, "-m", "playbook.cli", "report", "--root", str(ROOT)]
    command += map(str, words)
    env = {**os.environ, "TZ": ZONE, "PYTHONPATH": str(ROOT / "hooks")}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def learners(book: Path) -> Worksheet:
    return sheets(book)["Learners"]


def sheets(book: Path) -> dict[str, Worksheet]:
    opened = load_workbook(book)
    return {name: opened[name] for name in opened.sheetnames}


def cells(sheet: Worksheet) -> Iterator[Cell]:
    for row in sheet.iter_rows():
        yield from (cell for cell in row if isinstance(cell, Cell) and cell.value is not None)


def column_of(sheet: Worksheet, words: str, group: str = "") -> int:
    """Return the place of a column; its group stands above, over all columns that it has."""
    above = ""
    for title, head in zip(sheet[3], sheet[4], strict=True):
        above = str(title.value or above)
        if head.value == words and group in above:
            assert isinstance(head.column, int)
            return head.column
    raise AssertionError(f"There is no column {words!r} of {group!r}.")


def test_no_cell_holds_a_formula_whatever_a_text_begins_with(book: Path) -> None:
    kinds = {cell.data_type for sheet in sheets(book).values() for cell in cells(sheet)}
    assert kinds == {"s", "n", "d"}


def test_each_learner_is_a_row_under_the_name_that_was_written(learners: Worksheet) -> None:
    names = [learners.cell(5 + place, 1).value for place in range(len(NAMES))]
    expected = [name.replace("\x0b", " ").replace("  ", " ") for name in NAMES]
    assert [str(name).replace("_x005F_", "_") for name in names] == expected
    assert learners.max_row == 4 + len(NAMES)
    assert learners.cell(5, 1).quotePrefix is True
    action = learners.cell(8, column_of(learners, "Next, says the observer")).value
    assert action == "=1+1\nthen call two sources"


def test_dates_are_dates_by_the_makers_clock_which_is_named(learners: Worksheet) -> None:
    note = str(learners["A2"].value)
    assert note.endswith(f"All times are by the clock of {ZONE}.")
    assert "Due Friday, March 20, 2026 at 7:30" in note, DUE
    first = column_of(learners, "Finished", "(F03)")
    found = [learners.cell(row, first).value for row in range(5, 5 + len(NAMES))]
    assert {one for one in found if one is not None} == {FINISHED}
    handed = learners.cell(5, column_of(learners, "Handed back")).value
    assert handed == dt.datetime(2026, 3, 4, 8, 36, 7)
    odd = learners.cell(3 + len(NAMES), column_of(learners, "Finished", "(F01)")).value
    assert odd == "1899-05-05T10:00:00.000Z"


def test_points_are_numbers_that_are_shown_with_what_they_are_out_of(learners: Worksheet) -> None:
    cell = learners.cell(8, column_of(learners, "Points", "(F01)"))
    assert (cell.value, cell.number_format) == (3, '0" of 8"')
    done = learners.cell(8, column_of(learners, "Done"))
    assert (done.value, done.number_format) == (5, '0" of 39"')


def test_the_head_stays_in_sight_and_filters_and_paper_lies_across(book: Path) -> None:
    found = sheets(book)
    assert {name: sheet.freeze_panes for name, sheet in found.items()} == {
        "Learners": "B5",
        "At a glance": "B5",
        "Items": "B4",
        "Sign-offs": "B4",
    }
    for sheet in found.values():
        line = 3 if sheet.title in ("Items", "Sign-offs") else 4
        assert str(sheet.auto_filter.ref).startswith(f"A{line}:")
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet["A1"].value == TITLE
        heads = sheet[line]
        assert all(head.alignment.wrap_text for head in heads)


def test_totals_are_numbers_a_row_for_each_item(book: Path) -> None:
    items, learners = sheets(book)["Items"], len(NAMES)
    heads = [str(head.value) for head in items[3]]
    rows = [dict(zip(heads, row, strict=True)) for row in items.iter_rows(4, values_only=True)]
    assert len(rows) == 40
    for row in rows:
        states = list(row.values())[3:10]
        assert all(isinstance(count, int) for count in states)
        assert (
            sum(count for count in states if isinstance(count, int)) == row["Learners"] == learners
        )


@pytest.mark.trial
def test_libreoffice_reads_the_same_cells_and_knows_dates_and_no_formulas(
    book: Path, tmp_path: Path
) -> None:
    converted(book, ALL_SHEETS, tmp_path)
    compared = dates = 0
    for name, sheet in sheets(book).items():
        with (tmp_path / f"report-{name}.csv").open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream))
        assert len(rows) == sheet.max_row
        for cell in cells(sheet):
            found = rows[cell.row - 1][cell.column - 1]
            assert found == shown(cell.value), f"{name} {cell.coordinate}"
            compared += 1
            dates += isinstance(cell.value, dt.datetime)
    converted(book, "fods", tmp_path)
    text = (tmp_path / "report.fods").read_text(encoding="utf-8")
    assert "table:formula" not in text
    assert len(re.findall(r'office:value-type="date"', text)) == dates
    assert compared > 3500
    assert dates > 300


def shown(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    return str(value).replace("_x005F_", "_")


def converted(book: Path, into: str, folder: Path) -> None:
    """Have LibreOffice open a workbook and write it in another form."""
    try:
        program = libreoffice.find_libreoffice()
    except StopError as stop:
        pytest.fail(stop.message)
    # With a profile of its own it does not meet a LibreOffice that somebody works in.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [profile, "--headless", "--convert-to", into, "--outdir", str(folder), str(book)]
    done = subprocess.run([str(program), *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
