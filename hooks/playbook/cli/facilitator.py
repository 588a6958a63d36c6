"""Write answer keys, maps, timings and prompts for facilitators into a folder of their own."""

from __future__ import annotations

import argparse
from pathlib import Path

from playbook.check import inspect
from playbook.cli.output import complain, root_of, say
from playbook.diagnostics import counts_in_words, did_you_mean, errors, one_of, quoted
from playbook.export.facilitator import INDEX, SENTINEL, folder

_NOT_BELOW = ("docs", "site", "exercises", "hooks", "overrides", "web")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write")
    parser.add_argument("--assignment", metavar="ID", help="only what this assignment asks for")
    parser.add_argument("--root", type=Path, help="the folder that holds exercises; by default .")


def run(args: argparse.Namespace) -> int:
    """Write the folder; 1 if the files have errors, 2 if it may not or cannot be written."""
    root = root_of(args.root)
    if root is None:
        return 2
    reason = _why_not(args.out, root)
    if reason:
        complain(f"{args.out} {reason} Choose another folder.")
        return 2
    loaded = inspect(root)
    if loaded.catalog is None:
        complain(f"Nothing was written: {counts_in_words(errors(loaded.diagnostics))}.")
        complain("See them with: lint")
        return 1
    known = loaded.catalog.assignments
    if args.assignment is not None and args.assignment not in known:
        near = did_you_mean(args.assignment, known)
        complain(f"There is no assignment {quoted(args.assignment)}{near}")
        complain(f"Known: {one_of(known)}")
        return 2
    assignment = known[args.assignment] if args.assignment else None
    pages = folder(loaded.catalog, assignment)
    args.out.mkdir(parents=True, exist_ok=True)
    written = {page.name for page in pages}
    for page in pages:
        (args.out / page.name).write_text(page.content, encoding="utf-8", newline="\n")
    for stale in args.out.glob("*.html"):
        if stale.name not in written and _is_ours(stale):
            stale.unlink()
    say(f"Wrote {len(pages)} pages; begin with {args.out / INDEX}.")
    say("They hold answers. Keep them away from the site and from learners' folders.")
    return 0


def _why_not(out: Path, root: Path) -> str | None:
    """Say why a folder may not be written: learners would find the answers, or it is in use."""
    here, home = out.resolve(), root.resolve()
    if here == home or here in home.parents:
        return "holds this playbook."
    if any(here == home / name or home / name in here.parents for name in _NOT_BELOW):
        return "is a part of this playbook, and learners might find the answers there."
    if here.exists() and not here.is_dir():
        return "is a file."
    if here.is_dir() and any(here.iterdir()) and not _is_ours(here / INDEX):
        return "holds something else."
    return None


def _is_ours(file: Path) -> bool:
    return file.is_file() and SENTINEL in file.read_text(encoding="utf-8", errors="replace")
