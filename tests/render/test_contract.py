"""Both sides of the contract name the same keys, and the data keeps to them."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from playbook.model.assignment import Sent
from playbook.render.client_data.catalog_data import assignment_data, catalog_data
from playbook.render.client_data.exercise_data import client_data, progress_data
from playbook.render.contract import catalog as contract_catalog
from playbook.render.contract import exercise as contract
from playbook.render.contract import progress as contract_progress
from playbook.render.text.wording import RATINGS, VERDICTS
from tests.render.samples import small_catalog

TYPESCRIPT = Path(__file__).parents[2] / "web" / "src" / "contract" / "contract.ts"
ASSIGNING = TYPESCRIPT.with_name("assignment-types.ts")
INTERFACE = re.compile(
    r"export interface (?P<name>\w+)(?: extends (?P<base>\w+))? \{\n(?P<body>.*?)\n\}", re.DOTALL
)
KEY = re.compile(r"^  (?P<key>\w+)\??:", re.MULTILINE)
SHAPES = {**vars(contract), **vars(contract_progress), **vars(contract_catalog)}
ONLY_IN_TYPESCRIPT = {"AttemptEvent"}


def typescript() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    text = "".join(path.read_text(encoding="utf-8") for path in (TYPESCRIPT, ASSIGNING))
    for match in INTERFACE.finditer(text):
        inherited = found.get(match["base"], set())
        found[match["name"]] = inherited | {key["key"] for key in KEY.finditer(match["body"])}
    return found


@pytest.mark.parametrize("name", sorted(typescript().keys() - ONLY_IN_TYPESCRIPT))
def test_a_shape_has_the_same_keys_on_both_sides(name: str) -> None:
    ours = set(get_type_hints(SHAPES[name]))
    theirs = typescript()[name]
    # There, the kind stands in the base as well, as a union of all.
    assert ours | {"kind"} == theirs if name == "Base" else ours == theirs


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
    assert list(strays(assigned, contract_catalog.Assignment)) == []
    Sent.model_validate_json(json.dumps(assigned))


def test_a_stray_from_the_contract_would_be_seen() -> None:
    data = {"site": "small", "title": 7, "exercises": [{"kind": "quiz"}], "more": None}
    assert set(strays(data, contract_progress.ProgressData)) == {
        "more: not in the contract",
        "title: 7",
        "exercises.0.kind: 'quiz'",
        *(f"exercises.0.{key}: missing" for key in typescript()["ProgressItem"] - {"kind"}),
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


@pytest.mark.parametrize(
    ("table", "ours"), [("VERDICT_WORDS", VERDICTS), ("RATING_WORDS", RATINGS)]
)
def test_verdicts_and_ratings_have_the_same_words_on_both_sides(
    table: str, ours: Mapping[str, str]
) -> None:
    text = TYPESCRIPT.with_name("wording.ts").read_text(encoding="utf-8")
    body = text.split(f"export const {table}", 1)[1].split("{\n", 1)[1].split("}", 1)[0]
    theirs = re.findall(r'^  "?([\w-]+)"?: "(.*)",$', body, re.MULTILINE)
    assert dict(theirs) == dict(ours)
