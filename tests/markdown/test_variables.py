"""The company's words: how they read, where they are filled in data, and what is told if not."""

import shutil
from pathlib import Path

import pytest
from pydantic import ValidationError

from playbook.catalog.load import load
from playbook.check import load_checked
from playbook.markdown.variables import value
from playbook.model.company import Company
from tests.rules.pairs import BASE, change

WORDS = Company().words()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_the_words_read_well_without_any_file() -> None:
    assert load(BASE).draft.company == Company()
    assert value("company.offer", WORDS) == "what you sell"
    assert value("Company.offer", WORDS) == "What you sell"
    assert value("company.record_fields.next_date", WORDS) == "next date"
    assert value("company.nothing", WORDS) is None


@pytest.mark.parametrize(
    ("regions", "read"),
    [
        (["canada"], "Canada"),
        (["canada", "eu"], "Canada and the European Union"),
        (["united-states", "canada", "eu"], "the United States, Canada and the European Union"),
    ],
)
def test_regions_read_as_a_list(regions: list[str], read: str) -> None:
    words = Company.model_validate({"regions": regions}).words()
    assert words["company.regions"] == read


@pytest.mark.parametrize(
    "text", ["<b>", "{seller}", "[a](b)", "a|b", "two\nlines", " ", "`x`", "*"]
)
def test_words_hold_no_markup(text: str) -> None:
    with pytest.raises(ValidationError):
        Company(company=text)


def test_data_show_the_words_and_it_is_known_which(root: Path) -> None:
    (root / "exercises/company.yml").write_text("offer: payslips\n")
    change(
        root / "exercises/causes/c01.yml",
        "meaning: Nobody",
        "meaning: For [[company.offer]] nobody",
    )
    change(root / "exercises/groups.yml", "text: ", "text: On [[company.regions]]. ")
    loaded = load(root)
    assert loaded.diagnostics == ()
    assert loaded.draft.causes["C01"].meaning.startswith("For payslips nobody")
    assert loaded.draft.worded["C01"] == {("meaning", "company.offer")}
    assert loaded.draft.worded["G1"] == {("text", "company.regions")}
    assert loaded.draft.worded["F01"] == frozenset()


def test_another_word_is_read_anew_though_the_file_that_shows_it_is_the_same(root: Path) -> None:
    change(
        root / "exercises/causes/c01.yml",
        "meaning: Nobody",
        "meaning: For [[company.offer]] nobody",
    )
    assert "what you sell" in load(root).draft.causes["C01"].meaning
    (root / "exercises/company.yml").write_text("offer: payslips\n")
    assert "payslips" in load(root).draft.causes["C01"].meaning


def test_what_has_not_changed_is_not_read_again(root: Path) -> None:
    before = load(root).draft
    change(root / "exercises/causes/c01.yml", "meaning: Nobody", "meaning: No one")
    after = load(root).draft
    assert after.calls["F01"] is before.calls["F01"]
    assert after.causes["C01"] is not before.causes["C01"]


def test_a_file_of_words_that_is_wrong_is_told_once(root: Path) -> None:
    (root / "exercises/company.yml").write_text("ofer: payslips\n")
    change(
        root / "exercises/causes/c01.yml",
        "meaning: Nobody",
        "meaning: For [[company.offer]] nobody",
    )
    assert [one.code for one in load_checked(root).diagnostics] == ["PB201"]
