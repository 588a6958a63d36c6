"""Spelling: which words are American English, which names are known, and our own list."""

import shutil
from pathlib import Path

import pytest

from playbook.lint import lint
from playbook.lint.dictionary import american, is_word, nearest, unknown_words, words_only
from playbook.lint.spelling import read_list
from tests.rules.pairs import BASE, change


@pytest.mark.parametrize(
    "word", ["color", "Color", "rep's", "customers'", "didn't", "OK", "HR", "x", "dialing", "yeses"]
)
def test_american_words_are_known(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize(
    ("british", "us"),
    [
        ("colour", "color"),
        ("Behaviours", "behaviors"),
        ("organise", "organize"),
        ("analysed", "analyzed"),
        ("cancelled", "canceled"),
        ("dialling", "dialing"),
        ("centre", "center"),
        ("defence", "defense"),
        ("judgement", "judgment"),
        ("practising", "practicing"),
        ("practise", "practice"),
        ("whilst", "while"),
        ("programme's", "program"),
    ],
)
def test_a_british_word_has_its_american_form(british: str, us: str) -> None:
    assert not is_word(british)
    assert american(british) == us


def test_a_misspelled_word_is_not_taken_for_british() -> None:
    assert american("recieve") is None
    assert nearest("recieve") == "receive"


def test_letters_that_the_dictionary_lacks_make_an_unknown_word() -> None:
    assert not is_word("\u0433\u043e\u0434\u044b")
    assert nearest("\u0433\u043e\u0434\u044b") is None


def test_only_words_are_looked_up() -> None:
    text = "See www.exampel.com, a@exampel.com, v1.2, 3rd, e.g. this/thta and don\u2019t, thta."
    assert [word for _, word in unknown_words(words_only(text))] == ["thta"]


def test_slots_markup_and_code_are_no_words() -> None:
    text = "{byer} and [this](../thta.md), `thta`, [[company.offer]] and *bold*."
    assert list(unknown_words(words_only(text))) == []


def test_the_list_is_one_sorted_word_a_line() -> None:
    words = read_list("# note\nhm\nInbox\n\ninbox two\nabc\nhm\n")
    assert list(words.lines) == ["hm", "Inbox", "abc"]
    assert [(one.line, one.code) for one in words.slips] == [
        (5, "PB522"),
        (6, "PB522"),
        (7, "PB522"),
    ]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def told(root: Path) -> list[str]:
    return [f"{one.path}:{one.line} {one.code}" for one in lint(root).loaded.diagnostics]


def test_a_listed_word_is_known_in_every_form_that_readers_meet(root: Path) -> None:
    change(root / "docs/read/first.md", "You dial.", "Zanzo? The zanzo's light. You dial.")
    assert told(root) == ["docs/read/first.md:7 PB521", "docs/read/first.md:7 PB521"]
    (root / "exercises/words.txt").write_text("zanzo\n")
    assert told(root) == []


def test_names_of_people_and_words_of_the_company_are_known(root: Path) -> None:
    (root / "exercises/company.yml").write_text("company: Zzyx Gmbhq\n")
    people = (root / "exercises/personas.yml").read_text(encoding="utf-8")
    first = next(line.split(":")[1].strip() for line in people.splitlines() if "first:" in line)
    change(root / "docs/read/first.md", "You dial.", f"You dial Zzyx. {first} picks up.")
    assert told(root) == []
