"""A browser that is killed in the midst of typing has kept all but the last moments.

A character may be lost for as long as its save was not due, and as the browser then needs to write.
How long that is, a page of another site tells that writes all the while, with nothing of ours.
"""

import random
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
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
"""Seconds that a browser may take to write where little else runs; else it may what it took."""

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
        window.typed(place, Date.now() / 1000);
        count++;
    };
    setInterval(key, every);
}"""

WRITES = """async () => {
    const asked = indexedDB.open('beside', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('records');
    await new Promise((done) => { asked.onsuccess = done; });
    let count = 0;
    setInterval(() => {
        const now = Date.now() / 1000;
        asked.result.transaction('records', 'readwrite', { durability: 'strict' })
            .objectStore('records').put(now, count++);
        window.wrote(now);
    }, 50);
}"""
WRITTEN = """async () => {
    const asked = indexedDB.open('beside', 1);
    await new Promise((done) => { asked.onsuccess = done; });
    const read = asked.result.transaction('records').objectStore('records').count();
    await new Promise((done) => { read.onsuccess = done; });
    return read.result;
}"""


@dataclass
class Killed:
    """When each key of each field was pressed, when each record beside was handed over, and when
    the browser was killed: seconds of one clock."""

    typed: list[list[float]] = field(default_factory=lambda: [[] for _ in FIELDS])
    written: list[float] = field(default_factory=list)
    at: float = 0.0

    def age(self, moments: list[float], kept: int) -> float:
        """Return how long before the end the first of these was that was not kept."""
        return self.at - moments[kept] if kept < len(moments) else 0.0


def beside(server: Server) -> str:
    """Return an address of another site, whose records the browser keeps apart from ours."""
    return server.url.replace("127.0.0.1", "docs.corp") + "robots.txt"


def typed_until_killed(
    playwright: Playwright, server: Server, profile: str, seconds: float, every: int
) -> Killed:
    """Type into three fields, and write beside them, until the browser is killed."""
    context = playwright.chromium.launch_persistent_context(profile, **launch_options())
    page, other = context.pages[0], context.new_page()
    killed = Killed()
    page.expose_function("typed", lambda place, now: killed.typed[place].append(now))
    other.expose_function("wrote", lambda now: killed.written.append(now))
    other.goto(beside(server))
    page.bring_to_front()
    page.goto(server.url + SHEET)
    settle(page)
    other.evaluate(WRITES)
    page.evaluate(TYPING, [list(FIELDS), every])
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        page.wait_for_timeout(20)
    killed.at = time.time()
    kill_all_with(profile)
    return killed


def lost_and_writing(
    playwright: Playwright, server: Server, profile: str, seconds: float, every: int
) -> tuple[float, float]:
    """Return for how many seconds the oldest lost character, and the oldest lost record, were."""
    killed = typed_until_killed(playwright, server, profile, seconds, every)
    reopened = reopen(playwright, profile)
    page: Page = reopened.new_page()
    page.goto(server.url + SHEET)
    settle(page)
    expect(page.get_by_label(FIELDS[0])).to_be_visible()
    kept = [len(page.get_by_label(label).input_value()) for label in FIELDS]
    page.goto(beside(server))
    records = page.evaluate(WRITTEN)
    reopened.close()
    assert sum(map(len, killed.typed)) > seconds * 1000 / every / 4, "hardly anything was typed"
    lost = max(killed.age(typed, count) for typed, count in zip(killed.typed, kept, strict=True))
    return lost, killed.age(killed.written, records)


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
    first = page.get_by_label(FIELDS[0])
    for count in range(1, 51):
        # Ten keys a second, with no pause that would be one.
        first.press("End")
        first.press("x")
        page.clock.run_for(100)
        if count % 10 == 0:
            while page.evaluate(KEPT) < count - 10:
                pass
    expect(first).to_have_value("x" * 50)


@pytest.mark.trial
@pytest.mark.timeout(3600)
def test_fifty_kills_lose_nothing_that_was_due(
    playwright: Playwright,
    server: Server,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    chance = random.Random(8)
    found = [
        lost_and_writing(
            playwright,
            server,
            str(tmp_path / f"profile-{number}"),
            chance.uniform(1.5, 5),
            chance.choice([25, 60, 120, 240]),
        )
        for number in range(50)
    ]
    lost, writing = ([one[which] for one in found] for which in (0, 1))
    told = "; ".join(
        f"{name}: {statistics.median(ages):.2f} s as a rule, {max(ages):.2f} s at most"
        for name, ages in (("lost", lost), ("writing", writing))
    )
    record_property("figures", told)
    assert max(lost) <= DUE + max(WRITING, *writing), told
