"""Write the start of a call, a worksheet or a gate: commented, valid, and playable at once."""

import argparse
import re

from pydantic import TypeAdapter, ValidationError

from playbook.catalog.catalog import Catalog
from playbook.catalog.file_layout import FOLDER
from playbook.catalog.load import load
from playbook.cli.output import StopError, root_of, say
from playbook.model.base import ExerciseId
from playbook.render.contract.exercise import Kind
from playbook.render.pages.starter_files import KINDS, NothingToStartFromError, start
from playbook.render.text.paths import FOLDERS

_LETTERS: dict[Kind, str] = {"call": "F", "worksheet": "W", "gate": "X"}
_NUMBER = re.compile(r"[A-Z]+(\d+)$")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("kind", choices=KINDS, help="what to write")
    parser.add_argument("id", help="its permanent id, such as F40")


def run(args: argparse.Namespace) -> int:
    """Write the file; 1 if the id is taken or the file is there, 2 if it cannot be an id."""
    root = root_of(args.root)
    kind: Kind = args.kind
    wanted = str(args.id).upper()
    catalog = load(root).draft
    free = _free(kind, catalog)
    if not _is_id(wanted):
        raise StopError(
            f"{args.id} cannot be an id.",
            f"An id has capital letters, digits and single hyphens, such as {free}.",
        )
    name = f"{FOLDER}/{FOLDERS[kind]}/{wanted.lower()}.yml"
    taken = catalog.places.file(wanted) if wanted in catalog.places.files else None
    if taken is not None or (root / name).exists():
        raise StopError(
            f"{wanted} is taken: {taken or name}. Nothing was written.",
            f"Ids are for good; the next one that is free is {free}.",
            code=1,
        )
    try:
        text = start(kind, wanted, catalog)
    except NothingToStartFromError as missing:
        raise StopError(f"Nothing was written: {missing}.") from None
    (root / name).parent.mkdir(exist_ok=True)
    with (root / name).open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    say(f"wrote {name}")
    say("Change it line by line. This shows it as you save: python3 dev.py serve")
    say("This says what to mend: python3 dev.py lint")
    return 0


def _is_id(text: str) -> bool:
    try:
        TypeAdapter(ExerciseId).validate_python(text)
    except ValidationError:
        return False
    return True


def _free(kind: Kind, catalog: Catalog) -> str:
    """Give the next number of this kind's letter; two digits at least."""
    letter = _LETTERS[kind]
    numbers = [
        int(found[1])
        for _, one in catalog.exercises()
        if one.id.startswith(letter) and (found := _NUMBER.fullmatch(one.id))
    ]
    return f"{letter}{max(numbers, default=0) + 1:02d}"
