"""Nodes -> typed data. Says all that does not fit, in plain words, at its place."""

from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from playbook.diagnostics import Diagnostic, Place, diagnose
from playbook.yaml_source.nodes import Mapping, Path, Scalar, find, locate, locate_key, plain
from playbook.yaml_source.placeholders import keys_at, schema_at, schema_of, stand_in
from playbook.yaml_source.validation_messages import Misfit, words_for

M = TypeVar("M", bound=BaseModel)
_ROUNDS = 4
_OF_LENGTH = ("too_short", "too_long")
MOST = 200
"""So many misfits of one file are told; a file with more is something else altogether."""


class Shaped(NamedTuple, Generic[M]):
    """Typed data, with stand-ins at the broken places; None if even that failed."""

    model: M | None
    diagnostics: tuple[Diagnostic, ...]
    broken: frozenset[Path]


def shape(model: type[M], node: Mapping, path: str) -> Shaped[M]:
    """Read a mapping as a model; tell each misfit once and put a stand-in in its place."""
    data = plain(node)
    found: dict[Path, Diagnostic | None] = {}
    for _ in range(_ROUNDS):
        try:
            return _shaped(model.model_validate(data), found)
        except ValidationError as error:
            details = _told(error.errors(include_url=False, include_context=True), data)
            if len(details) > MOST:
                found[()] = _too_many(len(details), node, path)
            for at, detail in details[:MOST]:
                if at not in found:
                    found[at] = _finding(detail, at, model, node, path)
                data = _mended(data, at, detail, model)
            if len(details) > MOST:
                break
    return _shaped(None, found)


def _shaped(made: M | None, found: dict[Path, Diagnostic | None]) -> Shaped[M]:
    diagnostics = tuple(one for one in found.values() if one is not None)
    return Shaped(made, diagnostics, frozenset(found))


def _too_many(count: int, node: Mapping, path: str) -> Diagnostic:
    message = f"{count} things do not fit in this file; the first {MOST} are told"
    hint = "is this the right file for its folder?"
    return diagnose("PB215", Place(path, node.line, node.column), message, hint)


def _path(detail: ErrorDetails, data: object) -> Path:
    """Where an error is; an error on a mapping's key ends in that key.

    Where a value may be one thing or another, the validator names which: that is no part of it.
    """
    path: list[str | int] = []
    here: Any = data
    *owners, last = detail["loc"] or ("",)
    for key in (*owners, *(() if last in ("[key]", "") else (last,))):
        there = isinstance(here, dict) and key in here
        if there or (isinstance(here, list) and isinstance(key, int) and key < len(here)):
            here = here[key]
        elif detail["type"] != "missing" or key != last:
            continue
        path.append(key)
    return tuple(path)


def _told(details: list[ErrorDetails], data: object) -> list[tuple[Path, ErrorDetails]]:
    """Leave out what follows from a broken entry of a list.

    The validator does not count such entries, and says that the whole is not the other thing.
    """
    placed = [(_path(detail, data), detail) for detail in details]
    inside = {path[:end] for path, _ in placed for end in range(len(path))}
    return [
        (path, detail)
        for path, detail in placed
        if path not in inside
        or (detail["type"] not in _OF_LENGTH and detail["loc"] in (path, (*path, "[key]")))
    ]


def _finding(
    detail: ErrorDetails, at: Path, model: type[BaseModel], node: Mapping, path: str
) -> Diagnostic | None:
    root = schema_of(model)
    owner = at[:-1]
    here = find(node, at)
    if isinstance(here, Scalar) and not here.usable:
        return None
    around = find(node, owner)
    misfit = Misfit(
        told=detail,
        path=at,
        value=None if here is None else plain(here),
        takes=schema_at(root, at),
        keys=keys_at(root, owner),
        around={key: plain(one) for key, one in around.items.items()}
        if isinstance(around, Mapping)
        else {},
    )
    words = words_for(misfit)
    if words is None:
        return None
    if detail["type"] == "missing":
        line, column = locate(node, owner)
    else:
        of_key = detail["type"] == "extra_forbidden" or misfit.on_key
        line, column = (locate_key if of_key else locate)(node, at)
    return diagnose(words.code, Place(path, line, column), words.message, words.hint)


def _mended(data: object, at: Path, detail: ErrorDetails, model: type[BaseModel]) -> object:
    """Give the data with the broken place filled by a stand-in, or taken out."""
    root = schema_of(model)
    if not at:
        return stand_in(root, root)
    owner: Any = data
    for key in at[:-1]:
        try:
            owner = owner[key]
        except (KeyError, IndexError, TypeError):
            return data
    last: Any = at[-1]
    if detail["type"] == "extra_forbidden" or detail["loc"][-1:] == ("[key]",):
        owner.pop(last, None)
    elif detail["type"] == "too_long" and isinstance(owner[last], list):
        owner[last] = owner[last][: detail["ctx"]["max_length"]]
    elif detail["type"] == "too_short" and isinstance(owner[last], list):
        filler = stand_in(root, schema_at(root, (*at, 0)))
        missing = detail["ctx"]["min_length"] - len(owner[last])
        owner[last] = [*owner[last], *([filler] * missing)]
    else:
        owner[last] = stand_in(root, schema_at(root, at))
    return data
