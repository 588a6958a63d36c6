"""A call is walked through every situation, flags included."""

from playbook.model.turn import Turn
from playbook.prove.walk import Situation, Walk, path_words
from playbook.prove.walk import walk as walk_if_small
from tests.prove.walks import choice, turn_of, walk


def turn(turn_id: str, *ways: str) -> Turn:
    """Make a turn; a way is ``next``, ``next+flag`` to set one, or ``next?flag:to,other:to``."""
    choices = []
    for number, way in enumerate(ways):
        plain, _, branch = way.partition("?")
        target, _, sets = plain.partition("+")
        branches = dict(one.split(":") for one in branch.split(",") if one)
        flags = (sets,) if sets else ()
        choices.append(choice(f"c{number}", "best", target, flags, branches))
    return turn_of(turn_id, choices)


END = frozenset({"end", "other"})


def test_every_situation_is_reached_once() -> None:
    walked = walk("a", (turn("a", "b", "b+warm"), turn("b", "end", "a?warm:other")), END)
    warm = frozenset({"warm"})
    assert set(walked.steps) == {
        Situation("a", frozenset()),
        Situation("b", frozenset()),
        Situation("b", warm),
        Situation("end", frozenset()),
        Situation("end", warm),
        Situation("other", warm),
    }
    assert walked.dead() == frozenset()


def test_a_flag_that_no_branch_looks_at_makes_no_situation() -> None:
    walked = walk("a", (turn("a", "b", "b+idle"), turn("b", "end", "end")), END)
    assert len(walked.steps) == 3


def test_a_branch_looks_at_flags_set_before_not_by_the_same_choice() -> None:
    walked = walk("a", (turn("a", "end+warm?warm:other", "end"),), END)
    assert walked.reached == {"a", "end"}


def test_the_first_flag_that_is_set_decides() -> None:
    two = turn("b", "end?x:other,y:end", "end")
    walked = walk("a", (turn("a", "b+x", "b+x"), two), END)
    assert Situation("other", frozenset({"x"})) in walked.steps


def test_a_round_without_a_way_out_is_dead_and_what_leads_into_it_alone_too() -> None:
    walked = walk("a", (turn("a", "b", "b"), turn("b", "b", "c"), turn("c", "b", "b")), END)
    assert {situation.at for situation in walked.dead()} == {"a", "b", "c"}


def test_a_turn_may_be_dead_under_one_flag_alone() -> None:
    turns = (turn("a", "b", "b+shut"), turn("b", "end?shut:b", "end?shut:b"))
    assert walk("a", turns, END).dead() == {Situation("b", frozenset({"shut"}))}


def test_a_spread_without_a_moment_leaves_out_what_lies_behind_it() -> None:
    walked = walk("a", (turn("a", "b", "c"), turn("b", "c", "c"), turn("c", "end", "end")), END)
    came = walked.spread_without(frozenset({"a/c1", "b/c0"}))
    at_c = Situation("c", frozenset())
    assert path_words(came, at_c) == "a/c0, b/c1"
    assert path_words(came, walked.start) == "the start"
    without_b = walked.spread_without(frozenset({"a/c1", "b"}))
    assert at_c not in without_b
    assert walked.spread_without(frozenset({"a"})) == {}


def test_too_many_situations_stop_the_walk() -> None:
    flags = [f"f{number}" for number in range(20)]
    turns = [turn(f"t{n}", f"t{n + 1}+{flag}", f"t{n + 1}") for n, flag in enumerate(flags)]
    last = turn("t20", f"end?{','.join(f'{flag}:other' for flag in flags)}", "end")
    assert walk_if_small("t0", (*turns, last), END) is None


def way_of(walked: Walk, every: set[str], none: set[str]) -> list[str] | None:
    way = walked.way(frozenset(every), frozenset(none))
    return None if way is None else [step.moment for step in way]


def test_a_way_brings_all_that_is_asked_for_and_nothing_else() -> None:
    turns = (turn("a", "b", "b+warm"), turn("b", "end", "c", "other"), turn("c", "other", "b"))
    walked = walk("a", turns, END)
    assert way_of(walked, set(), set()) == ["a/c0", "b/c0"]
    assert way_of(walked, {"warm", "other"}, set()) == ["a/c1", "b/c2"]
    assert way_of(walked, {"c", "end"}, {"b/c2"}) == ["a/c0", "b/c1", "c/c1", "b/c0"]
    assert way_of(walked, {"b/c0", "b/c2"}, set()) is None
    assert way_of(walked, {"a/c0", "warm"}, set()) is None
    assert way_of(walked, set(), {"a"}) is None
    assert way_of(walked, {"a"}, {"end", "b/c2", "c/c0"}) is None
