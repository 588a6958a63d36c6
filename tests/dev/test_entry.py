"""dev.py itself: it parses on old Pythons, and every command ends in plain lines."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import dev
from devtools import main as door
from devtools.places import ROOT
from devtools.say import StopError


def test_dev_py_parses_under_an_old_grammar() -> None:
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_dev_py_imports_nothing_of_ours_before_it_knows_the_version() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    early = [name.name for node in tree.body if isinstance(node, ast.Import) for name in node.names]
    assert set(early) <= {"os", "sys"}
    assert not any(isinstance(node, ast.ImportFrom) for node in tree.body)


def test_an_old_python_is_told_so_in_plain_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 10))
    assert dev.main() == 1
    assert capsys.readouterr().out.startswith("This needs Python 3.11 or newer; this one is 3.8.")


def test_without_words_every_command_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main([]) == 0
    told = capsys.readouterr().out
    assert all(f"dev.py {word}" in told for word in ("serve", "test", "build", "bench", "setup"))


def test_any_other_word_goes_to_the_playbook(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[list[str], Path | None]] = []

    def openly(command: list[str], env: dict[str, str], cwd: Path | None) -> int:
        assert env["PLAYBOOK_ROOT"] == str(ROOT)
        started.append(([str(part) for part in command[1:]], cwd))
        return 2

    monkeypatch.setattr("devtools.environment.prepare", lambda _level: None)
    monkeypatch.setattr(door, "openly", openly)
    assert door.main(["lint", "--json"]) == 2
    assert started == [(["-m", "playbook.cli", "lint", "--json"], None)]


@pytest.mark.parametrize(
    ("trouble", "code", "line"),
    [
        (StopError("Port 8000 is taken."), 1, "Port 8000 is taken."),
        (PermissionError(13, "Permission denied"), 1, "No right to write in this folder."),
        (OSError(28, "No space left on device"), 1, "The disk is full."),
        (KeyboardInterrupt(), 130, "Stopped."),
    ],
)
def test_trouble_ends_in_one_plain_line(
    trouble: BaseException,
    code: int,
    line: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(_words: list[str]) -> int:
        raise trouble

    monkeypatch.setitem(door._COMMANDS, "setup", fail)
    assert door.main(["setup"]) == code
    told = capsys.readouterr().err
    assert told.startswith(line)
    assert told.count("\n") == 1
