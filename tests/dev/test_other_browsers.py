"""Firefox and WebKit for the tests: found, installed where that may be done, or named."""

from __future__ import annotations

from pathlib import Path

import pytest

from devtools import checks, other_browsers, system
from devtools.other_browsers import FIREFOX_PACKAGES, WEBKIT_PACKAGES, WebKit
from devtools.say import StopError


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A Debian without either; installing is noted and works."""
    installed: list[str] = []
    firefox = Path("/usr/bin/firefox-esr")
    webkit = WebKit(Path("/usr/bin/WebKitWebDriver"), Path("/usr/lib/x"), Path("/usr/bin/Xvfb"))

    def install(packages: list[str], _why: str) -> None:
        installed.extend(packages)

    def there(packages: tuple[str, ...]) -> bool:
        return set(packages) <= set(installed)

    monkeypatch.setattr(
        other_browsers, "_firefox", lambda: firefox if there(FIREFOX_PACKAGES) else None
    )
    monkeypatch.setattr(
        other_browsers, "_webkit", lambda: webkit if there(WEBKIT_PACKAGES) else None
    )
    monkeypatch.setattr(system, "is_debian", lambda: True)
    monkeypatch.setattr(system, "apt_install", install)
    return installed


def test_what_is_missing_and_may_be_installed_is_in_one_go(machine: list[str]) -> None:
    other_browsers.have_others()
    assert machine == [*FIREFOX_PACKAGES, *WEBKIT_PACKAGES]
    other_browsers.have_others()
    assert len(machine) == len(FIREFOX_PACKAGES) + len(WEBKIT_PACKAGES)


def test_only_what_is_missing_is_installed(machine: list[str]) -> None:
    machine.extend(FIREFOX_PACKAGES)
    other_browsers.have_others()
    assert machine == [*FIREFOX_PACKAGES, *WEBKIT_PACKAGES]


def test_finding_installs_nothing_but_names_the_command(machine: list[str]) -> None:
    with pytest.raises(StopError, match="Run: sudo apt-get install firefox-esr"):
        other_browsers.find_firefox()
    with pytest.raises(StopError, match="Run: sudo apt-get install webkit2gtk-driver "):
        other_browsers.find_webkit()
    assert machine == []


def test_elsewhere_one_line_says_what_is_needed(
    machine: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "is_debian", lambda: False)
    with pytest.raises(StopError, match=r"The tests in Firefox need more.* Install Firefox"):
        other_browsers.have_others()


def test_one_thing_that_cannot_be_had_keeps_no_other_from_being_fetched(
    machine: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    def no_java() -> Path:
        raise StopError("There is no Java.")

    checks.fetch_each(no_java, other_browsers.have_others)
    assert machine == [*FIREFOX_PACKAGES, *WEBKIT_PACKAGES]
    assert "There is no Java." in capsys.readouterr().err
