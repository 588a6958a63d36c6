"""A real Chromium for the tests: keeps every request on this machine, and keeps every error."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Playwright, Route

HOSTS_HERE = ("127.0.0.1", "localhost", "docs.corp")
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
    "--host-resolver-rules=MAP docs.corp 127.0.0.1",
]


def launch_options() -> dict[str, Any]:
    """Return what to start Chromium with; the sandbox goes only where root cannot have it."""
    path = os.environ.get("PLAYBOOK_CHROMIUM") or shutil.which("chromium")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    options: dict[str, Any] = {"args": ARGUMENTS, "chromium_sandbox": not root}
    if path:
        options["executable_path"] = path
    return options


def dialogs_of(page: Page) -> list[str]:
    """Return a list that every dialog of a page goes into from now on; each is dismissed."""
    messages: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        messages.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    return messages


_INDEX = "/search/search_index.json"
_EMPTY_INDEX = {
    "config": {"lang": ["en"], "separator": r"[\s\-]+", "pipeline": [], "fields": {}},
    "docs": [],
}


@dataclass
class Watch:
    """What a context did that it should not: requests to elsewhere, and errors.

    Every page works the whole search index out anew, which takes half as long as all else on it. So
    it gets an empty one, unless the test ``searches``.
    """

    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    searches: bool = False

    def over(self, context: BrowserContext) -> None:
        """Watch ``context`` from now on; stop and note every request that leaves the machine."""
        context.route("**/*", self._judge)
        context.on("console", self._listen)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def assert_clean(self) -> None:
        """Fail with the list, if anything was noted."""
        assert self.outside == []
        assert self.errors == []

    def _judge(self, route: Route) -> None:
        url = route.request.url
        scheme, _, rest = url.partition(":")
        host = rest.lstrip("/").split("/")[0].split(":")[0]
        if url.endswith(_INDEX) and not self.searches:
            route.fulfill(json=_EMPTY_INDEX)
        elif scheme in ("file", "data", "blob") or host in HOSTS_HERE:
            route.continue_()
        else:
            self.outside.append(url)
            route.abort()

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


def settle(page: Page) -> None:
    """Wait until the exercises of the page have come alive and know what was answered."""
    page.wait_for_function(
        """() => [...document.querySelectorAll('.pb-exercise')]
            .every((one) => one.querySelector(':scope > .pb-live')
                && (one.localName === 'pb-progress' || one.matches('.pb-ready')))"""
    )
