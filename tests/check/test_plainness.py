"""What is plain to read: sentences, the mean, the grade, and the sentences that are too long."""

import pytest

from playbook.check.language.page_readability import (
    LEARNER,
    Limits,
    hard,
    long_ones,
    measured,
    sentences,
)
from playbook.check.language.script_readability import Count


def test_a_colon_ends_no_sentence_and_a_cell_is_one() -> None:
    assert measured("She says: call me. Then she\nhangs up") == Count(2, 8, 8)
    assert measured("Call now") == Count(1, 2, 2)
    assert measured("...") == Count(0, 0, 0)


def test_sentences_end_with_their_quotation_marks() -> None:
    text = 'He said "Stop." (Why?) She did.'
    assert [text[at : at + len(one)].strip() for at, one in sentences(text)] == [
        'He said "Stop."',
        "(Why?)",
        "She did.",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("word " * 28 + ".", []),
        ("One. " + "word " * 29 + ".", [(5, 29)]),
        ("word " * 20 + "; " + "word " * 20 + ".", []),
        ("word " * 20 + "; " + "word " * 29 + ".", [(102, 29)]),
    ],
)
def test_long_sentences_are_told_where_they_begin(text: str, found: list[tuple[int, int]]) -> None:
    assert list(long_ones(text)) == found


def test_texts_are_measured_together_and_the_hardest_is_named() -> None:
    plain, heavy = (
        "You dial. " * 20,
        "Documentation necessitates organizational coordination. " * 20,
    )
    assert list(hard([plain, "Documentation."], LEARNER)) == []
    ((message, hardest),) = hard([plain, heavy, plain], LEARNER)
    assert hardest == 1
    assert "8 is the most" in message


def test_the_mean_counts_for_learners_only() -> None:
    text = "You sit at the desk and look at the phone and think of all that you could do now. " * 6
    assert [message for message, _ in hard([text], LEARNER)] == [
        "a sentence has 19.0 words on average, and 16 are the most"
    ]
    assert list(hard([text], Limits(10.0))) == []
