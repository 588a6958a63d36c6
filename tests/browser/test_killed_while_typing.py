"""A browser that is killed in the midst of typing has kept all but the last moments.

A character may be lost for as long as its save was not due, and as the browser then needs to write.
"""

import random
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.browsing import launch_options, settle
from tests.browser.server import Server
from tests.browser.test_keeping import kill_all_with, reopen

SHEET = "practice/worksheets/w05/"
FIELDS = ("An easy yes", "An easy no", "Your stop rule")
DUE = 1.0
"""Seconds after the first key that is not kept, at which its save is due."""
WRITING = 1.5
"""Seconds that the browser takes to write at most, measured: an answer is there after so long."""

NOON = datetime(2026, 3, 4, 12)

TYPING = """([labels, every]) => {
    const fields = labels.map((label) => document.getElementById(
        [...document.querySelectorAll('.pb-live label')]
            .find((one) => one.textContent.trim() === label).htmlFor));
    let count = 0;
    const key = () => {
        // Some words in one field, then in the next, and back: with steady keys all the while.
        const place = Math.floor(count / 20) % fields.length;
        const field = fields[place];
        if (document.activeElement !== field) field.focus();
        field.value += String.fromCharCode(97 + count % 26);
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        window.typed(place);
        count++;
    };
    setInterval(key, every);
}"""


def typed_until_killed(
    playwright: Playwright, server: Server, profile: str, seconds: float, every: int
) -> tuple[list[list[float]], float]:
    """Type into three fields, then kill the browser.

    Give the moments of the keys in each field and that of the kill, in seconds of one clock.
    """
    context = playwright.chromium.launch_persistent_context(profile, **launch_options())
    page = context.pages[0]
    moments: list[list[float]] = [[] for _ in FIELDS]
    page.expose_function("typed", lambda place: moments[place].append(time.monotonic()))
    page.goto(server.url + SHEET)
    settle(page)
    page.evaluate(TYPING, [list(FIELDS), every])
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        page.wait_for_timeout(20)
    killed = time.monotonic()
    kill_all_with(profile)
    return moments, killed


def oldest_lost(
    playwright: Playwright, server: Server, profile: str, seconds: float, every: int
) -> float:
    """Return how many seconds before the kill the oldest character was typed that is lost."""
    moments, killed = typed_until_killed(playwright, server, profile, seconds, every)
    reopened = reopen(playwright, profile)
    page: Page = reopened.new_page()
    page.goto(server.url + SHEET)
    settle(page)
    expect(page.get_by_label(FIELDS[0])).to_be_visible()
    kept = [len(page.get_by_label(field).input_value()) for field in FIELDS]
    reopened.close()
    assert sum(map(len, moments)) > seconds * 1000 / every / 4, "hardly anything was typed"
    return max(
        killed - typed[count] if count < len(typed) else 0.0
        for typed, count in zip(moments, kept, strict=True)
    )


KEPT = """async () => {
    const [{ name }] = await indexedDB.databases();
    const asked = indexedDB.open(name);
    await new Promise((done) => { asked.onsuccess = done; });
    const [table] = asked.result.objectStoreNames;
    const read = asked.result.transaction(table).objectStore(table).getAll();
    await new Promise((done) => { read.onsuccess = done; });
    asked.result.close();
    return Math.max(0, ...read.result.map(({ value }) => value?.length ?? 0));
}"""


def test_steady_typing_is_kept_every_second(page: Page, server: Server) -> None:
    page.clock.install(time=NOON)
    page.goto(server.url + SHEET)
    settle(page)
    # From here on time stands still but for what is run.
    page.clock.pause_at(NOON + timedelta(hours=1))
    field = page.get_by_label(FIELDS[0])
    for count in range(1, 51):
        # Ten keys a second, with no pause that would be one.
        field.press("End")
        field.press("x")
        page.clock.run_for(100)
        if count % 10 == 0:
            while page.evaluate(KEPT) < count - 10:
                pass
    expect(field).to_have_value("x" * 50)


@pytest.mark.trial
@pytest.mark.timeout(3600)
def test_fifty_kills_lose_nothing_that_was_due(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    chance = random.Random(8)
    lost = [
        oldest_lost(
            playwright,
            server,
            str(tmp_path / f"profile-{number}"),
            chance.uniform(1.5, 5),
            chance.choice([25, 60, 120, 240]),
        )
        for number in range(50)
    ]
    assert max(lost) <= DUE + WRITING, sorted(lost)
