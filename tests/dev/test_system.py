"""Debian packages for the tests: installing one starts no service on the machine."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from devtools import system
from devtools.run import Outcome


@pytest.fixture
def answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """What Debian was told while something was installed, asking whether a service may start."""
    found: list[int | None] = []
    policy = tmp_path / "policy-rc.d"

    def quietly(command: list[str], _env: dict[str, str]) -> Outcome:
        if "install" in command:
            there = policy.exists() and os.access(policy, os.X_OK)
            found.append(subprocess.run([policy], check=False).returncode if there else None)
        return Outcome(0, "")

    monkeypatch.setattr(system, "_MAY_START", policy)
    monkeypatch.setattr(system, "quietly", quietly)
    monkeypatch.setattr(system, "is_root", lambda: True)
    return found


def test_what_is_installed_may_not_start_to_serve_by_itself(
    answers: list[int | None], tmp_path: Path
) -> None:
    system.apt_install(["nginx-light"], "The tests need it.")
    assert answers == [101]
    assert list(tmp_path.iterdir()) == []


def test_what_somebody_has_said_about_services_holds(
    answers: list[int | None], tmp_path: Path
) -> None:
    theirs = tmp_path / "policy-rc.d"
    theirs.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    theirs.chmod(0o755)
    system.apt_install(["nginx-light"], "The tests need it.")
    assert answers == [0]
    assert theirs.read_text(encoding="utf-8") == "#!/bin/sh\nexit 0\n"
