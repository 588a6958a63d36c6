"""Other people and other levels come on demand, and what was played last is played on."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from playbook.generate.conversation import Conversation, conversations
from playbook.render.text.typography import curled
from tests.browser.browsing import choose_people, settle, wait_until_kept
from tests.browser.routes import catalog, shortest_routes
from tests.browser.server import Server


def another(call: str) -> Conversation:
    """Return the last conversation of a call: its highest level, its last story and cast."""
    return conversations(catalog().calls[call], catalog().personas)[-1]


def choose_it(page: Page, talk: Conversation) -> None:
    page.get_by_role("combobox", name="Level", exact=True).select_option(label=str(talk.level))
    expect(page.locator(".pb-live .pb-cast")).to_contain_text(f"Level {talk.level}.")
    choose_people(page, talk)
    expect(page.locator(".pb-live .pb-goal")).to_contain_text(curled(talk.goal))


def play_to_its_best_end(page: Page, talk: Conversation) -> None:
    good = next(ending for ending in talk.endings if ending.quality == "good")
    page.locator(".pb-live .pb-choice").first.focus()
    for place in shortest_routes(talk)[good.id]:
        page.keyboard.press(str(place))
        expect(page.locator(".pb-live .pb-happens > div").last).to_be_focused()
    expect(page.locator(".pb-live .pb-end")).to_contain_text(curled(good.text))


@pytest.mark.parametrize("call", ["F05", pytest.param("F21", marks=pytest.mark.slow)])
def test_another_conversation_is_played_kept_and_counted(
    page: Page, server: Server, call: str
) -> None:
    talk = another(call)
    page.goto(f"{server.url}practice/calls/{call.lower()}/")
    settle(page)
    choose_it(page, talk)
    play_to_its_best_end(page, talk)
    wait_until_kept(page, answers=page.locator(".pb-live .pb-happens").count())
    page.reload()
    settle(page)
    expect(page.locator(".pb-live .pb-goal")).to_contain_text(curled(talk.goal))
    expect(page.locator(".pb-live .pb-end")).to_be_visible()
    page.goto(f"{server.url}my-practice/")
    row = page.locator(".pb-table tr").filter(has_text=f"(level {talk.level},")
    expect(row).to_contain_text(re.compile("done|passed"))


def test_another_like_this_keeps_the_level(page: Page, server: Server) -> None:
    page.goto(f"{server.url}practice/calls/f05/")
    settle(page)
    people = page.get_by_role("combobox", name="People", exact=True)
    before = people.input_value()
    page.get_by_role("button", name="Another like this").click()
    expect(people).not_to_have_value(before)
    expect(page.locator(".pb-live .pb-cast")).to_contain_text("Level 1.")


@pytest.mark.slow
def test_other_conversations_come_from_a_file_too(page: Page, offline: Path) -> None:
    page.goto((offline / "practice" / "calls" / "f05.html").as_uri())
    settle(page)
    talk = another("F05")
    choose_it(page, talk)
    play_to_its_best_end(page, talk)
