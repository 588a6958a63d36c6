"""Stand-ins for broken values, so that everything else in a file can still be checked.

A stand-in is a valid value made from the model's JSON Schema. Its place is remembered as broken,
and no check speaks of it.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel

Schema = Mapping[str, Any]


@cache
def schema_of(model: type[BaseModel]) -> Schema:
    """Give a model's JSON Schema."""
    return model.model_json_schema()


def schema_at(root: Schema, path: Sequence[str | int]) -> Schema:
    """Give the schema of what stands at a path; an empty schema if nothing may stand there."""
    here = root
    for key in path:
        if isinstance(key, int):
            here = _plain(root, here, "array").get("items", {})
            continue
        owner = _plain(root, here)
        extra = owner.get("additionalProperties")
        patterns = list(owner.get("patternProperties", {}).values())
        open_ended = patterns[0] if patterns else extra if isinstance(extra, dict) else {}
        here = owner.get("properties", {}).get(key, open_ended)
    return _plain(root, here)


def keys_at(root: Schema, path: Sequence[str | int]) -> tuple[str, ...]:
    """Give the keys that a mapping at a path may have."""
    return tuple(schema_at(root, path).get("properties", ()))


def stand_in(root: Schema, schema: Schema) -> object:
    """Make a valid value for a schema."""
    here = _plain(root, schema)
    for known in ("const", "default"):
        if here.get(known) is not None:
            return here[known]
    for known in ("examples", "enum"):
        if here.get(known):
            return here[known][0]
    kind = here.get("type")
    if kind == "object":
        properties = here.get("properties", {})
        return {key: stand_in(root, properties[key]) for key in here.get("required", ())}
    if kind == "array":
        return [stand_in(root, here["items"]) for _ in range(here.get("minItems", 0))]
    if kind == "integer":
        return here.get("minimum", 1)
    return False if kind == "boolean" else "x"


def _plain(root: Schema, schema: Schema, kind: str = "") -> Schema:
    """Follow references, and look through "or": to the one of a kind, else to the first."""
    here = schema
    while True:
        if "$ref" in here:
            here = root["$defs"][here["$ref"].rsplit("/", 1)[-1]]
        elif "anyOf" in here:
            some = [one for one in here["anyOf"] if one.get("type") != "null"]
            here = next((one for one in some if one.get("type") == kind), some[0])
        elif "allOf" in here:
            here = here["allOf"][0]
        else:
            return here
