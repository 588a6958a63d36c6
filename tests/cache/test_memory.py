"""Kept results are never stale: whatever they were made from, a change makes them anew."""

import shutil
from pathlib import Path

import pytest

from playbook.cache.memory import Kept
from playbook.catalog.load import Loaded
from playbook.check import load_checked
from playbook.render.html.exercise import exercise_html
from tests.rules.pairs import BASE, RULES, change, lay_out, pairs


def test_a_result_is_kept_as_long_as_its_parts_are_the_same() -> None:
    kept: Kept[list[int]] = Kept()
    first = kept.get("a", (1, "x"), lambda: [1])
    assert kept.get("a", (1, "x"), lambda: [2]) is first
    assert kept.get("a", (1, "y"), lambda: [3]) == [3]
    assert kept.get("a", (1,), lambda: [4]) == [4]
    assert kept.get("b", (1,), lambda: [5]) == [5]


def test_what_raises_keeps_nothing() -> None:
    kept: Kept[int] = Kept()
    with pytest.raises(ZeroDivisionError):
        kept.get("a", (), lambda: 1 // 0)
    assert kept.get("a", (), lambda: 2) == 2


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def shown(loaded: Loaded) -> list[str]:
    return [
        f"{one.path}:{one.line}:{one.column} {one.code} {one.message}" for one in loaded.diagnostics
    ]


def test_findings_after_an_edit_are_those_of_a_fresh_start(tmp_path: Path) -> None:
    """Each pair is laid over the base that was checked before, as an author's slip would be."""
    load_checked(BASE)
    for number, pair in enumerate(pairs()):
        root = tmp_path / str(number)
        lay_out(pair, root)
        expected = (pair / "expected.txt").read_text(encoding="utf-8")
        for line in shown(load_checked(root)):
            assert line.split(" ")[0] in expected


def test_a_finding_moves_with_its_line(tmp_path: Path) -> None:
    lay_out(RULES / "PB410-slot-not-known-on-one-path", tmp_path)
    call = tmp_path / "exercises/calls/f01.yml"
    before = [one.line for one in load_checked(tmp_path).diagnostics]
    call.write_text("# one more line\n" + call.read_text(encoding="utf-8"), encoding="utf-8")
    assert before
    assert [one.line for one in load_checked(tmp_path).diagnostics] == [line + 1 for line in before]


def test_an_exercise_shows_the_person_that_a_slot_names_now(root: Path) -> None:
    def html() -> str:
        catalog = load_checked(root).catalog
        assert catalog is not None
        return exercise_html("F01", catalog)

    before = html()
    assert html() is before
    change(
        root / "exercises/personas.yml", "name: Tom Berg, first: Tom", "name: Tim Berg, first: Tim"
    )
    assert "Tim" in html()
    assert "Tom" not in html()


def test_a_new_person_is_known_though_the_call_is_the_same(root: Path) -> None:
    call = root / "exercises/calls/f01.yml"
    change(call, "{person: Q01}", "{person: Q02}")
    assert [one.code for one in load_checked(root).diagnostics] == ["PB206"]
    people = (root / "exercises/personas.yml").read_text()
    more = [line.replace("Q01", "Q02") for line in people.splitlines() if "Q01" in line]
    (root / "exercises/personas.yml").write_text(people + "\n".join(more) + "\n")
    assert "PB206" not in [one.code for one in load_checked(root).diagnostics]
