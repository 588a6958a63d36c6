"""Check the exercises and the pages; say what is wrong, where, and how to mend it."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from playbook.catalog.file_layout import FOLDER
from playbook.check.library.figures import Tables, tables
from playbook.cli.figures import as_json, as_text
from playbook.cli.output import StopError, root_of, say, say_json
from playbook.diagnostics import counts, counts_in_words, render_text, to_json
from playbook.engines.settings import docs_folder
from playbook.lint import lint


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="show only what is in these files and folders; everything is read all the same",
    )
    parser.add_argument("--json", action="store_true", help="write JSON")
    parser.add_argument("--quiet", action="store_true", help="leave the figures of the calls out")
    parser.add_argument("--strict", action="store_true", help="let warnings fail too")


def run(args: argparse.Namespace) -> int:
    """Check everything; 0 if clean, 1 with errors (or warnings, if strict), 2 if not run."""
    root = root_of(args.root)
    docs = docs_folder(root)
    chosen = _chosen(args.paths, root, docs)
    loaded = lint(root, docs, client=None).loaded
    found = tuple(one for one in loaded.diagnostics if _lies_within(one.path, chosen))
    number = counts(found)
    if args.json:
        counted = tables(loaded.draft)
        say_json({**to_json(found), "figures": as_json(_of_calls(counted, chosen))})
    else:
        # Figures come before findings, so that what is to be mended stands last on the screen;
        # of data with errors they would say nothing.
        if loaded.catalog is not None and not args.quiet:
            say(as_text(_of_calls(tables(loaded.catalog), chosen)))
        say(render_text(found, loaded.sources) + counts_in_words(found))
    return 1 if number["error"] or (args.strict and number["warning"]) else 0


def _chosen(paths: Sequence[Path], root: Path, docs: Path) -> tuple[str, ...]:
    """Give the paths as findings name them. Raises StopError if one of them is not there."""
    chosen = []
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise StopError(f"There is no file or folder {path}.")
        # Links below the root keep their names, as findings name them.
        full = path.parent.resolve() / path.name if path.name != ".." else path.resolve()
        if not full.is_relative_to(root.resolve()):
            raise StopError(f"{path} is not inside {root.resolve()}; name its root with --root.")
        name = full.relative_to(root.resolve()).as_posix()
        if name != "." and name.split("/")[0] != FOLDER and not full.is_relative_to(docs.resolve()):
            raise StopError(f"{path} is neither among the {FOLDER} nor among the pages.")
        chosen.append(name)
    return tuple(chosen)


def _of_calls(counted: Tables, chosen: Sequence[str]) -> Tables:
    """Keep the rows of the calls in the chosen paths."""
    rows = (
        row
        for row in counted.rows
        if _lies_within(f"{FOLDER}/calls/{row.call.lower()}.yml", chosen)
    )
    return replace(counted, rows=tuple(rows))


def _lies_within(file: str, chosen: Sequence[str]) -> bool:
    return (
        not chosen
        or "." in chosen
        or any(file == path or file.startswith(f"{path}/") for path in chosen)
    )
