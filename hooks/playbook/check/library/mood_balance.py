"""PB438: nobody is cast as the sharp or the upset one for a pronoun, a role or a rank."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from playbook.catalog.file_layout import FOLDER
from playbook.check.support.proof import Proof
from playbook.diagnostics import Diagnostic, Place, diagnose
from playbook.model.call import Attitude
from playbook.model.reference import Persona

HARD: frozenset[Attitude] = frozenset({"sharp", "upset", "asks-to-be-left-alone"})
"""Attitudes that nobody should have a lease on."""

JUDGED_FROM = 10
"""Fewer people than this in a hard mood say nothing."""

MOST = 0.8
"""No group may have this share of the hard moods,"""

AHEAD = 0.2
"""if that is so much more than its share of all parts."""

Trait = Literal["pronoun", "side", "rank"]

_HIGH = re.compile(r"\b(?:director|head|chief|president|owner|partner|dean|founder)\b")
_LOW = re.compile(r"\b(?:assistant|trainee|new|junior|clerk|receptionist|apprentice|intern)\b")


@dataclass(frozen=True)
class Share:
    """One group of a trait: how many play across from the learner, how many in a hard mood."""

    trait: Trait
    group: str
    parts: int
    hard: int


def mood_table(proofs: Sequence[Proof]) -> tuple[Share, ...]:
    """Count every cast's counterpart once, by pronoun, side and rank."""
    parts, hard = Counter[tuple[Trait, str]](), Counter[tuple[Trait, str]]()
    for proof in proofs:
        for cast in proof.call.cast_list:
            person = proof.catalog.personas.get(cast.slots.get(proof.call.buyer, ""))
            if person is None:
                continue
            for one in traits(person).items():
                parts[one] += 1
                hard[one] += proof.call.attitude in HARD
    each = sorted(parts, key=lambda one: (get_args(Trait).index(one[0]), one[1]))
    return tuple(Share(*one, parts[one], hard[one]) for one in each)


def traits(person: Persona) -> Mapping[Trait, str]:
    """Give the groups that a persona belongs to."""
    role = person.role.lower()
    rank = "high" if _HIGH.search(role) else "low" if _LOW.search(role) else "middle"
    return {"pronoun": person.pronoun, "side": person.side, "rank": rank}


def skewed_moods(proofs: Sequence[Proof]) -> Iterator[Diagnostic]:
    """Find a group that has nearly all of the hard moods."""
    table = mood_table(proofs)
    for trait in ("pronoun", "side", "rank"):
        rows = [share for share in table if share.trait == trait]
        parts, hard = sum(row.parts for row in rows), sum(row.hard for row in rows)
        if hard < JUDGED_FROM:
            continue
        for row in rows:
            of_hard, of_all = row.hard / hard, row.parts / parts
            if of_hard >= MOST and of_hard - of_all >= AHEAD:
                message = (
                    f"of {hard} people who are sharp, upset or want to be left alone, {row.hard} "
                    f'have the {trait} "{row.group}"'
                )
                each = ", ".join(f"{one.group} {one.hard} of {one.parts}" for one in rows)
                hint = f"cast others in those families; in a hard mood are: {each}"
                yield diagnose("PB438", Place(f"{FOLDER}/calls"), message, hint)
