"""Walks for tests, of calls that are small enough to be walked, and turns to walk through."""

from playbook.model.call import Branch, Rating
from playbook.model.turn import Choice, Turn
from playbook.prove.walk import Walk
from playbook.prove.walk import walk as walk_if_small


def walk(start: str, turns: tuple[Turn, ...], endings: frozenset[str]) -> Walk:
    """Walk a call."""
    walked = walk_if_small(start, turns, endings)
    assert walked is not None
    return walked


def choice(
    name: str, rating: Rating, leads: str, sets: tuple[str, ...], branches: dict[str, str]
) -> Choice:
    """Make a choice; branches lead elsewhere by the flag that must be set."""
    return Choice(
        id=name,
        move="say",
        say="s",
        reply=None,
        happens="h",
        why="w",
        better=None,
        rating=rating,
        next=leads,
        next_if=tuple(Branch(flag=flag, to=to) for flag, to in branches.items()),
        sets=sets,
    )


def turn_of(turn_id: str, choices: list[Choice]) -> Turn:
    """Make a turn at which nothing is said."""
    return Turn(
        id=turn_id,
        form=None,
        scene=None,
        speaker=None,
        says=None,
        after=None,
        inner=None,
        ask="?",
        nothing_good=False,
        choices=tuple(choices),
    )
