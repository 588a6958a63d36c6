"""A real Chromium for the tests: keeps every request on this machine, and keeps every error."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Playwright, Request

from devtools.browser import find_chromium
from playbook.generate.conversation import Conversation

PATIENCE = 60_000
"""Milliseconds after which what has not happened in a page will not, on the busiest host."""

YOURS = ".pb-yours > :is(q, .pb-write, .pb-act)"
"""What was said, sent or done, in its own words."""

HOSTS_HERE = ("127.0.0.1", "docs.corp")
_LEFT_OUT = (
    # Each new window loads these for its address bar; that takes as long as a page of ours.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
    # What Playwright leaves out stands here too, as Chromium hears only the last such list.
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades"),
    *("LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints"),
    *("PaintHolding", "PreconnectToSearch", "ThirdPartyStoragePartitioning"),
)
ARGUMENTS = [
    f"--disable-features={','.join(_LEFT_OUT)}",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No other name or address leads anywhere, so that nothing can leave the machine.
    "--host-resolver-rules=MAP docs.corp 127.0.0.1,MAP * ~NOTFOUND,EXCLUDE 127.0.0.1",
]


def launch_options(*, whole: bool = False) -> dict[str, Any]:
    """Return what to start Chromium with; the sandbox goes only where root cannot have it."""
    path = find_chromium(whole=whole)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    options: dict[str, Any] = {"args": ARGUMENTS, "chromium_sandbox": not root}
    if path:
        options["executable_path"] = path
    return options


def choose_people(page: Page, talk: Conversation) -> None:
    """Choose the people of a conversation at the level that is on, then its story."""
    people = page.get_by_role("combobox", name="People", exact=True)
    people.select_option(f"{talk.level}/{talk.cast}")
    if talk.variant != f"{talk.level}/{talk.cast}":
        page.get_by_role("combobox", name="Story", exact=True).select_option(talk.variant)


def dialogs_of(page: Page) -> list[str]:
    """Return a list that every dialog of a page goes into from now on; each is dismissed."""
    messages: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        messages.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    return messages


@dataclass
class Watch:
    """What a context did that it should not: requests to elsewhere, and errors."""

    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch ``context`` from now on: note every request to elsewhere, which leads nowhere."""
        # Stopping each request to look at it would take longer than many a page.
        context.on("request", self._judge)
        context.on("console", self._listen)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def assert_clean(self) -> None:
        """Fail with the list, if anything was noted."""
        assert self.outside == []
        assert self.errors == []

    def _judge(self, request: Request) -> None:
        scheme, _, rest = request.url.partition(":")
        host = rest.lstrip("/").split("/")[0].split(":")[0]
        if scheme not in ("file", "data", "blob") and host not in HOSTS_HERE:
            self.outside.append(request.url)

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "ERR_ABORTED" not in message.text:
            self.errors.append(f"{message.text} ({message.location})")


@contextmanager
def kept_browser(play: Playwright, profile: str, **more: Any) -> Iterator[BrowserContext]:
    """Run a Chromium whose profile stays on disk, as a person's does."""
    context = play.chromium.launch_persistent_context(profile, **launch_options(), **more)
    try:
        yield context
    finally:
        context.close()


_KEPT = """async () => {
    const found = [];
    for (const { name } of await indexedDB.databases()) {
        const asked = indexedDB.open(name);
        await new Promise((done) => { asked.onsuccess = done; });
        for (const table of asked.result.objectStoreNames) {
            const read = asked.result.transaction(table).objectStore(table).getAll();
            await new Promise((done) => { read.onsuccess = done; });
            found.push(...read.result);
        }
        asked.result.close();
    }
    return found;
}"""

_KEEPS = f"""async ({{ words, answers }}) => {{
    const found = await ({_KEPT})();
    const text = found.map((one) => typeof one === 'string' ? one : JSON.stringify(one)).join();
    // Notes are kept as they are, events as JSON is.
    const has = (one) => text.includes(one) || text.includes(JSON.stringify(one).slice(1, -1));
    return words.every(has)
        && found.filter((one) => one?.type === 'answer').length >= answers;
}}"""


def wait_until_kept(page: Page, *words: str, answers: int = 0) -> None:
    """Wait until the browser keeps these words and so many answers, which then outlive the page."""
    until(page, _KEEPS, {"words": words, "answers": answers})


def until(page: Page, asked: str, given: object = None, *, pause: int = 50) -> None:
    """Ask a page until its promise comes true, with a pause in milliseconds between.

    ``wait_for_function`` would take the promise itself for a yes. It only waits, for ten seconds at
    most: what a test looks at next tells whether it was worth it.
    """
    for _ in range(10_000 // pause):
        if page.evaluate(asked, given):
            return
        page.wait_for_timeout(pause)


def wait_until_quiet(page: Page) -> None:
    """Wait until the browser keeps what it kept half a second ago, which ends every pause of ours.

    The pauses, and the looks at what is kept, are timed by one clock: a busy host slows them both.
    """
    until(
        page,
        f"""async () => {{
            const before = window.keptBefore;
            window.keptBefore = JSON.stringify(await ({_KEPT})());
            return window.keptBefore === before;
        }}""",
        pause=500,
    )


def let_pass(page: Page) -> None:
    """Let happen in the page whatever is due, and be drawn."""
    page.evaluate(
        """async () => {
            for (let again = 0; again < 3; again++) {
                await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            }
        }"""
    )


def wait_until_written(page: Page) -> None:
    """Wait until what the page gave its storage is on the disk.

    A write that still waits for the one before it is lost with its page; a busy host makes tests
    faster than the disk.
    """
    page.evaluate(
        """async () => {
            const over = (request) => new Promise((done) => {
                request.onsuccess = request.onerror = () => done(request.result);
            });
            const wait = async () => {
                for (const { name } of await indexedDB.databases()) {
                    const database = await over(indexedDB.open(name));
                    const [table] = database?.objectStoreNames ?? [];
                    // It begins once all writes before it have ended.
                    if (table) await over(database.transaction(table).objectStore(table).count());
                    database?.close();
                }
            };
            const late = new Promise((done) => setTimeout(done, 2000));
            await Promise.race([late, wait().catch(() => {})]);
        }"""
    )


def search(page: Page, words: str) -> None:
    """Search until there are hits: the theme hears what is typed only once it has set up."""
    page.locator(".md-search__input").focus()
    page.wait_for_function(
        """(words) => {
            const input = document.querySelector('.md-search__input');
            input.value = words;
            input.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));
            return document.querySelector('.md-search-result__item');
        }""",
        arg=words,
        polling=250,
    )
    page.locator(".md-search-result__item").first.wait_for()


def settle(page: Page) -> None:
    """Wait until the exercises of the page have come alive and know what was answered."""
    page.wait_for_function(
        """() => [...document.querySelectorAll('.pb-exercise')]
            .every((one) => one.querySelector(':scope > .pb-live')
                && (one.localName === 'pb-progress' || one.matches('.pb-ready')))"""
    )
