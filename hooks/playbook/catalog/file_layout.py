"""Which files a playbook is written in, and what each of them holds."""

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import BaseModel

from playbook.catalog.catalog import Kind
from playbook.catalog.leftovers import left_by_a_program
from playbook.model.assignment import Assignment
from playbook.model.call import Call
from playbook.model.gate import Gate
from playbook.model.playthrough import Playthroughs
from playbook.model.reference import (
    Cause,
    Families,
    Groups,
    Personas,
    Sources,
    Technique,
    Voices,
)
from playbook.model.rubric import Rubric
from playbook.model.worksheet import Worksheet

FOLDER = "exercises"
SETTINGS = "playbook.yml"
COMPANY = "company.yml"
COVERAGE = "coverage.yml"


class Listing(NamedTuple):
    """A file that lists things: its model, the key of the list, the kind of its entries."""

    model: type[BaseModel]
    key: str
    kind: Kind


FOLDERS: Mapping[str, tuple[type[BaseModel], Kind]] = {
    "causes": (Cause, "cause"),
    "techniques": (Technique, "technique"),
    "calls": (Call, "call"),
    "worksheets": (Worksheet, "worksheet"),
    "gates": (Gate, "gate"),
    "playthroughs": (Playthroughs, "playthrough"),
    "assignments": (Assignment, "assignment"),
}
LISTINGS: Mapping[str, Listing] = {
    "families.yml": Listing(Families, "families", "family"),
    "groups.yml": Listing(Groups, "groups", "group"),
    "personas.yml": Listing(Personas, "personas", "persona"),
    "voices.yml": Listing(Voices, "voices", "voice"),
    "sources.yml": Listing(Sources, "sources", "source"),
    "rubric.yml": Listing(Rubric, "behaviors", "behavior"),
}
OPTIONAL = frozenset({"rubric.yml", "voices.yml"})
FIELD_OF: Mapping[Kind, str] = {
    **{kind: name for name, (_, kind) in FOLDERS.items()},
    **{listing.kind: listing.key for listing in LISTINGS.values()},
}
"""The field of the catalog that holds each kind."""

_NOTES = (".md", ".txt")


def passed_over(name: str) -> bool:
    """Whether a file is no part of a playbook: hidden, a note, what an editor left."""
    return name.startswith(".") or left_by_a_program(name) or name.endswith(_NOTES)
