"""JSON Schemas of the data files, for editors that complete keys and show hints."""

import json
from collections.abc import Mapping

from pydantic import BaseModel

from playbook.catalog.file_layout import FOLDERS, LISTINGS
from playbook.model.company import Company
from playbook.model.coverage import Coverage
from playbook.model.reference import Settings

FOLDER = "schemas"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Mapping[str, str]:
    """Give the text of each schema file by its name."""
    models: dict[str, type[BaseModel]] = {
        "playbook": Settings,
        "company": Company,
        "coverage": Coverage,
    }
    models.update({kind: model for model, kind in FOLDERS.values()})
    models.update({name.removesuffix(".yml"): listing.model for name, listing in LISTINGS.items()})
    return {f"{name}.json": _text(model) for name, model in sorted(models.items())}


def _text(model: type[BaseModel]) -> str:
    schema = _without_titles({"$schema": _DIALECT, **model.model_json_schema()})
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _without_titles(schema: object, *, named: bool = False) -> object:
    """Drop the titles that are only the keys' names again; those of what is ``named`` stay."""
    if isinstance(schema, list):
        return [_without_titles(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _without_titles(inner, named=not named and key in ("properties", "$defs"))
        for key, inner in schema.items()
        if named or key != "title"
    }
