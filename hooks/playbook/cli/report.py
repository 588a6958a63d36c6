"""Read hand-back files and folders of them; print who did what, and write it as CSV or JSON."""

from __future__ import annotations

import argparse
from pathlib import Path

from playbook.catalog import Catalog
from playbook.cli.output import complain, root_of, say, say_json
from playbook.diagnostics import counts_in_words, errors
from playbook.load import load
from playbook.results.gather import gather
from playbook.results.handback import read
from playbook.results.report import Report, report
from playbook.results.table import as_csv, as_data, as_table
from playbook.results.today import Today

_ANY = "any"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="a hand-back file, or a folder: all .json files in it are read",
    )
    parser.add_argument(
        "--csv",
        type=Path,
        metavar="FILE",
        help="write a spreadsheet as well, as CSV in UTF-8 with a byte order mark",
    )
    parser.add_argument("--json", action="store_true", help="write JSON")
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
    site = args.site or (catalog.settings.site_id if catalog else _ANY)
    files = gather(args.files)
    told = report(
        (read(file, None if site == _ANY else site) for file in files),
        Today(catalog) if catalog else None,
    )
    if args.csv is not None:
        args.csv.write_text(as_csv(told), encoding="utf-8-sig", newline="")
    if args.json:
        say_json(as_data(told))
    else:
        say(as_table(told))
    return _code(told)


def _catalog(given: Path | None) -> Catalog | None:
    """Give today's exercises, or complain and give None: editions cannot be compared then."""
    root = root_of(given)
    if root is None:
        return None
    loaded = load(root)
    if loaded.catalog is None:
        complain(f"The exercises here have {counts_in_words(errors(loaded.diagnostics))}.")
        complain("Editions cannot be compared. See what is wrong with: lint")
    return loaded.catalog


def _code(told: Report) -> int:
    if not told.read:
        return 2
    return 1 if told.refused else 0
