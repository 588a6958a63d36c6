"""PB432 to PB437: what is counted over all conversations, so that nothing gives the answer away.

Shares of a small library say nothing: they are judged from ``JUDGED_FROM`` turns on.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from playbook.catalog.file_layout import FOLDER
from playbook.check.language.style import best_is_longest
from playbook.check.support.proof import Proof
from playbook.diagnostics import Diagnostic, Place, diagnose
from playbook.model.call import Channel
from playbook.model.turn import Move, Turn, Version
from playbook.prove.walk import Step
from playbook.prove.ways import enough, follow, points_of

JUDGED_FROM = 50
"""Turns in all families together, below which no share is judged."""

BY_RULE = 0.10
BEST_IS_LONGEST = 0.40
PLACES = (0.28, 0.39)
NOT_CALLING = 0.20
LIVE_VOICE = 0.50

HOLDING_BACK: frozenset[Move] = frozenset({"wait", "ask-source", "do-not-call"})
LIVE: frozenset[Channel] = frozenset({"phone", "video", "in-person", "three-way"})


@dataclass
class Tally:
    """What is counted over the library, family by family where a family can be named.

    Decisions are turns as they stand in conversations: one for each cast, level and mix.
    """

    turns: int = 0
    conversations: int = 0
    decisions: int = 0
    longest: Counter[str] = field(default_factory=Counter)
    places: Counter[int] = field(default_factory=Counter)
    held_back: int = 0
    live: int = 0
    written: int = 0
    by_rule: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def is_judged(self) -> bool:
        """Tell whether the library is large enough for its shares to mean anything."""
        return self.turns >= JUDGED_FROM


def tally(proofs: Sequence[Proof]) -> Tally:
    """Count over every call that can be walked and is rated throughout."""
    found = Tally(by_rule={name: Counter() for name in (*_BY_PLACE, *_BY_LENGTH)})
    for proof in proofs:
        if proof.walks is None or not proof.is_rated or proof.said_lengths is None:
            continue
        found.turns += len(proof.turn_paths)
        for version, walk in proof.walks.items():
            casts = len(proof.call.casts)
            found.conversations += casts
            met = {steps[0].turn.id: steps[0].turn for steps in walk.steps.values() if steps}
            for turn in met.values():
                _count_turn(found, proof, turn, casts)
            if version in proof.best_ways:
                _count_contact(found, proof, proof.best_ways[version], casts)
                _count_rules(found, proof, version)
    return found


def _count_turn(found: Tally, proof: Proof, turn: Turn, casts: int) -> None:
    found.decisions += casts
    if proof.said_lengths is None:
        return
    ratings = [choice.rating for choice in turn.choices]
    longest = sum(best_is_longest(ratings, lengths) for lengths in proof.said_lengths[turn.id])
    found.longest[proof.call.id] += longest
    best = [number for number, rating in enumerate(ratings) if rating == "best"]
    if len(turn.choices) == len(_NAMES):
        found.places.update(best * casts)
    found.held_back += casts * any(turn.choices[n].move in HOLDING_BACK for n in best)


def _count_contact(found: Tally, proof: Proof, way: tuple[Step, ...], casts: int) -> None:
    """Tell how the best path reaches the other person: by voice, in writing, or not at all."""
    call = proof.call
    moves = {step.choice.move for step in way}
    spoken = any(step.turn.speaker == call.buyer for step in way)
    if "call" in moves or (spoken and call.channel in LIVE):
        found.live += casts
    elif spoken or "write" in moves:
        found.written += casts


Rule = Callable[[Sequence[int]], int]
"""Picks among the lengths of the choices as shown; gives the number of one."""

_BY_PLACE: Mapping[str, Rule] = {
    "first": lambda _: 0,
    "middle": lambda lengths: (len(lengths) - 1) // 2,
    "last": lambda lengths: len(lengths) - 1,
}
_BY_LENGTH: Mapping[str, Rule] = {
    "longest": lambda lengths: lengths.index(max(lengths)),
    "shortest": lambda lengths: lengths.index(min(lengths)),
}
_NAMES = ("first", "second", "third")


def _count_rules(found: Tally, proof: Proof, version: Version) -> None:
    casts = len(proof.call.casts)
    for name, rule in _BY_PLACE.items():
        found.by_rule[name][proof.call.id] += casts * _passes(proof, version, rule, 0)
    for name, rule in _BY_LENGTH.items():
        found.by_rule[name][proof.call.id] += sum(
            _passes(proof, version, rule, cast) for cast in range(casts)
        )


def _passes(proof: Proof, version: Version, rule: Rule, cast: int) -> bool:
    walks, lengths = proof.walks, proof.said_lengths
    if walks is None or lengths is None:
        return False
    best, _ = points_of(proof.best_ways[version])
    way = follow(walks[version], lambda steps: steps[rule(lengths[steps[0].turn.id][cast])])
    return way is not None and way[-1].there.at not in proof.poor and enough(*points_of(way), best)


class Measure(NamedTuple):
    """Something counted over the library: what, how many of how many, and what is wanted."""

    name: str
    number: int
    of: int
    wanted: str


def given_away(proofs: Sequence[Proof]) -> Iterator[Diagnostic]:
    """Find what gives answers away over the whole library."""
    found = tally(proofs)
    if found.is_judged:
        yield from (wrong for _, wrong in measures(found) if wrong is not None)


def measures(found: Tally) -> Iterator[tuple[Measure, Diagnostic | None]]:
    """Give each share of the library, with what is wrong with it."""
    for name, families in found.by_rule.items():
        yield _measure(
            "PB432",
            (f"passed by always taking the {name}", families.total(), found.conversations),
            (0, BY_RULE),
            f"always taking the {name} choice passes %s conversations",
            _most(BY_RULE, families),
        )
    yield _measure(
        "PB433",
        ("best choice is the longest", found.longest.total(), found.decisions),
        (0, BEST_IS_LONGEST),
        "the best choice is the longest in %s decisions",
        _most(BEST_IS_LONGEST, found.longest),
    )
    least, most = PLACES
    for place, name in enumerate(_NAMES):
        yield _measure(
            "PB434",
            (f"best choice stands {name}", found.places[place], found.places.total()),
            PLACES,
            f"the best choice stands {name} in %s decisions",
            f"each place holds it in {least:.0%} to {most:.0%}; change the order in some turns",
        )
    for code, counted, least, what in (
        (
            "PB435",
            ("best is to wait, ask or not call", found.held_back, found.decisions),
            NOT_CALLING,
            "decisions answered best by not calling",
        ),
        (
            "PB437",
            ("contact is a live voice", found.live, found.live + found.written),
            LIVE_VOICE,
            "conversations that reach somebody and do so by voice",
        ),
    ):
        yield _measure(code, counted, (least, 1), f"{what} are %s", f"at least {least:.0%} of them")


_CALLS = Place(f"{FOLDER}/calls")


def _measure(
    code: str, counted: tuple[str, int, int], limits: tuple[float, float], message: str, hint: str
) -> tuple[Measure, Diagnostic | None]:
    """Give a count with its finding, if its share is not within the limits."""
    _, number, whole = counted
    least, most = limits
    upper = f"at most {most:.0%}" if not least else f"{least:.0%} to {most:.0%}"
    wanted = upper if most < 1 else f"at least {least:.0%}"
    share = f"{number} of {whole} ({number / max(1, whole):.0%})"
    right = least * whole <= number <= most * whole
    return Measure(*counted, wanted), None if right else diagnose(
        code, _CALLS, message % share, hint
    )


def _most(limit: float, families: Counter[str]) -> str:
    each = ", ".join(f"{name} {number}" for name, number in families.most_common(5) if number)
    return f"{limit:.0%} is the most; by family: {each}"
