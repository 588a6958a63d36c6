"""The old folder stays, byte for byte, unless its successor is whole."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from devtools import swap
from devtools.places import PARTS, ROOT
from devtools.say import StopError
from devtools.swap import refuse_parts, refuse_unsafe, successor
from playbook.cli import targets


def files(folder: Path) -> dict[str, bytes]:
    """Return path -> bytes of everything in a folder."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built site of two pages, in a folder with a space in its name."""
    monkeypatch.setattr(swap, "CACHE", tmp_path / "cache")
    site = tmp_path / "a place" / "site"
    (site / "read").mkdir(parents=True)
    (site / "index.html").write_text("old", encoding="utf-8")
    (site / "read" / "index.html").write_text("old chapter", encoding="utf-8")
    return site


def test_a_whole_successor_takes_the_place(out: Path) -> None:
    with successor(out) as new:
        new.mkdir()
        (new / "index.html").write_text("new", encoding="utf-8")
    assert files(out) == {"index.html": b"new"}
    assert [found.name for found in out.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("trouble", [StopError("no"), RuntimeError("crash"), KeyboardInterrupt()])
def test_a_failure_halfway_leaves_the_old_folder(out: Path, trouble: BaseException) -> None:
    before = files(out)
    with pytest.raises(type(trouble)), successor(out) as new:
        new.mkdir()
        (new / "index.html").write_text("half", encoding="utf-8")
        raise trouble
    assert files(out) == before
    assert [found.name for found in out.parent.iterdir()] == ["site"]


def test_a_successor_that_never_came_leaves_the_old_folder(out: Path) -> None:
    before = files(out)
    with successor(out):
        pass
    assert files(out) == before


def test_when_the_exchange_itself_fails_the_old_folder_comes_back(
    out: Path, tmp_path: Path
) -> None:
    before = files(out)
    with pytest.raises(OSError, match="missing"):
        swap.exchange(out, tmp_path / "missing", tmp_path / "old")
    assert files(out) == before


def test_an_exchange_cut_off_halfway_is_undone_at_the_next_build(out: Path) -> None:
    before = files(out)
    out.rename(out.with_name("site.old"))
    with successor(out):
        assert files(out) == before
    assert files(out) == before


@pytest.mark.parametrize("place", [".", "..", "docs", "hooks/playbook", ".venv", "mkdocs.yml"])
def test_folders_of_the_project_are_never_replaced(place: str) -> None:
    with pytest.raises(StopError):
        refuse_unsafe((ROOT / place).resolve())


@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_built_into_a_part_of_the_project(part: str) -> None:
    for out in (ROOT / part, ROOT / part / "deep/out"):
        with pytest.raises(StopError, match="a part of the project"):
            refuse_parts(out)
    refuse_parts(ROOT / "site")
    refuse_parts(ROOT / f"{part}-2")


def test_every_folder_of_the_project_is_a_part() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("this copy has no history to ask")
    folders = {name.split("/")[0] for name in listed.stdout.splitlines() if "/" in name}
    assert {name for name in folders if not name.startswith(".")} <= set(PARTS)
    assert targets.PARTS == PARTS


def test_a_folder_that_is_no_site_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(StopError, match="no built site"):
        refuse_unsafe(tmp_path)
    assert (tmp_path / "thesis.txt").exists()
