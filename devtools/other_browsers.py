"""Firefox and WebKit for the slow tests: those that are there, else those that may be installed."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from devtools import system
from devtools.say import StopError

FIREFOX_PACKAGES = ("firefox-esr",)
WEBKIT_PACKAGES = ("webkit2gtk-driver", "libwebkit2gtk-4.1-0", "xvfb")

_FIREFOX_NAMES = ("firefox-esr", "firefox")
_FIREFOX_ELSEWHERE = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:/Program Files/Mozilla Firefox/firefox.exe",
)


@dataclass(frozen=True)
class WebKit:
    """The programs that WebKit is driven with: its driver, its browser, a screen without glass."""

    driver: Path
    browser: Path
    screen: Path


def find_firefox() -> Path:
    """Return the path of a Firefox; without one, stop and name what to install."""
    found = _firefox()
    if found is None:
        raise _missing("Firefox", FIREFOX_PACKAGES, "Install Firefox.")
    return found


def find_webkit() -> WebKit:
    """Return the programs for WebKit; without one of them, stop and name what to install."""
    found = _webkit()
    if found is None:
        raise _missing("WebKit", WEBKIT_PACKAGES, "They run where WebKitGTK and Xvfb are.")
    return found


def have_others() -> None:
    """Make sure of Firefox and WebKit; install what is missing where that may be done."""
    missing = [
        *(() if _firefox() else FIREFOX_PACKAGES),
        *(() if _webkit() else WEBKIT_PACKAGES),
    ]
    if missing and system.is_debian():
        system.apt_install(missing, "The tests in Firefox and WebKit need more than is here.")
    find_firefox()
    find_webkit()


def _firefox() -> Path | None:
    named = (shutil.which(name) for name in _FIREFOX_NAMES)
    places = [*(Path(name) for name in named if name), *map(Path, _FIREFOX_ELSEWHERE)]
    return next((place for place in places if place.is_file()), None)


def _webkit() -> WebKit | None:
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    browsers = Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser")
    browser = next(browsers, None)
    if not driver or not screen or not browser:
        return None
    return WebKit(Path(driver), browser, Path(screen))


def _missing(name: str, packages: tuple[str, ...], elsewhere: str) -> StopError:
    why = f"The tests in {name} need more than is here."
    if not system.is_debian():
        return StopError(f"{why} {elsewhere}")
    return StopError(f"{why} Run: {system.apt_command(packages)}")
