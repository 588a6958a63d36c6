"""The catalog looks things up, and knows where each stands."""

import pytest

from playbook.catalog.catalog import Catalog, lowest_level
from playbook.catalog.load import load
from playbook.diagnostics import Place, suggest
from tests.rules.pairs import BASE


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(BASE).draft


def test_an_exercise_of_any_kind_is_found_by_its_id(catalog: Catalog) -> None:
    found = [catalog.exercise(name) for name in ("F01", "W01", "X1", "C01", "nothing")]
    assert [one.id if one else None for one in found] == ["F01", "W01", "X1", None, None]


def test_exercises_come_with_their_kind(catalog: Catalog) -> None:
    assert [(kind, one.id) for kind, one in catalog.exercises()] == [
        ("call", "F01"),
        ("worksheet", "W01"),
        ("gate", "X1"),
    ]
    assert catalog.exercise_ids() == {"F01", "W01", "X1"}


def test_a_value_has_its_place(catalog: Catalog) -> None:
    place = catalog.place("F01", "turns", 0, "choices", 1, "say")
    assert place == Place("exercises/calls/f01.yml", 50, 14)


def test_an_entry_of_a_list_file_has_its_place(catalog: Catalog) -> None:
    assert catalog.place("Q01", "first") == Place("exercises/personas.yml", 3, 38)
    assert catalog.places.file("Q01") == "exercises/personas.yml"


def test_a_word_has_its_place_in_a_text(catalog: Catalog) -> None:
    path = ("turns", 0, "choices", 1, "say")
    assert catalog.places.word("F01", path, "through").column == 26
    assert catalog.places.word("F01", path, "not there").column == 14


def test_the_lowest_level_of_a_call_is_given_and_one_for_others(catalog: Catalog) -> None:
    call = catalog.calls["F01"].model_copy(update={"levels": (3, 2)})
    assert [lowest_level(one) for one in (call, catalog.gates["X1"])] == [2, 1]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("trun-3", "turn-3"),
        ("TURN-3", "turn-3"),
        ("something else", None),
        ("", None),
        ("t" * 1000, None),
    ],
)
def test_the_nearest_known_word_is_suggested(word: str, meant: str | None) -> None:
    assert suggest(word, ["turn-1", "turn-3", "close"]) == meant
