"""Names at the beginning of a sentence: told from words by the dictionary and by what is known."""

import pytest

from playbook.lint.names_at_start import names_ahead
from tests.rules.saying import saying


def told(text: str, own_words: str = "") -> list[str]:
    """Give the words reported in one line of a call."""
    return [found.message.split('"')[1] for found in names_ahead(saying(text), own_words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Boston called. It was late.", ["Boston"]),
        ("It was late. 'Jones\u2019s desk,' they say.", ["Jones's"]),
        ("Acme is late. Acme is sorry.", ["Acme"]),
        ("Bob, it is me.", ["Bob"]),
    ],
)
def test_a_name_that_begins_a_sentence_is_told(text: str, words: list[str]) -> None:
    assert told(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Okay. Yes! Voicemail? I'm here. It's me. Don't. OK. May I? March on.",
        "Mark my words. Grace is rare. Will you? Rose petals. HR called.",
        "Colour is off. Recieve it. Zzyzx opens.",
        "{Buyer} waits. {{Boston}}",
    ],
)
def test_a_word_that_begins_a_sentence_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_our_own_list_tells_names_from_words() -> None:
    assert told("Globex waits. Hmm. Thx.", "Globex\nhmm\nthx\n") == ["Globex"]


def test_what_is_a_literal_by_its_place_is_not_told_twice() -> None:
    assert told("In Boston, Tom said so. Boston it was.") == []
