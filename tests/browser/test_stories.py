"""A call that is told as two stories, played in both: another line is best, and all says so."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browsing import YOURS, settle
from tests.browser.project import Project
from tests.browser.server import Server, serving

CALL, CARDS = "practice/calls/f05/", "practice/live/f05/"
FOCUS = ["O1", "O2", "O3"]
ASKED = ("What was said first?", "What will you do next?")


def told_twice(call: dict[str, Any]) -> None:
    """Leave of a call its head and its people; what is said is short, and told as two stories."""
    cast = next(iter(call["casts"]))
    for key in ("options", "twists", "facts", "live", "voice"):
        call.pop(key, None)
    call["casts"] = {cast: call["casts"][cast]}
    people = {name: call["slots"][name]["person"][0] for name in ("seller", "buyer")}
    call["slots"] = {name: {"person": person} for name, person in people.items()}
    call["goal"] = "An answer."
    call["levels"] = [1]
    call["facts"] = [
        {"id": "wrote", "text": "You wrote.", "card": "seller", "known_from": ["start"]},
        {"id": "boss", "text": "The boss has left.", "card": "buyer", "known_from": ["hello/ask"]},
        {"id": "oven", "text": "The oven is off.", "card": "buyer", "known_from": ["hello/stop"]},
    ]
    outcome = {"why": "So it is.", "next": "day", "happens": "A radio plays."}
    call["turns"] = [
        {
            "id": "hello",
            "scene": "It rings.",
            "says": "Yes?",
            "choices": [
                {**outcome, "id": "ask", "say": "Is it still on?", "reply": "It is."},
                {**outcome, "id": "send", "write": "Still on?"},
                {**outcome, "id": "stop", "do": "Hang up.", "next": "lost"},
            ],
            "forms": [
                form("quiet", "A radio, low.", ask="best", send="defensible", stop="weak"),
                form("busy", "Somebody yells.", nothing=True, ask="weak", send="best", stop="weak"),
            ],
        }
    ]
    call["mixes"] = [{"id": "plain"}, {"id": "noisy", "forms": {"hello": "busy"}}]
    call["endings"] = [
        {"id": "day", "quality": "good", "title": "A day", "text": "It is set."},
        {"id": "lost", "quality": "poor", "title": "Lost", "text": "It is gone."},
    ]
    call["debrief"] = [
        *({"text": question} for question in ASKED),
        {"text": "You asked where it was quiet.", "when": ["hello.quiet/ask"]},
        {"text": "You sent one line into the noise.", "when": ["hello.busy/send", "day"]},
        {"text": "It is not lost.", "when": ["hello"], "unless": ["lost"]},
    ]
    call["live"] = {
        "opening": "Yes?",
        "focus": FOCUS,
        "stop_word": "Pause",
        "softens": ["You ask once."],
        "hardens": ["You talk about your own day."],
    }


def form(name: str, after: str, *, nothing: bool = False, **ratings: str) -> dict[str, Any]:
    outcomes = {choice: {"rating": rating} for choice, rating in ratings.items()}
    return {"id": name, "after": after, "nothing_good": nothing, "outcomes": outcomes}


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("stories")
    project = Project(folder / "project", only=["F05"])
    (project.folder / "exercises/playthroughs/f05.yml").unlink()
    project.change("exercises/calls/f05.yml", told_twice)
    with serving() as server:
        server.show(project.built(folder / "site", url=server.url))
        yield server


def open_call(page: Page, server: Server, address: str = CALL) -> None:
    page.goto("about:blank")
    page.goto(server.url + address)
    settle(page)


def answer(page: Page, place: int) -> None:
    page.locator(".pb-live .pb-choice").nth(place).click()
    expect(page.locator(".pb-live .pb-happens > div")).to_be_focused()


def after(page: Page) -> list[str]:
    """Return what a talk is looked back on with, and what was never learned."""
    expect(page.locator(".pb-live .pb-end")).to_be_visible()
    return page.locator(".pb-live :is(.pb-debrief, .pb-hidden) li").all_inner_texts()


def test_another_like_this_is_another_story_in_which_another_line_is_best(
    page: Page, stories: Server
) -> None:
    open_call(page, stories)
    talk = page.locator(".pb-live .pb-talk")
    expect(talk.locator("> li")).to_have_text(["It rings.", "Beatriz Yes?", "A radio, low."])
    expect(page.locator(".pb-live .pb-choice > span")).to_have_text(
        ["Is it still on?", "Write: Still on?", "Hang up."]
    )
    expect(page.locator(".pb-live .pb-choice q")).to_have_text(["Is it still on?"])
    answer(page, 0)
    expect(page.locator(".pb-live .pb-happens .pb-theirs > q")).to_have_text("It is.")
    expect(page.locator(".pb-live .pb-happens")).to_contain_text("Best line here")
    assert after(page) == [
        *("The boss has left.", "The oven is off."),
        *(*ASKED, "You asked where it was quiet.", "It is not lost."),
    ]
    page.get_by_role("button", name="Another like this").press("Enter")
    story = page.get_by_role("combobox", name="Story", exact=True)
    expect(story).to_have_value("1/freight/noisy")
    assert page.url.endswith("#f05=1/freight/noisy")
    expect(talk.locator("> li").last).to_have_text("Somebody yells.")
    answer(page, 1)
    expect(page.locator(".pb-live .pb-happens")).to_contain_text("Costs least")
    expect(page.locator(f".pb-live {YOURS}")).to_have_class("pb-write")
    assert after(page) == [
        *("The boss has left.", "The oven is off."),
        *(*ASKED, "You sent one line into the noise.", "It is not lost."),
    ]
    expect(page.get_by_role("button", name="Say it aloud")).to_have_count(0)
    page.reload()
    settle(page)
    expect(page.locator(".pb-live .pb-happens")).to_contain_text("Costs least")
    story.select_option(label="1")
    expect(page.locator(".pb-live .pb-happens")).to_contain_text("Best line here")


@pytest.mark.slow
def test_an_act_is_told_as_an_act_and_nobody_says_it_aloud(page: Page, stories: Server) -> None:
    open_call(page, stories)
    answer(page, 2)
    expect(page.locator(".pb-live .pb-yours .pb-who").first).to_have_text("You do")
    expect(page.locator(".pb-live .pb-yours q")).to_have_count(0)
    expect(page.get_by_role("button", name="Say it aloud")).to_have_count(0)
    assert after(page) == ["The oven is off.", "The boss has left.", *ASKED]
    headings = page.locator(".pb-live .pb-hidden :is(h2, h3)")
    expect(headings).to_have_text(["What you found out", "What you never learned"])
    open_call(page, stories)
    page.get_by_role("button", name="Start again").press("Enter")
    answer(page, 0)
    expect(page.get_by_role("button", name="Say it aloud")).to_have_count(1)


@pytest.mark.slow
def test_cards_of_another_story_come_on_demand_and_a_link_opens_them(
    page: Page, stories: Server
) -> None:
    open_call(page, stories, CARDS)
    shown = page.locator(".pb-set").filter(visible=True)
    expect(shown).to_have_count(1)
    page.get_by_role("combobox", name="Story", exact=True).select_option("noisy")
    across = shown.locator("[data-seat=other]")
    expect(across).to_contain_text("Somebody yells.")
    expect(across.locator(".pb-set-id")).to_have_text("Set F05-1-freight-2")
    assert page.url.endswith("#f05=1/freight/noisy")
    open_call(page, stories, f"{CARDS}#f05=1/freight/noisy/other")
    expect(page.locator(".pb-seat").filter(visible=True)).to_have_count(1)
    expect(page.locator(".pb-seat").filter(visible=True)).to_contain_text("Somebody yells.")
    open_call(page, stories, f"{CARDS}#f05=1/freight/gone")
    expect(page.locator(".pb-choose-status")).to_contain_text("no longer here")
