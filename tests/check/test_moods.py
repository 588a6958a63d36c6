"""Nobody has a lease on the sharp and the upset parts."""

from pathlib import Path

import pytest

from playbook.check.library.mood_balance import JUDGED_FROM, traits
from playbook.model.reference import Persona
from tests.check.families import Plain, family, findings

SHE, HE = range(1, 13), range(13, 25)


def person(name: str, pronoun: str = "she", role: str = "buyer") -> Plain:
    return {
        "id": name,
        "name": f"Ada {name}",
        "first": "Ada",
        "last": name,
        "pronoun": pronoun,
        "side": "seller" if name.startswith("P") else "counterpart",
        "role": role,
        "industry": "freight",
    }


def people(role_of_she: str = "buyer") -> list[Plain]:
    """One seller, and counterparts: she from Q01 on, he from Q13 on."""
    return [
        person("P01"),
        *(person(f"Q{number:02}", "she", role_of_she) for number in SHE),
        *(person(f"Q{number:02}", "he") for number in HE),
    ]


def cast_with(number: int, buyers: list[int], attitude: str) -> Plain:
    casts = {f"c{buyer}": "x" for buyer in buyers}
    people = {"person": [f"Q{buyer:02}" for buyer in buyers]}
    slots = {"seller": {"person": "P01"}, "buyer": people}
    return family(number, turns=5, casts=casts, slots=slots, attitude=attitude)


def told(root: Path, *families: Plain, role_of_she: str = "buyer") -> list[str]:
    found = findings(root, *families, people=people(role_of_she))
    return [one.message for one in found if one.code == "PB438"]


def test_one_pronoun_with_nearly_all_hard_parts_is_told(tmp_path: Path) -> None:
    hard = cast_with(1, [*SHE[:9], HE[0]], "sharp")
    soft = cast_with(2, [*SHE[:3], *HE], "welcoming")
    assert told(tmp_path, hard, soft) == [
        'of 10 people who are sharp, upset or want to be left alone, 9 have the pronoun "she"'
    ]


@pytest.mark.parametrize("attitude", ["sharp", "upset", "asks-to-be-left-alone"])
def test_each_hard_mood_counts(tmp_path: Path, attitude: str) -> None:
    hard = cast_with(1, list(SHE[:10]), attitude)
    assert len(told(tmp_path, hard, cast_with(2, list(HE), "busy"))) == 1


def test_busy_and_doubtful_people_are_not_in_a_hard_mood(tmp_path: Path) -> None:
    doubt = cast_with(1, list(SHE), "skeptical")
    assert told(tmp_path, doubt, cast_with(2, list(HE), "welcoming")) == []


def test_fewer_hard_parts_say_nothing(tmp_path: Path) -> None:
    hard = cast_with(1, list(SHE[: JUDGED_FROM - 1]), "sharp")
    assert told(tmp_path, hard, cast_with(2, list(HE), "welcoming")) == []


def test_a_share_that_is_that_of_all_parts_is_no_skew(tmp_path: Path) -> None:
    hard = cast_with(1, list(SHE[:10]), "sharp")
    assert told(tmp_path, hard, cast_with(2, [*SHE, HE[0]], "welcoming")) == []


def test_rank_counts_as_well(tmp_path: Path) -> None:
    hard = cast_with(1, [*SHE[:6], *HE[:4]], "upset")
    soft = cast_with(2, list(HE), "welcoming")
    assert told(tmp_path, hard, soft, role_of_she="finance director") == []
    hard = cast_with(1, [*SHE[:10], *HE[:2]], "upset")
    assert told(tmp_path, hard, soft, role_of_she="finance director") == [
        f"of 12 people who are sharp, upset or want to be left alone, 10 have the {what}"
        for what in ('pronoun "she"', 'rank "high"')
    ]


@pytest.mark.parametrize(
    ("role", "rank"),
    [
        ("vice president of operations", "high"),
        ("head of fleet", "high"),
        ("café owner", "high"),
        ("new sales representative", "low"),
        ("apprentice", "low"),
        ("site manager", "middle"),
        ("renewals lead", "middle"),
    ],
)
def test_a_role_tells_the_rank(role: str, rank: str) -> None:
    assert traits(Persona.model_validate(person("Q01", role=role)))["rank"] == rank
