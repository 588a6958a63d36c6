"""What can be guessed is guessed, what cannot is not, and no family helps to guess itself."""

from collections.abc import Iterator
from random import Random
from time import process_time

import pytest

from playbook.model.call import Rating
from playbook.prove.decision import Decision, Hits, by_family, hits, picks
from playbook.prove.guess import Guesses, guesses
from playbook.prove.leaning import leanings
from playbook.prove.signs import seen
from tests.prove.made_up import BEST_FIRST, library, plain, today, words


def guessed(decisions: list[Decision]) -> Guesses:
    return guesses(decisions, seen(decisions))


def shares(decisions: list[Decision]) -> dict[str, float]:
    """Give how often each guesser picks a best line."""
    found = guessed(decisions)._asdict().items()
    return {name: hits(decisions, marks).share for name, marks in found}


def with_facts(decisions: list[Decision], seed: int = 2) -> list[Decision]:
    random = Random(seed)
    return [one._replace(fact=words(random, 20)) for one in decisions]


def test_a_sign_of_every_best_line_gives_all_away() -> None:
    def exclaims(random: Random, rating: Rating) -> str:
        return plain(random, rating) + (" Oh!" if rating == "best" else "")

    found = shares(library(exclaims))
    assert {name for name, share in found.items() if share == 1} == found.keys() - {"place"}


def test_a_shape_of_every_best_line_gives_all_away_without_a_word() -> None:
    def in_three_parts(random: Random, rating: Rating) -> str:
        parts = (words(random, random.randint(4, 9), 4000) for _ in range(3))
        return (". " if rating == "best" else "; ").join(parts)

    found = shares(library(in_three_parts))
    assert found["shape"] == found["style"] == 1.0


def test_likeness_to_the_situation_is_a_shape() -> None:
    decisions = [
        one._replace(situation=one.lines[one.ratings.index("best")]) for one in library(plain)
    ]
    found = shares(decisions)
    assert found["shape"] > 0.9
    assert found["words"] < 0.45


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_tells_nothing_is_guessed_as_chance_has_it(seed: int) -> None:
    """Of 600 decisions one standard deviation is two points."""
    decisions = with_facts(library(plain, families=30, each=20, seed=seed))
    assert all(abs(share - 1 / 3) < 0.08 for share in shares(decisions).values())


TIMES = (("now", "today"), ("later", "tomorrow"), ("never", "nowhere"))
HEARD = (("radio", "kettle", "birds", "piano", "rain"), ("truck", "drill", "crowd", "siren", "dog"))
"""Who hears one of the first calls now; who hears one of the others calls later."""


def forms(families: int = 20) -> Iterator[Decision]:
    """Give decisions in two forms: what is heard decides which of two lines is best."""
    random = Random(5)
    for number in range(families * 6):
        family = f"F{number % families:02}"
        times = [random.choice(each) for each in TIMES]
        lines = [f"{words(random, 6)} {time}." for time in random.sample(times, 3)]
        for form, heard in enumerate(HEARD):
            fact = f"{words(random, 8)} {random.choice(heard)} {words(random, 5)}"
            yield Decision(
                family,
                f"{family}/t{number}.form-{form}",
                tuple(lines),
                tuple("best" if line.endswith(f" {times[form]}.") else "weak" for line in lines),
                fact,
            )


def test_a_fact_that_is_a_code_gives_away_what_lines_alone_do_not() -> None:
    found = shares(list(forms()))
    assert found["fact"] > 0.6
    # "never" is never best, so that half is what lines alone can tell.
    assert found["style"] == pytest.approx(0.5, abs=0.1)


def test_a_fact_that_repeats_the_best_line_gives_it_away() -> None:
    decisions = [
        one._replace(fact=" ".join(one.lines[one.ratings.index("best")].split()[2:6]))
        for one in library(plain)
    ]
    found = shares(decisions)
    assert found["fact"] > 0.9
    assert found["style"] < 0.45


@pytest.mark.parametrize("family", ["F00", "F07"])
def test_a_family_does_not_help_to_guess_itself(family: str) -> None:
    decisions = with_facts(library(plain))
    turned = [
        one._replace(ratings=one.ratings[::-1]) if one.family == family else one
        for one in decisions
    ]
    # By place is by what was best before, too, in the same family: it has been shown by then.
    for before, after in zip(guessed(decisions)[:-1], guessed(turned)[:-1], strict=True):
        same = {
            one.family
            for one, old, new in zip(decisions, before, after, strict=True)
            if old == pytest.approx(new, abs=1e-12)
        }
        assert same == {family}


def test_a_best_line_that_moves_on_by_one_place_is_found_at_its_next() -> None:
    places = [(0, 1, 2), (2, 0, 1), (1, 2, 0)]
    decisions = [
        one._replace(ratings=tuple(BEST_FIRST[rank] for rank in places[number // 20 % 3]))
        for number, one in enumerate(library(plain, each=9))
    ]
    found = shares(decisions)
    # The first of a family's nine is not known.
    assert found["place"] >= 8 / 9
    assert found["style"] < 0.45


def test_one_family_alone_and_none_at_all_teach_nothing() -> None:
    alone = with_facts(library(plain, families=1))
    assert list(shares(alone).values()) == pytest.approx([1 / 3] * 6)
    assert shares([]) == dict.fromkeys(Guesses._fields, 0.0)


def test_a_guesser_that_cannot_decide_is_right_as_often_as_its_picks() -> None:
    one = Decision("F01", "F01/a", ("A.", "B.", "C."), BEST_FIRST)
    two = Decision("F02", "F02/b", ("A.", "B.", "C.", "D."), ("best", "weak", "best", "weak"))
    marks = [(1.0, 1.0, 0.5), (0.0, 3.0, 3.0, 3.0)]
    assert [picks(each) for each in marks] == [[0, 1], [1, 2, 3]]
    assert by_family([one, two], marks) == {
        "F01": Hits(1 / 2, 1 / 3, 1),
        "F02": Hits(1 / 3, 1 / 2, 1),
    }
    both = hits([one, two], marks)
    assert (both.share, both.chance) == pytest.approx((5 / 12, 5 / 12))
    assert both.above == pytest.approx(0)


def test_fifteen_hundred_decisions_are_guessed_at_in_two_seconds() -> None:
    """The bound is thrice that, for a machine that is busy with other things."""
    decisions = with_facts(library(plain, families=50, each=30))
    start = process_time()
    lines = seen(decisions)
    guesses(decisions, lines)
    leanings(decisions, lines)
    assert process_time() - start < 6


def test_the_guessers_have_teeth() -> None:
    """The calls as they were before forms: three of four best lines told themselves by words."""
    found = shares(list(today()))
    assert found["words"] > 0.76
    assert found["shape"] > 0.68
    assert found["style"] > 0.8
