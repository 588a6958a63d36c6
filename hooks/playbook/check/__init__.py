"""What can be wrong with well-formed data: one small function a code, or a few that go together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from playbook.catalog import Catalog
from playbook.check.choices import levels_offered, one_best, spoken_by_somebody, told_why
from playbook.check.facts import unknown_yet
from playbook.check.flags import unread_flags
from playbook.check.gates import gates
from playbook.check.graph import dead_ends, never_reached, too_many_situations
from playbook.check.ids import duplicate_ids
from playbook.check.literals import literals
from playbook.check.references import dangling_references
from playbook.check.slots import slots_in_templates
from playbook.check.study import Study
from playbook.check.style import lengths, long_sentences, phrases_to_avoid
from playbook.check.worksheets import worksheets
from playbook.diagnostics import Diagnostic, in_order
from playbook.load import Loaded, load

__all__ = ["CALL_CHECKS", "CHECKS", "check", "inspect"]

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
    unread_flags,
    unknown_yet,
    lengths,
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
    for call in catalog.calls.values():
        study = Study(catalog, call)
        for of_call in CALL_CHECKS:
            yield from of_call(study)
