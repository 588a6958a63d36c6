"""Assignments and trainers' tools: whole on paper, and what the client gets of them."""

import json
import re
from html import unescape
from typing import Any

import pytest

from playbook.catalog.catalog import Catalog
from playbook.generate.conversation import conversations
from playbook.markdown.chapters import chapter
from playbook.model.fingerprint import fingerprint
from playbook.render.client_data.catalog_data import (
    assignment_data,
    catalog_data,
    catalog_script,
    edition_of,
)
from playbook.render.client_data.exercise_data import call_data, client_data
from playbook.render.html.assignment import TOOLS, assignment_html, moment_in_words, tool_html
from playbook.render.pages.trainer_pages import (
    ASSIGNING,
    READING,
    assignments_markdown,
    builder_markdown,
    report_markdown,
)
from tests.render.samples import ASSIGNMENT, small_catalog


def data_in(html: str) -> dict[str, Any]:
    """Give the data that lies in an element's template."""
    found = re.search(r"<template data-pb=\"[a-z-]+\">(.*?)</template>", html, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(unescape(found[1]))
    return data


def assigned(**changes: Any) -> Catalog:
    """Give the small playbook with another assignment."""
    return small_catalog(assignment={**ASSIGNMENT, **changes})


def test_a_published_assignment_says_everything_on_paper() -> None:
    html = assignment_html("first-week", small_catalog(), lambda path: f"to:{path}")
    assert "For: New hires" in html
    assert "Monday, November 23, 2026, 09:00 (UTC-05:00)" in html
    assert "Friday, November 27, 2026, 17:00 (UTC+05:30)" in html
    assert "Only what you finish from then on counts." in html
    assert "Level 1; with people drawn for you; passed from 80 percent of the points, " in html
    assert "unless a call comes to a thin end; the first 2 tries count." in html
    assert "Any one of these:" in html
    for page in ("calls/f90", "worksheets/w90", "gates/x9"):
        assert f'href="to:practice/{page}.md"' in html


def test_a_mark_of_its_own_counts_points_alone() -> None:
    items = [{"id": "call", "exercise": "F90", "pass_mark": 80}]
    html = assignment_html("first-week", assigned(items=items), str)
    assert "Passed from 80 percent of the points." in html


def test_the_client_gets_the_assignment_with_todays_editions() -> None:
    catalog = small_catalog()
    data = data_in(assignment_html("first-week", catalog, str))
    assert data["site"] == "small-site"
    assert data["assignment"] == assignment_data(catalog.assignments["first-week"], catalog)
    either = data["assignment"]["items"][1]
    both = (catalog.worksheets["W90"], catalog.gates["X9"])
    assert either["exercises"] == ["W90", "X9"]
    assert either["editions"] == [edition_of(one, catalog)[:4] for one in both]


def test_without_a_name_the_element_waits_for_a_link_or_a_file() -> None:
    html = assignment_html("", small_catalog(), str)
    assert data_in(html) == {"site": "small-site", "assignment": None}
    assert "a link or a file" in html


@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_says_what_can_be_done_without_scripts(tool: str) -> None:
    html = tool_html(tool, small_catalog())
    assert html.count('<div class="pb-static">') == 1
    assert data_in(html)["site"] == "small-site"


def test_the_report_knows_the_published_assignments() -> None:
    data = data_in(tool_html("report", small_catalog()))
    assert data["pages"] == ["assignments/first-week/"]
    known = data["assignments"]
    assert [one["id"] for one in known] == ["first-week"]


def test_the_sign_off_is_a_form_on_paper() -> None:
    html = tool_html("sign-off", small_catalog())
    assert '<th scope="row">O1 Opening</th><td>None.</td><td>One.</td><td>Both.</td>' in html


def test_text_of_an_assignment_stays_text() -> None:
    words = "</template><script>alert(1)</script>"
    html = assignment_html("first-week", assigned(title=words, note=words), str)
    assert "<script" not in html
    assert data_in(html)["assignment"]["note"] == words


def test_a_moment_is_told_as_it_is_there() -> None:
    assert (
        moment_in_words("2026-02-01T00:05+14:00") == "Sunday, February 1, 2026, 00:05 (UTC+14:00)"
    )


def test_a_call_has_the_editions_of_all_its_conversations_and_one_of_them_together() -> None:
    catalog = small_catalog()
    call = catalog.calls["F90"]
    told = next(one for one in catalog_data(catalog)["exercises"] if one["id"] == "F90")
    talks = conversations(call, catalog.personas)
    made = {talk.variant: call_data(call, talk, "small-site")["edition"] for talk in talks}
    assert told["editions"] == made
    assert told["editions"][told["variant"] or ""] == client_data(call, catalog)["edition"]
    assert told["edition"] == fingerprint(*(part for pair in sorted(made.items()) for part in pair))
    assert {variant.split("/")[1] for variant in made} == {one["id"] for one in told["casts"]}
    assert {int(variant.split("/")[0]) for variant in made} == set(told["levels"])


def test_another_exercise_has_the_edition_of_its_page() -> None:
    catalog = small_catalog()
    told = next(one for one in catalog_data(catalog)["exercises"] if one["id"] == "W90")
    assert told["edition"] == client_data(catalog.worksheets["W90"], catalog)["edition"]
    assert (told["editions"], told["casts"], told["variant"]) == ({}, [], None)
    assert told["page"] == "practice/worksheets/w90/"


def test_the_data_script_brings_the_catalog_as_json_within_a_string() -> None:
    script = catalog_script(small_catalog())
    text = script.split('["catalog"]=', 1)[1].rsplit("})(globalThis", 1)[0]
    assert json.loads(json.loads(text)) == json.loads(json.dumps(catalog_data(small_catalog())))


def test_the_builder_finds_every_exercise_by_its_id() -> None:
    markdown = builder_markdown(small_catalog())
    assert re.findall(r'data-exercise="(\w+)"', markdown) == ["F90", "W90", "X9"]
    assert "F90 · Call" in markdown.replace("&#183;", "·")


def test_published_assignments_are_listed() -> None:
    assert "[A first week](first-week.md): New hires" in assignments_markdown(small_catalog())


def test_a_chapter_that_tells_how_is_named_where_it_helps() -> None:
    guides = [chapter(ASSIGNING, "# How to assign\n"), chapter(READING, "# How to read\n")]
    catalog = small_catalog()
    assert "[How to assign](assign-in-five-minutes.md)" in builder_markdown(catalog, guides)
    assert "[How to read](read-the-results.md)" in report_markdown(catalog, guides)
    assert "five-minutes" not in builder_markdown(catalog)
