"""An assignment as a trainer puts it together: typing, joining, taking back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.site.browsing import settle
from tests.site.server import Server

BUILDER = "train/assign/"


@pytest.fixture
def builder(page: Page, server: Server) -> Page:
    return opened(page, server)


def opened(page: Page, server: Server) -> Page:
    page.goto(server.url + BUILDER)
    settle(page)
    return page


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
