"""How long it takes from saving a file of data until the open page shows it."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import expect, sync_playwright

from tests.browser.browsing import launch_options
from tests.browser.living import PATIENCE, living, with_code
from tests.browser.project import Project

_DATA, _PAGE = "exercises/calls/f05.yml", "practice/calls/f05/"
_TITLE = "Gone quiet after the proposal"


def seconds_to_reload(times: int = 3) -> float:
    """Edit a call while the site is served and a browser shows its page; return the median."""
    with (
        TemporaryDirectory(prefix="playbook-bench-") as folder,
        living(with_code(Project(Path(folder) / "playbook"))) as served,
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(**launch_options())
        page = browser.new_page()
        page.goto(served.url + _PAGE)
        title, took = _TITLE, []
        for number in range(times):
            time.sleep(1)
            new = f"{_TITLE}, edited {number + 1} times"
            served.project.edit(_DATA, f"title: {title}\n", f"title: {new}\n")
            began = time.monotonic()
            expect(page.locator("h1")).to_contain_text(new, timeout=PATIENCE * 1000)
            took.append(time.monotonic() - began)
            title = new
        browser.close()
        return statistics.median(took)
