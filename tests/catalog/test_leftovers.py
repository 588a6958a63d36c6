"""What programs leave beside a file is passed over, and copies are known by their names."""

import pytest

from playbook.catalog.file_layout import passed_over
from playbook.catalog.leftovers import copied_from

NAMES = ["w01.yml", "w02.yml", "first-week.yml", "first-week-2.yml"]


@pytest.mark.parametrize(
    "name",
    [
        *("#w01.yml#", ".#w01.yml", "w01.yml~", ".w01.yml.swp", "w01.yml.bak", "w01.yml.orig"),
        *("w01.tmp", "w01.yml.tmp", "~$w01.yml", "4913", "w01.yml.~1~", "Thumbs.db", ".DS_Store"),
        *("w01.yml___jb_tmp___", "w01.yml.save", "README.md", "notes.txt", "W01.YML.BAK"),
    ],
)
def test_what_an_editor_leaves_is_passed_over(name: str) -> None:
    assert passed_over(name)


@pytest.mark.parametrize(
    "name", ["w01.yml", "w01 (1).yml", "w01.yaml", "backup.yml", "w01.yml.rej"]
)
def test_nothing_else_is_passed_over(name: str) -> None:
    assert not passed_over(name)


@pytest.mark.parametrize(
    "name",
    [
        *("w01-DESKTOP-8A.yml", "w01 (1).yml", "w01(1).yml", "w01 - Copy.yml", "w01 copy 2.yml"),
        *("w01 (conflicted copy 2026-11-30).yml", "w01 (Anna's conflicted copy).yml", "w01 2.yml"),
        *("w01.sync-conflict-20261130-120000-ABC.yml", "w01_conflict-20261130-120000.yml"),
        *("w01_LOCAL_1234.yml", "w01-Annas-MacBook-Pro.yml", "Copy of w01.yml", "w01.yml (1)"),
        *("w01 [conflicted].yml", "w01 - Kopie.yml", "w01 (SFConflict anna@x 2026-11-30).yml"),
    ],
)
def test_a_copy_is_known_by_what_stands_behind_the_name(name: str) -> None:
    assert copied_from(name, [*NAMES, name]) == "w01.yml"


def test_the_nearest_name_is_the_original() -> None:
    assert copied_from("first-week-2 (1).yml", NAMES) == "first-week-2.yml"


@pytest.mark.parametrize("name", ["w03.yml", "w01b.yml", "first-week-3.yml", "w011.yml", "w01.yml"])
def test_a_name_of_its_own_is_no_copy(name: str) -> None:
    assert copied_from(name, NAMES) is None
