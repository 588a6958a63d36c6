"""Everything the playbook holds: look-ups by id, and the place where each thing stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from playbook.diagnostics import Place, split_lines
from playbook.model.assignment import Assignment
from playbook.model.base import Exercise
from playbook.model.call import Call
from playbook.model.company import Company
from playbook.model.coverage import Coverage
from playbook.model.gate import Gate
from playbook.model.playthrough import Playthroughs
from playbook.model.reference import (
    Cause,
    Family,
    Group,
    Persona,
    Settings,
    Source,
    Technique,
    Voice,
)
from playbook.model.rubric import Behavior
from playbook.model.worksheet import Worksheet
from playbook.yaml_source.nodes import Mapping as Node
from playbook.yaml_source.nodes import Path, locate, locate_key

_LONGEST_TEXT = 40
"""Lines to look through for a word."""

ExerciseKind = Literal["call", "worksheet", "gate"]
Kind = (
    Literal["cause", "technique", "family", "group", "persona", "voice", "source", "behavior"]
    | Literal["playthrough", "assignment"]
    | ExerciseKind
)


def owner_of(kind: Kind, item_id: str) -> str:
    """Name what ``Places`` knows a thing by: its id, with a word where ids of kinds may meet."""
    if kind == "playthrough":
        return f"{item_id} playthroughs"
    return f"assignment {item_id}" if kind == "assignment" else item_id


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file as read: its nodes, which know their places, and the paths that are broken in it."""

    path: str
    node: Node
    broken: frozenset[Path] = frozenset()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Where things stand.

    An owner is an id such as ``F05`` or ``P01``, or ``playbook``, ``company`` or ``coverage``.
    """

    files: Mapping[str, tuple[DataFile, Path]] = field(default_factory=dict)

    def file(self, owner: str) -> str:
        """Give the path of the file that holds an owner, relative to the root."""
        return self.files[owner][0].path

    def value(self, owner: str, *path: str | int) -> Place:
        """Give the place of a value, such as ``("F05", "turns", 0, "ask")``."""
        file, prefix = self.files[owner]
        return Place(file.path, *locate(file.node, prefix + path))

    def key(self, owner: str, *path: str | int) -> Place:
        """Give the place of the key at the end of a path."""
        file, prefix = self.files[owner]
        return Place(file.path, *locate_key(file.node, prefix + path))

    def word(self, owner: str, path: Path, word: str) -> Place:
        """Give the place of a word inside a text, or of the text if the word is not found there.

        The text may run over several lines, and a word may be written with escapes.
        """
        file, _ = self.files[owner]
        start = self.value(owner, *path)
        lines = split_lines(file.text)[start.line - 1 : start.line + _LONGEST_TEXT]
        pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        for number, line in enumerate(lines):
            found = pattern.search(line, start.column - 1 if number == 0 else 0)
            if found is not None:
                return Place(start.path, start.line + number, found.start() + 1)
        return start

    def is_broken(self, owner: str, *path: str | int) -> bool:
        """Tell whether a value is a stand-in, or lies within one or holds one's whole place."""
        file, prefix = self.files[owner]
        whole = prefix + path
        return any(whole[: len(broken)] == broken for broken in file.broken)

    def holds_broken(self, owner: str, *path: str | int) -> bool:
        """Tell whether anything within a value is a stand-in, or was left out."""
        file, prefix = self.files[owner]
        whole = prefix + path
        return any(broken[: len(whole)] == whole for broken in file.broken)

    def broken_keys(self, owner: str) -> frozenset[str]:
        """Name the keys whose values are broken anywhere in an owner."""
        file, prefix = self.files[owner]
        return frozenset(
            next((key for key in reversed(broken) if isinstance(key, str)), "")
            for broken in file.broken
            if broken[: len(prefix)] == prefix or prefix[: len(broken)] == broken
        )


@dataclass(frozen=True, slots=True)
class Catalog:
    """All data of one playbook, each kind by id, in the order of ids.

    ``known`` holds every id of a kind that exists, those of files that could not be read included;
    a kind that is not in it cannot be known, since the file that lists it is broken. ``worded``
    holds for each owner which of its keys shows which of the company's words.
    """

    settings: Settings
    company: Company = field(default_factory=Company)
    coverage: Coverage = field(default_factory=Coverage)
    causes: Mapping[str, Cause] = field(default_factory=dict)
    techniques: Mapping[str, Technique] = field(default_factory=dict)
    families: Mapping[str, Family] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    personas: Mapping[str, Persona] = field(default_factory=dict)
    voices: Mapping[str, Voice] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    calls: Mapping[str, Call] = field(default_factory=dict)
    worksheets: Mapping[str, Worksheet] = field(default_factory=dict)
    behaviors: Mapping[str, Behavior] = field(default_factory=dict)
    gates: Mapping[str, Gate] = field(default_factory=dict)
    playthroughs: Mapping[str, Playthroughs] = field(default_factory=dict)
    assignments: Mapping[str, Assignment] = field(default_factory=dict)
    worded: Mapping[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    places: Places = field(default_factory=Places)
    known: Mapping[Kind, frozenset[str]] = field(default_factory=dict)

    def exercise(self, exercise_id: str) -> Call | Worksheet | Gate | None:
        """Look an exercise up by its id."""
        return (
            self.calls.get(exercise_id)
            or self.worksheets.get(exercise_id)
            or self.gates.get(exercise_id)
        )

    def exercises(self) -> Iterator[tuple[ExerciseKind, Call | Worksheet | Gate]]:
        """Give every exercise with its kind: calls, worksheets, gates, each in order of ids."""
        for call in self.calls.values():
            yield "call", call
        for worksheet in self.worksheets.values():
            yield "worksheet", worksheet
        for gate in self.gates.values():
            yield "gate", gate

    def techniques_of(self, exercise: Exercise) -> tuple[Technique, ...]:
        """Give the techniques that an exercise names, as far as they exist."""
        return tuple(self.techniques[one] for one in exercise.techniques if one in self.techniques)

    def lacks_people(self, call: Call) -> bool:
        """Tell whether a call casts anybody whom no persona is, or who cannot be known."""
        return "persona" not in self.known or any(
            call.kinds[slot] == "person" and value not in self.personas
            for cast in call.cast_list
            for slot, value in cast.slots.items()
        )

    def parts(self) -> tuple[object, ...]:
        """Give everything that the files say: models, and what JSON can hold; no places."""
        mappings = (
            *(self.causes, self.techniques, self.families, self.groups, self.personas),
            *(self.voices, self.sources, self.calls, self.worksheets, self.behaviors),
            *(self.gates, self.playthroughs, self.assignments),
        )
        worded = {owner: sorted(words) for owner, words in self.worded.items()}
        models = (model for mapping in mappings for model in mapping.values())
        return (self.settings, self.company, self.coverage, *models, worded, self.known_ids())

    def known_ids(self) -> dict[str, list[str]]:
        """Give every id that exists, by its kind, in order."""
        return {kind: sorted(ids) for kind, ids in self.known.items()}

    def exercise_ids(self) -> frozenset[str]:
        """Give the id of every exercise that exists, broken ones included."""
        empty: frozenset[str] = frozenset()
        kinds: tuple[Kind, ...] = ("call", "worksheet", "gate")
        return empty.union(*(self.known.get(kind, empty) for kind in kinds))

    def place(self, owner: str, *path: str | int) -> Place:
        """Give the place of a value: ``catalog.place("F05", "turns", 0, "ask")``."""
        return self.places.value(owner, *path)


def lowest_level(exercise: Exercise) -> int:
    """Give the lowest level that an exercise is offered at; 1 for kinds without levels."""
    return min(exercise.levels) if isinstance(exercise, Call) else 1
