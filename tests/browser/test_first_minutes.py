"""The first ten minutes: twenty seconds to say the first sentence in."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.browsing import settle
from tests.browser.kinds import KINDS, file_of
from tests.browser.server import Server

FIRST = KINDS["first sentence"]


def started(page: Page, address: str) -> Locator:
    """Open the page by a clock that is set, and start the seconds; return what is told."""
    page.clock.install()
    page.goto(address)
    settle(page)
    told = page.locator("pb-timer").get_by_role("status")
    expect(told).to_have_text("")
    page.get_by_role("button", name="Start 20 seconds").press("Enter")
    expect(told).to_have_text("Speak now.")
    return told


def runs_to_its_end(page: Page, address: str) -> None:
    """Start the seconds, and let them go by."""
    told = started(page, address)
    bar = page.get_by_role("progressbar", name="Time that has passed")
    page.clock.run_for(15_000)
    expect(page.get_by_role("button", name="Stop", exact=True)).to_be_focused()
    assert 15 <= bar.evaluate("(one) => one.value") <= 19
    page.clock.run_for(6_000)
    expect(told).to_have_text("Time. Were you done?")
    expect(page.get_by_role("button", name="Start 20 seconds")).to_be_focused()
    assert bar.evaluate("(one) => one.value") == 0


def test_twenty_seconds_run_end_and_are_told(page: Page, server: Server) -> None:
    runs_to_its_end(page, server.url + FIRST)


@pytest.mark.slow
def test_they_run_in_a_page_from_a_file(page: Page, offline: Path) -> None:
    runs_to_its_end(page, file_of(offline, "first sentence").as_uri())


def test_they_are_stopped_and_started_anew(page: Page, server: Server) -> None:
    told = started(page, server.url + FIRST)
    page.clock.run_for(5_000)
    page.get_by_role("button", name="Stop", exact=True).press("Enter")
    expect(told).to_have_text("Stopped.")
    page.clock.run_for(30_000)
    expect(told).to_have_text("Stopped.")
    page.get_by_role("button", name="Start 20 seconds").press("Enter")
    expect(told).to_have_text("Speak now.")
    page.clock.run_for(15_000)
    expect(told).to_have_text("Speak now.")


@pytest.mark.slow
def test_they_end_with_the_page_that_is_left(page: Page, server: Server) -> None:
    started(page, server.url + FIRST)
    page.evaluate("window.stayed = true")
    page.get_by_role("link", name="My practice").first.click()
    expect(page.locator("h1")).to_contain_text("My practice")
    page.clock.run_for(30_000)
    page.go_back()
    settle(page)
    expect(page.locator("pb-timer").get_by_role("status")).to_have_text("")
    expect(page.get_by_role("button", name="Start 20 seconds")).to_have_count(1)
    assert page.evaluate("window.stayed") is True, "the page was loaded anew"
