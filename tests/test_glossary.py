"""The glossary: one word for each idea, the words that the whole book keeps to among them."""

import re
from pathlib import Path

GLOSSARY = Path(__file__).parents[1] / "docs" / "reference" / "glossary.md"
KEPT_TO = (
    "Ask",
    "Block",
    "Hand-back",
    "Introduction",
    "Next step",
    "Referred person",
    "Source",
    "Talk",
)


def terms() -> list[str]:
    return re.findall(r"^(\S.*)\n: {3}\S", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_words_that_the_book_keeps_to_are_explained() -> None:
    assert set(KEPT_TO) - set(terms()) == set()


def test_a_word_is_explained_once_and_found_by_its_letter() -> None:
    found = [term.casefold() for term in terms()]
    assert found == sorted(set(found))
