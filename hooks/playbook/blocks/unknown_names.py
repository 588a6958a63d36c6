"""What a block asks for and what there is not: the same words in a check and in a build."""

from collections.abc import Collection
from typing import NamedTuple

from playbook.catalog.catalog import Catalog
from playbook.diagnostics import did_you_mean, one_of, quoted
from playbook.render.html.assignment import TOOLS
from playbook.render.html.filters import FILTERS

_WORDS = {"live": "call"}


class Missing(NamedTuple):
    """What is wrong with a block that asks for what there is not: for a finding."""

    code: str
    message: str
    hint: str


def missing(kind: str, name: str, catalog: Catalog) -> Missing | None:
    """Tell why there is nothing of a kind, such as ``filter``, by a name; None if there is.

    An assignment without a name is the place that opens any, and cards without one are drawn.
    """
    if kind == "exercise":
        return _missing_exercise(name, catalog)
    known: dict[str, Collection[str]] = {
        "filter": FILTERS,
        "tool": TOOLS,
        "live": ("", *catalog.calls),
        "assignment": ("", *catalog.assignments, *_lower(catalog.known.get("assignment", ()))),
    }
    if name in known[kind]:
        return None
    there = [one for one in known[kind] if one]
    near = did_you_mean(name, there).removeprefix("; ")
    hint = near or f"known: {one_of(there)}"
    return Missing("PB306", f"there is no {_WORDS.get(kind, kind)} {quoted(name)}", hint)


def _lower(names: Collection[str]) -> list[str]:
    return [name.lower() for name in names]


def _missing_exercise(name: str, catalog: Catalog) -> Missing | None:
    known = catalog.exercise_ids() | {one.id for _, one in catalog.exercises()}
    if name in known:
        return None
    if not name:
        hint = "write the id after a bar: | F05"
        return Missing("PB302", "this block does not say which exercise", hint)
    near = did_you_mean(name, known).removeprefix("; ")
    hint = near or "see: playbook catalog"
    return Missing("PB301", f"there is no exercise {quoted(name)}", hint)
