"""Show which playthroughs no longer run as they are written, and bring them up to date."""

import argparse
import json
import re
from collections.abc import Iterable
from pathlib import Path

from playbook.catalog.catalog import Catalog, owner_of
from playbook.catalog.load import load
from playbook.check.call.playthroughs import played
from playbook.check.support.proof import Proof
from playbook.cli.output import root_of, say
from playbook.cli.placing import placed

_VALUE = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[^\s,}#]+")
_LINES = re.compile("(?<=\n)|(?<=\r)(?!\n)")

_Change = tuple[int, str, object]
"""A playthrough by its number, a key of it, and the value that it is to have."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--write", action="store_true", help="write ending, points and passed as they are today"
    )


def run(args: argparse.Namespace) -> int:
    """Play all of them; 1 if some are left that run otherwise than they are written, else 0."""
    root = root_of(args.root)
    catalog = load(root).draft
    left = 0
    for call_id in catalog.playthroughs:
        lines, changes, stuck = _differences(catalog, call_id)
        left += stuck if args.write else len(lines)
        for line in lines:
            say(f"{call_id} {line}")
        if args.write and changes:
            name = _write(root, catalog, call_id, changes)
            say(f"wrote {name}")
    if not left:
        say("All playthroughs run as they are written.")
    elif args.write:
        say("Mend the steps of these by hand.")
    else:
        say("This brings ending, points and passed up to date: python3 dev.py playthroughs --write")
    return 1 if left else 0


def _differences(catalog: Catalog, call_id: str) -> tuple[list[str], list[_Change], int]:
    """Give what runs otherwise, in words; what would mend it; how many only a person can mend."""
    lines, changes, stuck = list[str](), list[_Change](), 0
    call = catalog.calls.get(call_id)
    proof = None if call is None else Proof(catalog, call)
    for number, play in enumerate(catalog.playthroughs[call_id].playthroughs):
        now = None if proof is None else played(proof, play)
        if now is None:
            continue
        if now.otherwise(play):
            lines.append(f"{play.id}, level {play.level}: {now.otherwise(play)}")
        if now.trouble is not None:
            stuck += 1
        else:
            changes += [(number, key, getattr(now, key)) for key in now.differs(play)]
    return lines, changes, stuck


def _write(root: Path, catalog: Catalog, call_id: str, changes: Iterable[_Change]) -> str:
    """Put values in the place of those that stand there; all else in the file stays."""
    owner = owner_of("playthrough", call_id)
    name = catalog.places.file(owner)
    lines = _LINES.split((root / name).read_bytes().decode("utf-8-sig"))
    for number, key, value in changes:
        place = catalog.places.value(owner, "playthroughs", number, key)
        line, start = lines[place.line - 1], place.column - 1
        told = value if isinstance(value, str) else json.dumps(value)
        lines[place.line - 1] = line[:start] + _VALUE.sub(told, line[start:], count=1)
    with placed(root / name) as stream:
        stream.write("".join(lines))
    return name
