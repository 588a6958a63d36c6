"""Files become a catalog; troubles with files are findings, never a crash."""

import errno
import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playbook.catalog.load import Loaded, load
from playbook.check import load_checked
from playbook.diagnostics import Diagnostic, errors, split_lines
from playbook.yaml_source.nodes import plain
from playbook.yaml_source.parser import parse
from tests.rules.pairs import BASE, change


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def shown(loaded: Loaded) -> list[str]:
    return [f"{one.path}:{one.line} {one.code}" for one in loaded.diagnostics]


def test_a_sound_playbook_loads_whole() -> None:
    loaded = load(BASE)
    assert loaded.diagnostics == ()
    assert loaded.catalog is not None
    assert list(loaded.catalog.calls) == ["F01"]
    assert loaded.catalog.personas["Q01"].first == "Tom"
    assert loaded.catalog.settings.site_id == "base"


def test_an_error_leaves_a_draft_and_no_catalog(root: Path) -> None:
    change(root / "exercises/causes/c01.yml", "kind: fear\n", "kind: terror\n")
    loaded = load(root)
    assert loaded.catalog is None
    assert loaded.draft.causes["C01"].name == "Silence read as no"


def test_no_folder_of_exercises_is_told(tmp_path: Path) -> None:
    loaded = load(tmp_path)
    assert [one.code for one in loaded.diagnostics] == ["PB214"]
    assert loaded.catalog is None


def test_every_missing_file_of_the_base_is_told_and_nothing_follows_from_it(root: Path) -> None:
    for name in ("playbook", "personas", "families", "groups", "sources"):
        (root / f"exercises/{name}.yml").unlink()
    found = load_checked(root).diagnostics
    assert {one.code for one in found} == {"PB214"}
    assert len(found) == 5


def _folder(path: Path) -> None:
    path.mkdir()


def _link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def _link_to_nothing(path: Path) -> None:
    path.symlink_to(path.parent / "gone")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize("make", [_folder, _link_to_itself, _link_to_nothing, _pipe])
def test_what_is_no_plain_file_is_told(root: Path, make: Callable[[Path], None]) -> None:
    make(root / "exercises/causes/c02.yml")
    loaded = load_checked(root)
    assert shown(loaded) == ["exercises/causes/c02.yml:1 PB112"]


def test_a_link_to_a_file_is_read(root: Path) -> None:
    file = root / "exercises/causes/c01.yml"
    file.rename(root / "elsewhere.yml")
    file.symlink_to(root / "elsewhere.yml")
    assert load(root).diagnostics == ()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "may not be read"),
        (errno.ENOENT, "went away"),
        (errno.EIO, "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_opened_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    opened = os.open

    def refuse(path: Any, flags: int, *more: Any, **named: Any) -> int:
        if str(path).endswith("c01.yml"):
            raise OSError(number, os.strerror(number))
        return opened(path, flags, *more, **named)

    monkeypatch.setattr("playbook.yaml_source.file_text.os.open", refuse)
    found = load_checked(root).diagnostics
    assert [one.code for one in found] == ["PB112"]
    assert words in found[0].message


def test_what_refers_to_a_file_that_cannot_be_read_is_not_told_twice(root: Path) -> None:
    (root / "exercises/techniques/t01.yml").write_text("id: 'T01\n")
    (root / "exercises/personas.yml").write_text("personas: {\n")
    assert [one.code for one in load_checked(root).diagnostics] == ["PB103", "PB103"]


def test_an_id_taken_in_another_file_is_told_with_both_places(root: Path) -> None:
    folder = root / "exercises/causes"
    shutil.copy(folder / "c01.yml", folder / "c02.yml")
    found = load(root).diagnostics
    assert [(one.code, one.path) for one in found] == [("PB205", "exercises/causes/c02.yml")]
    assert "exercises/causes/c01.yml:1" in found[0].message
    assert "rename" not in str(found[0].hint)


def test_a_text_beyond_all_measure_is_told(root: Path) -> None:
    file = root / "exercises/techniques/t01.yml"
    change(file, "weak: Any news?", f"weak: {'so ' * 8_000}long")
    assert [one.code for one in load(root).diagnostics] == ["PB209"]


def test_a_file_of_something_else_is_told_at_length_but_not_for_ever(root: Path) -> None:
    keys = "".join(f"key-{number}: {number}\n" for number in range(20_000))
    (root / "exercises/causes/c02.yml").write_text(keys)
    began = time.process_time()
    found = load(root).diagnostics
    assert time.process_time() - began < 3
    assert 150 < len(found) <= 201
    assert {one.code for one in found} == {"PB201", "PB202", "PB215"}


def test_files_that_editors_leave_behind_are_passed_over(root: Path) -> None:
    for name in (".c01.yml.swp", "c01.yml~", "#c01.yml#", "c01.yml.tmp", "README.md"):
        (root / "exercises/causes" / name).write_text("not: read: at: all")
    assert load(root).diagnostics == ()


def test_hostile_text_is_only_text(root: Path) -> None:
    hostile = "<script>alert(1)</script> ${x} {{7*7}} \\u202e \\U0001F600"
    file = root / "exercises/techniques/t01.yml"
    change(file, "weak: Any news?", f'weak: "{hostile}"')
    loaded = load(root)
    assert loaded.diagnostics == ()
    assert "<script>" in loaded.draft.techniques["T01"].weak


def test_two_hundred_files_are_read_and_checked_in_seconds_of_work(root: Path) -> None:
    calls = root / "exercises/calls"
    text = (calls / "f01.yml").read_text()
    for number in range(2, 201):
        (calls / f"f{number:02}.yml").write_text(text.replace("id: F01", f"id: F{number:02}"))
    began = time.process_time()
    loaded = load_checked(root)
    # A busy machine counts more seconds for the same work; a quadratic check counts minutes.
    assert time.process_time() - began < 8
    assert errors(loaded.diagnostics) == ()
    assert len(loaded.draft.calls) == 200


_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 100),
    st.sampled_from(
        ["", " ", "F01", "opening", "{buyer}", "{", "}}", "start", "best", "\x07", "a/b"]
    ),
    st.just([]),
    st.just({}),
    st.just([{}]),
    st.just({"id": "x"}),
    st.just([["deep"]]),
)
_FILES = ["calls/f01", "worksheets/w01", "gates/x1", "causes/c01", "personas", "playbook"]


@given(st.sampled_from(_FILES), st.integers(0, 400), _VALUES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_in_any_place_gives_findings_inside_the_file(
    tmp_path: Path, name: str, number: int, value: object
) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    file = tmp_path / f"exercises/{name}.yml"
    node = parse(file.read_bytes(), name).node
    assert node is not None
    tree = plain(node)
    places = list(_places(tree))
    owner, key = places[number % len(places)]
    owner[key] = value
    file.write_text(json.dumps(tree, indent=1, default=str))
    loaded = load_checked(tmp_path)
    for found in loaded.diagnostics:
        assert _inside(found, loaded.sources[found.path])


def _places(tree: Any) -> Any:
    """Give every list or mapping inside a tree with each of its indexes or keys."""
    keys = range(len(tree)) if isinstance(tree, list) else list(tree)
    for key in keys:
        yield tree, key
        if isinstance(tree[key], list | dict):
            yield from _places(tree[key])


def _inside(found: Diagnostic, text: str) -> bool:
    lines = split_lines(text)
    return 1 <= found.line <= len(lines) and 1 <= found.column <= len(lines[found.line - 1]) + 1
