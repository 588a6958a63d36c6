"""A call is played with the keyboard alone, and every ending can be reached."""

import pytest
from playwright.sync_api import Page, expect

from playbook.generate.conversation import best_path
from playbook.model.call import Ending
from playbook.render.text.typography import curled
from tests.browser.browsing import settle
from tests.browser.routes import Route, first_conversation, looked_back, shortest_routes
from tests.browser.server import Server

F05 = first_conversation("F05")
ROUTES = shortest_routes(F05)
BEST = tuple(turn.choices.index(choice) + 1 for turn, choice in best_path(F05))


def start(page: Page, server: Server, call: str = "f05") -> None:
    """Open a call and reach its first choice with the Tab key alone."""
    page.goto(f"{server.url}practice/calls/{call}/")
    settle(page)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.pb-choice')"):
            return
    raise AssertionError("sixty tabs did not lead to a choice")


def play(page: Page, route: Route) -> None:
    """Press the key of each choice; a reader goes on from what happens."""
    for place in route:
        page.keyboard.press(str(place))
        expect(page.locator(".pb-live .pb-happens > div").last).to_be_focused()


def test_a_route_is_known_to_every_ending() -> None:
    assert set(ROUTES) == {ending.id for ending in F05.endings}


@pytest.mark.parametrize("ending", F05.endings, ids=lambda one: one.id)
def test_the_ending_is_reached_by_keyboard_alone(
    page: Page, server: Server, ending: Ending
) -> None:
    start(page, server)
    play(page, ROUTES[ending.id])
    expect(page.locator(".pb-live .pb-end")).to_contain_text(ending.title)
    expect(page.locator(".pb-live .pb-end")).to_contain_text(ending.text)
    lines = page.locator(".pb-live .pb-debrief li")
    expect(lines).to_have_text([curled(line) for line in looked_back(F05, ROUTES[ending.id])])
    assert page.locator(".pb-live .pb-hidden li").count() == len(F05.hidden)


def test_what_happens_comes_before_the_coach(page: Page, server: Server) -> None:
    start(page, server)
    page.keyboard.press("1")
    happened = page.locator(".pb-live .pb-happens").inner_text()
    choice = F05.turns[0].choices[0]
    told = [curled(text) for text in (choice.reply, choice.happens, choice.why) if text]
    places = [happened.index(text) for text in told]
    assert places == sorted(places)


def test_a_step_is_taken_back_by_key_and_the_first_try_still_counts(
    page: Page, server: Server
) -> None:
    start(page, server)
    weak = [choice.rating for choice in F05.turns[0].choices].index("weak") + 1
    page.keyboard.press(str(weak))
    page.keyboard.press("Backspace")
    expect(page.locator(".pb-live .pb-happens")).to_have_count(0)
    expect(page.locator(".pb-choices legend")).to_be_focused()
    play(page, BEST)
    expect(page.locator(".pb-points")).to_contain_text(f"{2 * len(BEST) - 2} of {2 * len(BEST)}")


def test_a_weak_last_line_leads_to_no_pass_until_it_is_taken_back(
    page: Page, server: Server
) -> None:
    way = best_path(first_conversation("F03"))
    *before, best = [turn.choices.index(choice) + 1 for turn, choice in way]
    weak = [choice.rating for choice in way[-1][0].choices].index("weak") + 1
    start(page, server, "f03")
    play(page, (*before, weak))
    points = page.locator(".pb-points")
    expect(points).to_contain_text(f"{2 * len(before)} of {2 * len(way)} on first tries")
    expect(points).to_contain_text("done without passing; the talk came to a thin end.")
    page.keyboard.press("Backspace")
    play(page, (best,))
    expect(points).to_contain_text("80 % pass: passed.")


def test_starting_again_keeps_the_first_attempt(page: Page, server: Server) -> None:
    start(page, server)
    play(page, ROUTES["closed-by-you"])
    page.get_by_role("button", name="Start again").press("Enter")
    expect(page.locator(".pb-live .pb-happens")).to_have_count(0)
    play(page, ROUTES["parked"])
    expect(page.locator(".pb-points")).to_contain_text("First attempt:")


def test_the_talk_is_copied_where_the_clipboard_is_open(page: Page, server: Server) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    start(page, server)
    play(page, ROUTES["parked"])
    page.get_by_role("button", name="Copy the talk").click()
    expect(page.get_by_text("The talk is copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert curled(F05.turns[0].choices[ROUTES["parked"][0] - 1].say) in copied


def test_every_way_of_moving_leaves_exactly_one_live_exercise(page: Page, server: Server) -> None:
    start(page, server)
    page.keyboard.press("1")
    page.get_by_role("link", name="My practice").first.click()
    expect(page.locator("h1")).to_contain_text("My practice")
    page.go_back()
    settle(page)
    expect(page.locator("pb-call > .pb-live")).to_have_count(1)
    expect(page.locator(".pb-live .pb-happens")).to_have_count(1)
    page.reload()
    settle(page)
    expect(page.locator(".pb-live .pb-happens")).to_have_count(1)
