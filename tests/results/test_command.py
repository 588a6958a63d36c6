"""The command ``report``: files and folders in, exit codes out."""

import json
from pathlib import Path

import pytest

from playbook.cli import main
from tests.results.files import plain, written
from tests.rules.pairs import BASE


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    code = main(["report", *(str(word) for word in words)])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner = tmp_path / "in" / "deep"
    inner.mkdir(parents=True)
    (inner / "a.json").write_bytes(written(plain()))
    (inner / "B.JSON").write_bytes(written(plain(learner="Bo")))
    (inner / "notes.md").write_text("not read")
    (inner / "round").symlink_to(tmp_path, target_is_directory=True)
    return tmp_path / "in"


def test_all_files_of_a_folder_are_read_once(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    code, shown, _ = run(capsys, folder, folder / "deep" / "a.json", "--site", "any")
    assert code == 0
    assert shown.endswith("2 files read, 2 learners\n")


def test_a_bad_file_is_named_and_the_others_are_read(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "bad.json").write_text("{")
    code, shown, _ = run(capsys, folder, folder / "none.json", "--site", "a-site")
    assert code == 1
    assert "bad.json: it is not whole JSON" in shown
    assert "none.json: it is not there" in shown
    assert "2 files read, 2 learners; 2 files not read" in shown


def test_nothing_read_is_told_by_the_exit_code(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(capsys, tmp_path, "--site", "any")[0] == 2
    (tmp_path / "bad.json").write_text("{}")
    assert run(capsys, tmp_path, "--site", "any")[0] == 2


def test_only_files_of_this_site_are_taken(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    code, shown, _ = run(capsys, folder, "--root", BASE)
    assert code == 2
    assert 'another playbook, "a-site"' in shown
    assert run(capsys, folder, "--root", BASE, "--site", "a-site")[0] == 0


def test_without_exercises_the_site_must_be_named(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    code, _, told = run(capsys, folder, "--root", folder)
    assert code == 2
    assert "--site any" in told
    assert run(capsys, folder, "--root", folder, "--site", "any")[0] == 0


def test_the_csv_is_written_for_spreadsheets(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    assert run(capsys, folder, "--site", "any", "--csv", out)[0] == 0
    content = out.read_bytes()
    assert content.startswith(b"\xef\xbb\xbflearner,on roster,item,")
    assert content.count(b"\r\n") == 3
    assert content.count(b"\n") == 3
    assert run(capsys, folder, "--site", "any", "--csv", tmp_path / "no" / "o.csv")[0] == 2


def test_json_is_ascii(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "c.json").write_bytes(written(plain(learner="Zo\u00eb")))
    code, shown, _ = run(capsys, folder, "--site", "any", "--json")
    assert code == 0
    assert shown.isascii()
    assert [row["name"] for row in json.loads(shown)["learners"]] == ["Ana", "Bo", "Zo\u00eb"]
