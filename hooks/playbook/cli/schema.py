"""Write the JSON Schemas that editors read, from the data types."""

from __future__ import annotations

import argparse
from pathlib import Path

from playbook.catalog.json_schemas import FOLDER, schemas
from playbook.cli.output import complain, root_of, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--check", action="store_true", help="only tell whether they are current")
    parser.add_argument("--root", type=Path, help="the folder that holds exercises; by default .")


def run(args: argparse.Namespace) -> int:
    """Write the files that differ; with --check name them, and 1 if there are any."""
    root = root_of(args.root)
    if root is None:
        return 2
    folder = root / FOLDER
    wanted = schemas()
    stale = [name for name, text in wanted.items() if _text(folder / name) != text]
    there = {path.name for path in folder.glob("*.json")} if folder.is_dir() else set()
    extra = sorted(there - set(wanted))
    if args.check:
        for name in (*stale, *extra):
            complain(f"{FOLDER}/{name} is not current; run: schema")
        return 1 if stale or extra else 0
    folder.mkdir(exist_ok=True)
    for name in stale:
        (folder / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        say(f"wrote {FOLDER}/{name}")
    for name in extra:
        (folder / name).unlink()
        say(f"deleted {FOLDER}/{name}")
    if not stale and not extra:
        say(f"{len(wanted)} schemas are current")
    return 0


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
