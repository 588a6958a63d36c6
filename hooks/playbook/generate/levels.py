"""A call at one level: its twists in place, and only what some path comes to there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from playbook.cache.memory import Kept
from playbook.model.base import Level
from playbook.model.call import Call, Choice, Ending, Fact, Turn, Twist
from playbook.prove.walk import Walk, walk


@dataclass(frozen=True)
class Woven:
    """A call at one level. Casting it gives a conversation.

    A turn that only another level's twist leads to, or an ending behind a flag that nothing sets
    at this level, is no part of it.
    """

    level: Level
    facts: tuple[Fact, ...]
    start: str
    turns: tuple[Turn, ...]
    endings: tuple[Ending, ...]


def woven(call: Call, level: Level) -> Woven:
    """Put the twists of a level into a call, and leave out what no path comes to."""
    twists = _twists(call, level)
    facts = (*call.facts, *(fact for twist in twists for fact in twist.facts))
    start, turns = spliced(call.start, call.turns, twists)
    reached = _reached(call, level, turns)
    kept = tuple(turn for turn in turns if turn.id in reached)
    flags = {flag for turn in kept for choice in turn.choices for flag in choice.sets}
    return Woven(
        level=level,
        facts=tuple(fact for fact in facts if level in fact.levels),
        start=start,
        turns=tuple(
            _with(turn, lambda choice: _without_idle_branches(choice, reached, flags))
            for turn in kept
        ),
        endings=tuple(ending for ending in call.endings if ending.id in reached),
    )


def spliced(
    start: str, turns: Iterable[Turn], twists: Iterable[Twist]
) -> tuple[str, tuple[Turn, ...]]:
    """Put twists before the turns that they enter; return the start and all turns.

    Every edge from outside a twist into the turn it enters leads to the twist's first turn. Two
    twists before the same turn come one after the other, in the order given.
    """
    all_turns = tuple(turns)
    for twist in twists:
        old, new = twist.enters, twist.turns[0].id
        led = partial(_led_elsewhere, old=old, new=new)
        all_turns = (*(_with(turn, led) for turn in all_turns), *twist.turns)
        start = new if start == old else start
    return start, all_turns


_kept: Kept[Walk | None] = Kept()


def walked(call: Call, level: Level) -> Walk | None:
    """Walk a call with the twists of a level in place; the walk is kept until the call changes.

    None if there are more situations than can be walked.
    """
    return _kept.get((call.id, level), (call,), lambda: _walked(call, level))


def _walked(call: Call, level: Level) -> Walk | None:
    start, turns = spliced(call.start, call.turns, _twists(call, level))
    return walk(start, turns, frozenset(ending.id for ending in call.endings))


def _twists(call: Call, level: Level) -> list[Twist]:
    return [twist for twist in call.twists if level in twist.levels]


def _reached(call: Call, level: Level, turns: tuple[Turn, ...]) -> frozenset[str]:
    walk = walked(call, level)
    # Checking refuses a call that cannot be walked; whoever generates it all the same gets it all.
    everything = {turn.id for turn in turns} | {ending.id for ending in call.endings}
    return frozenset(everything) if walk is None else walk.reached


def _with(turn: Turn, change: Callable[[Choice], Choice]) -> Turn:
    choices = tuple(map(change, turn.choices))
    if all(after is before for after, before in zip(choices, turn.choices, strict=True)):
        return turn
    return turn.model_copy(update={"choices": choices})


def _without_idle_branches(choice: Choice, reached: frozenset[str], flags: set[str]) -> Choice:
    taken = tuple(way for way in choice.next_if if way.flag in flags and way.to in reached)
    if len(taken) == len(choice.next_if):
        return choice
    return choice.model_copy(update={"next_if": taken})


def _led_elsewhere(choice: Choice, old: str, new: str) -> Choice:
    if choice.next != old and all(branch.to != old for branch in choice.next_if):
        return choice
    branches = tuple(
        branch.model_copy(update={"to": new}) if branch.to == old else branch
        for branch in choice.next_if
    )
    return choice.model_copy(
        update={"next": new if choice.next == old else choice.next, "next_if": branches}
    )
