"""Terms and claims: what is found, and what has another sense and is left alone."""

import pytest

from playbook.check.language.terms import claims, wrong_terms


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("Thank the referrers.", "source"),
        ("Two warm leads.", "a name, or the referred person"),
        ("Make an intro.", "introduction"),
        ("A Role Play in threes.", "role-play"),
        ("Paste the hand back code.", "hand-back"),
        ("Leave a voice mail.", "voicemail"),
    ],
)
def test_another_term_is_found(text: str, use: str) -> None:
    assert [one.about for one in wrong_terms(text)] == [use]


@pytest.mark.parametrize(
    "text",
    [
        "She leads the team.",
        "A lead in your voice.",
        "The introduction is hers.",
        "Hand back the pen.",
        "Role-plays are short.",
        "That session was long.",
    ],
)
def test_words_with_another_sense_are_left_alone(text: str) -> None:
    assert wrong_terms(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "It takes 10,000 hours.",
        "80% of sales need it.",
        "They secretly love it.",
        "Call reluctance",
    ],
)
def test_a_claim_is_found(text: str) -> None:
    assert len(claims(text)) == 1


def test_the_common_word_in_small_letters_is_no_claim() -> None:
    assert claims("It is sometimes named call reluctance.") == ()
