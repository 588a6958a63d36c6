"""Read hand-backs and sign-offs; print who did what, and write it as CSV, JSON or a page."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from playbook.catalog.catalog import Catalog
from playbook.catalog.load import load
from playbook.cli.output import complain, folder_of, root_of
from playbook.cli.placing import placed
from playbook.cli.targets import BUILT, PARTS, why_no_file, why_not_over
from playbook.cli.writers import Csv, Json, Lines, Page, Writer
from playbook.diagnostics import counts_in_words, errors
from playbook.results.assigned import assignment_of
from playbook.results.chosenwords import no_data
from playbook.results.gather import gather, left_out, readings
from playbook.results.handback import Reading, Refused, content_of
from playbook.results.known import Known, NothingKnown
from playbook.results.matrix import Matrix
from playbook.results.merging import merges_of
from playbook.results.names import names_in
from playbook.results.page import About
from playbook.results.people import People
from playbook.results.reading import RefusalError, plain_text
from playbook.results.taking import taken_in
from playbook.results.titles import titles_of
from playbook.results.today import Today

_ANY = "any"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="a file, a .zip, a mail, a pattern, or a folder: of a folder .json, .txt, .eml and "
        ".zip files are read, and the others are named",
    )
    parser.add_argument(
        "--assignment", metavar="FILE|ID", help="what was assigned: a published id, or a file"
    )
    parser.add_argument(
        "--roster", type=Path, metavar="FILE", help="names, a line each, so that none is missed"
    )
    parser.add_argument(
        "--merge",
        type=Path,
        metavar="FILE",
        help="which names belong together, a line a learner: the name on the roster, then the "
        "names that hand-backs came under, with commas between; as text or CSV",
    )
    parser.add_argument(
        "--csv",
        type=Path,
        metavar="FILE",
        help="write a spreadsheet as well, as CSV in UTF-8 with a byte order mark",
    )
    parser.add_argument(
        "--html", type=Path, metavar="FILE", help="write a page to print as well, without scripts"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--site", help="take files of this site id, or any; by default of this playbook only"
    )
    parser.add_argument("--root", type=Path, help="the folder that holds exercises; by default .")


def run(args: argparse.Namespace) -> int:
    """Report; 0 if every file was read, 1 if some were refused, 2 if nothing could be read."""
    catalog = _catalog(args.root)
    if catalog is None and not args.site:
        complain("Name the site whose files to take with --site, or take all with --site any.")
        return 2
    files = gather(args.files)
    reason = _no_file(args, files)
    if reason is not None:
        complain(reason)
        return 2
    given = args.site or (catalog.settings.site_id if catalog else _ANY)
    site = None if given == _ANY else given
    try:
        assignment = assignment_of(args.assignment, catalog, site) if args.assignment else None
        roster = _roster(args.roster)
        merges = _merges(args.merge, roster)
    except RefusalError as refusal:
        complain(f"This could not be done: {refusal}")
        return 2
    # Very many small things are made, none of them in a circle: looking for circles takes longer
    # the more there are.
    gc.disable()
    today = Today(catalog) if catalog else None
    known = today or NothingKnown()
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    people = People(roster, merges, now)
    problems = _take(people, readings(files, site), known)
    problems.update(left_out(args.files))
    matrix = Matrix(people, assignment, now, known)
    data = today.data if today else no_data
    _write(args, matrix, problems, About(assignment, titles_of(catalog), now, data))
    gc.enable()
    if not people.read:
        return 2
    return 1 if problems else 0


def _no_file(args: argparse.Namespace, files: Iterable[Path]) -> str | None:
    """Say why a file that was asked for may not be written.

    In some folders all would see it; and what is to be read must not be lost.
    """
    root = folder_of(args.root)
    wanted = [file for file in (args.csv, args.html) if file is not None]
    reasons = (why_no_file(file, root, (*PARTS, *BUILT)) for file in wanted)
    reason = next((reason for reason in reasons if reason is not None), None)
    if reason is not None or not wanted:
        return reason
    named = (
        (args.roster, "the roster"),
        (args.merge, "the file of names to merge"),
        (args.assignment, "the assignment"),
    )
    given = [(Path(path), what) for path, what in named if path is not None]
    return why_not_over(wanted, [*given, *((file, "one of the files to read") for file in files)])


def _take(people: People, found: Iterable[Reading], known: Known) -> set[Refused]:
    """Take in what was read, one by one; return what was not."""
    problems: set[Refused] = set()
    for one in found:
        if isinstance(one, Refused):
            problems.add(one)
        else:
            people.add(taken_in(one, known))
    return problems


def _write(args: argparse.Namespace, matrix: Matrix, problems: set[Refused], about: About) -> None:
    """Write everything that was asked for in one walk through the rows."""
    with ExitStack() as files:
        writers: list[Writer] = [Json(matrix) if args.json else Lines(matrix)]
        if args.csv is not None:
            writers.append(Csv(matrix, files.enter_context(placed(args.csv))))
        if args.html is not None:
            writers.append(Page(matrix, about, files.enter_context(placed(args.html))))
        for row in matrix.rows():
            for writer in writers:
                writer.row(row)
        for writer in writers:
            writer.end(problems)


def _roster(path: Path | None) -> list[str]:
    if path is None:
        return []
    content = content_of(path)
    if isinstance(content, str):
        raise RefusalError(f"the roster {path}: {content}")
    try:
        return names_in(plain_text(content))
    except RefusalError as refusal:
        raise RefusalError(f"the roster {path}: {refusal}") from None


def _merges(path: Path | None, roster: list[str]) -> dict[str, str]:
    if path is None:
        return {}
    if not roster:
        raise RefusalError("--merge leads names to those of a roster; name it with --roster")
    return merges_of(path, roster)


def _catalog(given: Path | None) -> Catalog | None:
    """Give today's exercises, or complain and give None: editions cannot be compared then."""
    root = root_of(given)
    if root is None:
        return None
    loaded = load(root)
    if loaded.catalog is None:
        complain(f"The exercises here have {counts_in_words(errors(loaded.diagnostics))}.")
        complain("Editions cannot be compared. See what is wrong with: python3 dev.py lint")
    return loaded.catalog
