"""The contract is written for both sides as it is now, and the data keeps to it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import pytest
from typing_extensions import is_typeddict

from playbook.model.assignment import SentFile
from playbook.render.client_data.catalog_data import assignment_data, catalog_data
from playbook.render.client_data.exercise_data import client_data
from playbook.render.client_data.progress_data import progress_data
from playbook.render.contract import catalog as contract_catalog
from playbook.render.contract import exercise as contract
from playbook.render.contract import progress as contract_progress
from playbook.render.contract.typescript import FILE, LISTS, LISTS_FILE, generated
from tests.render.samples import small_catalog

ROOT = Path(__file__).parents[2]


def test_the_contract_is_current() -> None:
    for file, text in ((FILE, generated()), (LISTS_FILE, generated(wanted=LISTS))):
        written = (ROOT / file).read_text(encoding="utf-8")
        assert written == text, "run: python3 dev.py schema"


@pytest.mark.parametrize(
    ("exercise_id", "shape"),
    [
        ("F90", contract.CallData),
        ("W90", contract.WorksheetData),
        ("X9", contract.GateData),
    ],
)
def test_what_an_exercise_gives_keeps_to_the_contract(exercise_id: str, shape: type) -> None:
    catalog = small_catalog()
    exercise = catalog.exercise(exercise_id)
    assert exercise is not None
    assert list(strays(client_data(exercise, catalog), shape)) == []


def test_the_progress_page_keeps_to_the_contract() -> None:
    assert list(strays(progress_data(small_catalog(), str), contract_progress.ProgressData)) == []


def test_what_trainers_choose_from_keeps_to_the_contract() -> None:
    catalog = small_catalog()
    assert list(strays(catalog_data(catalog), contract_catalog.CatalogData)) == []
    assigned = assignment_data(catalog.assignments["first-week"], catalog)
    assert SentFile.model_validate_json(json.dumps(assigned), strict=True).items


def test_a_stray_from_the_contract_would_be_seen() -> None:
    keys = contract_progress.ProgressItem.__required_keys__
    data = {"site": "small", "title": 7, "exercises": [{"kind": "quiz"}], "more": None}
    assert set(strays(data, contract_progress.ProgressData)) == {
        "more: not in the contract",
        "title: 7",
        "exercises.0.kind: 'quiz'",
        *(f"exercises.0.{key}: missing" for key in keys - {"kind"}),
    }


def strays(value: object, shape: object, path: str = "") -> Iterator[str]:
    """Name every place in a value that is not as its type says."""
    inside = get_args(shape)
    if is_typeddict(shape) and isinstance(value, dict):
        yield from strays_in_keys(value, shape, path)
    elif get_origin(shape) is list and isinstance(value, list):
        for number, part in enumerate(value):
            yield from strays(part, inside[0], f"{path}{number}.")
    elif get_origin(shape) is dict and isinstance(value, dict):
        for key, part in value.items():
            yield from strays(part, inside[1], f"{path}{key}.")
    elif not fits(value, shape):
        yield f"{path[:-1]}: {value!r}"


def strays_in_keys(value: dict[str, object], shape: object, path: str) -> Iterator[str]:
    hints = get_type_hints(shape)
    required: frozenset[str] = getattr(shape, "__required_keys__", frozenset())
    yield from (f"{path}{key}: missing" for key in required - value.keys())
    for key, part in value.items():
        if key in hints:
            yield from strays(part, hints[key], f"{path}{key}.")
        else:
            yield f"{path}{key}: not in the contract"


def fits(value: object, shape: object) -> bool:
    if get_origin(shape) is Literal:
        return value in get_args(shape)
    if get_args(shape):
        return any(not list(strays(value, one)) for one in get_args(shape))
    return type(value) is shape
