"""Walks for tests, of calls that are small enough to be walked."""

from playbook.model.call import Turn
from playbook.prove.walk import Walk
from playbook.prove.walk import walk as walk_if_small


def walk(start: str, turns: tuple[Turn, ...], endings: frozenset[str]) -> Walk:
    """Walk a call."""
    walked = walk_if_small(start, turns, endings)
    assert walked is not None
    return walked
