"""Java for the checker of HTML: found, installed where that may be done, or named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from devtools import java, system
from devtools.run import Outcome
from devtools.say import StopError


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A Debian without Java; installing it is noted and works."""
    installed: list[str] = []

    def install(packages: list[str], _why: str) -> None:
        installed.extend(packages)

    def which(_name: str) -> str | None:
        return "/usr/bin/java" if installed else None

    monkeypatch.setattr(shutil, "which", which)
    monkeypatch.setattr(java, "quietly", lambda _command: Outcome(0, "17"))
    monkeypatch.setattr(system, "is_debian", lambda: True)
    monkeypatch.setattr(system, "apt_install", install)
    return installed


def test_where_java_is_missing_and_may_be_installed_it_is(machine: list[str]) -> None:
    assert java.have_java() == Path("/usr/bin/java")
    assert machine == ["default-jre-headless"]


def test_finding_installs_nothing_but_names_the_command(machine: list[str]) -> None:
    with pytest.raises(StopError, match="sudo apt-get install default-jre-headless"):
        java.find_java()
    assert machine == []


def test_elsewhere_one_line_says_what_is_needed(
    machine: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "is_debian", lambda: False)
    with pytest.raises(StopError, match="Install a Java of version 11 or newer"):
        java.have_java()


def test_a_program_that_only_says_that_there_is_no_java_is_none(
    machine: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.append("a stub")
    monkeypatch.setattr(java, "quietly", lambda _command: Outcome(1, "Unable to locate"))
    with pytest.raises(StopError):
        java.find_java()
