"""What treats and practices each thing; and that nothing is left out of the book's own plan."""

from collections import Counter
from pathlib import Path

import pytest

from playbook.catalog.catalog import Catalog
from playbook.catalog.coverage import KINDS, Covered, covered
from playbook.catalog.load import load
from playbook.markdown.chapters import chapter, read_chapters
from playbook.model.coverage import Coverage
from tests.render.samples import small_catalog

ROOT = Path(__file__).parents[2]


def planned(catalog: Catalog, **plan: object) -> Catalog:
    """Give the catalog with another plan."""
    coverage = Coverage.model_validate(plan)
    return Catalog(
        settings=catalog.settings,
        coverage=coverage,
        causes=catalog.causes,
        techniques=catalog.techniques,
        calls=catalog.calls,
        worksheets=catalog.worksheets,
        gates=catalog.gates,
    )


@pytest.fixture(scope="module")
def own() -> Covered:
    return covered(load(ROOT).draft, read_chapters(ROOT / "docs"))


def test_a_link_an_exercise_or_a_claim_treats_a_thing() -> None:
    catalog = planned(
        small_catalog(),
        parts=[{"name": "One", "pages": ["link.md", "held.md"], "covers": ["C03", "T03", "E1"]}],
        things={"E1": "Somebody calls."},
    )
    pages = [
        chapter("link.md", "[c](reference/causes/c03.md)"),
        chapter("held.md", "/// exercise | F90\n///\n"),
        chapter("claim.md", "---\ncovers: [E1]\n---\n"),
    ]
    table = covered(catalog, pages)
    treated = {row.id: [page.path for page in row.pages] for row in table.rows}
    assert treated == {"C03": ["link.md", "held.md"], "T03": ["held.md"], "E1": ["claim.md"]}
    assert [row.id for row in table.open_in(1)] == ["E1"]


def test_a_cause_wants_a_call_and_a_technique_any_exercise() -> None:
    plan = {"parts": [{"name": "One", "covers": ["C03", "T03"]}]}
    whole = small_catalog()
    found = covered(planned(whole, **plan), ()).rows
    assert [row.lacks_practice for row in found] == [False, False]
    without = Catalog(settings=whole.settings, causes=whole.causes, techniques=whole.techniques)
    assert all(row.lacks_practice for row in covered(planned(without, **plan), ()).rows)


def test_things_are_listed_by_kind_and_number() -> None:
    things = {"G10": "a", "G2": "b", "E1": "c"}
    table = covered(planned(small_catalog(), things=things), ())
    assert [row.id for row in table.rows] == ["C03", "T03", "E1", "G2", "G10"]


def test_the_book_plans_for_everything(own: Covered) -> None:
    assert Counter(row.kind for row in own.rows) == {
        "cause": 24,
        "technique": 33,
        "example": 8,
        "myth": 9,
        "role": 20,
        "judgement": 14,
        "gap": 12,
    }
    assert set(KINDS) == {row.kind for row in own.rows}
    assert [row.id for row in own.rows if not row.parts] == []


def test_nothing_is_open_in_the_parts_that_are_written(own: Covered) -> None:
    assert own.written >= {1, 2}
    assert {number: own.open_in(number) for number in own.written} == dict.fromkeys(own.written, ())


def test_every_cause_and_technique_of_the_book_can_be_practiced(own: Covered) -> None:
    assert [row.id for row in own.rows if row.lacks_practice] == []
