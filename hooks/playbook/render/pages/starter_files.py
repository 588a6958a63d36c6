"""What a new exercise begins as: a commented file that is valid and can be played at once."""

from typing import get_args

from playbook.catalog.catalog import Catalog
from playbook.render.contract.exercise import Kind
from playbook.render.html.templates import rendered

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
    text = rendered(
        f"starts/{kind}.yml.jinja",
        id=exercise_id,
        cause=next(iter(catalog.causes)),
        technique=next(iter(catalog.techniques)),
        focus=focus if len(focus) == _FOCUS else [],
        seller=sellers[0].id,
        buyer=others[0].id,
        source=others[1].id,
    )
    return f"{text}\n"
