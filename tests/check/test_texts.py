"""Checks of words: breath, grade, twins among families, and who is named in a cast."""

from pathlib import Path

import pytest

from playbook.check.language.line_length import count_words
from playbook.check.language.script_readability import Count, count, syllables, total
from playbook.check.library.near_duplicates import runs_of
from tests.check.families import Plain, codes, family, findings

LONG = "You wrote that the boxes were too large for the shelf in the back of the small shop."


@pytest.mark.parametrize(
    ("word", "number"),
    [("no", 1), ("payslip", 2), ("wonderful", 3), ("again", 2), ("about", 2), ("I", 1), ("7", 1)],
)
def test_syllables_are_counted_as_spoken(word: str, number: int) -> None:
    assert syllables(word) == number


def test_a_text_is_counted_in_sentences_words_and_syllables() -> None:
    assert count("It rings. 'Yes?' she says: who is it") == Count(4, 8, 8)
    assert count("...") == Count(0, 0, 0)
    assert total([count("One two."), count("Three.")]) == Count(2, 3, 3)


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    assert Count(2, 20, 30).grade == pytest.approx(0.39 * 10 + 11.8 * 1.5 - 15.59)


def test_words_are_counted_as_said() -> None:
    assert count_words("I'll call - at five-thirty, by 3 p.m., OK?") == 8


def test_a_line_that_only_one_cast_makes_long_names_that_cast(tmp_path: Path) -> None:
    each = family(1, casts={"short": "x", "long": "x"})
    each["slots"]["thing"] = {"phrase": ["boxes", "boxes " * 30 + "and more"]}
    each["turns"][0]["says"] = "Is it {thing}?"
    found = [one for one in findings(tmp_path, each) if one.code == "PB515"]
    assert [one.message for one in found] == ["34 words in one breath, and 30 are the most"]
    assert found[0].hint is not None
    assert found[0].hint.endswith('counted with cast "long"')


def test_fewer_than_a_hundred_words_are_not_graded(tmp_path: Path) -> None:
    each = family(1, turns=5)
    each["turns"][0]["says"] = "Organizational considerations necessitate documentation."
    assert codes(tmp_path, each) == []


def test_a_script_above_its_grade_is_told_at_its_hardest_line(tmp_path: Path) -> None:
    each = family(1, turns=10)
    for place, one in enumerate(each["turns"][:5]):
        one |= {"speaker": "buyer", "says": "Additional documentation necessitates " * 3 + "this."}
        one["scene"] = "A day goes by."
        if place == 2:
            one["says"] = "Interdepartmental organizational deliberations necessitate this."
    found = [one for one in findings(tmp_path, each) if one.code == "PB516"]
    assert [one.message.split(" grade ")[0] for one in found] == ["what is said reads at"]


def with_why(number: int, words: str) -> Plain:
    each = family(number, turns=5)
    each["turns"][0]["choices"][0]["why"] = words
    return each


@pytest.mark.parametrize(
    "other",
    [
        LONG,
        LONG.upper(),
        LONG.replace("boxes", "parcels"),
        "So. " + LONG + " And that was all that anybody had to say of it on that day.",
    ],
)
def test_a_line_of_another_family_is_told_even_if_it_is_bent(tmp_path: Path, other: str) -> None:
    found = findings(tmp_path, with_why(1, LONG), with_why(2, other))
    told = [one for one in found if one.code == "PB517"]
    assert len(told) == 1
    assert told[0].path == "exercises/calls/f02.yml"
    assert "exercises/calls/f01.yml:1" in told[0].message


@pytest.mark.parametrize(
    "other",
    [
        "A voice is hard to file, and a name that is said aloud stays in the room for a while.",
        "You wrote that the boxes were late, and somebody had to wait for them in the rain.",
    ],
)
def test_other_words_are_no_twin(tmp_path: Path, other: str) -> None:
    assert codes(tmp_path, with_why(1, LONG), with_why(2, other)) == []


def test_a_family_may_say_a_thing_twice(tmp_path: Path) -> None:
    each = with_why(1, LONG)
    each["turns"][1]["choices"][0]["why"] = LONG
    assert codes(tmp_path, each) == []


def test_a_short_line_belongs_to_everybody(tmp_path: Path) -> None:
    short = "It names the day and it is short."
    assert len(runs_of(short)) < 6
    assert codes(tmp_path, with_why(1, "One. Two."), with_why(2, "One. Two.")) == []


def test_another_slot_in_the_same_place_is_the_same_line() -> None:
    one = "I call {buyer} on {day} with one short question, and then I leave it."
    assert runs_of(one) == runs_of(one.replace("{buyer}", "{Source.them}"))


def test_the_name_of_somebody_cast_may_stand_in_a_phrase(tmp_path: Path) -> None:
    each = family(1)
    each["slots"]["said"] = {"phrase": "Tom says so, and Ms. Reyes too"}
    each["goal"] = "To hear: {said}."
    assert codes(tmp_path, each) == []


def test_two_things_may_fall_on_one_day_and_may_not_bear_one_name(tmp_path: Path) -> None:
    each = family(1)
    each["slots"] |= {"sent": {"date": "May 9"}, "met": {"date": "May 9"}}
    each["slots"] |= {"firm": {"firm": "Alder"}, "offer": {"phrase": "alder"}}
    each["goal"] = "Of {sent} and {met}, of {firm} and {offer}."
    assert [one.message for one in findings(tmp_path, each)] == [
        'slots "firm" and "offer" both say "alder"'
    ]
