"""An answer is kept the moment it is given, whatever happens to the page or the browser."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.browsing import PATIENCE, Watch, launch_options, settle, wait_until_kept
from tests.browser.routes import first_conversation, shortest_routes
from tests.browser.server import Server

CALL = "practice/calls/f05/"
SHEET = "practice/worksheets/w05/"
GATE = "practice/gates/x3/"
ROUTE = shortest_routes(first_conversation("F05"))["parked"]
HAPPENED = ".pb-live .pb-happens"


def visit(page: Page, url: str) -> None:
    page.goto(url)
    settle(page)


def choose(page: Page, place: int) -> None:
    page.locator(".pb-live .pb-choice").nth(place - 1).click()


def again(page: Page) -> None:
    page.reload()
    settle(page)


def test_a_call_survives_a_reload_after_every_choice(page: Page, server: Server) -> None:
    visit(page, server.url + CALL)
    for taken, place in enumerate(ROUTE, start=1):
        choose(page, place)
        expect(page.locator(HAPPENED)).to_have_count(taken)
        again(page)
        expect(page.locator(HAPPENED)).to_have_count(taken)
    expect(page.locator(".pb-live .pb-end")).to_be_visible()


def test_an_answer_never_leaves_the_page_while_it_is_being_kept(page: Page, server: Server) -> None:
    visit(page, server.url + CALL)
    expect(page.locator(".pb-choice").first).to_be_visible()
    gone = page.evaluate(
        """async () => {
            let gone = 0;
            const live = document.querySelector('.pb-live');
            const look = (changes) => changes.forEach((change) => change.removedNodes.forEach(
                (node) => { gone += Number(node.matches?.('.pb-happens') ?? false); }));
            new MutationObserver(look).observe(live, { childList: true, subtree: true });
            live.querySelector('.pb-choice').click();
            for (let again = 0; again < 60; again++) {
                dispatchEvent(new Event('pageshow'));
                await new Promise((done) => setTimeout(done, 1));
            }
            return gone;
        }"""
    )
    assert gone == 0
    expect(page.locator(HAPPENED)).to_have_count(1)


def test_a_worksheet_survives_a_reload_at_every_pause(page: Page, server: Server) -> None:
    visit(page, server.url + SHEET)
    written = ""
    for part in ("Is the Sunday ", "shift still what ", "you want to fix first?"):
        field = page.get_by_label("The subject line, as an honest question")
        field.press("End")
        field.press_sequentially(part)
        written += part
        wait_until_kept(page, written)
        again(page)
        expect(page.get_by_label("The subject line, as an honest question")).to_have_value(written)


def test_typing_is_kept_even_when_the_page_goes_in_mid_word(page: Page, server: Server) -> None:
    visit(page, server.url + SHEET)
    page.get_by_label("An easy yes").press_sequentially("Yes, call me")
    page.get_by_role("link", name="My practice").first.click()
    page.go_back()
    settle(page)
    expect(page.get_by_label("An easy yes")).to_have_value("Yes, call me")


@pytest.mark.slow
def test_a_gate_survives_a_reload_after_every_verdict(page: Page, server: Server) -> None:
    visit(page, server.url + GATE)
    cases = page.locator(".pb-live .pb-case")
    for place in range(cases.count()):
        cases.nth(place).get_by_role("button", name="Ask the source").click()
        again(page)
        pressed = page.locator(".pb-live [aria-pressed=true]")
        expect(pressed).to_have_count(place + 1)


@pytest.mark.slow
def test_answers_of_one_moment_are_there_when_the_page_is_left_at_once(
    page: Page, server: Server
) -> None:
    visit(page, server.url + GATE)
    given = page.evaluate(
        """() => [...document.querySelectorAll('.pb-live .pb-case')].map(
            (one) => one.querySelector('button.pb-verdict').click()).length"""
    )
    again(page)
    expect(page.locator(".pb-live button.pb-verdict[aria-pressed=true]")).to_have_count(given)


OPENED = """
window.opened = [];
const transaction = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (...how) {
    const one = transaction.apply(this, how);
    window.opened.push(one);
    return one;
};
const commit = IDBTransaction.prototype.commit;
IDBTransaction.prototype.commit = function () {
    this.ended = true;
    return commit.call(this);
};
"""
"""Notes what is begun in the browser's database, and which of it our script ends itself."""


def test_all_that_is_read_or_written_is_ended_at_once(page: Page, server: Server) -> None:
    # A write waits for what is still open before it; a page that is left takes both along.
    page.add_init_script(OPENED)
    visit(page, server.url + CALL)
    choose(page, 1)
    expect(page.locator(HAPPENED)).to_have_count(1)
    modes = page.evaluate("window.opened.map(({ mode }) => mode)")
    assert {"readonly", "readwrite"} <= set(modes)
    open_yet = page.evaluate("window.opened.filter(({ ended }) => !ended).map(({ mode }) => mode)")
    assert open_yet == []


def test_an_answer_is_there_after_the_browser_was_killed(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    options = launch_options()
    context = playwright.chromium.launch_persistent_context(str(profile), **options)
    page = context.pages[0]
    visit(page, server.url + CALL)
    choose(page, 2)
    expect(page.locator(HAPPENED)).to_have_count(1)
    wait_until_kept(page, answers=1)
    kill_all_with(str(profile))
    reopened = reopen(playwright, str(profile))
    page = reopened.new_page()
    visit(page, server.url + CALL)
    expect(page.locator(HAPPENED)).to_have_count(1)
    reopened.close()


def kill_all_with(profile: str) -> None:
    """Kill every process of the browser that uses ``profile``, without a word of warning."""
    listed = subprocess.run(["pgrep", "-f", profile], capture_output=True, text=True, check=True)
    for number in listed.stdout.split():
        os.kill(int(number), signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE / 1000
    while subprocess.run(["pgrep", "-f", profile], capture_output=True, check=False).stdout:
        assert time.monotonic() < deadline, "the browser does not die"
        time.sleep(0.1)


def reopen(playwright: Playwright, profile: str) -> BrowserContext:
    """Start Chromium anew on a profile whose last owner was killed."""
    for lock in ("SingletonLock", "SingletonSocket", "SingletonCookie"):
        (Path(profile) / lock).unlink(missing_ok=True)
    return playwright.chromium.launch_persistent_context(profile, **launch_options())


STORAGE_TROUBLE = {
    "missing": "Object.defineProperty(window, 'indexedDB', { value: undefined });",
    "blocked": """Object.defineProperty(window, 'indexedDB', {
        get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });""",
    "refusing": """IDBFactory.prototype.open = function () {
        throw new DOMException('no', 'InvalidStateError'); };""",
    "full": """IDBObjectStore.prototype.put = function () {
        throw new DOMException('full', 'QuotaExceededError'); };""",
    "failing": """IDBObjectStore.prototype.put = function () {
        throw new DOMException('broken', 'UnknownError'); };""",
    "silent": "IDBFactory.prototype.open = function () { return new EventTarget(); };",
}


@pytest.mark.parametrize(
    "trouble",
    [
        one if one in ("blocked", "full") else pytest.param(one, marks=pytest.mark.slow)
        for one in STORAGE_TROUBLE
    ],
)
def test_where_storage_fails_the_exercise_works_and_says_so(
    page: Page, server: Server, trouble: str
) -> None:
    page.add_init_script(STORAGE_TROUBLE[trouble])
    visit(page, server.url + CALL)
    for taken, place in enumerate(ROUTE, start=1):
        choose(page, place)
        expect(page.locator(HAPPENED)).to_have_count(taken)
    expect(page.locator(".pb-live .pb-end")).to_be_visible()
    expect(page.locator(".pb-live .pb-status")).to_contain_text("backup")


def spoil(page: Page, record: str) -> None:
    """Put a record beside the answers that is none."""
    page.evaluate(
        """async (record) => {
            const [{ name }] = await indexedDB.databases();
            const asked = indexedDB.open(name);
            await new Promise((done) => { asked.onsuccess = done; });
            const kept = asked.result.objectStoreNames[0];
            const work = asked.result.transaction(kept, 'readwrite');
            work.objectStore(kept).put(JSON.parse(record), 'F05|1/freight|spoiled');
            await new Promise((done) => { work.oncomplete = done; });
            asked.result.close();
        }""",
        record,
    )


@pytest.mark.parametrize(
    "record",
    [
        '{"v": 1, "n": -5, "at": "x", "__proto__": {}}',
        *(
            pytest.param(one, marks=pytest.mark.slow)
            for one in ('"nonsense"', "null", '{"v": 1}', "[[[]]]")
        ),
    ],
)
def test_a_corrupt_record_is_told_and_harms_nothing(
    page: Page, server: Server, record: str
) -> None:
    visit(page, server.url + CALL)
    choose(page, ROUTE[0])
    expect(page.locator(HAPPENED)).to_have_count(1)
    spoil(page, record)
    again(page)
    expect(page.locator(HAPPENED)).to_have_count(1)
    expect(page.locator(".pb-live .pb-status")).not_to_be_empty()
    choose(page, ROUTE[1])
    expect(page.locator(HAPPENED)).to_have_count(2)


def test_two_tabs_lose_no_answer(
    open_context: Callable[..., BrowserContext], server: Server
) -> None:
    context = open_context()
    one, two = context.new_page(), context.new_page()
    for tab in (one, two):
        visit(tab, server.url + SHEET)
    one.get_by_label("An easy yes").press_sequentially("Yes, Thursday")
    two.get_by_label("An easy no").press_sequentially("Not now")
    one.get_by_label("Your stop rule").press_sequentially("Three tries by Friday")
    for tab in (one, two):
        wait_until_kept(tab, "Yes, Thursday", "Not now", "Three tries by Friday")
        again(tab)
        expect(tab.get_by_label("An easy yes")).to_have_value("Yes, Thursday")
        expect(tab.get_by_label("An easy no")).to_have_value("Not now")
        expect(tab.get_by_label("Your stop rule")).to_have_value("Three tries by Friday")


def test_what_one_tab_answers_the_other_shows(
    open_context: Callable[..., BrowserContext], server: Server
) -> None:
    context = open_context()
    one, two = context.new_page(), context.new_page()
    for tab in (one, two):
        visit(tab, server.url + CALL)
    choose(one, ROUTE[0])
    expect(two.locator(HAPPENED)).to_have_count(1)
    choose(two, ROUTE[1])
    expect(one.locator(HAPPENED)).to_have_count(2)


def test_a_watched_page_tells_of_outside_requests(
    browser: object, server: Server, watch: Watch, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context(bypass_csp=True).new_page()
    page.goto(server.url)
    page.evaluate("fetch('http://example.com/').catch(() => 0)")
    assert watch.outside == ["http://example.com/"]
    watch.outside.clear()
    watch.errors.clear()
