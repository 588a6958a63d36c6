"""Show what treats and what practices each thing of the book, and what is open in each part."""

import argparse
from collections.abc import Iterator

from playbook.catalog.catalog import ExerciseKind
from playbook.catalog.coverage import KINDS, Covered, CoveredThing, covered, levels_in_short
from playbook.cli.output import aligned, root_of, say, say_json, sound
from playbook.diagnostics import visible
from playbook.lint import lint

_HEAD = ("id", "parts", "calls at levels", "worksheets", "gates", "pages", "what")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="write JSON")


def run(args: argparse.Namespace) -> int:
    """Show the table; 1 if the files have errors, so that no table can be trusted."""
    root = root_of(args.root)
    linted = lint(root, client=None)
    catalog = sound(linted.loaded, "What is covered cannot be told")
    table = covered(catalog, linted.chapters)
    if args.json:
        say_json({"things": [_thing(row) for row in table.rows], "parts": list(_parts(table))})
    else:
        rows = aligned([_HEAD, *map(_cells, table.rows)])
        say("\n\n".join((rows, _kinds(table), _what_is_open(table))))
    return 0


def _thing(row: CoveredThing) -> dict[str, object]:
    """Return one thing; ``open_in`` are the parts that are to treat it and do not."""
    return {
        "id": row.id,
        "kind": row.kind,
        "text": row.text,
        "parts": list(row.parts),
        "pages": [page.path for page in row.pages],
        "calls": {one.exercise.id: list(one.levels) for one in row.practice if one.kind == "call"},
        "worksheets": _ids(row, "worksheet"),
        "gates": _ids(row, "gate"),
        "open_in": list(row.open_in),
        "lacks_practice": row.lacks_practice,
    }


def _parts(table: Covered) -> Iterator[dict[str, object]]:
    for number, part in table.numbered():
        yield {
            "number": number,
            "name": part.name,
            "written": number in table.written,
            "asked": len(part.covers),
            "open": [row.id for row in table.open_in(number)],
        }


def _cells(row: CoveredThing) -> tuple[str, ...]:
    calls = [
        f"{one.exercise.id}:{levels_in_short(one)}" for one in row.practice if one.kind == "call"
    ]
    parts = (f"{part}{'?' if part in row.open_in else ''}" for part in row.parts)
    return (
        row.id,
        " ".join(parts),
        " ".join(calls),
        " ".join(_ids(row, "worksheet")),
        " ".join(_ids(row, "gate")),
        str(len(row.pages)),
        visible(row.text),
    )


def _ids(row: CoveredThing, kind: ExerciseKind) -> list[str]:
    return [one.exercise.id for one in row.practice if one.kind == kind]


def _kinds(table: Covered) -> str:
    lines = [("kind", "in all", "covered", "open somewhere")]
    for kind in KINDS:
        rows = table.of(kind)
        still = [row.id for row in rows if row.is_open]
        lines.append((kind, str(len(rows)), str(len(rows) - len(still)), " ".join(still) or "-"))
    return aligned(lines)


def _what_is_open(table: Covered) -> str:
    """Count down part by part."""
    lines = ["A question mark in the table: no page of that part treats it yet."]
    for number, part in table.numbered():
        still = [row.id for row in table.open_in(number)]
        state = "written" if number in table.written else "not declared written"
        left = (
            f"{len(still)} of {len(part.covers)} open: {' '.join(still)}" if still else "all done"
        )
        lines.append(visible(f"Part {number}, {part.name} ({state}): {left}"))
    return "\n".join(lines if table.parts else ["exercises/coverage.yml plans no parts."])
