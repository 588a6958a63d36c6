"""Show a call as a map: turns, choices by rating, endings, the best path."""

from __future__ import annotations

import argparse
from pathlib import Path

from playbook.catalog.catalog import lowest_level
from playbook.check import inspect
from playbook.cli.output import complain, root_of, say
from playbook.cli.targets import why_no_file
from playbook.diagnostics import counts_in_words, did_you_mean, errors, one_of, visible
from playbook.generate.conversation import conversation
from playbook.model.call import Call, Cast
from playbook.render.html.map import map_outline, map_svg


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", help="the id of a call, such as F05")
    parser.add_argument("--level", type=int, help="the level; by default the lowest")
    parser.add_argument("--cast", help="the id of a cast; by default the first")
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="draw it into this file, as SVG; else in words"
    )
    parser.add_argument("--root", type=Path, help="the folder that holds exercises; by default .")


def run(args: argparse.Namespace) -> int:
    """Write the map; 1 if the files have errors, 2 for a call, level or cast that is not there."""
    root = root_of(args.root)
    if root is None:
        return 2
    reason = _no_file(args.out, root)
    if reason is not None:
        complain(reason)
        return 2
    loaded = inspect(root)
    if loaded.catalog is None:
        complain(f"Nothing can be drawn: {counts_in_words(errors(loaded.diagnostics))}.")
        complain("See them with: python3 dev.py lint")
        return 1
    call = loaded.catalog.calls.get(str(args.id).upper())
    if call is None:
        near = did_you_mean(str(args.id).upper(), loaded.catalog.calls)
        complain(f"There is no call {args.id}{near}")
        return 2
    level, cast = _level(call, args.level), _cast(call, args.cast)
    if level is None or cast is None:
        return 2
    talk = conversation(call, level, cast, loaded.catalog.personas)
    if args.out is None:
        say(visible_lines(map_outline(call, talk)))
    else:
        args.out.write_text(map_svg(call, talk), encoding="utf-8", newline="\n")
        say(f"wrote {args.out}")
    return 0


def _no_file(out: Path | None, root: Path) -> str | None:
    """Say why the drawing may not be written there; a chapter may well show one."""
    if out is None:
        return None
    if out.is_file() and out.suffix.lower() != ".svg":
        return f"{out} is there already and is no drawing. Choose a name that ends in .svg."
    return why_no_file(out, root, ())


def visible_lines(text: str) -> str:
    """Make every line safe to print."""
    return "\n".join(visible(line) for line in text.split("\n"))


def _level(call: Call, wanted: int | None) -> int | None:
    if wanted is None:
        return lowest_level(call)
    if wanted in call.levels:
        return wanted
    offered = one_of(map(str, call.levels))
    complain(f"Call {call.id} has no level {wanted}; levels: {offered}.")
    return None


def _cast(call: Call, wanted: str | None) -> Cast | None:
    if wanted is None:
        return call.casts[0]
    found = next((cast for cast in call.casts if cast.id == wanted), None)
    if found is None:
        casts = [cast.id for cast in call.casts]
        complain(f"Call {call.id} has no cast {wanted}; casts: {one_of(casts)}.")
    return found
