"""What a new exercise begins as: a commented file that is valid and can be played at once."""

from __future__ import annotations

from functools import cache
from typing import get_args

import jinja2

from playbook.catalog.catalog import Catalog
from playbook.model.reference import Persona
from playbook.render.contract.exercise import Kind
from playbook.render.html.exercise import TEMPLATES

_NEEDED = 2
_FOCUS = 3
"""How many counterparts a start casts, and how many behaviors an observer listens for."""

KINDS: tuple[Kind, ...] = get_args(Kind)


class NothingToStartFromError(Exception):
    """The playbook lacks what every exercise refers to; the message says what."""


def start(kind: Kind, exercise_id: str, catalog: Catalog) -> str:
    """Return the text of the YAML file of a new exercise.

    What it must refer to is taken from the catalog: a cause, a technique, people. Raises
    ``NothingToStartFromError`` if one of those is missing.
    """
    sellers = [one for one in catalog.personas.values() if one.side == "seller"]
    others = [one for one in catalog.personas.values() if one.side == "counterpart"]
    if not catalog.causes or not catalog.techniques:
        raise NothingToStartFromError("there is no cause or no technique that it could name")
    if not sellers or len(others) < _NEEDED:
        raise NothingToStartFromError("it needs a seller and two counterparts in personas.yml")
    focus = list(catalog.behaviors)[:_FOCUS]
    return (
        _environment()
        .get_template(f"starts/{kind}.yml.jinja")
        .render(
            id=exercise_id,
            cause=next(iter(catalog.causes)),
            technique=next(iter(catalog.techniques)),
            focus=focus if len(focus) == _FOCUS else [],
            **_people(sellers[0], others),
        )
    )


def _people(seller: Persona, others: list[Persona]) -> dict[str, str]:
    return {"seller": seller.id, "buyer": others[0].id, "source": others[1].id}


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
