"""LibreOffice for the trials: found, installed where that may be done, or named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from devtools import libreoffice, system
from devtools.say import StopError


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """A Debian without LibreOffice; installing it is noted and works."""
    installed: list[str] = []
    program = tmp_path / "soffice"

    def install(packages: tuple[str, ...], _why: str) -> None:
        installed.extend(packages)
        program.touch()

    def which(_name: str) -> str | None:
        return str(program) if installed else None

    monkeypatch.setattr(shutil, "which", which)
    monkeypatch.setattr(libreoffice, "_ELSEWHERE", ())
    monkeypatch.setattr(system, "is_debian", lambda: True)
    monkeypatch.setattr(system, "apt_install", install)
    return installed


def test_where_libreoffice_is_missing_and_may_be_installed_it_is(
    machine: list[str], tmp_path: Path
) -> None:
    assert libreoffice.have_libreoffice() == tmp_path / "soffice"
    assert machine == ["libreoffice-calc-nogui"]


def test_finding_installs_nothing_but_names_the_command(machine: list[str]) -> None:
    with pytest.raises(StopError, match="sudo apt-get install libreoffice-calc-nogui"):
        libreoffice.find_libreoffice()
    assert machine == []


def test_elsewhere_one_line_says_what_is_needed(
    machine: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "is_debian", lambda: False)
    with pytest.raises(StopError, match=r"Install LibreOffice\."):
        libreoffice.have_libreoffice()
    assert machine == []
