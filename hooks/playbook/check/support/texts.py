"""Every text of the data with its place: one list for all checks."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from playbook.cache.memory import Kept
from playbook.catalog.catalog import Catalog
from playbook.check.support.subject import Subject
from playbook.model.call import Call, Choice, Fact, Turn
from playbook.model.gate import Gate
from playbook.yaml_source.nodes import Path


class PlacedText(NamedTuple):
    """A text and where it stands."""

    path: Path
    text: str


def given(item: object, *ways: str) -> list[tuple[Path, Any]]:
    """Give what stands at the end of each way through a thing, with its path.

    ``turns.says,inner`` is what is said and what is thought at every turn. What is not there, such
    as words that nobody says, is passed over.
    """
    found: list[tuple[Path, Any]] = []
    for way in ways:
        _go(item, (), _keys(way), found)
    return found


@cache
def _keys(way: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(step.split(",")) for step in way.split("."))


def _go(
    item: object, path: Path, keys: tuple[tuple[str, ...], ...], found: list[tuple[Path, Any]]
) -> None:
    if isinstance(item, tuple):
        for number, entry in enumerate(item):
            _go(entry, (*path, number), keys, found)
    elif isinstance(item, dict):
        for key, entry in item.items():
            _go(entry, (*path, key), keys, found)
    elif keys and item is not None:
        for key in keys[0]:
            _go(getattr(item, key), (*path, key), keys[1:], found)
    elif item is not None:
        found.append((path, item))


def of_turns(*ways: str) -> tuple[str, ...]:
    """Give ways through a call that lead on from its turns, those of twists included."""
    return tuple(f"{turns}.{way}" for way in ways for turns in ("turns", "twists.turns"))


def turns_of(call: Call) -> list[tuple[Path, Turn]]:
    """Give every turn with its path, those of twists included."""
    return given(call, "turns", "twists.turns")


def facts_of(call: Call) -> list[tuple[Path, Fact]]:
    """Give every fact with its path, those of twists included."""
    return given(call, "facts", "twists.facts")


def choices_of(call: Call) -> Iterator[tuple[Path, Turn, Choice]]:
    """Give every choice with its path and its turn."""
    for path, turn in turns_of(call):
        for number, choice in enumerate(turn.choices):
            yield (*path, "choices", number), turn, choice


CUES = "live.softens,hardens"
"""The way to what softens and what hardens whoever is called."""

_OF_CALLS = (
    *("goal,worked,debrief", "facts.text,on_card", "twists.facts.text,on_card"),
    *of_turns("scene,says,inner,ask", "choices.say,happens,why,better,when_right"),
    *("endings.title,text", "live.opening,limit", CUES),
)
_OF_GATES = ("cases.title,story,why,next_step", "cases.evidence.text", "cases.second.when")
_kept: Kept[tuple[PlacedText, ...]] = Kept()


def templates_of(exercise: Call | Gate) -> tuple[PlacedText, ...]:
    """Give every template of a call or a gate; several checks ask for them."""
    ways = _OF_CALLS if isinstance(exercise, Call) else _OF_GATES
    return _kept.get(
        exercise.id, (exercise,), lambda: tuple(PlacedText(*one) for one in given(exercise, *ways))
    )


def templates(catalog: Catalog) -> Iterator[tuple[Subject, PlacedText]]:
    """Give every template of all calls and gates."""
    exercises: tuple[Call | Gate, ...] = (*catalog.calls.values(), *catalog.gates.values())
    for exercise in exercises:
        subject = Subject(catalog, exercise.id)
        yield from ((subject, text) for text in templates_of(exercise))


_PROSE = {
    "causes": (
        "meaning,sounds_like,tells,about_you,about_them,in_body,instead,head_move,body_move",
        "special,page",
    ),
    "techniques": ("when,why,steps,weak,strong,difference,watch_out,if_then,follow_up",),
    "calls": ("summary,rules_note",),
    "worksheets": (
        *("summary,intro", "slots.label,help", "criteria,questions.label,why"),
        "examples.weak,strong.note",
    ),
    "gates": ("summary,intro",),
}


def prose(catalog: Catalog) -> Iterator[tuple[Subject, PlacedText]]:
    """Give every text that a reader reads in sentences, of every kind of thing."""
    for kind, ways in _PROSE.items():
        for one in getattr(catalog, kind).values():
            subject = Subject(catalog, one.id)
            yield from ((subject, PlacedText(*found)) for found in given(one, *ways))
    yield from templates(catalog)
