"""The command `new`: a start that needs no mending, and never a file written over."""

import shutil
from pathlib import Path

import pytest

from playbook.check import load_checked
from playbook.cli import main
from tests.rules.pairs import BASE, change

OWN = Path(__file__).resolve().parents[2]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The playbook's own exercises, in a folder that may be written to."""
    shutil.copytree(OWN / "exercises", tmp_path / "exercises")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], root: Path, *words: str) -> tuple[int, str, str]:
    code = main(["new", *words, "--root", str(root)])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_what_it_writes_needs_no_mending_even_twice(
    capsys: pytest.CaptureFixture[str], own: Path
) -> None:
    for kind, folder in (("call", "calls"), ("worksheet", "worksheets"), ("gate", "gates")):
        for number in (1, 2):
            name = f"{kind[0].upper()}-NEW-{number}"
            assert run(capsys, own, kind, name)[0] == 0
            written = (own / "exercises" / folder / f"{name.lower()}.yml").read_text("utf-8")
            assert written.startswith(f"# yaml-language-server: $schema=../../schemas/{kind}.json")
            assert f"\nid: {name} " in written
    loaded = load_checked(own)
    assert loaded.diagnostics == ()
    assert loaded.catalog is not None
    assert {"C-NEW-1", "C-NEW-2"} <= set(loaded.catalog.calls)


def test_a_file_that_is_there_is_never_written_over(
    capsys: pytest.CaptureFixture[str], own: Path
) -> None:
    path = own / "exercises/calls/f98.yml"
    path.write_text("my: draft", encoding="utf-8")
    code, said, error = run(capsys, own, "call", "f98")
    assert (code, said) == (1, "")
    assert "F98 is taken: exercises/calls/f98.yml. Nothing was written." in error
    assert path.read_text(encoding="utf-8") == "my: draft"


def test_an_id_of_another_kind_is_taken_too(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    code, _, error = run(capsys, own, "gate", "W05")
    assert code == 1
    assert "exercises/worksheets/w05.yml" in error
    assert not (own / "exercises/gates/w05.yml").exists()


@pytest.mark.parametrize("wrong", ["40", "F_40", "F40!", "../F40", "F" * 60, " ", "F--1"])
def test_what_cannot_be_an_id_is_told_with_one_that_can(
    capsys: pytest.CaptureFixture[str], own: Path, wrong: str
) -> None:
    before = sorted((own / "exercises").rglob("*"))
    code, _, error = run(capsys, own, "call", wrong)
    assert code == 2
    assert "cannot be an id" in error
    assert "such as F" in error
    assert sorted((own / "exercises").rglob("*")) == before


def test_a_playbook_without_people_says_what_is_missing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    change(tmp_path / "exercises/personas.yml", "side: seller", "side: counterpart")
    code, _, error = run(capsys, tmp_path, "call", "F98")
    assert code == 2
    assert "personas.yml" in error
    assert not (tmp_path / "exercises/calls/f98.yml").exists()


def test_without_exercises_nothing_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(capsys, tmp_path, "call", "F98")[0] == 2
    assert list(tmp_path.iterdir()) == []
