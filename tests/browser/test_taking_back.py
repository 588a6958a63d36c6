"""Who is who on the report page, and what is cleared there, can be taken back."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.browsing import let_pass, settle
from tests.browser.handing import catalog_of, hand_back, handed, result, written
from tests.browser.server import Server

HELD_BACK = """() => {
    const given_by = File.prototype.arrayBuffer;
    const free = new Promise((done) => { window.let_go = done; });
    window.asked = window.given = 0;
    File.prototype.arrayBuffer = async function () {
        window.asked += 1;
        await free;
        const given = await given_by.call(this);
        window.given += 1;
        return given;
    };
}"""
"""No file gives what it holds before `let_go`; counts those that were asked and have given."""


@pytest.fixture
def report(page: Page, server: Server) -> Page:
    page.goto(f"{server.url}train/report/")
    settle(page)
    return page


@pytest.fixture
def subject(server: Server) -> tuple[str, dict[str, Any]]:
    catalog = catalog_of(server.folder)
    found = next(one for one in catalog["exercises"] if one["id"] == "F21")
    return catalog["site"], handed(found, result(8))


def given(
    report: Page, folder: Path, subject: tuple[str, dict[str, Any]], roster: str, *names: str
) -> None:
    site, done = subject
    typed(report, roster)
    paths = [written(folder, f"{name}.json", hand_back(site, name, [done])) for name in names]
    report.locator(".pb-files").set_input_files(paths)


def typed(report: Page, roster: str) -> None:
    names_of(report).fill(roster)
    names_of(report).blur()


def names_of(report: Page) -> Locator:
    return report.get_by_role("textbox", name="Names, one a line")


def who_is(report: Page, name: str) -> Locator:
    return report.get_by_role("combobox", name=f"Who is {name}?")


def learners(report: Page) -> Locator:
    return report.locator(".pb-matrix tbody th bdi")


def test_each_list_says_who_that_one_name_is(
    report: Page, subject: tuple[str, dict[str, Any]], tmp_path: Path
) -> None:
    given(report, tmp_path, subject, "Robert Ode\nAna", "Bob", "Carl")
    who_is(report, "Bob").focus()
    who_is(report, "Bob").select_option("Robert Ode")
    expect(learners(report)).to_have_text(["Robert Ode", "Ana", "Carl"])
    expect(who_is(report, "Bob")).to_have_value("Robert Ode")
    expect(who_is(report, "Bob")).to_be_focused()
    expect(who_is(report, "Carl")).to_have_value("")
    who_is(report, "Carl").select_option("Robert Ode")
    expect(learners(report)).to_have_text(["Robert Ode", "Ana"])
    who_is(report, "Bob").select_option("")
    expect(learners(report)).to_have_text(["Robert Ode", "Ana", "Bob"])
    expect(who_is(report, "Carl")).to_have_value("Robert Ode")


def test_nobody_stands_for_a_name_that_the_roster_has_lost(
    report: Page, subject: tuple[str, dict[str, Any]], tmp_path: Path
) -> None:
    given(report, tmp_path, subject, "Robert Ode\nAna", "Robert Ode", "Carl")
    who_is(report, "Carl").select_option("Robert Ode")
    expect(learners(report)).to_have_text(["Robert Ode", "Ana"])
    typed(report, "Robert O. Ode\nAna")
    expect(learners(report)).to_have_text(["Robert O. Ode", "Ana", "Carl", "Robert Ode"])
    expect(who_is(report, "Carl")).to_have_value("")
    who_is(report, "Robert Ode").select_option("Robert O. Ode")
    who_is(report, "Carl").select_option("Ana")
    expect(learners(report)).to_have_text(["Robert O. Ode", "Ana"])


def test_files_that_are_still_being_read_are_cleared_with_the_others(
    report: Page, subject: tuple[str, dict[str, Any]], tmp_path: Path
) -> None:
    report.evaluate(HELD_BACK)
    given(report, tmp_path, subject, "Ana", *(f"Learner {number}" for number in range(40)))
    report.wait_for_function("() => window.asked > 0")
    report.get_by_role("button", name="Clear everything").click()
    expect(report.get_by_role("button", name="Undo clearing")).to_be_focused()
    report.evaluate("() => window.let_go()")
    report.wait_for_function("() => window.given === window.asked")
    let_pass(report)
    expect(learners(report)).to_have_count(0)
    expect(report.locator(".pb-read")).to_have_text("Everything is cleared.")
    report.get_by_role("button", name="Undo clearing").click()
    expect(learners(report)).to_have_text(["Ana"])


def test_names_typed_after_clearing_stay_when_the_rest_comes_back(
    report: Page, subject: tuple[str, dict[str, Any]], tmp_path: Path
) -> None:
    given(report, tmp_path, subject, "Ana", "Ana")
    expect(learners(report)).to_have_text(["Ana"])
    report.get_by_role("button", name="Clear everything").click()
    typed(report, "Zoe")
    report.get_by_role("button", name="Undo clearing").click()
    expect(learners(report)).to_have_text(["Zoe", "Ana"])
    expect(names_of(report)).to_have_value("Zoe")


def test_files_are_read_on_while_names_are_deleted(
    report: Page, subject: tuple[str, dict[str, Any]], tmp_path: Path
) -> None:
    report.evaluate(HELD_BACK)
    given(report, tmp_path, subject, "Zoe", *(f"Learner {number}" for number in range(40)))
    report.wait_for_function("() => window.asked > 0")
    report.get_by_role("button", name="Delete the names").click()
    report.evaluate("() => window.let_go()")
    expect(learners(report)).to_have_count(40)


def test_deleted_names_come_back(
    report: Page, subject: tuple[str, dict[str, Any]], tmp_path: Path
) -> None:
    given(report, tmp_path, subject, "Ana\nBen", "Ana")
    report.get_by_role("button", name="Delete the names").click()
    expect(report.get_by_role("button", name="Undo clearing")).to_be_focused()
    expect(learners(report)).to_have_text(["Ana"])
    report.keyboard.press("Enter")
    expect(learners(report)).to_have_text(["Ana", "Ben"])
    expect(names_of(report)).to_have_value("Ana\nBen")


def test_what_is_no_code_stays_to_be_put_right(report: Page) -> None:
    codes, read = report.locator(".pb-codes"), report.get_by_role("button", name="Read the codes")
    read.click()
    expect(report.locator(".pb-read")).to_have_text("Paste a code first.")
    expect(codes).to_be_focused()
    codes.fill("PBH1.cut")
    read.click()
    expect(report.locator(".pb-problems li")).to_have_count(1)
    expect(codes).to_have_value("PBH1.cut")


def test_where_nothing_is_required_nobody_is_said_to_have_done_it(
    report: Page, tmp_path: Path
) -> None:
    report.locator(".pb-steps select").first.select_option("-1")
    typed(report, "Ana\nBen")
    report.get_by_role("button", name="For the manager").click()
    expect(report.get_by_text("Nothing in it is required.")).to_be_visible()
