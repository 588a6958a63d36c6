"""The base playbook with a text of one's own as a line of its call."""

from __future__ import annotations

from playbook.catalog.catalog import Catalog
from playbook.catalog.load import load
from tests.rules.pairs import BASE


def saying(text: str) -> Catalog:
    """Give the base's catalog; its one call has this text as its goal."""
    catalog = load(BASE).draft
    call = catalog.calls["F01"].model_copy(update={"goal": text})
    return Catalog(
        settings=catalog.settings,
        personas=catalog.personas,
        calls={"F01": call},
        places=catalog.places,
        known=catalog.known,
    )
