"""Cards as HTML and as data: one section a set, text stays text, the rest comes on demand."""

import json
from dataclasses import replace

import pytest

from playbook.catalog.catalog import Catalog
from playbook.model.reference import Voice
from playbook.render.html.card_elements import live_html
from playbook.render.html.card_sets import sets_script, standard_sets
from playbook.render.html.filters import filter_html
from playbook.render.pages.card_pages import cards_markdown, draw_markdown
from tests.generate.samples import Plain, plain_call
from tests.generate.test_live import LIVE
from tests.render.hostile import HOSTILE, poisoned
from tests.render.reading import read, shape
from tests.render.samples import TWO_CASTS, small_catalog, told_twice
from tests.render.sets import every_set

TEXTS: list[tuple[str | int, ...]] = [
    ("title",),
    ("goal",),
    ("facts", 0, "text"),
    ("facts", 1, "text"),
    ("casts", "payroll"),
    ("slots", "day", "date"),
    ("debrief", 1, "text"),
    ("live", "opening"),
    ("live", "softens", 0),
    ("live", "stop_word"),
]


def live_catalog(**changes: object) -> Catalog:
    return small_catalog(call={**plain_call(), "live": LIVE, **changes})


def test_every_set_is_a_section_with_its_cards_and_a_place_to_link_to() -> None:
    page = read(live_html("F90", live_catalog(), "../cards.css"))
    sections = [one for one in page.all() if one.tag == "section"]
    assert [one.attributes["id"] for one in sections] == ["f90=1/payroll", "f90=2/payroll"]
    seats = [one.attributes["data-seat"] for one in page.all() if one.tag == "article"]
    assert seats == ["caller", "other", "observer", "after"] * 2


def test_a_set_that_stands_twice_on_a_page_gives_no_id_twice() -> None:
    page = read(live_html("F90", live_catalog(), "", copy=2))
    assert all("--2=" in one.attributes["id"] for one in page.all() if one.tag == "section")


def test_the_style_sheet_is_linked_where_the_cards_stand() -> None:
    for name in ("F90", ""):
        every = read(live_html(name, live_catalog(), "x.css")).all()
        assert [one.attributes["href"] for one in every if one.tag == "link"] == ["x.css"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_text_on_cards(text: str) -> None:
    live = {**LIVE, "stop_word": "Pause"}

    def made(words: str) -> str:
        call: Plain = poisoned({**plain_call(), "live": live}, TEXTS, words)
        return live_html("F90", small_catalog(call=call), "x.css")

    assert shape(made(text)) == shape(made("x"))


def test_other_casts_and_stories_come_as_a_script_and_the_first_ones_do_not() -> None:
    catalog = small_catalog(call=told_twice(live=LIVE, **TWO_CASTS))
    call = catalog.calls["F90"]
    assert [one["variant"] for one in standard_sets(call, catalog)] == ["1/payroll", "2/payroll"]
    script = sets_script(call, catalog)
    assert '"live/F90"' in script
    brought = json.loads(json.loads(script.split("]=", 1)[1].split(")(", 1)[0].rstrip("}")))
    assert [one["variant"] for one in brought] == [
        *("1/freight", "1/payroll/beside", "1/freight/beside"),
        *("2/freight", "2/payroll/beside", "2/freight/beside"),
    ]
    assert len({one["name"] for one in every_set(call, catalog)}) == 8


def test_a_card_tells_nobody_which_story_it_is_but_by_its_number() -> None:
    catalog = small_catalog(call=told_twice(live=LIVE))
    sets = every_set(catalog.calls["F90"], catalog)
    assert [one["name"] for one in sets] == [
        *("F90-1-payroll", "F90-2-payroll", "F90-1-payroll-2", "F90-2-payroll-2")
    ]
    assert sets[2]["words"] == "payroll: Amara Nwosu and Sam Reid, story 2"


def test_what_a_form_adds_stands_on_the_card_across_as_its_holder_reads_it() -> None:
    def brought_in(after: str) -> set[str]:
        turns = told_twice()["turns"]
        assert isinstance(turns, list)
        first, boss = turns[1]["forms"]
        talk = {**turns[1], "forms": [{**first, "after": after}, boss]}
        catalog = small_catalog(call=told_twice(live=LIVE, turns=[turns[0], talk]))
        call = catalog.calls["F90"]
        across = [one["cards"][1]["blocks"] for one in standard_sets(call, catalog)]
        return {
            line
            for blocks in across
            for one in blocks
            if one["title"] == "Bring this in"
            for line in one["lines"]
        }

    assert brought_in("A radio, low.") == {"Before the first word: A radio, low."}
    assert brought_in("{Buyer} keeps talking.") == {"Before the first word: You keep talking."}
    assert brought_in("{Buyer} giggles.") == {"Before the first word: Sam giggles."}
    assert brought_in("You ask, and {buyer} keeps quiet.") == {
        "Before the first word: Amara asks, and you keep quiet."
    }
    assert brought_in("It jolts, and you giggle.") == set()


def test_a_voice_stands_on_the_card_of_whoever_speaks_in_it() -> None:
    voice = Voice(
        id="V01",
        name="Half sentences",
        sentences="Short.",
        habits=("jokes when worried",),
        never=("says thank you twice",),
        samples=("Sure. No.", "Hang on."),
    )
    catalog = replace(live_catalog(voice="V01"), voices={"V01": voice})
    for made in every_set(catalog.calls["F90"], catalog):
        told = {
            card["seat"]: [one["lines"] for one in card["blocks"] if "Half" in one["title"]]
            for card in made["cards"]
        }
        assert told.pop("other") == [
            [
                "Short.",
                "Habits: jokes when worried.",
                "Never: says thank you twice.",
                "\u201cSure. No.\u201d",
                "\u201cHang on.\u201d",
            ]
        ]
        assert not any(told.values())


def test_each_card_names_its_set() -> None:
    catalog = live_catalog()
    shown = live_html("F90", catalog, "cards.css")
    for section in shown.split("<section ")[1:]:
        level = section.split('data-variant="', 1)[1][0]
        cards = section.count("<article ")
        assert cards >= 4
        assert section.count(f'<p class="pb-set-id">Set F90-{level}-payroll</p>') == cards


def test_the_draw_page_links_every_set_and_offers_what_its_entries_say() -> None:
    catalog = live_catalog()
    markdown = draw_markdown(catalog)
    for place in ("f90.md", "f90.md#f90=1/payroll", "f90.md#f90=2/payroll"):
        assert f"]({place})" in markdown
    form = read(filter_html("live", catalog))
    asked = {one.attributes["name"] for one in form.all() if one.tag == "select"}
    assert asked == {"cause", "relationship", "channel", "level", "minutes"}
    assert all(f"data-{name}=" in markdown for name in asked)


def test_the_page_of_cards_stays_out_of_the_search_and_leads_back() -> None:
    catalog = live_catalog()
    markdown = cards_markdown(catalog.calls["F90"], catalog)
    assert "search:\n  exclude: true" in markdown
    assert "](../calls/f90.md)" in markdown
    assert "/// live | F90" in markdown
