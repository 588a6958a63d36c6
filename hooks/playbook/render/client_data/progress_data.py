"""What the progress page knows of every exercise: of its data, what judging needs."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter

from playbook.catalog.catalog import Catalog
from playbook.render.client_data.exercise_data import client_data
from playbook.render.contract.progress import ProgressData, ProgressItem
from playbook.render.text.paths import exercise_page

_Shape = TypeVar("_Shape")
_adapters: dict[object, TypeAdapter[Any]] = {}


def cut(shape: type[_Shape], data: Mapping[str, object]) -> _Shape:
    """Return of data the keys that a shape of the contract names, in its order, all the way in."""
    if shape not in _adapters:
        _adapters[shape] = TypeAdapter(shape)
    made: _Shape = _adapters[shape].validate_python(data)
    return made


def progress_data(catalog: Catalog, link: Callable[[str], str]) -> ProgressData:
    """Return what the progress page knows of every exercise.

    ``link`` turns the path of a page, such as ``practice/calls/f05.md``, into its address as seen
    from the progress page.
    """
    every = [client_data(exercise, catalog) for _, exercise in catalog.exercises()]
    items = [
        {
            "delete_after_days": None,
            **data,
            "page": link(exercise_page(data["kind"], data["id"])),
            "judged": data,
        }
        for data in every
    ]
    return {
        "site": catalog.settings.site_id,
        "title": catalog.settings.title,
        "exercises": [cut(ProgressItem, item) for item in items],
    }
