"""The same states beside another tab, by a hostile link, and after the content was edited."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from playbook.render.text.typography import curled
from tests.browser.browsing import (
    choose_people,
    dialogs_of,
    let_pass,
    settle,
    wait_until_kept,
    wait_until_quiet,
)
from tests.browser.devices import COUNTING, LISTENING, SLOW_VOICES
from tests.browser.hands import Hands
from tests.browser.poison import HOSTILE, IMAGE, LONG, SCRIPT
from tests.browser.project import Project
from tests.browser.server import Server, serving
from tests.browser.states import (
    CALL,
    FIRST,
    HARDER,
    LAST,
    OTHERS,
    PLAYER,
    RECORDINGS,
    TALKS,
    of,
    said,
)
from tests.browser.states_beside import BESIDE, CARDS, DRAW, FIELDS, OWN, WORDS, made
from tests.browser.test_edits import kept
from tests.browser.test_hostile import WATCHED

Open = Callable[..., BrowserContext]
GONE = "That conversation is no longer here."
CARDS_GONE = "The link asks for cards that are no longer here."


def go(page: Page, address: str) -> None:
    page.goto(address)
    settle(page)


def choose(page: Page, variant: str) -> None:
    """Choose a conversation as a reader does: a level, then people."""
    talk = TALKS[variant]
    page.get_by_role("combobox", name="Level", exact=True).select_option(label=str(talk.level))
    expect(page.locator(".pb-live .pb-cast")).to_contain_text(f"Level {talk.level}.")
    choose_people(page, talk)
    of(talk.goal, talk.level)(page)


PLAYED = [
    name for name, state in PLAYER.items() if not state.device and state.reach not in RECORDINGS
]


@pytest.mark.slow
@pytest.mark.parametrize("name", PLAYED)
def test_another_tab_with_other_people_loses_nothing_of_it(
    open_context: Open, server: Server, name: str
) -> None:
    state = PLAYER[name]
    context = open_context()
    context.add_init_script(LISTENING)
    one, two = context.new_page(), context.new_page()
    go(two, server.url + CALL)
    go(one, server.url + state.path)
    state.reach(Hands(one))
    state.shows(one)
    let_pass(one)
    before = {event["id"] for event in kept(one)}
    choose(two, LAST.variant)
    hands = Hands(two)
    if before and state.path != CALL:
        hands.press("Start again")
    hands.answer(1)
    wait_until_kept(two, LAST.variant)
    state.shows(one)
    after = kept(two)
    assert before < {event["id"] for event in after}
    assert {event["variant"] for event in after} >= {LAST.variant}


@pytest.mark.slow
def test_one_goes_back_while_the_other_goes_on_and_both_say_the_same(
    open_context: Open, server: Server
) -> None:
    context = open_context()
    one, two = context.new_page(), context.new_page()
    for tab in (one, two):
        go(tab, server.url + CALL)
    PLAYER["back to the middle decision"].reach(Hands(one))
    PLAYER["back to the middle decision"].shows(two)
    two.get_by_role("button", name="Back to here, decision 1", exact=True).click()
    Hands(two).answer(1)
    line = FIRST.turns[0].choices[0].say
    for tab in (one, two):
        said(line)(tab)
        tab.reload()
        settle(tab)
        said(line)(tab)


@pytest.mark.slow
def test_two_tabs_write_on_one_call_of_ones_own(open_context: Open, server: Server) -> None:
    context = open_context()
    one, two = context.new_page(), context.new_page()
    for tab in (one, two):
        go(tab, server.url + OWN)
    one.locator("#own-before").press_sequentially("R.B. went quiet.")
    two.locator("#own-goal").press_sequentially("A true no.")
    one.locator("#own-m1-best-say").press_sequentially("What came in between?")
    for tab in (one, two):
        expect(tab.locator("#own-goal")).to_have_value("A true no.")
        expect(tab.locator("#own-before")).to_have_value("R.B. went quiet.")
    wait_until_kept(one, "R.B. went quiet.", "A true no.", "What came in between?")
    for tab in (one, two):
        tab.reload()
        settle(tab)
        expect(tab.locator("#own-before")).to_have_value("R.B. went quiet.")
        expect(tab.locator("#own-goal")).to_have_value("A true no.")
        expect(tab.locator("#own-m1-best-say")).to_have_value("What came in between?")
    one.get_by_role("button", name="Empty this form").click()
    expect(two.locator("#own-goal")).to_have_value("")
    one.get_by_role("button", name="Undo").click()
    expect(two.locator("#own-goal")).to_have_value("A true no.")


@pytest.mark.slow
def test_a_voice_that_comes_late_says_nothing_on_another_page(page: Page, server: Server) -> None:
    page.add_init_script(SLOW_VOICES)
    go(page, server.url + CALL)
    Hands(page).answer(2)
    page.evaluate("window.patient = true")
    Hands(page).press("Hear their lines")
    expect(page.get_by_text("Looking for a voice of this device.")).to_be_visible()
    page.get_by_role("link", name="My practice").first.click()
    expect(page.locator("h1")).to_contain_text("My practice")
    page.evaluate("list()")
    let_pass(page)
    assert page.evaluate("window.heard") == []


@pytest.mark.slow
def test_a_slow_network_never_brings_back_what_was_chosen_before(
    page: Page, server: Server
) -> None:
    waiting: list[Route] = []
    page.route("**/calls/f05.js", lambda route: waiting.append(route))
    go(page, server.url + CALL)
    people = page.get_by_role("combobox", name="People", exact=True)
    with page.expect_request("**/calls/f05.js"):
        people.select_option(OTHERS.variant)
    let_pass(page)
    people.select_option(FIRST.variant)
    (route,) = waiting
    with page.expect_response("**/calls/f05.js"):
        route.continue_()
    let_pass(page)
    of(FIRST.goal, FIRST.level)(page)
    expect(people).to_have_value(FIRST.variant)


@pytest.mark.slow
def test_a_look_at_the_cards_costs_neither_the_set_nor_the_seats(
    page: Page, server: Server
) -> None:
    page.goto(f"{server.url}{DRAW}?seats=4")
    page.get_by_label("Person D, by initials").fill("TW")
    page.get_by_role("button", name="Draw a set").click()
    drawn = page.locator(".pb-drawn").inner_text()
    left = page.locator(".pb-left").inner_text()
    page.get_by_role("link", name="Open the cards").click()
    page.get_by_role("link", name="Draw another set").first.click()
    expect(page.locator(".pb-drawn")).to_have_text(drawn)
    expect(page.locator(".pb-left")).to_have_text(left)
    expect(page.get_by_label("Person D, by initials")).to_have_value("TW")
    expect(page.locator(".pb-rounds [role=status]")).to_contain_text("TW: observer")
    page.reload()
    expect(page.locator(".pb-drawn")).to_have_text("Nothing is drawn yet.")


HOSTILE_PLACES = {
    "a script": f"f05={SCRIPT}",
    "an image": f"f05={IMAGE}",
    "encoded": "f05=%3Cimg%20src=x%20onerror=window.hit=1%3E",
    "a word of objects": "f05=__proto__",
    "a way up": "f05=1/../../../etc/passwd",
    "too much": f"f05={FIRST.variant}{'x' * 10_000}",
    "no sense": "f05=%",
    "a code": "f05=javascript:window.hit=1//",
}


@pytest.fixture
def wary(open_context: Open) -> Iterator[Page]:
    """A page that notes what runs, and what the policy of the host refuses."""
    context = open_context()
    context.add_init_script(WATCHED)
    page = context.new_page()
    dialogs = dialogs_of(page)
    yield page
    assert dialogs == []
    assert page.evaluate("window.hit") is None
    assert page.evaluate("window.refused") == []
    assert page.locator("article :is(script, [onerror], img[src=x])").count() == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE_PLACES)
def test_a_hostile_link_opens_the_call_and_is_told(wary: Page, server: Server, name: str) -> None:
    go(wary, f"{server.url}{CALL}#{HOSTILE_PLACES[name]}")
    expect(wary.get_by_text(GONE)).to_be_visible()
    of(FIRST.goal, FIRST.level)(wary)
    Hands(wary).answer(1)
    wary.reload()
    settle(wary)
    said(FIRST.turns[0].choices[0].say)(wary)
    go(wary, f"{server.url}{CARDS}#{HOSTILE_PLACES[name].replace('f05', 'f34')}")
    expect(wary.locator("pb-cards.pb-chosen")).to_have_count(1)
    expect(wary.locator(".pb-choose-status")).to_contain_text(
        CARDS_GONE if HOSTILE_PLACES[name][-1] != "%" else ""
    )


@pytest.mark.slow
def test_hostile_choices_in_the_address_of_the_draw_page_are_none(
    wary: Page, server: Server
) -> None:
    query = "level=%3Cscript%3E&minutes=NaN&seats=__proto__&channel=%22%3E%3Cimg%20src=x%3E"
    wary.goto(f"{server.url}{DRAW}?{query}")
    wary.get_by_role("button", name="Draw a set").click()
    expect(wary.locator(".pb-drawn")).not_to_have_text("Nothing is drawn yet.")
    wary.get_by_label("Person A, by initials").fill(IMAGE[:20])
    expect(wary.locator(".pb-rounds [role=status]")).to_contain_text(IMAGE[:20])


LINES = [line for line in HOSTILE.splitlines() if line]


@pytest.mark.slow
def test_hostile_words_in_ones_own_call_are_words(wary: Page, server: Server) -> None:
    go(wary, server.url + OWN)
    fields = wary.locator(FIELDS).all()
    for place, field in enumerate(fields):
        field.fill(LINES[place % len(LINES)])
    wary.locator("#own-before").fill(LONG)
    wary.locator("#own-hidden").fill(IMAGE)
    wait_until_kept(wary, IMAGE)
    wary.reload()
    settle(wary)
    expect(wary.locator("#own-hidden")).to_have_value(IMAGE)
    cards = wary.locator(".pb-own-cards")
    expect(cards.locator("[data-role=buyer]")).to_contain_text(IMAGE)
    assert wary.locator("#own-before").input_value() == LONG[:400]
    wary.get_by_role("button", name="Save the file of the call").click()
    expect(wary.locator(".pb-needs")).to_be_focused()


@dataclass(frozen=True)
class Editions:
    """Two editions of the site at one address."""

    server: Server
    before: Path
    after: Path

    def show(self, page: Page, folder: Path, path: str) -> None:
        self.server.show(folder)
        page.goto("about:blank")
        go(page, self.server.url + path)


VANISHED = OTHERS.variant.split("/")[1]


def without_some_people(call: dict[str, Any]) -> None:
    """Take a cast out, and let another line begin the talk."""
    place = list(call["casts"]).index(VANISHED)
    del call["casts"][VANISHED]
    for slot in call["slots"].values():
        for values in slot.values():
            if isinstance(values, list):
                del values[place]
    call["debrief"].reverse()


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editions]:
    folder = tmp_path_factory.mktemp("editions")
    project = Project(folder / "project", only=["F05"])
    # They say what the calls say today.
    shutil.rmtree(project.folder / "exercises" / "playthroughs")
    with serving() as server:
        before = project.built(folder / "before", url=server.url)
        project.change("exercises/calls/f05.yml", without_some_people)
        yield Editions(server, before, project.built(folder / "after", url=server.url))


@pytest.mark.slow
def test_answers_with_other_people_outlive_an_edit_and_what_is_gone_is_told(
    page: Page, editions: Editions
) -> None:
    page.add_init_script(COUNTING)
    editions.show(page, editions.before, CALL)
    choose(page, HARDER.variant)
    Hands(page).answer(1)
    choose(page, OTHERS.variant)
    Hands(page).answer(1)
    wait_until_kept(page, HARDER.variant, OTHERS.variant, answers=2)
    answers = kept(page)
    # Played last, and asked for by the address.
    editions.show(page, editions.after, CALL)
    expect(page.get_by_text(GONE)).to_be_visible()
    of(FIRST.goal, FIRST.level)(page)
    editions.show(page, editions.after, f"{CALL}#f05={OTHERS.variant}")
    expect(page.get_by_text(GONE)).to_be_visible()
    choose(page, HARDER.variant)
    expect(page.get_by_text(GONE)).to_have_count(0)
    said(next(t for t in HARDER.turns if t.id == HARDER.start).choices[0].say)(page)
    assert kept(page) == answers
    editions.show(page, editions.after, "my-practice/")
    expect(page.locator("pb-progress")).to_contain_text(f"F05/{OTHERS.variant}: 1 answer")
    editions.show(page, editions.after, f"practice/live/f05/#f05={OTHERS.variant}")
    expect(page.locator(".pb-choose-status")).to_contain_text(CARDS_GONE)
    page.get_by_role("combobox", name="Level").select_option("2")
    expect(page.locator(".pb-choose-status")).to_be_empty()
    editions.show(page, editions.before, f"{CALL}#f05={OTHERS.variant}")
    expect(page.locator(".pb-live .pb-goal")).to_contain_text(curled(OTHERS.goal))
    expect(page.locator(".pb-live .pb-yours")).to_have_count(1)


@pytest.mark.slow
def test_ones_own_call_outlives_an_edit(page: Page, editions: Editions) -> None:
    editions.show(page, editions.before, OWN)
    BESIDE["own, made"].reach(Hands(page))
    wait_until_quiet(page)
    editions.show(page, editions.after, OWN)
    BESIDE["own, made"].shows(page)


SECRET = "Nobody else may read of the orchard."


@pytest.mark.slow
def test_a_backup_brings_ones_own_call_back_and_a_hand_back_never_holds_it(
    open_context: Open, server: Server, tmp_path: Path
) -> None:
    page = open_context().new_page()
    go(page, server.url + OWN)
    made(Hands(page))
    page.locator("#own-before").fill(SECRET)
    wait_until_kept(page, SECRET)
    go(page, server.url + CALL)
    PLAYER["debrief"].reach(Hands(page))
    assert SECRET not in handed_back(page, tmp_path / "handed-back.json")
    go(page, server.url + "my-practice/")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download a backup").click()
    expect(page.get_by_text("and the call that you wrote down. Keep it")).to_be_visible()
    file = tmp_path / "backup.json"
    saved.value.save_as(file)
    assert SECRET in file.read_text(encoding="utf-8")
    other = open_context().new_page()
    go(other, server.url + "my-practice/")
    other.get_by_label("Restore from a backup").set_input_files(file)
    expect(other.get_by_text("The call that you wrote down is back.")).to_be_visible()
    go(other, server.url + OWN)
    expect(other.locator("#own-before")).to_have_value(SECRET)
    expect(other.locator("#own-worked")).to_have_value(WORDS)
    other.locator("#own-before").fill("Mine, and newer.")
    wait_until_kept(other, "Mine, and newer.")
    go(other, server.url + "my-practice/")
    other.get_by_label("Restore from a backup").set_input_files(file)
    expect(other.get_by_text("The call that you wrote down here stays")).to_be_visible()
    go(other, server.url + OWN)
    expect(other.locator("#own-before")).to_have_value("Mine, and newer.")


def handed_back(page: Page, file: Path) -> str:
    """Make the hand-back of the call on the page, with all attempts; return its text."""
    page.locator("pb-hand-back summary").first.click()
    page.get_by_label("Your name or initials").fill("AB")
    for box in page.locator("pb-hand-back input[type=checkbox]").all():
        box.check()
    with page.expect_download() as saved:
        page.locator("pb-hand-back").get_by_role("button", name="Make the file").click()
    saved.value.save_as(file)
    return file.read_text(encoding="utf-8")


@pytest.mark.slow
def test_delete_everything_deletes_ones_own_call_and_undo_brings_it_back(
    page: Page, server: Server
) -> None:
    go(page, server.url + OWN)
    BESIDE["own, half filled"].reach(Hands(page))
    wait_until_quiet(page)
    go(page, server.url + "my-practice/")
    page.evaluate("window.stayed = true")
    delete_everything(page)
    go_by_link(page, OWN)
    expect(page.locator("#own-before")).to_have_value("")
    BESIDE["own, half filled"].reach(Hands(page))
    wait_until_quiet(page)
    go(page, server.url + "my-practice/")
    delete_everything(page)
    page.get_by_role("button", name="undo that").click()
    expect(page.get_by_text("brought back")).to_be_visible()
    go(page, server.url + OWN)
    BESIDE["own, half filled"].shows(page)


def delete_everything(page: Page) -> None:
    page.get_by_role("button", name="Delete everything").click()
    expect(page.locator(".pb-sure")).to_contain_text("and the call that you wrote down,")
    page.get_by_role("button", name="Yes, delete it").click()
    expect(page.get_by_role("button", name="undo that")).to_be_visible()


def go_by_link(page: Page, path: str) -> None:
    """Follow a link without the page being loaded anew."""
    page.evaluate(
        """(path) => {
            const link = document.createElement('a');
            link.href = new URL('../' + path, location.href).href;
            link.textContent = 'Go on';
            document.querySelector('h1').append(link);
        }""",
        path,
    )
    page.get_by_role("link", name="Go on").click()
    expect(page.get_by_role("link", name="Go on")).to_have_count(0)
    settle(page)
    assert page.evaluate("window.stayed") is True
