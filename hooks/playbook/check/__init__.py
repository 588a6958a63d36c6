"""What can be wrong with well-formed data: one small function a code."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from playbook.catalog import Catalog
from playbook.diagnostics import Diagnostic, in_order
from playbook.load import Loaded, load

__all__ = ["CHECKS", "check", "inspect"]

CHECKS: tuple[Callable[[Catalog], Iterable[Diagnostic]], ...] = ()


def check(catalog: Catalog) -> tuple[Diagnostic, ...]:
    """Run every check; findings in order of file and line."""
    return in_order(found for one in CHECKS for found in one(catalog))


def inspect(root: Path) -> Loaded:
    """Load and check everything below a root; ``catalog`` is None if anything blocks."""
    loaded = load(root)
    found = in_order((*loaded.diagnostics, *check(loaded.draft)))
    return replace(loaded, diagnostics=found)
