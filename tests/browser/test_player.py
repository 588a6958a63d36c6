"""The player: whom to call, back to any decision, what the talk was, and a link that opens it."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from playbook.generate.conversation import Conversation, best_path, conversations
from playbook.model.turn import Choice
from playbook.render.text.typography import curled
from tests.browser.browsing import Watch, choose_people, let_pass, settle, wait_until_kept
from tests.browser.routes import catalog
from tests.browser.server import Server

TALKS = conversations(catalog().calls["F05"], catalog().personas)
FIRST, LAST = TALKS[0], TALKS[-1]
F05 = "practice/calls/f05/"


def best_keys(talk: Conversation) -> list[int]:
    """Return the keys that lead along the best path."""
    return [turn.choices.index(choice) + 1 for turn, choice in best_path(talk)]


def weak_start() -> tuple[int, Choice]:
    """Return the key of a weak first choice, and the choice."""
    choices = next(turn for turn in FIRST.turns if turn.id == FIRST.start).choices
    choice = next(choice for choice in choices if choice.rating == "weak")
    return choices.index(choice) + 1, choice


def open_call(page: Page, server: Server, address: str = F05) -> None:
    page.goto(server.url + address)
    settle(page)


def play(page: Page, keys: list[int]) -> None:
    """Press the keys, each once the one before is answered."""
    page.locator(".pb-live .pb-choice").first.focus()
    for place in keys:
        page.keyboard.press(str(place))
        expect(page.locator(".pb-live .pb-happens > div").last).to_be_focused()


def shows(page: Page, talk: Conversation) -> None:
    expect(page.locator(".pb-live .pb-goal")).to_contain_text(curled(talk.goal))
    expect(page.locator(".pb-live .pb-cast")).to_contain_text(f"Level {talk.level}.")


def lines(page: Page) -> Locator:
    """The lines that the player has said."""
    return page.locator(".pb-live .pb-talk > .pb-yours")


def test_any_earlier_decision_is_gone_back_to_by_keyboard_and_played_on(
    page: Page, server: Server
) -> None:
    open_call(page, server)
    place, weak = weak_start()
    play(page, [place])
    page.keyboard.press("Backspace")
    play(page, best_keys(FIRST))
    expect(page.locator(".pb-live .pb-end")).to_be_visible()
    page.get_by_role("button", name="Back to here, decision 1", exact=True).press("Enter")
    expect(page.locator(".pb-choices legend")).to_be_focused()
    expect(lines(page)).to_have_count(0)
    play(page, best_keys(FIRST)[:2])
    page.get_by_role("button", name="Back to here, decision 2").press(" ")
    expect(lines(page)).to_have_count(1)
    page.reload()
    settle(page)
    expect(lines(page)).to_have_count(1)
    play(page, best_keys(FIRST)[1:])
    expect(page.locator(".pb-live .pb-end")).to_be_visible()
    tries = page.locator(".pb-tries li")
    expect(tries).to_have_count(len(best_keys(FIRST)))
    cost = tries.filter(has_text="(taken back)")
    expect(cost).to_have_count(1)
    expect(cost).to_contain_text(curled(weak.say))
    expect(cost).to_contain_text(curled(weak.why))
    headings = page.locator(".pb-tries :is(h2, h3)")
    expect(headings).to_have_text(["What worked", "What did not work"])


def test_level_people_and_story_are_chosen_and_the_address_follows(
    page: Page, server: Server
) -> None:
    open_call(page, server)
    page.get_by_role("combobox", name="Level", exact=True).select_option(label=str(LAST.level))
    expect(page.locator(".pb-live .pb-cast")).to_contain_text(f"Level {LAST.level}.")
    choose_people(page, LAST)
    shows(page, LAST)
    page.wait_for_url(f"{server.url}{F05}#f05={LAST.variant}")
    play(page, best_keys(LAST)[:1])
    wait_until_kept(page, answers=1)
    page.reload()
    settle(page)
    shows(page, LAST)
    expect(lines(page)).to_have_count(1)


def test_another_like_this_leads_through_all_conversations_before_any_comes_again(
    page: Page, server: Server
) -> None:
    open_call(page, server)
    people = page.get_by_role("combobox", name="People", exact=True)
    seen = []
    for _ in [talk for talk in TALKS if talk.level == FIRST.level]:
        seen.append(people.input_value())
        play(page, [1])
        wait_until_kept(page, answers=len(seen))
        page.get_by_role("button", name="Another like this").press("Enter")
        expect(people).not_to_have_value(seen[-1])
        expect(page.locator(".pb-live .pb-goal")).to_be_focused()
    assert len(set(seen)) == len(seen)
    assert {variant.split("/")[0] for variant in seen} == {str(FIRST.level)}
    expect(people).to_have_value(seen[0])


def test_a_link_opens_exactly_that_conversation_wherever_one_comes_from(
    page: Page, server: Server
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_call(page, server, f"{F05}#f05={LAST.variant}")
    shows(page, LAST)
    page.get_by_role("button", name="Copy a link to this conversation").click()
    expect(page.get_by_text("The link is copied.")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{server.url}{F05}#f05={LAST.variant}"
    # As a link on another page, followed without a new page being loaded.
    page.goto(server.url + "practice/calls/f21/")
    settle(page)
    page.evaluate(
        """(link) => {
            window.stayed = true;
            const there = document.createElement('a');
            there.href = link;
            there.textContent = 'There';
            document.querySelector('article').prepend(there);
        }""",
        link,
    )
    page.get_by_role("link", name="There", exact=True).click()
    shows(page, LAST)
    settle(page)
    assert page.evaluate("window.stayed") is True
    page.go_back()
    expect(page.locator('pb-call[data-exercise="F21"]')).to_have_count(1)
    page.go_forward()
    shows(page, LAST)


@pytest.mark.slow
def test_a_link_opens_exactly_that_conversation_from_a_file(page: Page, offline: Path) -> None:
    file = (offline / "practice" / "calls" / "f05.html").as_uri()
    page.goto(f"{file}#f05={LAST.variant}")
    settle(page)
    shows(page, LAST)
    page.get_by_role("button", name="Another like this").click()
    expect(page.locator(".pb-live .pb-goal")).to_be_focused()
    page.reload()
    settle(page)
    expect(page.locator(".pb-live .pb-cast")).to_contain_text(f"Level {LAST.level}.")


def test_nothing_is_answered_in_the_first_conversation_while_another_is_on_its_way(
    page: Page, server: Server
) -> None:
    held: list[Route] = []
    page.route("**/calls/f05.js", lambda route: held.append(route))
    page.goto(f"{server.url}{F05}#f05={LAST.variant}", wait_until="commit")
    expect(page.locator(".pb-live .pb-goal")).to_be_visible()
    let_pass(page)
    assert held
    expect(page.locator(".pb-live .pb-choice")).to_have_count(0)
    page.keyboard.press("1")
    for route in held:
        route.continue_()
    shows(page, LAST)
    expect(page.locator(".pb-live .pb-choice").first).to_be_visible()
    expect(lines(page)).to_have_count(0)


def test_what_does_not_come_leaves_the_conversation_of_the_page_to_be_played(
    page: Page, server: Server, watch: Watch
) -> None:
    page.route("**/calls/f05.js", lambda route: route.abort())
    open_call(page, server, f"{F05}#f05={LAST.variant}")
    expect(page.get_by_text("This could not be fetched.")).to_be_visible()
    shows(page, FIRST)
    play(page, best_keys(FIRST)[:1])
    expect(lines(page)).to_have_count(1)
    watch.errors.clear()
