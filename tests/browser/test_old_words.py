"""What was written about real people: after the days that the sheet says, it offers to go."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.browsing import settle
from tests.browser.server import Server
from tests.browser.sight import sticking_out, violations
from tests.browser.test_edits import kept

SHEET = "practice/worksheets/w01/"
PROGRESS = "my-practice/"
DAY = 24 * 60 * 60
NAME = "Record 2214"


def again(page: Page) -> None:
    page.reload()
    settle(page)


def days_later(page: Page, days: int) -> None:
    """Come back so many days from now, by the clock of the page."""
    now, here = page.evaluate("Date.now() / 1000"), page.url
    # The theme's own timers would stumble over a clock that leaps.
    page.goto("about:blank")
    page.clock.set_system_time(now + days * DAY)
    page.goto(here)
    settle(page)


def field(page: Page) -> Locator:
    return page.get_by_label("Whose name is it?")


def offer(page: Page) -> Locator:
    return page.get_by_role("region", name="Old words")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).press("Enter")


def backed_up(page: Page, folder: Path) -> str:
    with page.expect_download() as coming:
        press(page, "Download a backup")
    path = folder / "backup.json"
    coming.value.save_as(path)
    return path.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_sheet_about_real_people_offers_to_go_and_is_gone_when_it_is_told_to(
    open_context: Callable[..., BrowserContext], server: Server, tmp_path: Path
) -> None:
    page = open_context(bypass_csp=True, viewport={"width": 1280, "height": 900}).new_page()
    page.goto(server.url + SHEET)
    settle(page)
    field(page).fill(NAME)
    field(page).blur()
    days_later(page, 29)
    expect(field(page)).to_have_value(NAME)
    expect(offer(page)).to_have_count(0)
    days_later(page, 2)
    expect(offer(page)).to_contain_text("more than 30 days ago")
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert sticking_out(page) == []
    page.goto(server.url + PROGRESS)
    row = page.locator(".pb-table tr").filter(has_text="The two-question gate")
    expect(row).to_contain_text("About real people, and older than 30 days.")
    page.goto(server.url + SHEET)
    settle(page)
    press(page, "Keep it 30 days more")
    expect(offer(page)).to_have_count(0)
    expect(field(page)).to_be_focused()
    again(page)
    expect(field(page)).to_have_value(NAME)
    expect(offer(page)).to_have_count(0)
    days_later(page, 31)
    press(page, "Delete it")
    expect(page.locator(".pb-undo")).to_be_focused()
    expect(field(page)).to_have_value("")
    expect(offer(page)).to_have_count(0)
    assert kept(page) == []
    page.keyboard.press("Enter")
    expect(field(page)).to_have_value(NAME)
    press(page, "Delete it")
    expect(field(page)).to_have_value("")
    page.goto(server.url + PROGRESS)
    assert NAME not in backed_up(page, tmp_path)
    page.go_back()
    settle(page)
    expect(field(page)).to_have_value("")
    expect(page.locator(".pb-undo")).to_have_count(0)
