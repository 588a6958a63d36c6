"""Literal names, dates and amounts are found, and nothing else is."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from playbook.check.language.literals import Names, literals, literals_of
from playbook.generate.slots import parts
from tests.rules.saying import saying

CASES = Path(__file__).parents[1] / "cases"


def found_in(text: str) -> list[str]:
    """Give the words reported in one line of a call."""
    return [found.message.split('"')[1] for found in literals(saying(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Call back on Tuesday.", ["Tuesday"]),
        ("Friday is fine.", ["Friday"]),
        ("on mondays", ["mondays"]),
        ("It opens in April.", ["April"]),
        ("by March at the latest", ["March"]),
        ("on the third of May", ["third of May"]),
        ("at 9:30, room 12.", ["9:30", "12"]),
        ("the 3rd of them", ["3rd"]),
        ("for $4,500 or \u20ac 20.", ["$4,500", "\u20ac 20"]),
        ("Three weeks, two days, ninety percent", ["Three weeks", "two days", "ninety percent"]),
        ("at ten o'clock", ["ten o'clock"]),
        ("for twenty-five years", ["twenty-five years"]),
        ("Tom said so.", ["Tom"]),
        ("It was Berg's idea.", ["Berg's"]),
        ("we met at Globex again", ["Globex"]),
        ("the CFO knows", ["CFO"]),
        ("I'm at Acme's door", ["Acme's"]),
        ("{buyer} met Jones.", ["Jones"]),
    ],
)
def test_a_literal_is_found(text: str, words: list[str]) -> None:
    assert found_in(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "May I call? March on. I will, I'm sure, I'd say, I've said, I\u2019ll see. OK.",
        "Ask the head of HR. HR's answer comes later.",
        "'Yes.' She said: Only one question. (Really.) \u201cNo.\u201d",
        "She said, 'Still want it.' Then: \"Call me.\"",
        "{Buyer} picks up. {sent_day} is gone. Two of them, three of us, one day.",
        "A line \u2014 Then another.\nA new line",
        "Wait... Now. What? Yes! No.",
        "{{ literal }} braces",
    ],
)
def test_what_is_no_literal_is_left_alone(text: str) -> None:
    assert found_in(text) == []


_TABLE = json.loads((CASES / "literals.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _TABLE["cases"], ids=lambda case: case["text"])
def test_the_check_and_the_form_find_the_same(case: dict[str, Any]) -> None:
    """The form joins what stands side by side, and leaves an 's out."""
    names = Names(frozenset(), frozenset(_TABLE["names"]))
    found = [one.word.removesuffix("'s") for one in literals_of(case["text"], names)]
    whole = list(case["found"])
    assert all(any(word in lifted for lifted in whole) for word in found)
    assert all(any(word in lifted for word in found) for lifted in whole)
    left = case["text"]
    for number, lifted in enumerate(whole):
        assert lifted in left
        left = left.replace(lifted, f"{{word_{number}}}", 1)
    assert literals_of(left, names) == ()
    assert len(parts(left)) > len(whole)


def test_numbers_without_end_are_read_fast() -> None:
    began = time.process_time()
    literals_of("twenty " * 3_000 + "days", Names(frozenset(), frozenset()))
    assert time.process_time() - began < 1
