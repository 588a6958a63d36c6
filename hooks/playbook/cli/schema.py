"""Write what follows from the data types: JSON Schemas for editors, the client's contract."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from playbook.catalog.json_schemas import FOLDER, schemas
from playbook.cli.output import complain, root_of, say
from playbook.render.contract.typescript import FILE, LISTS, LISTS_FILE, generated


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--check", action="store_true", help="only tell whether they are current")


def run(args: argparse.Namespace) -> int:
    """Write the files that differ; with --check name them, and 1 if there are any."""
    root = root_of(args.root)
    wanted = _wanted(root)
    stale = [name for name, text in wanted.items() if _text(root / name) != text]
    there = {f"{FOLDER}/{path.name}" for path in (root / FOLDER).glob("*.json")}
    extra = sorted(there - wanted.keys())
    if args.check:
        for name in (*stale, *extra):
            complain(f"{name} is not current; run: schema")
        return 1 if stale or extra else 0
    (root / FOLDER).mkdir(exist_ok=True)
    for name in stale:
        (root / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        say(f"wrote {name}")
    for name in extra:
        (root / name).unlink()
        say(f"deleted {name}")
    if not stale and not extra:
        say(f"{len(wanted)} files are current")
    return 0


def _wanted(root: Path) -> Mapping[str, str]:
    """Give each file's text by its path; the contract only where the client's sources are."""
    files = {f"{FOLDER}/{name}": text for name, text in schemas().items()}
    if (root / FILE).parent.is_dir():
        files[FILE] = generated()
        files[LISTS_FILE] = generated(wanted=LISTS)
    return files


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
