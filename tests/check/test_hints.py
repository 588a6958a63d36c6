"""A hint spares a search only where there is nothing to find."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from playbook.check.language.line_length import WORD, may_exceed
from playbook.check.language.terms import CLAIMS, TERMS, claims, wrong_terms
from playbook.check.support.hints import hinted
from playbook.check.support.spoken_quantities import spoken

SPOKEN = [
    *("two weeks", "a hundred dollars", "ten cents", "five percent", "three days", "nine years"),
    *("ten o'clock", "twelve months", "six bucks", "two grand", "four euros", "ten quid"),
    *("two pounds", "six pence", "ten francs", "two yen", "ten yuan", "six rupees", "two pesos"),
    *("two krona", "two kronor", "ten kroner", "three years", "ninety percent"),
    *("third of May", "first of March", "second of June", "twentieth July"),
    *("January the first", "february first", "April the tenth", "july second", "August first"),
    *("September the fifth", "October tenth", "november third", "December the ninth"),
    *("half past two", "quarter to three", "twenty five past six", "ten past one"),
    *("two fifteen", "six thirty", "two forty five", "ten a.m.", "six p.m.", "two pm"),
    *("monday", "tuesdays", "wednesday", "thursday", "friday", "saturday", "sundays"),
    *("january", "february", "april", "june", "july", "september", "october", "november"),
    "december",
]


@pytest.mark.parametrize("text", SPOKEN)
def test_what_is_said_in_words_is_found_in_each_form(text: str) -> None:
    assert [one.end - one.start for one in spoken(f"Then {text}, please.")] == [len(text)]


@pytest.mark.parametrize("pattern", TERMS)
@given(st.data())
def test_every_term_is_found_whatever_its_form(pattern: str, data: st.DataObject) -> None:
    words = data.draw(st.from_regex(re.compile(pattern, re.IGNORECASE), fullmatch=True))
    # What must follow is no part of the match.
    text = f"{words} file" if pattern.startswith("hand") else words
    assume(re.fullmatch(rf"(?<![\w-])(?:{pattern})(?![\w-]).*", text, re.IGNORECASE))
    assert wrong_terms(text)


@pytest.mark.parametrize("pattern", CLAIMS)
@given(st.data())
def test_every_claim_is_found_whatever_its_form(pattern: str, data: st.DataObject) -> None:
    words = data.draw(st.from_regex(re.compile(pattern, re.IGNORECASE), fullmatch=True))
    assert claims(words)


@pytest.mark.parametrize("text", ["F\u0130ve", "f\u0131ve", "FIVE"])
def test_letters_that_patterns_take_for_others_are_taken_so(text: str) -> None:
    assert re.fullmatch("five", text, re.IGNORECASE)
    assert hinted(text, ["five"])
    assert hinted("day\u017f", ["days"])
    assert not hinted(text, ["six"])


@given(st.text(alphabet="aB9_ .'-\u2019\u00e9{}\n", max_size=60), st.integers(0, 12))
def test_a_text_with_more_words_is_known_to_be_one_that_may_have_them(text: str, most: int) -> None:
    if len(WORD.findall(text)) > most:
        assert may_exceed(text, most)
