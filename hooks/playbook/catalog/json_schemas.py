"""JSON Schemas of the data files, for editors that complete keys and show hints."""

import json
from collections.abc import Mapping
from typing import Any

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
    schema = {"$schema": _DIALECT, **_without_titles(model.model_json_schema())}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _without_titles(schema: dict[str, Any]) -> dict[str, Any]:
    """Drop the titles that are only the keys' names again."""
    found: dict[str, Any] = {}
    for key, value in schema.items():
        if key in ("properties", "$defs"):
            found[key] = {name: _without_titles(inner) for name, inner in value.items()}
        elif key == "title" and isinstance(value, str):
            continue
        elif isinstance(value, dict):
            found[key] = _without_titles(value)
        elif isinstance(value, list):
            found[key] = [
                _without_titles(inner) if isinstance(inner, dict) else inner for inner in value
            ]
        else:
            found[key] = value
    return found
