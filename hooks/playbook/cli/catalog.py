"""List every exercise with its kind, causes, techniques, minutes, level and page."""

import argparse
from collections.abc import Iterator

from playbook.catalog.catalog import Catalog, lowest_level
from playbook.catalog.load import load
from playbook.cli.output import aligned, root_of, say, say_json, sound
from playbook.diagnostics import visible
from playbook.render.text.paths import exercise_page

_COLUMNS = ("id", "kind", "minutes", "level", "causes", "techniques", "title")
"""What is shown of an exercise in a terminal."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="write JSON")


def run(args: argparse.Namespace) -> int:
    """List the exercises; 1 if the files have errors, so that no list can be trusted."""
    root = root_of(args.root)
    found = list(rows(sound(load(root), "The exercises cannot be listed")))
    if args.json:
        say_json({"exercises": found})
    else:
        say(_table(found))
    return 0


def rows(catalog: Catalog) -> Iterator[dict[str, object]]:
    """Give what is told of each exercise, calls first, each kind in order of ids.

    ``page`` is an address relative to the site's own.
    """
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


def _table(found: list[dict[str, object]]) -> str:
    if not found:
        return "There are no exercises yet."
    return aligned([_COLUMNS, *([_cell(row[name]) for name in _COLUMNS] for row in found)])


def _cell(value: object) -> str:
    return " ".join(value) if isinstance(value, list) else visible(str(value))
