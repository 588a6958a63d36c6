"""Write answer keys, maps, timings, prompts and cards into a folder for facilitators alone."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from playbook.catalog.catalog import Catalog
from playbook.check import load_checked
from playbook.cli.output import StopError, complain, root_of, say, sound
from playbook.cli.placing import placed
from playbook.cli.targets import BUILT, PARTS, why_not_into
from playbook.diagnostics import one_of
from playbook.engines.settings import docs_folder
from playbook.export.assignment_file import assignment_of
from playbook.export.bounded_json import RefusalError
from playbook.export.facilitator import INDEX, SENTINEL, folder
from playbook.export.keys import missing
from playbook.model.assignment import Sent
from playbook.render.text.paths import CARD_STYLES


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write")
    parser.add_argument(
        "--assignment",
        metavar="FILE|ID",
        help="only what this assignment asks for: a published id, or a file from the builder",
    )


def run(args: argparse.Namespace) -> int:
    """Write the folder; 1 if the files have errors, 2 if it may not or cannot be written."""
    root = root_of(args.root)
    reason = _why_not(args.out, root)
    if reason:
        raise StopError(f"{args.out} {reason} Choose another folder.")
    catalog = sound(load_checked(root), "Nothing was written")
    assignment = None if args.assignment is None else _assignment(args.assignment, catalog)
    sheet = docs_folder(root) / CARD_STYLES
    styles = sheet.read_text(encoding="utf-8") if sheet.is_file() else ""
    pages = folder(catalog, assignment, styles)
    _write(args.out, pages)
    for name in missing(catalog, assignment):
        complain(f"The assignment names {name}, which is not in this playbook; it has no page.")
    say(f"Wrote {len(pages)} pages; begin with {args.out / INDEX}.")
    say("They hold answers. Keep them away from the site and from learners' folders.")
    return 0


def _assignment(given: str, catalog: Catalog) -> Sent:
    try:
        return assignment_of(given, catalog, catalog.settings.site_id)
    except RefusalError as refusal:
        raise StopError(
            f"This could not be done: {refusal}",
            f"Known: {one_of(catalog.assignments)}; or a file that the builder saved.",
        ) from None


def _write(out: Path, pages: Mapping[str, str]) -> None:
    """Write the pages, and take away those of ours that are no longer among them.

    The list comes first, by which the folder is known to be ours: where that was written whole, or
    nothing was, the next run goes on.
    """
    out.mkdir(parents=True, exist_ok=True)
    for name in sorted(pages, key=lambda name: name != INDEX):
        with placed(out / name) as stream:
            stream.write(pages[name])
    for stale in out.glob("*.html"):
        if stale.name not in pages and _is_ours(stale):
            stale.unlink()


def _why_not(out: Path, root: Path) -> str | None:
    """Say why a folder may not be written: learners would find the answers, or it is in use."""
    reason = why_not_into(out, root, (*PARTS, *BUILT))
    if reason is not None:
        return reason
    here = out.resolve()
    if here.is_dir() and any(here.iterdir()) and not _is_ours(here / INDEX):
        return "holds something else."
    return None


def _is_ours(file: Path) -> bool:
    return file.is_file() and SENTINEL in file.read_text(encoding="utf-8", errors="replace")
