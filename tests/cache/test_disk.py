"""Texts on the disk: found again by what they were made from, and by nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from playbook.cache import disk as shelf
from playbook.cache.disk import FOLDER, keep_below, kept_text
from playbook.check import load_checked
from playbook.model.reference import Persona
from tests.rules.pairs import BASE, change, lay_out

ANN = Persona(
    id="P01",
    name="Ann Lee",
    first="Ann",
    last="Lee",
    pronoun="she",
    side="seller",
    role="seller",
    industry="paper",
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    """The folder of the texts; afterward nothing is kept any more."""
    keep_below(tmp_path)
    yield tmp_path / FOLDER
    keep_below(None)


def made(text: str, *parts: object, kind: str = "some") -> tuple[str, bool]:
    """Ask for a text; tell whether it was made anew."""
    asked: list[str] = []

    def make() -> str:
        asked.append(text)
        return text

    return kept_text(kind, parts, make), bool(asked)


def test_a_text_is_made_once_for_the_same_parts() -> None:
    assert made("one\r\n\u201ctwo\u201d", ANN, 1) == ("one\r\n\u201ctwo\u201d", True)
    assert made("other", ANN.model_copy(), 1) == ("one\r\n\u201ctwo\u201d", False)


def test_any_other_part_or_kind_is_another_text() -> None:
    made("one", ANN, ["a", "b"])
    assert made("two", ANN.model_copy(update={"role": "clerk"}), ["a", "b"]) == ("two", True)
    assert made("three", ANN, ["b", "a"]) == ("three", True)
    assert made("four", ANN, ["a", "b"], kind="others") == ("four", True)


def test_a_change_of_the_engine_makes_all_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    made("one", ANN)
    monkeypatch.setattr(shelf, "_engine", lambda: "another")
    assert made("two", ANN) == ("two", True)


@pytest.mark.parametrize("harm", [b"", b"x", b"one", b"\xff\xfe"])
def test_a_damaged_file_is_made_anew(folder: Path, harm: bytes) -> None:
    made("one", ANN)
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:70] + harm if harm else b"")
    assert made("two", ANN) == ("two", True)
    assert made("three", ANN) == ("two", False)


def test_where_nothing_can_be_written_the_text_is_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    keep_below(tmp_path / "file")
    assert made("one", ANN) == ("one", True)
    assert made("one", ANN) == ("one", True)


def test_the_oldest_go_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST", 3)
    for number in range(6):
        made(str(number), number)
    assert len(list(folder.iterdir())) == 3
    assert made("again", 5) == ("5", False)


def test_what_raises_keeps_nothing(folder: Path) -> None:
    def broken() -> str:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept_text("some", (ANN,), broken)
    assert not folder.exists()


def test_findings_of_calls_are_told_every_time_and_never_from_before(tmp_path: Path) -> None:
    root = tmp_path / "playbook"
    lay_out(BASE, root)
    call = root / "exercises/calls/f01.yml"
    assert load_checked(root).diagnostics == ()
    assert load_checked(root).diagnostics == ()
    text = call.read_text(encoding="utf-8")
    (why,) = [line for line in text.splitlines() if line.strip().startswith("why:")][:1]
    change(call, f"{why}\n", "") if text.count(why) == 1 else call.write_text(
        text.replace(f"{why}\n", "", 1), encoding="utf-8"
    )
    found = [one.code for one in load_checked(root).diagnostics]
    assert found
    assert [one.code for one in load_checked(root).diagnostics] == found
    call.write_text(text, encoding="utf-8")
    assert load_checked(root).diagnostics == ()


def test_a_text_that_cannot_be_put_in_place_leaves_no_draft(folder: Path) -> None:
    made("one", ANN)
    (file,) = folder.iterdir()
    file.unlink()
    file.mkdir()
    assert made("two", ANN) == ("two", True)
    assert list(folder.iterdir()) == [file]
