"""Links of pages: what there is, hand-written, generated or brought by an exercise."""

import shutil
from pathlib import Path

import pytest

from playbook.lint import lint
from tests.rules.pairs import BASE, change


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def told(root: Path, link: str) -> list[str]:
    change(root / "docs/read/first.md", "You dial.", f"You [dial]({link}).")
    return [one.code for one in lint(root, client=None).loaded.diagnostics]


@pytest.mark.parametrize(
    "link",
    [
        "../index.md",
        "../index.md#home",
        "../index.md#f01",
        "#the-first-page",
        "../practice/calls/f01.md",
        "../practice/index.md",
        "../reference/causes/c01.md",
        "<../reference/causes/c01.md>",
        "../index.md?x=1",
        "https://example.com/nowhere.md",
        "mailto:you@example.com",
        "../assets/playbook/loader.js",
    ],
)
def test_a_link_to_what_is_there_is_left_alone(root: Path, link: str) -> None:
    assert told(root, link) == []


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("index.md", "PB311"),
        ("/index.md", "PB311"),
        ("../practice/calls/f02.md", "PB311"),
        ("../practice/calls/f01/", "PB311"),
        ("../Index.md", "PB311"),
        ("../index.md#f02", "PB312"),
        ("#nowhere", "PB312"),
        ("../reference/causes/c01.md#nowhere", "PB312"),
    ],
)
def test_a_link_to_what_is_not_there_is_told(root: Path, link: str, code: str) -> None:
    assert told(root, link) == [code]


def test_links_of_pages_are_not_judged_while_the_data_hold_errors(root: Path) -> None:
    change(root / "exercises/gates/x1.yml", "decides: wants", "decides: want")
    assert told(root, "../practice/calls/f02.md") == ["PB206"]
