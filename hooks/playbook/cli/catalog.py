"""List every exercise with its kind, causes, techniques, minutes, level and page."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

from playbook.catalog.catalog import Catalog, lowest_level
from playbook.catalog.load import load
from playbook.cli.output import aligned, complain, root_of, say, say_json
from playbook.diagnostics import counts_in_words, errors, visible
from playbook.render.text.paths import exercise_page


class Row(TypedDict):
    """One exercise. ``page`` is an address relative to the site's own."""

    id: str
    kind: str
    title: str
    causes: list[str]
    techniques: list[str]
    minutes: int
    level: int
    page: str


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="write JSON")
    parser.add_argument("--root", type=Path, help="the folder that holds exercises; by default .")


def run(args: argparse.Namespace) -> int:
    """List the exercises; 1 if the files have errors, so that no list can be trusted."""
    root = root_of(args.root)
    if root is None:
        return 2
    loaded = load(root)
    if loaded.catalog is None:
        complain(f"The exercises cannot be listed: {counts_in_words(errors(loaded.diagnostics))}.")
        complain("See them with: python3 dev.py lint")
        return 1
    found = list(rows(loaded.catalog))
    if args.json:
        say_json({"exercises": found})
    else:
        say(_table(found))
    return 0


def rows(catalog: Catalog) -> Iterator[Row]:
    """Give a row for each exercise, calls first, each kind in order of ids."""
    for kind, exercise in catalog.exercises():
        yield {
            "id": exercise.id,
            "kind": kind,
            "title": exercise.title,
            "causes": list(exercise.causes),
            "techniques": list(exercise.techniques),
            "minutes": exercise.minutes,
            "level": lowest_level(exercise),
            "page": f"{exercise_page(kind, exercise.id).removesuffix('.md')}/",
        }


def _table(found: list[Row]) -> str:
    if not found:
        return "There are no exercises yet."
    head = ("id", "kind", "minutes", "level", "causes", "techniques", "title")
    return aligned([head, *(_cells(row) for row in found)])


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row["id"],
        row["kind"],
        str(row["minutes"]),
        str(row["level"]),
        " ".join(row["causes"]),
        " ".join(row["techniques"]),
        visible(row["title"]),
    )
