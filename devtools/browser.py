"""The browser for the tests: the one that is there, else one that may be installed.

The shell of Chromium is the same engine without windows: its pages come and go in two thirds of the
time. It records no sound; what does is tried in the whole program, and trials do all in it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from devtools import system
from devtools.places import in_venv
from devtools.run import quietly
from devtools.say import StopError, note
from devtools.trouble import plain_line

# Names the browser for the tests; dev.py sets it, and a person may.
VARIABLE = "PLAYBOOK_CHROMIUM"

_SHELL = "chromium-headless-shell"
_SHELLS = (_SHELL, "chrome-headless-shell")
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ELSEWHERE = (
    "/usr/bin/chromium",
    "/opt/google/chrome/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
# Playwright's own program needs this library, and a bare Debian does not have it.
_LIBRARY = "libatomic.so.1"
_FIND_OWN = """
from playwright.sync_api import sync_playwright
with sync_playwright() as play:
    print(play.chromium.executable_path)
"""


def find_chromium(*, whole: bool = False) -> Path | None:
    """Return the path of a Chromium or Chrome on this machine, None when there is none.

    Its shell comes first, unless the ``whole`` program is asked for.
    """
    named = os.environ.get(VARIABLE)
    if named and not (whole and Path(named).name in _SHELLS):
        return Path(named) if Path(named).is_file() else None
    for name in _NAMES if whole else (*_SHELLS, *_NAMES):
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((Path(place) for place in _ELSEWHERE if Path(place).is_file()), None)


def have_chromium(*, whole: bool = False) -> Path:
    """Return the path of a Chromium; install one when there is none, or say how."""
    found = find_chromium(whole=whole)
    if system.is_debian():
        missing = [] if found else ["chromium" if whole else _SHELL]
        if not any(Path("/usr/lib").glob(f"*/{_LIBRARY}")):
            missing.append("libatomic1")
        if missing:
            system.apt_install(missing, "The tests in the browser need more than is here.")
            found = find_chromium(whole=whole)
    found = found or _own_chromium()
    if found is None:
        raise StopError(
            "There is no Chromium or Chrome for the tests. "
            f"Install one, or set {VARIABLE} to the path of one."
        )
    return found


def _own_chromium() -> Path | None:
    """Return the Chromium that Playwright keeps, fetching it when it is not there yet."""
    found = _where_playwright_keeps_it()
    if found is None or found.is_file():
        return found
    note("There is no Chromium or Chrome; fetching one for the tests.")
    done = quietly([in_venv("python"), "-m", "playwright", "install", "chromium"])
    if done.code != 0:
        otherwise = "Fetching a Chromium did not work. Install Chromium or Chrome yourself."
        raise StopError(plain_line(done.text, otherwise))
    return found


def _where_playwright_keeps_it() -> Path | None:
    looked = quietly([in_venv("python"), "-c", _FIND_OWN])
    lines = looked.text.strip().splitlines()
    return Path(lines[-1]) if looked.code == 0 and lines else None
