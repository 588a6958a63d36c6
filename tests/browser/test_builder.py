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


def rows(page: Page) -> Locator:
    return page.locator(".pb-row:visible")


@pytest.mark.parametrize(("width", "height", "screens"), [(1280, 800, 3.5), (390, 844, 5.5)])
def test_the_list_to_choose_from_is_a_few_screens_tall(
    builder: Page, width: int, height: int, screens: float
) -> None:
    builder.set_viewport_size({"width": width, "height": height})
    everything = rows(builder).count()
    assert everything > 50
    tall = "document.documentElement.scrollHeight"
    assert builder.evaluate(tall) <= screens * height
    with_words = builder.get_by_label("Say what each is about")
    with_words.check()
    expect(rows(builder).first.locator("p").nth(2)).to_be_visible()
    with_words.uncheck()
    expect(rows(builder).first.locator("p").nth(2)).to_be_hidden()
    assert builder.evaluate(tall) <= screens * height


def test_an_exercise_is_found_by_its_id_and_by_words_and_added_by_keyboard(builder: Page) -> None:
    everything = rows(builder).count()
    search = builder.get_by_label("Number or words")
    search.fill("w05")
    expect(rows(builder)).to_have_count(1)
    expect(builder.locator("h3:visible", has_text="Calls to play")).to_have_count(0)
    search.fill("quiet PROPOSAL")
    expect(rows(builder)).to_have_count(1)
    rows(builder).get_by_role("button").focus()
    builder.keyboard.press("Enter")
    expect(items(builder)).to_have_count(1)
    expect(rows(builder).get_by_role("button")).to_contain_text("✓ Take out")
    expect(rows(builder).get_by_role("button")).to_be_focused()
    search.fill("")
    expect(rows(builder)).to_have_count(everything)


def test_settings_are_folded_and_what_is_set_stands_in_the_line(builder: Page) -> None:
    add(builder, "F05", "F09")
    first, last = items(builder).first, items(builder).last
    expect(first.get_by_label("Level")).to_be_hidden()
    expect(first.locator("summary")).to_contain_text("any level")
    first.locator("summary").press("Enter")
    first.get_by_label("Level").select_option("2")
    first.get_by_label("Tries that count").fill("3")
    first.get_by_label("Tries that count").blur()
    expect(first.locator("summary")).to_contain_text("level 2 · 3 tries count")
    first.get_by_role("button", name="Down").click()
    expect(last.get_by_label("Level")).to_have_value("2")
    expect(first.get_by_label("Level")).to_be_hidden()


def test_an_exercise_can_be_added_straight_from_a_text_field(builder: Page) -> None:
    builder.set_viewport_size({"width": 1280, "height": 2400})
    builder.get_by_label("Title", exact=True).press_sequentially("Week")
    rows(builder).first.get_by_role("button").click()
    expect(items(builder)).to_have_count(1)
    expect(builder.locator(".pb-out")).to_be_visible()


def test_joining_and_splitting_can_be_undone(builder: Page) -> None:
    add(builder, "F05", "F09")
    items(builder).first.locator("summary").click()
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
