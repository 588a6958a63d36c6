"""Every call is played to its best ending and to another by keyboard, axe before and after."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from playbook.generate.conversation import best_path
from tests.browser.browsing import settle
from tests.browser.routes import Route, catalog, first_conversation, shortest_routes
from tests.browser.server import Server
from tests.browser.sight import violations

CALLS = sorted(catalog().calls)


def two_routes(call: str) -> tuple[Route, Route]:
    """Return the best path, and the shortest way to an ending that it does not lead to."""
    talk = first_conversation(call)
    path = best_path(talk)
    best = tuple(turn.choices.index(choice) + 1 for turn, choice in path)
    _, choice = path[-1]
    others = {name: way for name, way in shortest_routes(talk).items() if name != choice.next}
    return best, min(others.values(), key=len)


def play(page: Page, route: Route) -> None:
    page.locator(".pb-live .pb-choice").first.focus()
    for place in route:
        page.keyboard.press(str(place))
        expect(page.locator(".pb-live .pb-happens > div").last).to_be_focused()
    expect(page.locator(".pb-live .pb-end")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("call", CALLS)
def test_a_call_is_played_to_its_best_ending_and_to_another(
    open_context: Callable[..., BrowserContext], server: Server, call: str
) -> None:
    best, other = two_routes(call)
    # The policy is left aside for axe alone, which is put into the page from outside.
    page = open_context(bypass_csp=True).new_page()
    page.goto(f"{server.url}practice/calls/{call.lower()}/")
    settle(page)
    assert violations(page) == []
    play(page, best)
    assert violations(page) == []
    first = page.locator(".pb-live .pb-end").inner_text()
    page.get_by_role("button", name="Start again").press("Enter")
    play(page, other)
    assert page.locator(".pb-live .pb-end").inner_text() != first
    assert violations(page) == []
