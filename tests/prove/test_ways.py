"""What is picked at each turn is played to the end."""

import pytest

from playbook.prove.ways import passes
from tests.prove.test_outcomes import ENDINGS, turn
from tests.prove.walks import walk

TURNS = (
    turn("a", "weak:b", "best:b", "defensible:a"),
    turn("b", "best:c", "weak:other"),
    turn("c", "defensible:end", "best:end", "weak:end"),
)


@pytest.mark.parametrize(
    ("picked", "passed"),
    [
        ((1, 0, 1), True),
        ((1, 0, 0), True),  # five points of six
        ((0, 0, 1), False),  # four
        ((1, 1, 1), False),  # a poor ending
        ((2, 0, 1), False),  # never comes to an end
    ],
)
def test_picks_are_played_to_the_end(picked: tuple[int, ...], passed: bool) -> None:
    walked = walk("a", TURNS, ENDINGS)
    picks = dict(zip("abc", picked, strict=True))
    assert passes(walked, picks, 6, frozenset({"other"})) is passed
