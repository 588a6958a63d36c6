"""Write the site as a folder that MkDocs, ProperDocs and Zensical build without our hooks."""

import argparse
import shlex
import sys
from pathlib import Path

from playbook.cli.output import StopError, complain, root_of, say
from playbook.cli.targets import BUILT, PARTS, why_not_into
from playbook.diagnostics import counts_in_words, errors, render_text
from playbook.engines.stage import may_write, stage

_BUILT = tuple(name for name in BUILT if name != "stage")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write")


def run(args: argparse.Namespace) -> int:
    """Stage the site; 1 if the exercises hold an error, 2 if it could not be written."""
    root = root_of(args.root)
    out = args.out.resolve()
    reason = why_not_into(out, root, (*PARTS, *_BUILT))
    if reason is None and not may_write(out):
        reason = "holds something that was not staged."
    if reason is not None:
        raise StopError(f"{args.out} {reason} Choose another folder.")
    staged = stage(root, out)
    if staged.plan is None:
        found = errors(staged.loaded.diagnostics)
        complain(render_text(found, staged.loaded.sources).rstrip())
        complain(f"Nothing was staged: {counts_in_words(found)}.")
        return 1
    if not staged.plan.has_client:
        complain("The exercises' script is not built, so pages stay as they are on paper.")
    say(f"Staged {len(staged.plan.pages)} generated pages beside the hand-written ones in {out}.")
    say("Build it from inside that folder:")
    say(f"{shlex.quote(sys.executable)} -m mkdocs build")
    say("Where another engine and this project's Python package are installed, as well with:")
    say("properdocs build -f mkdocs.yml, or zensical build")
    return 0
