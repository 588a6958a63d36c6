"""Every text of the data with its place: one list for all checks."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from playbook.cache.memory import Kept
from playbook.catalog.catalog import Catalog
from playbook.check.support.subject import Subject
from playbook.generate.forms import teller
from playbook.model.call import Call, Fact, Form, Outcome, WrittenChoice, WrittenTurn
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


def of_seen(keys: str) -> tuple[str, ...]:
    """Give the ways to what is seen and heard at turns, in each of their forms."""
    return of_turns(keys, f"forms.{keys}", f"forms.harder.{keys}")


def of_outcomes(keys: str) -> tuple[str, ...]:
    """Give the ways to what comes of choices, in each form of their turns."""
    return of_turns(f"choices.{keys}", f"forms.outcomes.{keys}")


def turns_of(call: Call) -> list[tuple[Path, WrittenTurn]]:
    """Give every turn with its path, those of twists included."""
    return given(call, "turns", "twists.turns")


def facts_of(call: Call) -> list[tuple[Path, Fact]]:
    """Give every fact with its path, those of twists included."""
    return given(call, "facts", "twists.facts")


def choices_of(call: Call) -> Iterator[tuple[Path, WrittenTurn, WrittenChoice]]:
    """Give every choice with its path and its turn."""
    for path, turn in turns_of(call):
        for number, choice in enumerate(turn.choices):
            yield (*path, "choices", number), turn, choice


class Decision(NamedTuple):
    """A turn as it is in one of its forms; a turn without any is one decision."""

    turn_path: Path
    turn: WrittenTurn
    number: int | None
    form: Form | None

    @property
    def path(self) -> Path:
        """Where the form stands, or else the turn."""
        return self.turn_path if self.number is None else (*self.turn_path, "forms", self.number)

    @property
    def name(self) -> str:
        """The turn, with its form if it has one: ``turn.form``."""
        return f"{self.turn.id}.{self.form.id}" if self.form else self.turn.id

    @property
    def is_sound(self) -> bool:
        """Tell whether the form tells of choices that there are; others are told of elsewhere."""
        return self.form is None or {*self.form.outcomes} <= {one.id for one in self.turn.choices}

    def all_of(self, key: str) -> list[Any]:
        """Give one thing of each choice, in their order, as it is in this form."""
        return [
            getattr(teller(choice, self._outcome(choice.id), key), key)
            for choice in self.turn.choices
        ]

    def place(self, number: int, key: str) -> Path:
        """Give where one thing of a choice is written: in the form, or else in the choice."""
        choice = self.turn.choices[number]
        if teller(choice, self._outcome(choice.id), key) is choice:
            return (*self.turn_path, "choices", number, key)
        return (*self.path, "outcomes", choice.id, key)

    def _outcome(self, choice: str) -> Outcome | None:
        return None if self.form is None else self.form.outcomes.get(choice)


def decisions_of(call: Call) -> list[Decision]:
    """Give every turn in each of its forms."""
    found: list[Decision] = []
    for path, turn in turns_of(call):
        found += [Decision(path, turn, *one) for one in enumerate(turn.forms)]
        found += [] if turn.forms else [Decision(path, turn, None, None)]
    return found


def forms_taken(call: Call) -> set[str]:
    """Name all forms that mixes take: ``turn.form``."""
    return {f"{turn}.{form}" for mix in call.mixes for turn, form in mix.forms.items()}


START = "start"
"""The moment before all others."""


def moments_of(decisions: Iterable[Decision]) -> frozenset[str]:
    """Name every turn and answer, with each form and without: all but the start."""
    return frozenset(
        f"{where}{answer}"
        for one in decisions
        for where in (one.turn.id, one.name)
        for answer in ("", *(f"/{choice.id}" for choice in one.turn.choices))
    )


def happenings_of(call: Call, decisions: Iterable[Decision]) -> frozenset[str]:
    """Name all that a line of the debrief may hang on: moments, flags and endings."""
    flags = (flag for _, flag in given(call, *of_outcomes("sets")))
    return moments_of(decisions).union(flags, (ending.id for ending in call.endings))


CUES = "live.softens,hardens"
"""The way to what softens and what hardens whoever is called."""

SEEN = "scene,says,after,inner"
WORDS = ("say", "write", "do")
COMES = "reply,happens,why,better"

OF_TALK = (*of_seen(SEEN), *of_turns(f"choices.{','.join(WORDS)}"), *of_outcomes(COMES))
"""The ways to all that is read in the turns of a call."""

_OF_CALLS = (
    *("goal", "debrief.text", "facts.text,on_card", "twists.facts.text,on_card"),
    *(*OF_TALK, *of_turns("ask", "forms.on_card")),
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
