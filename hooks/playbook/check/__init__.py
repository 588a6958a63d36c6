"""What can be wrong with well-formed data: one small function a code, or a few that go together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from playbook.catalog import Catalog
from playbook.check.breath import long_lines
from playbook.check.choices import levels_offered, one_best, spoken_by_somebody, told_why
from playbook.check.facts import unknown_yet
from playbook.check.flags import unread_flags
from playbook.check.gates import gates
from playbook.check.graph import dead_ends, lost_endings, never_reached, too_many_situations
from playbook.check.ids import duplicate_ids
from playbook.check.library import given_away
from playbook.check.literals import literals
from playbook.check.moods import skewed_moods
from playbook.check.people import names_of_others, one_person_twice, one_value_twice
from playbook.check.playthroughs import playthroughs
from playbook.check.readability import hard_to_read
from playbook.check.references import dangling_references
from playbook.check.score import passed_by_chance, points_out_of_range
from playbook.check.slots import slots_in_templates
from playbook.check.study import Study
from playbook.check.style import lengths, long_sentences, phrases_to_avoid
from playbook.check.twins import near_duplicates
from playbook.check.worksheets import worksheets
from playbook.diagnostics import Diagnostic, in_order
from playbook.load import Loaded, load

__all__ = ["CALL_CHECKS", "CHECKS", "LIBRARY_CHECKS", "check", "inspect"]

CHECKS: tuple[Callable[[Catalog], Iterable[Diagnostic]], ...] = (
    duplicate_ids,
    dangling_references,
    slots_in_templates,
    literals,
    worksheets,
    gates,
    phrases_to_avoid,
    long_sentences,
)
CALL_CHECKS: tuple[Callable[[Study], Iterable[Diagnostic]], ...] = (
    one_best,
    told_why,
    levels_offered,
    spoken_by_somebody,
    too_many_situations,
    never_reached,
    dead_ends,
    lost_endings,
    unread_flags,
    unknown_yet,
    points_out_of_range,
    passed_by_chance,
    one_person_twice,
    one_value_twice,
    names_of_others,
    lengths,
    long_lines,
    hard_to_read,
)
LIBRARY_CHECKS: tuple[Callable[[Sequence[Study]], Iterable[Diagnostic]], ...] = (
    given_away,
    skewed_moods,
    near_duplicates,
)


def check(catalog: Catalog) -> tuple[Diagnostic, ...]:
    """Run every check; findings in order of file and line."""
    return in_order(_all(catalog))


def inspect(root: Path) -> Loaded:
    """Load and check everything below a root; ``catalog`` is None if anything blocks."""
    loaded = load(root)
    found = in_order((*loaded.diagnostics, *check(loaded.draft)))
    return replace(loaded, diagnostics=found)


def _all(catalog: Catalog) -> Iterator[Diagnostic]:
    for one in CHECKS:
        yield from one(catalog)
    studies = [Study(catalog, call) for call in catalog.calls.values()]
    for study in studies:
        for of_call in CALL_CHECKS:
            yield from of_call(study)
    for of_library in LIBRARY_CHECKS:
        yield from of_library(studies)
    yield from playthroughs(catalog, studies)
