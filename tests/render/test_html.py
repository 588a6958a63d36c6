"""An exercise as HTML: complete without JavaScript, and nothing in it but what we wrote."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import BaseModel

from playbook.catalog.catalog import Catalog
from playbook.catalog.load import load
from playbook.model.call import Call
from playbook.model.gate import Gate
from playbook.model.worksheet import Worksheet
from playbook.render.client_data.exercise_data import client_data
from playbook.render.client_data.progress_data import progress_data
from playbook.render.html.exercise import exercise_html, progress_html
from tests.generate.samples import Plain, plain_call
from tests.render.hostile import HOSTILE, fields, poisoned
from tests.render.reading import Element, outline, read, shape
from tests.render.samples import GATE, WORKSHEET, small_catalog

GOLDEN = Path(__file__).parent / "golden"
KINDS: dict[str, tuple[str, Plain, type[BaseModel]]] = {
    "call": ("F90", plain_call(), Call),
    "worksheet": ("W90", WORKSHEET, Worksheet),
    "gate": ("X9", GATE, Gate),
}


def data_in(html: str) -> object:
    template = next(one for one in read(html).all() if one.tag == "template")
    return json.loads(template.text())


def elements(html: str) -> list[Element]:
    return list(read(html).all())


@pytest.mark.parametrize("kind", KINDS)
def test_an_exercise_reads_like_this(kind: str) -> None:
    golden = (GOLDEN / f"{kind}.txt").read_text(encoding="utf-8")
    assert outline(exercise_html(KINDS[kind][0], small_catalog())) + "\n" == golden


def test_the_progress_page_reads_like_this() -> None:
    golden = (GOLDEN / "progress.txt").read_text(encoding="utf-8")
    assert outline(progress_html(small_catalog(), str)) + "\n" == golden


def test_paper_says_for_whom_a_line_holds() -> None:
    lines = [
        {"text": "One.", "when": ["by-voice", "talk", "date"], "unless": ["talk/wait", "lost"]},
        {"text": "Two?"},
    ]
    html = exercise_html("F90", small_catalog(call={**plain_call(), "debrief": lines}))
    told = [line.strip() for line in outline(html).split("section.pb-debrief")[1].splitlines()]
    assert told[3:5] == [
        "li: If you chose 1b, and came to card 2 and ending A, and did not choose 2a, "
        "and did not come to ending B: One.",
        "li: Two?",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_the_template_holds_the_clients_data(kind: str) -> None:
    catalog = small_catalog()
    exercise = catalog.exercise(KINDS[kind][0])
    assert exercise is not None
    html = exercise_html(exercise.id, catalog)
    assert data_in(html) == client_data(exercise, catalog)


def test_the_progress_template_holds_the_clients_data() -> None:
    catalog = small_catalog()
    assert data_in(progress_html(catalog, str)) == progress_data(catalog, str)


def test_an_unknown_id_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        exercise_html("F99", small_catalog())


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_copy_on_a_page_repeats_no_id(kind: str) -> None:
    exercise_id = KINDS[kind][0]
    both = [exercise_html(exercise_id, small_catalog(), copy=copy) for copy in (1, 2)]
    ids = [one.attributes["id"] for one in elements("".join(both)) if "id" in one.attributes]
    assert len(ids) == len(set(ids)) >= 2


def test_every_way_on_leads_to_a_card_or_an_ending_of_its_own_copy() -> None:
    for copy in (1, 2):
        page = elements(exercise_html("F90", small_catalog(), copy=copy))
        ids = {one.attributes.get("id") for one in page}
        ways = {one.attributes["href"].removeprefix("#") for one in page if one.tag == "a"}
        assert ways <= ids
        assert len(ways) == 3


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("heading", [1, 2, 3])
def test_headings_go_down_one_step_at_a_time(kind: str, heading: int) -> None:
    exercise_id = KINDS[kind][0]
    titled = exercise_html(exercise_id, small_catalog(), heading=heading)
    plain = exercise_html(exercise_id, small_catalog(), heading=heading, titled=False)
    levels = [int(one.tag[1]) for one in elements(titled) if re.fullmatch(r"h\d", one.tag)]
    assert levels[0] == heading
    assert levels.count(heading) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert levels[1:] == [
        int(one.tag[1]) for one in elements(plain) if re.fullmatch(r"h\d", one.tag)
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_headings_carry_no_id_so_that_the_search_keeps_out(kind: str) -> None:
    page = elements(exercise_html(KINDS[kind][0], small_catalog()))
    assert [one.name() for one in page if one.tag[0] == "h" and "id" in one.attributes] == []
    assert page[1].attributes["data-search-exclude"]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_needs_more_than_a_strict_policy_allows(kind: str) -> None:
    allowed = {"class", "id", "href", "type", "data-exercise", "data-heading", "data-pb"}
    for one in elements(exercise_html(KINDS[kind][0], small_catalog())):
        assert one.attributes.keys() <= allowed | {"data-search-exclude"}
        assert one.tag not in {"script", "style", "iframe", "img"}


def catalog_with(kind: str, text: str) -> Catalog:
    _, sample, model = KINDS[kind]
    return small_catalog(**{kind: poisoned(sample, fields(sample, model), text)})


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(kind: str, text: str) -> None:
    exercise_id = KINDS[kind][0]
    catalog = catalog_with(kind, text)
    html = exercise_html(exercise_id, catalog)
    harmless = exercise_html(exercise_id, catalog_with(kind, "x\n\nx" if "\n\n" in text else "x"))
    assert without_lines(shape(html)) == without_lines(shape(harmless))
    exercise = catalog.exercise(exercise_id)
    assert exercise is not None
    assert data_in(html) == client_data(exercise, catalog)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("exercise_id", ["F90", "X9"])
def test_a_persons_hostile_name_stays_text(exercise_id: str, text: str) -> None:
    def named(words: str) -> str:
        parts = ("name", "first", "last", "role", "industry")
        people = {
            key: person.model_copy(update=dict.fromkeys(parts, words))
            for key, person in small_catalog().personas.items()
        }
        return exercise_html(exercise_id, replace(small_catalog(), personas=people))

    assert shape(named(text)) == shape(named("x"))


def without_lines(found: Sequence[tuple[str, object]]) -> list[tuple[str, object]]:
    """Leave out what an example's lines become: there may be more of them in a longer text."""
    return [one for one in found if one[0] != "dd"]


@pytest.mark.parametrize(("kind", "number"), [("call", 43), ("worksheet", 26), ("gate", 17)])
def test_hostile_text_is_put_into_every_free_field(kind: str, number: int) -> None:
    _, sample, model = KINDS[kind]
    assert len(fields(sample, model)) == number


def test_text_does_not_pass_for_what_markdown_has_put_by() -> None:
    html = exercise_html("F90", catalog_with("call", "\x02wzxhzdk:0\x03"))
    assert "wzxhzdk" in html
    assert not re.search("[\x02\x03]", html)


def test_every_exercise_of_the_playbook_holds_together() -> None:
    catalog = load(Path(__file__).parents[2]).draft
    exercises = list(catalog.exercises())
    assert exercises
    for _, exercise in exercises:
        page = elements(exercise_html(exercise.id, catalog))
        ids = [one.attributes["id"] for one in page if "id" in one.attributes]
        ways = {one.attributes["href"].removeprefix("#") for one in page if one.tag == "a"}
        assert len(ids) == len(set(ids)), exercise.id
        assert ways <= set(ids), exercise.id
