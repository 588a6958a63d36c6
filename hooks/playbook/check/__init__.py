"""What can be wrong with well-formed data: one small function a code, or a few that go together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from playbook.cache.disk import sound
from playbook.cache.memory import Kept
from playbook.catalog.catalog import Catalog, Places, owner_of
from playbook.catalog.load import Loaded, load
from playbook.check.call.cast_consistency import names_of_others, one_person_twice, one_value_twice
from playbook.check.call.choices import (
    forbidden_combinations,
    leads_on,
    one_best,
    said_or_done,
    speakers_speak,
    told_whole,
)
from playbook.check.call.debrief import debrief_holds
from playbook.check.call.graph import (
    dead_ends,
    lost_endings,
    never_reached,
    too_many_situations,
    unread_flags,
)
from playbook.check.call.known_facts import unknown_yet
from playbook.check.call.mixes import forms_are_told, mixes_agree, mixes_differ
from playbook.check.call.offered import (
    ends_well,
    flags_are_no_places,
    levels_offered,
    options_given,
    voices_fit,
)
from playbook.check.call.playthroughs import playthroughs
from playbook.check.call.score_bounds import passed_by_chance, points_out_of_range
from playbook.check.cards.card_facts import cards
from playbook.check.cards.pronouns import pronouns
from playbook.check.data.assignments import assignments
from playbook.check.data.gates import gates
from playbook.check.data.ids import duplicate_ids
from playbook.check.data.references import dangling_references
from playbook.check.data.slots import slots_in_templates
from playbook.check.data.worksheets import worksheets
from playbook.check.language.line_length import long_lines
from playbook.check.language.literals import literals
from playbook.check.language.page_readability import hard_reference
from playbook.check.language.script_readability import hard_to_read
from playbook.check.language.style import lengths, long_sentences, phrases_to_avoid
from playbook.check.language.terms import terms_and_claims
from playbook.check.library.answer_cues import given_away
from playbook.check.library.mood_balance import skewed_moods
from playbook.check.library.near_duplicates import near_duplicates
from playbook.check.support.proof import Proof
from playbook.diagnostics import Diagnostic, in_order
from playbook.model.call import Call
from playbook.model.playthrough import Playthroughs
from playbook.yaml_source.unseen_signs import told_as_signs

__all__ = ["CALL_CHECKS", "CHECKS", "LIBRARY_CHECKS", "check", "load_checked"]

CHECKS: tuple[Callable[[Catalog], Iterable[Diagnostic]], ...] = (
    duplicate_ids,
    dangling_references,
    slots_in_templates,
    literals,
    worksheets,
    gates,
    phrases_to_avoid,
    long_sentences,
    hard_reference,
    terms_and_claims,
    assignments,
)
CALL_CHECKS: tuple[Callable[[Proof], Iterable[Diagnostic]], ...] = (
    said_or_done,
    told_whole,
    leads_on,
    one_best,
    levels_offered,
    options_given,
    ends_well,
    flags_are_no_places,
    voices_fit,
    speakers_speak,
    too_many_situations,
    never_reached,
    dead_ends,
    lost_endings,
    unread_flags,
    forms_are_told,
    mixes_agree,
    mixes_differ,
    unknown_yet,
    debrief_holds,
    points_out_of_range,
    passed_by_chance,
    forbidden_combinations,
    one_person_twice,
    one_value_twice,
    names_of_others,
    cards,
    pronouns,
    lengths,
    long_lines,
    hard_to_read,
)
LIBRARY_CHECKS: tuple[Callable[[Sequence[Proof]], Iterable[Diagnostic]], ...] = (
    given_away,
    skewed_moods,
    near_duplicates,
)


def check(catalog: Catalog) -> tuple[Diagnostic, ...]:
    """Run every check; findings in order of file and line."""
    return in_order(_all(catalog))


def load_checked(root: Path) -> Loaded:
    """Load and check everything below a root; ``catalog`` is None if anything blocks."""
    loaded = load(root)
    checked = _of_whole_casts(loaded.draft, check(loaded.draft))
    found = told_as_signs((*loaded.diagnostics, *checked), loaded.sources)
    return replace(loaded, diagnostics=found)


_OF_PEOPLE = frozenset({"PB423", "PB424", "PB461", "PB512", "PB513", "PB515", "PB516"}) | frozenset(
    f"PB44{number}" for number in range(1, 5)
)
"""What hangs on who is cast: how they are called, and how long their names are."""


def _of_whole_casts(catalog: Catalog, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out what would only follow from people who are missing."""
    lacking = {
        catalog.places.file(call.id)
        for call in catalog.calls.values()
        if catalog.lacks_people(call)
    }
    return (one for one in found if one.code not in _OF_PEOPLE or one.path not in lacking)


def _all(catalog: Catalog) -> Iterator[Diagnostic]:
    yield from sound("data", catalog.parts(), lambda: _found(CHECKS, catalog))
    # What proving a call can see: an edit of anything else does not prove all calls anew.
    parts = (
        *catalog.calls.values(),
        *catalog.playthroughs.values(),
        *catalog.personas.values(),
        [
            (one.id, one.introduces, one.only_for, one.not_for)
            for one in catalog.techniques.values()
        ],
        catalog.settings,
        catalog.known_ids(),
    )
    yield from sound("calls", parts, lambda: _of_calls(catalog))


def _of_calls(catalog: Catalog) -> Iterator[Diagnostic]:
    proofs: dict[str, Proof] = {}
    for call in catalog.calls.values():
        proofs[call.id], found = proven(catalog, call)
        yield from found
    library = tuple(proofs.values())
    yield from _kept_of_library.get("library", library, lambda: _found(LIBRARY_CHECKS, library))
    for plays in catalog.playthroughs.values():
        yield from _played(catalog, plays, proofs.get(plays.id))


_Proven = tuple[Proof, tuple[Diagnostic, ...]]
_kept: Kept[_Proven] = Kept()
_kept_of_library: Kept[tuple[Diagnostic, ...]] = Kept()
_kept_of_plays: Kept[tuple[Diagnostic, ...]] = Kept()


def proven(catalog: Catalog, call: Call) -> _Proven:
    """Prove a call, and find what is wrong with it by itself.

    Both are kept until the call changes, or something that such a check can see: of other things
    in the catalog it is given only the people, its techniques, the settings and the known ids.
    """
    sight = Catalog(
        settings=catalog.settings,
        personas=catalog.personas,
        techniques={one.id: one for one in catalog.techniques_of(call)},
        calls={call.id: call},
        places=Places({call.id: catalog.places.files[call.id]} if catalog.places.files else {}),
        known=catalog.known,
    )
    seen = (*sight.techniques.values(), *sight.places.files.values(), *catalog.personas.values())
    parts = (call, *seen, catalog.settings, catalog.known)
    return _kept.get(call.id, parts, lambda: _prove(Proof(sight, call)))


def _prove(proof: Proof) -> _Proven:
    return proof, _found(CALL_CHECKS, proof)


_Seen = TypeVar("_Seen")


def _found(
    checks: Iterable[Callable[[_Seen], Iterable[Diagnostic]]], seen: _Seen
) -> tuple[Diagnostic, ...]:
    return tuple(found for one in checks for found in one(seen))


def _played(catalog: Catalog, plays: Playthroughs, proof: Proof | None) -> tuple[Diagnostic, ...]:
    """Play a call's playthroughs; what is found is kept until they or the call change."""
    owner = owner_of("playthrough", plays.id)
    file = catalog.places.files[owner]
    sight = Catalog(
        settings=catalog.settings,
        playthroughs={plays.id: plays},
        places=Places({owner: file}),
        known=catalog.known,
    )
    proofs = [] if proof is None else [proof]
    return _kept_of_plays.get(
        plays.id, (plays, file, proof, catalog.known), lambda: tuple(playthroughs(sight, proofs))
    )
