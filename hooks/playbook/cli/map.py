"""Show a call as a map: turns, choices by rating, endings, the best path."""

import argparse
from pathlib import Path
from typing import TypeVar

from playbook.catalog.catalog import lowest_level
from playbook.check import load_checked
from playbook.cli.output import StopError, root_of, say, sound
from playbook.cli.targets import why_no_file
from playbook.diagnostics import did_you_mean, one_of, visible
from playbook.generate.conversation import conversation
from playbook.model.call import Call, Cast, Mix
from playbook.model.turn import Version
from playbook.render.html.map import map_outline, map_svg


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", help="the id of a call, such as F05")
    parser.add_argument("--level", type=int, help="the level; by default the lowest")
    parser.add_argument("--cast", help="the id of a cast; by default the first")
    parser.add_argument("--mix", help="the id of a mix; by default the first")
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="draw it into this file, as SVG; else in words"
    )


def run(args: argparse.Namespace) -> int:
    """Write the map; 1 if the files have errors, 2 for a conversation that is not there."""
    root = root_of(args.root)
    reason = _no_file(args.out, root)
    if reason is not None:
        raise StopError(reason)
    catalog = sound(load_checked(root), "Nothing can be drawn")
    call = catalog.calls.get(str(args.id).upper())
    if call is None:
        near = did_you_mean(str(args.id).upper(), catalog.calls)
        raise StopError(f"There is no call {args.id}{near}")
    level, mix = _level(call, args.level), _found(call, args.mix, call.stories, "mix", "mixes")
    cast = _found(call, args.cast, call.cast_list, "cast", "casts")
    talk = conversation(call, Version(level, mix.id), cast, catalog.personas)
    if args.out is None:
        say("\n".join(map(visible, map_outline(call, talk).split("\n"))))
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


def _level(call: Call, wanted: int | None) -> int:
    if wanted in (None, *call.levels):
        return wanted or lowest_level(call)
    offered = one_of(map(str, call.levels))
    raise StopError(f"Call {call.id} has no level {wanted}; levels: {offered}.")


_Part = TypeVar("_Part", Cast, Mix)


def _found(
    call: Call, wanted: str | None, parts: tuple[_Part, ...], kind: str, kinds: str
) -> _Part:
    """Return the part of a call that is wanted, by default the first."""
    for part in parts:
        if wanted in (None, part.id):
            return part
    there = one_of(part.id for part in parts)
    raise StopError(f"Call {call.id} has no {kind} {wanted}; {kinds}: {there}.")
