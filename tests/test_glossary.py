"""The glossary: one word for each idea, the words that the whole book keeps to among them."""

import re
from pathlib import Path

from playbook.check.language.terms import TERMS

GLOSSARY = Path(__file__).parents[1] / "docs" / "reference" / "glossary.md"
ORDINARY = {"role-play", "voicemail", "email", "seller, or rep", "a name, or the referred person"}
"""What checks put in place of other words, and any dictionary explains."""


def terms() -> list[str]:
    return re.findall(r"^(\S.*)\n: {3}\S", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_words_that_the_book_keeps_to_are_explained() -> None:
    kept_to = {"ask", *TERMS.values()} - ORDINARY
    assert kept_to - {term.casefold() for term in terms()} == set()


def test_a_word_is_explained_once_and_found_by_its_letter() -> None:
    found = [term.casefold() for term in terms()]
    assert found == sorted(set(found))
