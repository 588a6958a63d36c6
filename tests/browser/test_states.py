"""Every state of the player, of cards and of one's own call: reached, kept, told, left behind."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.browsing import (
    ARGUMENTS,
    PATIENCE,
    launch_options,
    settle,
    wait_until_quiet,
    wait_until_written,
)
from tests.browser.devices import COUNTING, LISTENING, NOTHING_RUNS
from tests.browser.hands import Hands
from tests.browser.server import Server
from tests.browser.sight import enlarge_text, everywhere, sticking_out, violations
from tests.browser.states import PLAYER, RECORDINGS, State, recording, words
from tests.browser.states_beside import BESIDE
from tests.browser.test_axe import VIEWS
from tests.browser.test_keeping import STORAGE_TROUBLE, kill_all_with
from tests.browser.test_places import plain, printed, stands_on

STATES = {**PLAYER, **BESIDE}
SAMPLE = {"people chosen", "own, half filled"}
"""States that are tried at every run; `test --all` tries all of them."""

WIDE = {"width": 1280, "height": 900}
Sit = Callable[..., Hands]


def any_state(_state: State) -> bool:
    return True


def every(
    sample: set[str] = SAMPLE, choose: Callable[[State], bool] = any_state
) -> pytest.MarkDecorator:
    """Let a test run for all states that are chosen; those beyond the sample, if asked."""
    return pytest.mark.parametrize(
        "name",
        [
            name if name in sample else pytest.param(name, marks=pytest.mark.slow)
            for name, state in STATES.items()
            if choose(state)
        ],
    )


@pytest.fixture
def sit(open_context: Callable[..., BrowserContext], request: pytest.FixtureRequest) -> Sit:
    """Open a page for a state, on a device that has what the state needs."""

    def sit_down(state: State, address: str, *, patient: bool = False, **more: Any) -> Hands:
        if state.listens:
            speaking: Callable[..., Page] = request.getfixturevalue("speaking")
            page = speaking(viewport=WIDE, permissions=list(state.permissions), **more)
        else:
            page = open_context(viewport=WIDE, **more).new_page()
            page.add_init_script(LISTENING)
        page.add_init_script(COUNTING)
        if state.device:
            page.add_init_script(state.device)
        go(page, address)
        return Hands(page, patient)

    return sit_down


def go(page: Page, address: str) -> None:
    page.goto(address)
    settle(page)


def again(page: Page) -> None:
    wait_until_written(page)
    page.reload()
    settle(page)


@every()
def test_it_is_reached_by_keyboard_alone(sit: Sit, server: Server, name: str) -> None:
    state = STATES[name]
    hands = sit(state, server.url + state.path, patient=True)
    state.reach(hands)
    state.shows(hands.page)


@every({"back to the first decision"})
def test_a_reload_keeps_it(sit: Sit, server: Server, name: str) -> None:
    state = STATES[name]
    hands = sit(state, server.url + state.path)
    state.reach(hands)
    state.shows(hands.page)
    again(hands.page)
    state.kept(hands.page)


@pytest.mark.trial
@every(set(), lambda state: state.stores)
def test_a_killed_browser_has_kept_it(
    playwright: Playwright, server: Server, tmp_path: Path, name: str
) -> None:
    state = STATES[name]
    profile = str(tmp_path / "profile")
    hands = Hands(at_home(playwright, profile, state))
    go(hands.page, server.url + state.path)
    state.reach(hands)
    state.shows(hands.page)
    wait_until_quiet(hands.page)
    address = hands.page.url
    kill_all_with(profile)
    for lock in ("SingletonLock", "SingletonSocket", "SingletonCookie"):
        (Path(profile) / lock).unlink(missing_ok=True)
    page = at_home(playwright, profile, state)
    go(page, address)
    state.kept(page)
    page.context.close()


def at_home(playwright: Playwright, profile: str, state: State) -> Page:
    """Open a page in a browser whose profile stays on disk."""
    options = launch_options(whole=True)
    options["args"] = [*ARGUMENTS, "--use-fake-device-for-media-stream"]
    context = playwright.chromium.launch_persistent_context(
        profile, permissions=list(state.permissions), **options
    )
    context.set_default_timeout(PATIENCE)
    for script in (LISTENING, COUNTING, state.device):
        context.add_init_script(script)
    return context.pages[0]


@every(set())
def test_where_nothing_can_be_kept_it_works_and_says_so(
    sit: Sit, server: Server, name: str
) -> None:
    state = STATES[name]
    blocked = f"{STORAGE_TROUBLE['blocked']}\n{state.device}"
    hands = sit(replace(state, device=blocked), server.url + state.path)
    state.reach(hands)
    state.shows(hands.page)
    if state.stores:
        expect(hands.page.locator(".pb-live .pb-status").first).to_contain_text("backup")


@every(set())
def test_axe_finds_nothing_and_nothing_sticks_out(sit: Sit, server: Server, name: str) -> None:
    state = STATES[name]
    # The policy is left aside for axe alone, which is put into the page from outside.
    hands = sit(state, server.url + state.path, bypass_csp=True)
    page = hands.page
    state.reach(hands)
    state.shows(page)
    found = everywhere(page)
    for view, (width, height, times) in VIEWS.items():
        page.set_viewport_size({"width": width, "height": height})
        enlarge_text(page, times)
        found += [f"{view}: {one}" for one in sticking_out(page)]
        if times > 1 and width == WIDE["width"]:
            found += [f"{view}: {one}" for one in violations(page)]
    assert not found, "\n".join(found)


@every(set())
def test_below_a_path_it_is_reached_and_kept(sit: Sit, below: Server, name: str) -> None:
    state = STATES[name]
    hands = sit(state, below.url + state.path)
    state.reach(hands)
    state.shows(hands.page)
    again(hands.page)
    state.kept(hands.page)


@every(set())
def test_from_a_file_it_is_reached_and_kept(sit: Sit, offline: Path, name: str) -> None:
    state = STATES[name]
    path, _, place = state.path.partition("#")
    files = (offline / f"{path.rstrip('/')}.html", offline / path / "index.html")
    address = next(file for file in files if file.is_file()).as_uri()
    hands = sit(state, f"{address}#{place}" if place else address)
    state.reach(hands)
    state.shows(hands.page)
    again(hands.page)
    state.kept(hands.page)


@every(set())
def test_over_plain_http_it_is_reached_and_kept_or_says_why_not(
    sit: Sit, server: Server, name: str
) -> None:
    state = STATES[name]
    if state.reach in RECORDINGS:
        state = replace(state, device="")
    hands = sit(state, f"http://docs.corp:{server.port}/{state.path}")
    assert hands.page.evaluate("isSecureContext") is False
    if state.reach in RECORDINGS:
        recording(hands)
        words("only where it came over https")(hands.page)
    else:
        state.reach(hands)
        state.shows(hands.page)
    again(hands.page)
    state.kept(hands.page)


@every(set(), lambda state: bool(state.paper))
def test_paper_says_what_it_shows(sit: Sit, server: Server, name: str) -> None:
    state = STATES[name]
    hands = sit(state, server.url + state.path)
    state.reach(hands)
    state.shows(hands.page)
    paper = printed(hands.page)
    assert [text for text in state.paper if not stands_on(paper, plain(text))] == []


@every(set())
def test_nothing_of_it_goes_on_when_the_page_is_left_and_come_back_to(
    sit: Sit, server: Server, name: str
) -> None:
    state = STATES[name]
    hands = sit(state, server.url + state.path)
    page = hands.page
    page.evaluate("window.stayed = window.patient = true")
    state.reach(hands)
    state.shows(page)
    page.get_by_role("link", name="My practice").first.click()
    expect(page.locator("h1")).to_contain_text("My practice")
    page.wait_for_function(NOTHING_RUNS)
    page.go_back()
    settle(page)
    state.kept(page)
    expect(page.locator("article :is(.pb-live, .pb-draw-live, .pb-choose-status)")).to_have_count(1)
    page.wait_for_function(NOTHING_RUNS)
    assert page.evaluate("window.stayed") is True, "the page was loaded anew"


def test_what_passes_away_is_named() -> None:
    """Either a state outlives its page as it shows, or the table says what goes, and what stays."""
    assert [name for name, state in STATES.items() if bool(state.left) != bool(state.passing)] == []
