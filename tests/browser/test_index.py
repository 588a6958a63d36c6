"""The search finds exercises by what they are about, and holds nothing that answers them."""

import gzip
import html
import json
import re
from collections.abc import Iterator
from functools import cache

import pytest
from playwright.sync_api import Page, expect

from playbook.generate.cast import cast_values
from playbook.generate.conversation import conversations
from playbook.generate.slots import fill
from playbook.model.call import Call
from playbook.model.gate import Gate
from playbook.model.worksheet import Worksheet
from playbook.render.client_data.exercise_data import AnyExercise, client_data, kind_of
from playbook.render.text.paths import cause_page, exercise_page, technique_page
from playbook.render.text.wording import QUALITIES, RATINGS, VERDICTS
from tests.browser.browsing import settle
from tests.browser.routes import catalog
from tests.browser.server import Server

BUDGET = 125_000
"""Bytes of the whole index, compressed: a reader's browser fetches it once in a visit."""

LONG = 30
"""Signs from which on a line is nobody else's by chance."""

SCENE = "pipeline review"
QUESTION = "Do the tries fall on different weekdays and at different hours?"
CASE = "Kwame Asante, head of fleet"
"""Words that stand in F05, in W20 and in X3, and nowhere else so close together."""


def index(server: Server) -> tuple[list[dict[str, str]], int]:
    """Return the entries of the search index, and its size in bytes, compressed."""
    text = (server.folder / "search/search_index.json").read_bytes()
    return json.loads(text)["docs"], len(gzip.compress(text))


def words_of(entries: list[dict[str, str]]) -> str:
    return plain(" ".join(f"{one['title']} {one['text']}" for one in entries))


def answers_of(exercise: AnyExercise) -> Iterator[str | None]:
    """Yield all that tells how an exercise goes on, what is judged, and what a good answer is."""
    match exercise:
        case Call():
            for talk in conversations(exercise, catalog().personas):
                for turn in talk.turns:
                    for choice in turn.choices:
                        yield from (choice.say, choice.reply, choice.happens)
                        yield from (choice.why, choice.better)
                yield from (fact.text for fact in talk.hidden)
                yield from (line.text for line in talk.debrief)
                yield from (ending.text for ending in talk.endings)
        case Worksheet():
            yield from (one.why for one in exercise.criteria)
            yield from (one.why for one in exercise.questions)
            for example in (exercise.examples.weak, exercise.examples.strong):
                yield example.note
                yield from (line for words in example.slots.values() for line in words.splitlines())
        case Gate():
            values = cast_values(exercise.id, exercise.slots, exercise.values, catalog().personas)
            for case in exercise.cases:
                told = [case.why, case.next_step, *(line.text for line in case.evidence)]
                yield from (fill(one, values) for one in told)
                yield fill(case.second.when, values) if case.second else None


@pytest.mark.parametrize(
    "kind", [pytest.param("call", marks=pytest.mark.slow), "worksheet", "gate"]
)
def test_the_index_holds_no_answer_to_any_exercise(kind: str, server: Server) -> None:
    texts = words_of(index_of(server))
    # What techniques show as weak and strong stands on their own pages; some worksheets borrow it.
    lent = plain(" ".join(f"{one.weak} {one.strong}" for one in catalog().techniques.values()))
    looked_for = 0
    for _, exercise in catalog().exercises():
        if kind_of(exercise) == kind:
            lines = {plain(line) for line in answers_of(exercise) if line}
            lines = {line for line in lines if len(line) >= LONG and line not in lent}
            looked_for += len(lines)
            assert [line for line in lines if line in texts] == [], exercise.id
    assert looked_for > 50


def test_an_entry_of_an_exercise_names_no_verdict_and_no_criterion(server: Server) -> None:
    verdicts = {*RATINGS.values(), *QUALITIES.values(), *VERDICTS.values()}
    for _, exercise in catalog().exercises():
        place = place_of(exercise_page(kind_of(exercise), exercise.id))
        own = [one for one in index_of(server) if one["location"].split("#")[0] == place]
        assert len(own) == 1, place
        labels = {one.label for one in getattr(exercise, "criteria", ())}
        said = words_of(own)
        assert [one for one in verdicts | labels if f"{one}." in said] == [], place
    assert "any</option>" not in words_of(index_of(server))


@cache
def index_of(server: Server) -> list[dict[str, str]]:
    return index(server)[0]


def test_every_exercise_is_found_by_its_id_title_summary_and_what_it_practices(
    server: Server,
) -> None:
    entries, size = index(server)
    by_place = {one["location"]: one for one in entries}
    for _, exercise in catalog().exercises():
        entry = by_place[place_of(exercise_page(kind_of(exercise), exercise.id))]
        assert plain(entry["title"]) == f"{exercise.id} · {plain(exercise.title)}"
        text = plain(entry["text"])
        assert plain(exercise.summary) in text
        for known, ids in (
            (catalog().causes, exercise.causes),
            (catalog().techniques, exercise.techniques),
        ):
            assert all(plain(known[one].name) in text for one in ids), exercise.id
    assert size < BUDGET


@pytest.mark.slow
def test_what_is_typed_leads_to_its_page_first(page: Page, searching: Server) -> None:
    call, sheet, cases = (
        client_data(one, catalog())
        for one in (
            catalog().calls["F05"],
            catalog().worksheets["W20"],
            catalog().gates["X3"],
        )
    )
    gate = catalog().gates["X3-ASK"]
    assert call["kind"] == "call"
    assert SCENE in str(call["turns"][0]["scene"])
    assert sheet["kind"] == "worksheet"
    assert QUESTION in [one["label"] for one in sheet["questions"]]
    assert cases["kind"] == "gate"
    assert CASE in [one["title"] for one in cases["cases"]]
    wanted = {
        "F05": "practice/calls/f05/",
        "f05": "practice/calls/f05/",
        "W03": "practice/worksheets/w03/",
        "X3-ASK": "practice/gates/x3-ask/",
        SCENE: "practice/calls/f05/",
        QUESTION: "practice/worksheets/w20/",
        CASE: "practice/gates/x3/",
        gate.title: "practice/gates/x3-ask/",
        catalog().techniques["T32"].name: place_of(technique_page("T32")),
        catalog().causes["C03"].name: place_of(cause_page("C03")),
    }
    page.goto(searching.url)
    settle(page)
    field = page.get_by_role("textbox", name="Search")
    field.focus()
    expect(page.locator(".md-search-result__meta")).to_contain_text("Type to start searching")
    first = page.locator(".md-search-result__link").first
    for words, place in wanted.items():
        # The theme hears keys.
        field.press("ControlOrMeta+a")
        field.press_sequentially(words)
        found = re.compile(re.escape(searching.url + place) + r"(?:\?|#|$)")
        expect(first, words).to_have_attribute("href", found)
    field.press("ControlOrMeta+a")
    field.press_sequentially("F05")
    expect(first.locator("h1")).to_have_text(f"F05 · {call['title']}")
    field.press("Enter")
    page.wait_for_url(re.compile(re.escape(searching.url + "practice/calls/f05/")))
    expect(page.locator("main h1")).to_contain_text(call["title"])


def place_of(path: str) -> str:
    """Return the address of a page below the site's, given its path among the docs."""
    return path.removesuffix(".md") + "/"


def plain(text: str) -> str:
    """Fold typographic signs and entities, which a page has and data have not."""
    told = html.unescape(text)
    for fancy, simple in (("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"')):
        told = told.replace(fancy, simple)
    return told
