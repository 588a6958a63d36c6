"""What gives the answer away over a whole library, and from how many turns on it is judged."""

from pathlib import Path
from typing import Any

import pytest

from playbook.check.library.answer_cues import JUDGED_FROM
from tests.check.families import RATINGS, Plain, codes, done, family, findings, turn

FAMILIES = JUDGED_FROM // 10


def library(*odd: Plain) -> list[Plain]:
    """Fill a library up to the least that is judged; the odd families come first."""
    rest = (family(number) for number in range(len(odd) + 1, FAMILIES + 1))
    return [*odd, *rest]


def every(**more: Any) -> list[Plain]:
    return [family(number, **more) for number in range(1, FAMILIES + 1)]


def rows(order: tuple[str, ...], **more: object) -> list[Plain]:
    """Turns that all have their choices in the same order."""
    return [
        turn(f"t{place}", f"t{place + 1}" if place < 9 else "end", order, **more)
        for place in range(10)
    ]


def best_of(turns: list[Plain]) -> list[Plain]:
    return [each for one in turns for each in one["choices"] if each["rating"] == "best"]


def with_best(turns: list[Plain], say: str) -> list[Plain]:
    """Let the best choices say something, or do it where they are acts."""
    for one in best_of(turns):
        one["do" if "do" in one else "say"] = say
    return turns


def with_act(turns: list[Plain], move: str) -> list[Plain]:
    for one in best_of(turns):
        done(one, move)
    return turns


def test_a_library_with_nothing_given_away_is_clean(tmp_path: Path) -> None:
    assert codes(tmp_path, *library()) == []


@pytest.mark.parametrize(
    ("order", "name"),
    [
        (RATINGS, "first"),
        (("weak", "best", "defensible"), "middle"),
        (("weak", "defensible", "best"), "last"),
    ],
)
def test_one_family_in_five_that_is_passed_by_place_is_too_many(
    tmp_path: Path, order: tuple[str, ...], name: str
) -> None:
    odd = family(1, turns=10) | {"turns": with_act(rows(order), "wait")}
    told = {one.message: one.hint for one in findings(tmp_path, *library(odd))}
    message = f"always taking the {name} choice passes 1 of 5 (20%) conversations"
    assert told[message] == "10% is the most; by family: F01 1"
    others = {"first", "middle", "last"} - {name}
    assert not any(f"taking the {other} " in each for each in told for other in others)


@pytest.mark.parametrize(
    ("words", "name"),
    [("I say this one, and I say it slowly.", "longest"), ("I say.", "shortest")],
)
def test_length_that_passes_is_told(tmp_path: Path, words: str, name: str) -> None:
    odd = family(1)
    with_best(odd["turns"], say=words)
    told = [one.message for one in findings(tmp_path, *library(odd)) if one.code == "PB432"]
    assert told == [f"always taking the {name} choice passes 1 of 5 (20%) conversations"]


def test_best_lines_that_are_long_over_the_library_are_told(tmp_path: Path) -> None:
    families = every()
    for each in families[:3]:
        with_best(each["turns"][:9], say="I say this one now.")
    told = [one for one in findings(tmp_path, *families) if one.code == "PB433"]
    assert [one.message for one in told] == [
        "the best choice is the longest in 27 of 50 (54%) decisions"
    ]


def test_a_favorite_place_is_told_with_both_sides_of_it(tmp_path: Path) -> None:
    odd = [
        family(n) | {"turns": with_act(rows(("weak", "best", "defensible")), "wait")}
        for n in (1, 2)
    ]
    told = [one.message for one in findings(tmp_path, *library(*odd)) if one.code == "PB434"]
    assert told == [
        "the best choice stands first in 10 of 50 (20%) decisions",
        "the best choice stands second in 30 of 50 (60%) decisions",
        "the best choice stands third in 10 of 50 (20%) decisions",
    ]


def saying(turns: list[Plain], key: str = "say") -> None:
    """Let the best choices be words that are said, or sent."""
    for one in best_of(turns):
        one.pop("move", None)
        one[key] = one.pop("do", None) or one.pop("say")


@pytest.mark.parametrize("key", ["say", "write", "do"])
def test_a_library_in_which_acting_is_always_best_is_told(tmp_path: Path, key: str) -> None:
    families = every()
    for each in families:
        saying(each["turns"], key)
    assert "PB435" in codes(tmp_path, *families)


@pytest.mark.parametrize("move", ["wait", "ask-source", "do-not-call"])
def test_holding_back_counts_in_each_of_its_ways(tmp_path: Path, move: str) -> None:
    families = every()
    for each in families:
        saying(each["turns"])
        with_act(each["turns"][:2], move)
    assert codes(tmp_path, *families) == []


def test_a_library_that_only_writes_is_told(tmp_path: Path) -> None:
    families = every(channel="email")
    assert codes(tmp_path, *families) == ["PB437"]


def test_a_call_among_mails_is_a_live_voice(tmp_path: Path) -> None:
    families = every(channel="email")
    for each in families[:3]:
        with_act(each["turns"][1:2], "call")
    assert codes(tmp_path, *families) == []


def test_one_turn_less_and_nothing_is_judged(tmp_path: Path) -> None:
    odd = family(1, turns=9) | {"channel": "email"}
    odd["turns"] = [*rows(RATINGS)[:8], turn("t8", "end")]
    assert codes(tmp_path, *library(odd)) == []
