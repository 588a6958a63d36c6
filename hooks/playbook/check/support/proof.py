"""The proof of a call, for checks of its graph: woven and walked in all its versions."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from playbook.catalog.catalog import Catalog
from playbook.check.support.subject import Subject
from playbook.check.support.texts import (
    WORDS,
    Decision,
    decisions_of,
    forms_taken,
    given,
    moments_of,
    of_outcomes,
    turns_of,
)
from playbook.diagnostics import quoted
from playbook.generate.forms import HARDER_FROM, hard, words_of
from playbook.generate.levels import told, versions, walked
from playbook.generate.slots import Filler, SlotError, Value
from playbook.model.base import Level
from playbook.model.call import Call, Cast, Fact, WrittenTurn
from playbook.model.turn import Turn, Version
from playbook.prove.outcomes import Outcomes, outcomes
from playbook.prove.walk import Situation, Step, Walk
from playbook.prove.ways import best_way, points_of
from playbook.yaml_source.nodes import Path

_NEEDED = frozenset(
    {"id", "levels", "mixes", "start", "turns", "twists", "enters", "endings", "choices", "forms"}
    | {"outcomes", "next", "next_if", "flag", "to", "sets"}
)
_PART = re.compile(r"\w+")
_SAID = frozenset({"say", "write", "do", "choices", "turns", "slots", "casts", "twists"})
_RATED = frozenset({"rating", "choices", "turns", "twists", "forms", "outcomes"})


def _listed(words: list[str], plural: str = "s") -> str:
    """Give words after what they are: `` 1``, ``s 1, 2 and 3``."""
    *before, last = words
    return f"{plural} {', '.join(before)} and {last}" if before else f" {last}"


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
    def versions(self) -> tuple[Version, ...]:
        """What the call is told as: its levels, in each its mixes."""
        return versions(self.call)

    @cached_property
    def too_many(self) -> bool:
        """Tell whether the call has more situations than can be walked."""
        return any(walked(self.call, version) is None for version in self.versions)

    @cached_property
    def walks(self) -> Mapping[Version, Walk] | None:
        """The walk of each version."""
        if not self._is_whole():
            return None
        walks = {version: walked(self.call, version) for version in self.versions}
        found = {version: walk for version, walk in walks.items() if walk is not None}
        return found if len(found) == len(walks) else None

    @cached_property
    def best_ways(self) -> Mapping[Version, tuple[Step, ...]]:
        """The best path of each version in which it comes to an ending."""
        ways = {version: best_way(walk) for version, walk in (self.walks or {}).items()}
        return {version: way for version, way in ways.items() if way is not None}

    @cached_property
    def ends(self) -> Mapping[Version, Outcomes]:
        """Where all paths end, in each version that can be followed and has no dead end."""
        found: dict[Version, Outcomes] = {}
        for version, way in self.best_ways.items():
            walk = (self.walks or {})[version]
            ends = None if self.dead[version] else outcomes(walk, points_of(way)[0], self.poor)
            if ends is not None:
                found[version] = ends
        return found

    @cached_property
    def poor(self) -> frozenset[str]:
        """Name the endings that are poor, at which nobody passes."""
        return frozenset(ending.id for ending in self.call.endings if ending.quality == "poor")

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """Every turn in each of its forms, as written."""
        return tuple(decisions_of(self.call))

    @cached_property
    def is_rated(self) -> bool:
        """Tell whether every decision has a best choice and one that is not, and no stand-in."""
        return not self.subject.broken_keys & _RATED and all(
            None not in ratings and "best" in ratings and len(set(ratings)) > 1
            for ratings in (decision.all_of("rating") for decision in self.decisions)
        )

    @cached_property
    def stuck(self) -> tuple[Path, ...]:
        """Where the choices of the last turn stand that do not say what follows."""
        last = (one for one in self.decisions if one.turn is self.call.turns[-1])
        places = (
            (*one.turn_path, "choices", number, "id")
            for one in last
            for number, way in enumerate(one.all_of("next"))
            if way is None
        )
        return tuple(dict.fromkeys(places))

    @cached_property
    def cast_values(self) -> tuple[Mapping[str, Value], ...]:
        """What fills the slots in each cast: nothing for a person whom nobody knows."""
        return tuple(self._values(cast) for cast in self.call.cast_list)

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
    def dead(self) -> Mapping[Version, frozenset[Situation]]:
        """The situations of each version from which no ending can be reached."""
        return {version: walk.dead() for version, walk in (self.walks or {}).items()}

    @cached_property
    def said_lengths(self) -> Mapping[str, tuple[tuple[int, ...], ...]] | None:
        """Characters of each choice of a turn, cast by cast; None if a slot is not filled."""
        if self.subject.broken_keys & _SAID:
            return None
        words = {
            name: [words_of(one)[1] for one in turn.choices] for name, turn in self.turns.items()
        }
        try:
            return (
                None
                if any("" in texts for texts in words.values())
                else {
                    turn: tuple(tuple(len(fill(text)) for text in texts) for fill in self.fillers)
                    for turn, texts in words.items()
                }
            )
        except SlotError:
            return None

    @cached_property
    def turn_paths(self) -> Mapping[str, Path]:
        """Where each turn stands, by its id."""
        return {turn.id: path for path, turn in turns_of(self.call)}

    @cached_property
    def turns(self) -> Mapping[str, WrittenTurn]:
        """Each turn as it is written, by its id."""
        return {turn.id: turn for _, turn in turns_of(self.call)}

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
        """Every turn and answer at which something may become known, with each form and without."""
        return moments_of(self.decisions)

    def where(self, found: Iterable[Version], among: Collection[Version] | None = None) -> str:
        """Say at which levels or in which mixes something is so; nothing where it is in all.

        ``among`` are the versions that it could be so in.
        """
        such, every = list(found), list(self.versions if among is None else among)
        levels, mixes = {one.level for one in such}, {one.mix for one in such}
        if len(such) == len(every):
            return ""
        if len(such) == sum(one.level in levels for one in every):
            return f" at level{_listed([str(level) for level in sorted(levels)])}"
        if len(such) == sum(one.mix in mixes for one in every):
            named = [quoted(mix.id) for mix in self.call.stories if mix.id in mixes]
            return f" in mix{_listed(named, 'es')}"
        return f" at level {such[0].level} in mix {quoted(such[0].mix)}"

    def written(self, turn: Turn, level: int, key: str, choice: int | None = None) -> Path:
        """Give where a thing of a played turn or choice is written: in its form, else in itself."""
        path, written = self.turn_paths[turn.id], self.turns[turn.id]
        taken = ((n, one) for n, one in enumerate(written.forms) if one.id == turn.form)
        number, form = next(taken, (None, None))
        if choice is not None:
            words = (one for one in WORDS if getattr(written.choices[choice], one) is not None)
            key = next(words, "say") if key == "say" else key
            return Decision(path, written, number, form).place(choice, key)
        if form is None:
            return (*path, key)
        harder, own = hard(form, level), (*path, "forms", number or 0)
        if getattr(harder, key, None) is not None:
            return (*own, "harder", key)
        return (*path, key) if getattr(form, key, None) is None else (*own, key)

    def told_in(self, path: Path) -> list[Version]:
        """Give the versions in which a form is told that a place lies in; all if it is in none."""
        for turn, at in self.turn_paths.items():
            if path[: len(at) + 1] == (*at, "forms"):
                form = self.turns[turn].forms[int(path[len(at) + 1])]
                lowest = HARDER_FROM if "harder" in path else 0
                return [
                    version
                    for version in self.versions
                    if told(self.call, version).forms[turn] is form and version.level >= lowest
                ]
        return list(self.versions)

    def value_path(self, slot: str, cast: int) -> Path:
        """Give where the value of a slot in a cast, by its number, is written."""
        one = self.call.slots[slot]
        path: Path = ("slots", slot, one.kind)
        return path if isinstance(one.values, str) else (*path, cast)

    def _values(self, cast: Cast) -> Mapping[str, Value]:
        kinds, personas = self.call.kinds, self.catalog.personas
        return {
            name: personas.get(value, value) if kinds[name] == "person" else value
            for name, value in cast.slots.items()
        }

    def _is_whole(self) -> bool:
        if self.subject.broken_keys & _NEEDED:
            return False
        endings = [ending.id for ending in self.call.endings]
        known = {*self.turns, *endings}
        start = self.call.start or self.call.turns[0].id
        if len(known) < len(turns_of(self.call)) + len(endings) or start not in self.turns:
            return False
        ways = given(self.call, *of_outcomes("next"), *of_outcomes("next_if.to"))
        flags = {flag for _, flag in given(self.call, *of_outcomes("sets"))}
        return (
            all(way in known for _, way in ways)
            and all(flag in flags for _, flag in given(self.call, *of_outcomes("next_if.flag")))
            and all(twist.enters in self.turns for twist in self.call.twists)
            and not self.stuck
            and forms_taken(self.call) <= {one.name for one in self.decisions if one.form}
        )
