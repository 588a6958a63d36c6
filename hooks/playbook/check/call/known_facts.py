"""PB409, PB410: nobody speaks of what the caller has not learned yet, on any path."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from playbook.check.data.slots import names_in
from playbook.check.support.proof import Proof
from playbook.diagnostics import Diagnostic, diagnose, quoted
from playbook.generate.levels import told
from playbook.model.turn import Choice, Turn, Version
from playbook.prove.walk import Situation, Walk, path_words
from playbook.yaml_source.nodes import Path

UNSOUND = frozenset({"facts", "known_from", "uses", "text", "only"})
"""Keys of which none may be broken, for what is known to be known."""

_TOLD = ("scene", "says", "after", "inner", "ask")
_TOLD_AFTER = ("reply", "happens", "why", "better")


class Need(NamedTuple):
    """What a line may rest on: a fact, or a slot that stands in facts only."""

    code: str
    name: str
    moments: frozenset[str]


class Use(NamedTuple):
    """A fact or slot that is used, and where in a turn, in its choice, or in something else."""

    code: str
    name: str
    at: Path
    choice: int | None = None


@dataclass
class Unlearned:
    """What a place rests on that was not learned, by which way, and in which versions."""

    need: Need
    way: str
    versions: list[Version] = field(default_factory=list)


Found = dict[tuple[Path, str], Unlearned]
"""By the place, and the name of what it rests on."""


def unknown_yet(proof: Proof) -> Iterator[Diagnostic]:
    """Find facts and slots that a line uses before the caller can know them."""
    if proof.walks is None or proof.subject.broken_keys & UNSOUND:
        return
    found: Found = {}
    uses = _Uses(proof)
    for version, walk in proof.walks.items():
        users = uses.by_name(walk)
        for need in needs(proof, version):
            if need.code == "PB410" and need.name in names_in(proof.call.goal):
                note(found, ("goal",), need, version, "the start")
            using = users.get(need[:2], ())
            came = walk.spread_without(need.moments) if using else {}
            for here, use in using:
                if here in came and not _brought(walk, here, use, need):
                    path = uses.place(version, walk, here, use)
                    note(found, path, need, version, path_words(came, here))
    yield from tell(proof, found, "the caller cannot know {} here yet")


def _brought(walk: Walk, here: Situation, use: Use, need: Need) -> bool:
    """Tell whether the choice itself brings out what is used in what is shown after it."""
    after = use.choice is not None and use.at[0] in _TOLD_AFTER
    return after and walk.steps[here][use.choice or 0].moment in need.moments


class _Uses:
    """What turns and endings use. Versions that tell a turn alike share it: it is read once."""

    def __init__(self, proof: Proof) -> None:
        self.proof = proof
        self._turns: dict[int, list[Use]] = {}
        self._endings = {
            one.id: [
                use
                for key in ("title", "text")
                for use in in_text(getattr(one, key), ("endings", number, key))
            ]
            for number, one in enumerate(proof.call.endings)
        }

    def by_name(self, walk: Walk) -> dict[tuple[str, str], list[tuple[Situation, Use]]]:
        """Give, for each fact and slot, the situations that use it."""
        users: dict[tuple[str, str], list[tuple[Situation, Use]]] = {}
        for here, steps in walk.steps.items():
            uses = self._of(steps[0].turn) if steps else self._endings.get(here.at, [])
            for use in uses:
                users.setdefault(use[:2], []).append((here, use))
        return users

    def place(self, version: Version, walk: Walk, here: Situation, use: Use) -> Path:
        """Give where a use is written."""
        if here.at in walk.endings:
            return use.at
        turn, (key, *more) = walk.steps[here][0].turn, use.at
        return (*self.proof.written(turn, version.level, str(key), use.choice), *more)

    def _of(self, turn: Turn) -> list[Use]:
        if id(turn) not in self._turns:
            found = self._turns[id(turn)] = [*_in(turn, _TOLD, None)]
            for number, choice in enumerate(turn.choices):
                found += _in(choice, ("say", *_TOLD_AFTER), number)
        return self._turns[id(turn)]


def _in(part: Turn | Choice, keys: tuple[str, ...], choice: int | None) -> Iterator[Use]:
    for number, name in enumerate(part.uses):
        yield Use("PB409", name, ("uses", number), choice)
    for key in keys:
        yield from in_text(getattr(part, key) or "", (key,), choice)


def in_text(text: str, at: Path, choice: int | None = None) -> Iterator[Use]:
    """Give the slots that a text uses."""
    return (Use("PB410", name, at, choice) for name in names_in(text))


def needs(proof: Proof, version: Version) -> Iterator[Need]:
    """Give what is not known from the start in a version."""
    facts = [fact for _, fact, levels in proof.facts if version.level in levels]
    here = told(proof.call, version).facts(facts)
    # A moment that does not exist is told of elsewhere; what it gives is taken as known.
    known = {fact.id for fact in facts if set(fact.known_from) - proof.moments}
    moments: dict[str, set[str]] = {}
    free = {proof.call.seller, proof.call.buyer}
    for fact in here:
        slots = names_in(fact.text)
        if fact.id in known:
            free |= slots
        else:
            yield Need("PB409", fact.id, frozenset(fact.known_from))
        for slot in slots:
            moments.setdefault(slot, set()).update(fact.known_from)
    so = {fact.id for fact in here}
    for _, fact, _ in proof.facts:
        if fact.id not in so:
            yield Need("PB409", fact.id, frozenset())
    for slot, known_from in moments.items():
        if slot not in free:
            yield Need("PB410", slot, frozenset(known_from))


def note(found: Found, path: Path, need: Need, version: Version, way: str) -> None:
    """Note that something at a place is not known, in one version more."""
    versions = found.setdefault((path, need.name), Unlearned(need, way)).versions
    if version not in versions:
        versions.append(version)


def tell(proof: Proof, found: Found, message: str) -> Iterator[Diagnostic]:
    """Tell, once for each place, what is not known there; ``{}`` in the message is what."""
    for (path, name), one in found.items():
        if not proof.subject.sound(path):
            continue
        is_slot = one.need.code == "PB410"
        what = f"{'slot' if is_slot else 'fact'} {quoted(name)}"
        place = proof.subject.slot(path, name) if is_slot else proof.subject.place(path)
        moments = ", ".join(sorted(one.need.moments))
        known = f"; it is known from {moments}" if moments else ""
        said = message.format(what) + proof.where(one.versions, proof.told_in(path))
        hint = f"this line can be reached by way of {one.way}{known}"
        yield diagnose(one.need.code, place, said, hint)
