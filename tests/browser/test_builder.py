"""An assignment as a trainer puts it together: typing, joining, taking back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.browsing import settle
from tests.browser.server import Server

BUILDER = "train/assign/"


@pytest.fixture
def builder(page: Page, server: Server) -> Page:
    return opened(page, server)


def opened(page: Page, server: Server) -> Page:
    page.goto(server.url + BUILDER)
    settle(page)
    return page


def add(page: Page, *places: str) -> None:
    for place in places:
        entry = page.locator("li", has=page.locator(f"[data-exercise={place}]")).last
        entry.get_by_role("button", name="Add “").click()


def items(page: Page) -> Locator:
    return page.locator(".pb-chosen > li")


def undo(page: Page) -> Locator:
    return page.get_by_role("button", name="Undo", exact=True)


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/London"])
def test_the_year_of_a_due_date_can_be_typed_over(
    open_context: Callable[..., BrowserContext], server: Server, zone: str
) -> None:
    page = opened(open_context(timezone_id=zone).new_page(), server)
    due = page.get_by_label("Due")
    due.fill("2027-03-01T17:00")
    due.blur()
    due.focus()
    for key in ("Tab", "Tab", *"2028"):
        page.keyboard.press(key)
    expect(due).to_have_value("2028-03-01T17:00")
    due.blur()
    expect(due).to_have_value("2028-03-01T17:00")
    page.reload()
    settle(page)
    expect(due).to_have_value("2028-03-01T17:00")


def test_a_due_date_in_the_past_is_told_as_it_is_typed_and_hinders_nothing(
    builder: Page, server: Server
) -> None:
    due = builder.get_by_label("Due")
    told = builder.locator(".pb-fields").get_by_role("status")
    add(builder, "F05")
    builder.get_by_label("Title", exact=True).fill("First week")
    due.fill("2027-03-01T17:00")
    expect(told).to_be_empty()
    due.focus()
    for key in ("Tab", "Tab", *"202"):
        builder.keyboard.press(key)
    expect(told).to_be_empty()
    builder.keyboard.press("6")
    expect(told).to_contain_text("The due date has passed.")
    expect(due).to_have_value("2026-03-01T17:00")
    due.blur()
    expect(told).to_contain_text("The due date has passed.")
    builder.goto(builder.locator(".pb-out").input_value())
    settle(builder)
    expect(builder.locator("pb-assignment")).to_contain_text("Was due on Sunday, March 1, 2026")
    calendar = builder.get_by_role("button", name="Put it in your calendar")
    expect(calendar).to_have_count(0)


def test_undo_can_be_clicked_straight_from_a_text_field(builder: Page) -> None:
    add(builder, "F05", "F09")
    items(builder).last.get_by_role("button", name="Take out").click()
    expect(items(builder)).to_have_count(1)
    builder.get_by_label("Title", exact=True).press_sequentially("First week")
    undo(builder).click()
    expect(items(builder)).to_have_count(2)
    expect(builder.get_by_label("Title", exact=True)).to_have_value("First week")


def test_joining_and_splitting_can_be_undone(builder: Page) -> None:
    add(builder, "F05", "F09")
    level = items(builder).first.get_by_label("Level")
    level.select_option("2")
    items(builder).last.get_by_role("button", name="Let learners choose").click()
    expect(items(builder)).to_have_count(1)
    expect(builder.locator(".pb-tray")).to_contain_text("Joined.")
    undo(builder).click()
    expect(items(builder)).to_have_count(2)
    expect(level).to_have_value("2")
    items(builder).last.get_by_role("button", name="Let learners choose").click()
    items(builder).first.get_by_role("button", name="Split apart").click()
    expect(items(builder)).to_have_count(2)
    expect(builder.locator(".pb-tray")).to_contain_text("Split apart.")
    undo(builder).click()
    expect(items(builder)).to_have_count(1)
