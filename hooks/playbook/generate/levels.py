"""A call at one level, as one story: its twists in place, and only what some path comes to."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from playbook.cache.memory import Kept
from playbook.generate.forms import Told
from playbook.model.base import Level
from playbook.model.call import Call, DebriefLine, Ending, Fact, Mix
from playbook.model.turn import Choice, Turn, Version
from playbook.prove.walk import Walk, walk


@dataclass(frozen=True)
class Woven:
    """A call at one level, told as one mix. Casting it gives a conversation.

    A turn that only another level's twist leads to, or an ending behind a flag that nothing sets
    at this level, is no part of it. In moments no form is named.
    """

    version: Version
    facts: tuple[Fact, ...]
    start: str
    turns: tuple[Turn, ...]
    endings: tuple[Ending, ...]
    debrief: tuple[DebriefLine, ...]

    @property
    def level(self) -> Level:
        """The level."""
        return self.version.level


@dataclass(frozen=True)
class _Spliced:
    """All of a call at one level, told as one mix, before anything is left out."""

    told: Told
    start: str
    turns: tuple[Turn, ...]
    walk: Walk | None


def versions(call: Call) -> tuple[Version, ...]:
    """Return what a call is told as: its levels in order, in each its mixes in order."""
    return tuple(Version(level, mix.id) for level in call.levels for mix in call.stories)


_made: Kept[dict[object, Turn]] = Kept()
_spliced: Kept[_Spliced] = Kept()
_woven: Kept[Woven] = Kept()


def woven(call: Call, version: Version) -> Woven:
    """Put the twists of a level into a call, and leave out what no path comes to.

    It is kept until the call changes.
    """
    return _woven.get((call.id, version), (call,), lambda: _weave(call, version))


def walked(call: Call, version: Version) -> Walk | None:
    """Walk a version of a call with the twists of its level in place.

    It is kept until the call changes. None if there are more situations than can be walked.
    """
    return _whole(call, version).walk


def told(call: Call, version: Version) -> Told:
    """Tell which forms the turns of a version take, and what that makes of facts and moments."""
    return _whole(call, version).told


def _whole(call: Call, version: Version) -> _Spliced:
    return _spliced.get((call.id, version), (call,), lambda: _splice(call, version))


def _splice(call: Call, version: Version) -> _Spliced:
    mix = next((mix for mix in call.stories if mix.id == version.mix), Mix(id=version.mix))
    forms = Told(call, mix, _made.get(call.id, (call,), dict))
    turns = forms.turns(version.level)
    start = call.start or turns[0].id
    for number, twist in enumerate(call.twists):
        if version.level in twist.levels:
            between = forms.of_twist(number, version.level)
            start, turns = spliced(start, turns, twist.enters, between)
    endings = frozenset(ending.id for ending in call.endings)
    return _Spliced(forms, start, turns, walk(start, turns, endings))


def spliced(
    start: str, turns: Iterable[Turn], enters: str, between: tuple[Turn, ...]
) -> tuple[str, tuple[Turn, ...]]:
    """Put the turns of a twist before the turn that it enters; return the start and all turns.

    Every edge from outside a twist into the turn it enters leads to the twist's first turn. Two
    twists before the same turn come one after the other, in the order given.
    """
    new = between[0].id
    led = partial(_led_elsewhere, old=enters, new=new)
    all_turns = (*(_with(turn, led) for turn in turns), *between)
    return new if start == enters else start, all_turns


def _weave(call: Call, version: Version) -> Woven:
    whole = _whole(call, version)
    level, forms = version.level, whole.told
    # Checking refuses a call that cannot be walked; whoever generates it all the same gets it all.
    everything = {turn.id for turn in whole.turns} | {ending.id for ending in call.endings}
    reached = frozenset(everything) if whole.walk is None else whole.walk.reached
    kept = tuple(turn for turn in whole.turns if turn.id in reached)
    flags = {flag for turn in kept for choice in turn.choices for flag in choice.sets}
    moments = {f"{turn.id}/{choice.id}" for turn in kept for choice in turn.choices}
    return Woven(
        version=version,
        facts=forms.facts(fact for fact in _facts(call, level) if level in fact.levels),
        start=whole.start,
        turns=tuple(
            _with(turn, lambda choice: _without_idle_branches(choice, reached, flags))
            for turn in kept
        ),
        endings=tuple(ending for ending in call.endings if ending.id in reached),
        debrief=tuple(_shown(call.debrief, forms, {*reached, *flags, *moments})),
    )


def _facts(call: Call, level: Level) -> Iterator[Fact]:
    yield from call.facts
    for twist in call.twists:
        if level in twist.levels:
            yield from twist.facts


def _shown(lines: Iterable[DebriefLine], forms: Told, possible: set[str]) -> Iterator[DebriefLine]:
    """Give the lines that may be shown, with what they hang on."""
    for line in lines:
        when = forms.moments(line.when)
        if len(when) == len(line.when) and possible.issuperset(when):
            unless = tuple(one for one in forms.moments(line.unless) if one in possible)
            yield line.model_copy(update={"when": when, "unless": unless})


def _with(turn: Turn, change: Callable[[Choice], Choice]) -> Turn:
    choices = tuple(map(change, turn.choices))
    if all(after is before for after, before in zip(choices, turn.choices, strict=True)):
        return turn
    return replace(turn, choices=choices)


def _without_idle_branches(choice: Choice, reached: frozenset[str], flags: set[str]) -> Choice:
    taken = tuple(way for way in choice.next_if if way.flag in flags and way.to in reached)
    if len(taken) == len(choice.next_if):
        return choice
    return replace(choice, next_if=taken)


def _led_elsewhere(choice: Choice, old: str, new: str) -> Choice:
    if choice.next != old and all(branch.to != old for branch in choice.next_if):
        return choice
    branches = tuple(
        branch.model_copy(update={"to": new}) if branch.to == old else branch
        for branch in choice.next_if
    )
    return replace(choice, next=new if choice.next == old else choice.next, next_if=branches)
