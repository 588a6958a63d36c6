"""From the trainer's report: a workbook for Excel, and reminders to copy."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Page, expect

from bench.sizes import compressed
from tests.browser.browsing import Watch, settle
from tests.browser.handing import catalog_of, hand_back, handed, result, written
from tests.browser.server import Server
from tests.cli.group import NAMES, TITLE, chosen, write_group
from tests.copies import ROOT

ZONE = "Asia/Tehran"
SHEET = 14 * 1024
"""Bytes of the script that makes workbooks, compressed."""


@pytest.fixture
def report(open_context: Callable[..., BrowserContext], server: Server) -> Page:
    permissions = ["clipboard-read", "clipboard-write"]
    page = open_context(timezone_id=ZONE, permissions=permissions).new_page()
    page.goto(f"{server.url}train/report/")
    settle(page)
    return page


def name(report: Page, *names: str) -> None:
    """Write a roster, a line each."""
    field = report.locator(".pb-steps textarea").first
    field.fill("\n".join(names))
    field.blur()


def choose(report: Page, assignment: Path, names: list[str], files: list[Path]) -> None:
    name(report, *names)
    report.locator(".pb-assignment-file").set_input_files(assignment)
    expect(report.locator(".pb-results")).to_have_text(TITLE)
    report.locator(".pb-files").set_input_files(files)
    expect(report.locator(".pb-read")).to_contain_text(f"{len(files)} hand-back")


def saved(report: Page, into: Path) -> Path:
    with report.expect_download() as got:
        report.get_by_role("button", name="Download for Excel").click()
    assert got.value.suggested_filename.endswith(".xlsx")
    got.value.save_as(into)
    return into


def cells_of(book: Path) -> dict[str, object]:
    """Return all cells of a workbook with how they are shown, but the line that says when."""
    return {
        f"{sheet.title}!{cell.coordinate}": (cell.value, cell.data_type, cell.number_format)
        for sheet in load_workbook(book)
        for line in sheet.iter_rows()
        for cell in line
        if cell.coordinate != "A2"
    }


def test_the_page_makes_the_workbook_that_the_command_makes_and_fetches_for_it_once(
    report: Page, server: Server, tmp_path: Path
) -> None:
    fetched: list[str] = []
    report.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
    assignment, roster, files = write_group(tmp_path)
    choose(report, assignment, NAMES, files)
    assert "sheet.js" not in fetched
    book = saved(report, tmp_path / "page.xlsx")
    expect(report.locator("pb-file")).to_contain_text("Your browser was asked to save report-")
    saved(report, tmp_path / "again.xlsx")
    assert fetched.count("sheet.js") == 1
    out = tmp_path / "command.xlsx"
    words = [*files, "--assignment", assignment, "--roster", roster, "--xlsx", out]
    command = [sys.executable, "-m", "playbook.cli", "report", "--root", str(ROOT)]
    env = {**os.environ, "TZ": ZONE, "PYTHONPATH": str(ROOT / "hooks")}
    subprocess.run([*command, *map(str, words)], env=env, capture_output=True, check=True)
    cells = cells_of(book)
    assert cells == cells_of(out)
    assert len(cells) > 3500
    assert compressed(server.folder / "assets" / "playbook" / "sheet.js") <= SHEET


def test_a_part_for_workbooks_that_cannot_come_is_told_and_comes_later(
    report: Page, tmp_path: Path, watch: Watch
) -> None:
    assignment, _, files = write_group(tmp_path)
    choose(report, assignment, NAMES, files)
    report.route("**/sheet.js", lambda route: route.abort())
    report.get_by_role("button", name="Download for Excel").click()
    expect(report.locator(".pb-said")).to_contain_text("could not be fetched. Try again")
    report.unroute("**/sheet.js")
    saved(report, tmp_path / "page.xlsx")
    watch.errors.clear()


def copied(report: Page, button: str) -> str:
    report.get_by_role("button", name=button, exact=True).click()
    expect(report.locator(".pb-said")).to_contain_text("copied")
    text: str = report.evaluate("navigator.clipboard.readText()")
    return text


def test_those_with_something_open_are_reminded_one_by_one_or_all_at_once(
    report: Page, server: Server, tmp_path: Path
) -> None:
    assignment, _, _ = write_group(tmp_path)
    catalog = catalog_of(server.folder)
    exercises = chosen(catalog["exercises"])
    whole = [handed(one, result(8)) for one in exercises]
    weak = [handed(exercises[0], result(1)), *whole[1:]]
    work = {"Ana Ruiz": whole, "Ben Ode": weak, "Cy": whole[3:]}
    files = [
        written(tmp_path, f"of-{one}.json", hand_back(catalog["site"], one, done))
        for one, done in work.items()
    ]
    choose(report, assignment, [*work, "Di Vega"], files)
    report.get_by_role("button", name="Reminders").click()
    expect(report.locator(".pb-reminder h3")).to_have_text(["Ben Ode", "Cy", "Di Vega"])
    text = copied(report, "Copy the reminder for Cy")
    assert text.startswith(f"Hi Cy,\n\nThis is still open for you in “{TITLE}”:\n\n- ")
    titles = [one["title"] for one in exercises]
    assert [title in text for title in titles] == [True] * 3 + [False] * 37
    assert re.search(r"It was due on Friday, March 20, 2026 at 7:30 PM GMT\+3:30", text)
    assert "tell me. A short no is fine." in text
    assert re.search(rf"It is all here: {re.escape(server.url)}assignment/#a1\.\S+\n", text)
    again = copied(report, "Copy the reminder for Ben Ode")
    assert "Try another like it" in again
    assert titles[0] in again
    everybody = copied(report, "Copy all reminders")
    assert [f"Hi {one}," in everybody for one in ("Ana", "Ben", "Cy", "Di")] == [
        *(False, True, True, True)
    ]
    assert exercises[-1]["private"]
    assert titles[-1] not in everybody
    shown = " ".join(report.locator(".pb-sent").nth(1).inner_text().split())
    assert shown == " ".join(text.split())


def test_what_a_roster_holds_beside_names_is_in_the_workbook_and_addresses_are_copied(
    report: Page, tmp_path: Path
) -> None:
    assignment, _, files = write_group(tmp_path)
    table = ["Name;E-mail;Team", "Ana Ruiz;ana@example.com;East", "Ben Ode;ben@example.com;West"]
    choose(report, assignment, table, files[:1])
    book = load_workbook(saved(report, tmp_path / "page.xlsx"))["Learners"]
    found = [[cell.value for cell in line[:3]] for line in book.iter_rows(4, 6)]
    assert found == [
        ["Learner", "E-mail", "Team"],
        ["Ana Ruiz", "ana@example.com", "East"],
        ["Ben Ode", "ben@example.com", "West"],
    ]
    report.get_by_role("button", name="Reminders").click()
    addresses = copied(report, "Copy their addresses")
    assert addresses == "ana@example.com, ben@example.com"


def test_a_published_assignment_is_linked_by_its_page(report: Page, server: Server) -> None:
    name(report, "Ana Ruiz")
    report.locator("pb-report select").first.select_option(label="Your first week on the phone")
    report.get_by_role("button", name="Reminders").click()
    text = copied(report, "Copy the reminder for Ana Ruiz")
    link = re.search(r"It is all here: (\S+)\n", text)
    assert link
    assert link[1] == f"{server.url}assignments/first-week/"
    report.goto(link[1])
    expect(report.locator("h1")).to_contain_text("Your first week on the phone")


def test_without_an_assignment_or_with_nothing_open_the_page_says_so(
    report: Page, server: Server, tmp_path: Path
) -> None:
    catalog = catalog_of(server.folder)
    assignment, _, _ = write_group(tmp_path)
    done = [handed(one, result(8)) for one in chosen(catalog["exercises"])]
    file = written(tmp_path, "all.json", hand_back(catalog["site"], "Ana Ruiz", done))
    report.locator(".pb-assignment-file").set_input_files(assignment)
    report.locator(".pb-files").set_input_files(file)
    report.get_by_role("button", name="Reminders").click()
    expect(report.get_by_text("Nothing is open, so there is nobody to remind.")).to_be_visible()
    report.locator("pb-report select").first.select_option(value="-1")
    expect(report.get_by_text("Choose in step 2 what was assigned.")).to_be_visible()
