"""What no longer runs as it is written is shown, and brought up to date where that can be."""

import shutil
from pathlib import Path

import pytest

from playbook.check import load_checked
from playbook.cli import main
from tests.rules.pairs import BASE, change

PLAYS = "exercises/playthroughs/f01.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], root: Path, *words: str) -> tuple[int, str]:
    code = main(["playthroughs", "--root", str(root), *words])
    return code, capsys.readouterr().out


def test_what_runs_as_it_is_written_is_left_alone(
    capsys: pytest.CaptureFixture[str], root: Path
) -> None:
    before = (root / PLAYS).read_bytes()
    told = (0, "All playthroughs run as they are written.\n")
    assert run(capsys, root) == told
    assert run(capsys, root, "--write") == told
    assert (root / PLAYS).read_bytes() == before


def test_an_edited_rating_is_shown_and_brought_up_to_date_and_all_else_stays(
    capsys: pytest.CaptureFixture[str], root: Path
) -> None:
    file = root / PLAYS
    written = "    # how it goes\r\n    ending: 'good'  # for now\r\n    points:   7\r\n"
    text = file.read_text(encoding="utf-8").replace("\n", "\r\n")
    old = "    ending: very-good\r\n    points: 8\r\n"
    file.write_bytes(text.replace(old, written).encode())
    code, shown = run(capsys, root)
    assert code == 1
    assert shown.startswith(
        'F01 best, level 1: it ends in "very-good", not in "good"; it scores 8, not 7\n'
    )
    assert run(capsys, root, "--write")[0] == 0
    mended = written.replace("'good'", "very-good").replace("7", "8")
    assert file.read_bytes() == text.replace(old, mended).encode()
    assert load_checked(root).diagnostics == ()


def test_keys_that_are_not_written_are_not_added(
    capsys: pytest.CaptureFixture[str], root: Path
) -> None:
    change(root / PLAYS, "    points: 8\n    passed: true\n", "")
    change(root / PLAYS, "    ending: good\n    passed: false\n", "    {ending: good}\n")
    change(root / PLAYS, "    {ending: good}\n", "    ending: very-good\n")
    before = (root / PLAYS).read_text(encoding="utf-8")
    assert run(capsys, root, "--write")[0] == 0
    after = (root / PLAYS).read_text(encoding="utf-8")
    assert after == before[::-1].replace("doog-yrev", "doog", 1)[::-1]


def test_a_step_that_is_gone_is_told_with_what_stands_there_now(
    capsys: pytest.CaptureFixture[str], root: Path
) -> None:
    change(root / PLAYS, "desk/voice", "desk/noise")
    before = (root / PLAYS).read_bytes()
    code, shown = run(capsys, root, "--write")
    assert code == 1
    assert shown.splitlines() == [
        'F01 best, level 1: at step 1, desk/noise: turn "desk" has no choice "noise"; '
        "known: one of later, note, voice",
        "Mend the steps of these by hand.",
    ]
    assert (root / PLAYS).read_bytes() == before


def test_a_call_that_cannot_be_walked_is_left_to_lint(
    capsys: pytest.CaptureFixture[str], root: Path
) -> None:
    call = root / "exercises/calls/f01.yml"
    change(call, "next_if: [{flag: asked", "next_if: [{flag: aksed")
    assert run(capsys, root)[0] == 0
