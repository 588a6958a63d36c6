"""All paths at once give what following each path by itself gives."""

from collections import Counter
from collections.abc import Iterator
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.model.call import POINTS, Rating
from playbook.model.turn import Turn
from playbook.prove.outcomes import Outcome, figures, outcomes
from playbook.prove.walk import Walk
from playbook.prove.ways import best_ends, best_way, enough, follow, points_of
from tests.prove.walks import choice, turn_of, walk

RATINGS = get_args(Rating)
ENDINGS = frozenset({"end", "other"})


def turn(turn_id: str, *ways: str) -> Turn:
    """Make a turn; a way is ``best:next``, with ``+flag`` to set one and ``?flag=to`` to read."""
    choices = []
    for number, way in enumerate(ways):
        rating, _, rest = way.partition(":")
        rest, _, branch = rest.partition("?")
        target, _, sets = rest.partition("+")
        flag, _, to = branch.partition("=")
        branches = {flag: to} if branch else {}
        rated = next(each for each in RATINGS if each == rating)
        choices.append(choice(f"c{number}", rated, target, (sets,) if sets else (), branches))
    return turn_of(turn_id, choices)


def each_path(walked: Walk) -> Iterator[tuple[Outcome, float]]:
    """Follow every path by itself; only for calls in which none goes round."""
    waiting = [(walked.start, 0, 0, 1.0)]
    while waiting:
        here, points, met, chance = waiting.pop()
        if here.at in ENDINGS:
            yield Outcome(here.at, points, met, met), chance
            continue
        steps = walked.steps[here]
        for step in steps:
            got = points + POINTS[step.choice.rating]
            waiting.append((step.there, got, met + 1, chance / len(steps)))


@st.composite
def calls(draw: st.DrawFn) -> tuple[Turn, ...]:
    """Turns that lead onward only, some choices setting or reading one of two flags."""
    number = draw(st.integers(2, 6))
    turns = []
    for place in range(number):
        onward = [f"t{later}" for later in range(place + 1, number)] + sorted(ENDINGS)
        ways = []
        for rating in RATINGS[: draw(st.integers(2, 3))]:
            way = f"{rating}:{draw(st.sampled_from(onward))}"
            way += draw(st.sampled_from(("", "", "+f", "+g")))
            if draw(st.booleans()):
                flag, to = draw(st.sampled_from("fg")), draw(st.sampled_from(onward))
                way += f"?{flag}={to}"
            ways.append(way)
        turns.append(turn(f"t{place}", *ways))
    return tuple(turns)


@given(calls())
def test_all_paths_at_once_are_every_path_by_itself(turns: tuple[Turn, ...]) -> None:
    walked = walk("t0", turns, ENDINGS)
    way = best_way(walked)
    assert way is not None
    best, _ = points_of(way)
    ends = outcomes(walked, best)
    assert ends is not None
    chances: dict[Outcome, float] = {}
    ways: Counter[Outcome] = Counter()
    for outcome, chance in each_path(walked):
        chances[outcome] = chances.get(outcome, 0.0) + chance
        ways[outcome] += 1
    assert {outcome: weight.ways for outcome, weight in ends.of.items()} == ways
    assert {outcome: weight.chance for outcome, weight in ends.of.items()} == pytest.approx(
        dict(chances)
    )
    told = figures(walked, ends)
    assert told.paths == sum(ways.values())
    assert told.worst == min(outcome.points for outcome in ways)
    assert (told.shortest, told.longest) == (
        min(outcome.decisions for outcome in ways),
        max(outcome.decisions for outcome in ways),
    )
    assert told.chance == pytest.approx(
        sum(chance for one, chance in chances.items() if enough(one.points, one.met, best))
    )


def test_five_turns_of_three_choices_are_passed_by_chance_once_in_twelve() -> None:
    """Eight points of ten: at most two points lost, in 21 of 243 ways."""
    turns = [
        turn(f"t{n}", f"best:t{n + 1}", f"defensible:t{n + 1}", f"weak:t{n + 1}") for n in range(4)
    ]
    last = turn("t4", "best:end", "defensible:end", "weak:other")
    walked = walk("t0", (*turns, last), ENDINGS)
    ends = outcomes(walked, 10)
    assert ends is not None
    assert ends.chance == pytest.approx(21 / 243)


def test_an_ending_that_is_poor_is_not_passed_with_all_points() -> None:
    walked = walk("a", (turn("a", "best:end", "defensible:other"),), ENDINGS)
    known = outcomes(walked, 1, frozenset())
    told = outcomes(walked, 1, frozenset({"end"}))
    assert known is not None
    assert told is not None
    assert known.chance == pytest.approx(0.5)
    assert told.chance == 0


def test_a_second_try_at_a_turn_scores_nothing() -> None:
    walked = walk("a", (turn("a", "best:end", "weak:a"),), ENDINGS)
    ends = outcomes(walked, 2)
    assert ends is not None
    assert ends.endless
    assert ends.chance == pytest.approx(0.5)
    told = figures(walked, ends)
    assert (told.paths, told.longest, told.shortest, told.worst) == (None, None, 1, 0)


def test_a_turn_met_again_under_a_flag_is_met_once() -> None:
    """The round has an end, because the way back is closed behind the first time."""
    back = turn("b", "best:a+been?been=end", "weak:end")
    walked = walk("a", (turn("a", "best:b", "weak:b"), back), ENDINGS)
    ends = outcomes(walked, 4)
    assert ends is not None
    assert not ends.endless
    longest = max(ends.of, key=lambda outcome: outcome.decisions)
    assert (longest.decisions, longest.met) == (4, 2)


def test_a_large_call_that_goes_round_is_given_up() -> None:
    turns = tuple(
        turn(f"t{n}", f"best:t{(n + 1) % 40}", f"weak:t{(n * 7 + 3) % 40}", "weak:end")
        for n in range(40)
    )
    assert outcomes(walk("t0", turns, ENDINGS), 80) is None


def test_a_best_path_that_comes_back_to_a_turn_is_none_even_if_it_ends() -> None:
    back = turn("b", "best:a+been", "weak:end")
    turns = (turn("a", "best:b?been=end", "weak:end"), back)
    assert best_way(walk("a", turns, ENDINGS)) is None


def test_a_rule_that_goes_round_comes_to_no_ending() -> None:
    walked = walk("a", (turn("a", "best:b", "weak:end"), turn("b", "best:a", "weak:end")), ENDINGS)
    assert best_way(walked) is None
    ended = follow(walked, lambda steps: steps[1])
    assert ended is not None
    assert [step.choice.id for step in ended] == ["c1"]


@pytest.mark.parametrize(
    ("points", "met", "best", "passed"),
    [(8, 5, 10, True), (7, 5, 10, False), (10, 6, 10, True), (9, 6, 10, False), (8, 3, 10, True)],
)
def test_enough_is_four_fifths_of_the_best_path_or_of_all_that_was_met(
    points: int, met: int, best: int, passed: bool
) -> None:
    assert enough(points, met, best) is passed


def test_best_choices_alone_come_to_each_ending_by_the_shortest_of_their_ways() -> None:
    turns = (
        turn("a", "best:b", "best:c", "weak:bad"),
        turn("b", "best:end", "weak:bad"),
        turn("c", "best:b", "best:other", "weak:bad"),
    )
    assert best_ends(walk("a", turns, ENDINGS | {"bad"})) == {"end": 2, "other": 2}
