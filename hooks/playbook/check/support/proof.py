"""The proof of a call, for checks of its graph: woven and walked at every level it offers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from playbook.catalog.catalog import Catalog
from playbook.check.support.subject import Subject
from playbook.check.support.texts import choices_of, turns_of
from playbook.generate.levels import walked
from playbook.generate.slots import Filler, SlotError, Value
from playbook.model.base import Level
from playbook.model.call import Call, Cast, Fact
from playbook.prove.outcomes import Outcomes, outcomes
from playbook.prove.walk import Situation, Step, Walk
from playbook.prove.ways import best_way, points_of
from playbook.yaml_source.nodes import Path

_NEEDED = frozenset(
    {
        "id",
        "start",
        "turns",
        "choices",
        "next",
        "next_if",
        "flag",
        "to",
        "sets",
        "endings",
        "twists",
        "enters",
        "levels",
    }
)
_PART = re.compile(r"\w+")
_SAID = frozenset({"say", "choices", "turns", "slots", "casts", "twists"})


@dataclass(frozen=True)
class Proof:
    """One call with its subject. ``walks`` is None if the graph is too broken to be walked."""

    catalog: Catalog
    call: Call

    @cached_property
    def subject(self) -> Subject:
        """The call as a subject."""
        return Subject(self.catalog, self.call.id)

    @cached_property
    def too_many(self) -> bool:
        """Tell whether the call has more situations than can be walked."""
        return any(walked(self.call, level) is None for level in self.call.levels)

    @cached_property
    def walks(self) -> Mapping[Level, Walk] | None:
        """The walk at each level offered."""
        if not self._is_whole():
            return None
        walks = {level: walked(self.call, level) for level in self.call.levels}
        found = {level: walk for level, walk in walks.items() if walk is not None}
        return found if len(found) == len(walks) else None

    @cached_property
    def best_ways(self) -> Mapping[Level, tuple[Step, ...]]:
        """The best path at each level at which it comes to an ending."""
        ways = {level: best_way(walk) for level, walk in (self.walks or {}).items()}
        return {level: way for level, way in ways.items() if way is not None}

    @cached_property
    def ends(self) -> Mapping[Level, Outcomes]:
        """Where all paths end, at each level that can be followed and has no dead end."""
        found: dict[Level, Outcomes] = {}
        for level, way in self.best_ways.items():
            walk = (self.walks or {})[level]
            ends = None if self.dead[level] else outcomes(walk, points_of(way)[0], self.poor)
            if ends is not None:
                found[level] = ends
        return found

    @cached_property
    def poor(self) -> frozenset[str]:
        """Name the endings that are poor, at which nobody passes."""
        return frozenset(ending.id for ending in self.call.endings if ending.quality == "poor")

    @cached_property
    def is_rated(self) -> bool:
        """Tell whether every turn has one best choice, and none of it is a stand-in."""
        return not self.subject.broken_keys & {"rating", "choices", "turns", "twists"} and all(
            sum(choice.rating == "best" for choice in turn.choices) == 1
            for _, turn in turns_of(self.call)
        )

    @cached_property
    def cast_values(self) -> tuple[Mapping[str, Value], ...]:
        """What fills the slots in each cast: nothing for a person whom nobody knows."""
        return tuple(self._values(cast) for cast in self.call.casts)

    @cached_property
    def fillers(self) -> tuple[Filler, ...]:
        """Give for each cast what fills templates with its values; raises as ``fill`` does."""
        return tuple(Filler(values) for values in self.cast_values)

    @cached_property
    def longest_values(self) -> Mapping[str, int]:
        """How many words, hyphens parting them, each slot has at most, in any cast and form."""
        longest: dict[str, int] = {}
        for values in self.cast_values:
            for name, value in values.items():
                forms = (
                    (value,) if isinstance(value, str) else (value.name, value.role, value.industry)
                )
                parts = max(len(_PART.findall(form)) for form in forms)
                longest[name] = max(parts, longest.get(name, 0))
        return longest

    @cached_property
    def dead(self) -> Mapping[Level, frozenset[Situation]]:
        """The situations at each level from which no ending can be reached."""
        return {level: walk.dead() for level, walk in (self.walks or {}).items()}

    @cached_property
    def said_lengths(self) -> Mapping[str, tuple[tuple[int, ...], ...]] | None:
        """Characters said in each choice of a turn, cast by cast; None if a slot is not filled."""
        if self.subject.broken_keys & _SAID:
            return None
        try:
            return {
                turn.id: tuple(
                    tuple(len(fill(choice.say)) for choice in turn.choices) for fill in self.fillers
                )
                for _, turn in turns_of(self.call)
            }
        except SlotError:
            return None

    @cached_property
    def turn_paths(self) -> Mapping[str, Path]:
        """Where each turn stands, by its id."""
        return {turn.id: path for path, turn in turns_of(self.call)}

    @cached_property
    def facts(self) -> tuple[tuple[Path, Fact, frozenset[Level]], ...]:
        """Every fact with its place and the levels at which it is so."""
        offered, call = frozenset(self.call.levels), self.call
        groups: list[tuple[Path, tuple[Fact, ...], frozenset[Level]]] = [
            (("facts",), call.facts, offered),
            *(
                (("twists", number, "facts"), twist.facts, offered & frozenset(twist.levels))
                for number, twist in enumerate(call.twists)
            ),
        ]
        return tuple(
            ((*path, number), fact, levels & frozenset(fact.levels))
            for path, facts, levels in groups
            for number, fact in enumerate(facts)
        )

    @cached_property
    def moments(self) -> frozenset[str]:
        """Every turn and answer at which something may become known."""
        answers = {f"{turn.id}/{choice.id}" for _, turn, choice in choices_of(self.call)}
        return frozenset(self.turn_paths) | answers

    def at(self, level: Level) -> str:
        """Name a level in a message, where there are several."""
        return f" at level {level}" if len(self.call.levels) > 1 else ""

    def _values(self, cast: Cast) -> Mapping[str, Value]:
        slots, personas = self.call.slots, self.catalog.personas
        return {
            name: personas.get(value, value) if slots.get(name) == "person" else value
            for name, value in cast.slots.items()
        }

    def _is_whole(self) -> bool:
        if self.subject.broken_keys & _NEEDED:
            return False
        turns = [turn.id for _, turn in turns_of(self.call)]
        endings = [ending.id for ending in self.call.endings]
        known = {*turns, *endings}
        if len(known) < len(turns) + len(endings) or self.call.start not in turns:
            return False
        set_flags = {flag for _, _, choice in choices_of(self.call) for flag in choice.sets}
        return all(
            choice.next in known
            and all(branch.to in known and branch.flag in set_flags for branch in choice.next_if)
            for _, _, choice in choices_of(self.call)
        ) and all(twist.enters in turns for twist in self.call.twists)
