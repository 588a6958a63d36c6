"""Habits of writing are counted, and what a choice leads to."""

from playbook.model.call import Rating
from playbook.prove.habits import Part, begin_with_it, best_stays, in_two_sentences, rests
from playbook.prove.habits import weak_is_as_best as same
from tests.prove.test_outcomes import ENDINGS, turn
from tests.prove.walks import walk

Ratings = tuple[Rating, ...]
ONE_OF_TWO: tuple[Ratings, ...] = (("best", "weak"), ("weak", "best"))
THREE: tuple[Ratings, ...] = (
    ("best", "weak", "best"),
    ("best", "defensible", "best"),
    ("best", "weak", "weak"),
)
ALONE: tuple[Ratings, ...] = (("best", "weak"),)
NOTES = (
    "It was kind. It came late.",
    "It's kind.",
    "Kind, and late!",
    "Itself a 'no.' And she heard it",
    "It.",
)


def test_the_rhythm_of_notes() -> None:
    assert in_two_sentences(NOTES) == Part(2, 5)
    assert begin_with_it(NOTES[:-1]) == Part(1, 4)
    assert Part(1, 4).share == 0.25
    assert Part(0, 0).share == 0


def test_a_best_line_stays_or_changes_between_two_forms() -> None:
    assert best_stays([ONE_OF_TWO, THREE, ALONE]) == Part(1, 4)


def test_a_weak_line_may_lead_to_the_same_as_a_best_one() -> None:
    assert same(
        [
            (("best", 1), ("weak", 1), ("weak", 2)),
            (("best", 1), ("defensible", 1), ("weak", 2)),
            (("best", 1), ("defensible", 1)),
        ]
    ) == Part(1, 2)


def test_what_may_still_come_is_the_same_where_no_flag_is_looked_at_any_more() -> None:
    turns = (
        turn("a", "best:b", "weak:b+f"),
        turn("b", "best:c?f=d", "weak:d"),
        turn("c", "best:d+f", "weak:d"),
        turn("d", "best:end", "weak:other"),
    )
    walked = walk("a", turns, ENDINGS)
    numbers = rests(walked)
    at: dict[str, set[int]] = {}
    for situation, number in numbers.items():
        at.setdefault(situation.at, set()).add(number)
    assert [place for place, each in at.items() if len(each) > 1] == ["b"]
    assert len(set(numbers.values())) == 7


def test_what_goes_round_has_a_rest_too() -> None:
    turns = (turn("a", "best:b", "weak:a+f"), turn("b", "best:end?f=other", "weak:a"))
    assert len(set(rests(walk("a", turns, ENDINGS)).values())) == 6
