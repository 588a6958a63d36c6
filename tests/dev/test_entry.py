"""dev.py itself: it parses on old Pythons, and every command ends in plain lines."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from devtools import main as door
from devtools.places import ROOT
from devtools.say import StopError
from playbook.cli.commands import COMMANDS


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
    assert all(f"dev.py {word}" in told for word in door._COMMANDS)


def test_the_words_of_the_playbook_are_those_that_it_has(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert sorted(door.PLAYBOOK) == sorted(one.__name__.rpartition(".")[2] for one in COMMANDS)
    door.main(["--help"])
    told = capsys.readouterr().out
    assert all(word in told for word in door.PLAYBOOK)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("sevre", "There is no command 'sevre'; did you mean serve? There are: bench, build,"),
        ("TEST", "There is no command 'TEST'; did you mean test? There are: "),
        ("lnit", "There is no command 'lnit'; did you mean lint? There are: "),
        ("xyzzy", "There is no command 'xyzzy'. There are: bench, build, catalog,"),
        ("--json", "There is no command '--json'"),
        ("", "There is no command ''. There are: "),
        ("x" * 1000, f"There is no command '{'x' * 40}...'. There are: "),
    ],
)
def test_a_mistyped_command_is_told_before_anything_is_set_up(
    word: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def set_up(_level: str) -> None:
        pytest.fail("the environment was set up")

    monkeypatch.setattr("devtools.environment.prepare", set_up)
    assert door.main([word]) == 2
    told = capsys.readouterr().err
    assert told.startswith(said)
    assert told.count("\n") == 1
    assert all(known in told for known in ("serve", "test", "build", "lint", "catalog"))


def test_a_mistyped_command_needs_no_more_than_a_bare_python(tmp_path: Path) -> None:
    bare = [sys.executable, "-I", "-S", str(ROOT / "dev.py"), "sevre"]
    done = subprocess.run(bare, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean serve?" in done.stderr


def test_a_word_of_the_playbook_goes_to_the_playbook(monkeypatch: pytest.MonkeyPatch) -> None:
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
