"""Live practice: a set is drawn, opens exactly, prints on one sheet, and is sent card by card."""

import io
import json
import re
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from pypdf import PdfReader

from bench.sizes import compressed
from playbook.generate.card_sets import introduces
from playbook.model.call import Call
from playbook.render.contract.cards import CardData
from tests.browser.routes import catalog
from tests.browser.server import Server
from tests.browser.sight import everywhere, sticking_out, walk
from tests.render.sets import every_set

# Cards on paper and on the screen: with --all, since each takes seconds.
pytestmark = pytest.mark.slow

CALLS = list(catalog().calls.values())
TEN_SETS = ("f05", "f13", "f28")
"""Three sets each; F28 has the longest cards, and a second sheet for four people."""

OWN_STYLES = 1200
"""Bytes of the style sheet that only these pages link, compressed."""

ONE_PAGE = 12 * 1024
"""Bytes of a page with the sets of one cast, compressed."""

PAPER = {"A4": (595, 842), "Letter": (612, 792)}
"""Width and height in points."""


MARGIN = 8 / 25.4
"""The margin of a sheet of cards, in inches, as the style sheet says."""


def cards(page: Page) -> Locator:
    return page.locator(".pb-seat").filter(visible=True)


def open_cards(page: Page, server: Server, rest: str) -> None:
    page.goto(f"{server.url}practice/live/{rest}")
    expect(page.locator("pb-cards.pb-chosen")).to_have_count(1)


def words_of(card: CardData) -> str:
    lines = [line for block in card["blocks"] for line in (block["title"], *block["lines"])]
    return folded(" ".join([card["title"], card["who"], *lines]))


def folded(text: str) -> str:
    return re.sub(r"\s+", "", re.sub('[\u201c\u201d"]', "", text))


def test_a_set_is_drawn_from_what_the_filter_shows_and_opens(page: Page, server: Server) -> None:
    page.goto(server.url + "practice/live/")
    page.get_by_role("combobox", name="How you reach them").select_option(label="on video")
    page.get_by_role("combobox", name="Level", exact=True).select_option(label="level 3")
    fits = {call.title: call for call in CALLS if call.channel == "video"}
    button = page.get_by_role("button", name="Draw a set")
    drawn = page.locator(".pb-drawn")
    seen = []
    for _ in fits:
        button.focus()
        page.keyboard.press("Enter")
        expect(drawn).to_contain_text("level 3, 10 minutes a round")
        seen.append(drawn.inner_text().split(", level")[0])
    assert sorted(seen) == sorted(fits), "a call came twice before another came once"
    page.get_by_role("link", name="Open the cards").click()
    call = fits[seen[-1]]
    expect(page).to_have_url(re.compile(f"/practice/live/{call.id.lower()}/#.*=3/"))
    expect(cards(page)).to_have_count(4 + 2 * plays_four(call))


def test_nothing_that_fits_is_said(page: Page, server: Server) -> None:
    page.goto(server.url + "practice/live/?channel=invite")
    page.evaluate(
        "document.querySelectorAll('li a[data-call]').forEach((one) => {"
        " one.closest('li').hidden = true; })"
    )
    page.get_by_role("button", name="Draw a set").click()
    expect(page.locator(".pb-drawn")).to_have_text(re.compile("Nothing in the list fits"))


def test_other_people_come_on_demand_and_read_as_the_data_say(page: Page, server: Server) -> None:
    call = catalog().calls["F34"]
    sets = {one["variant"]: one for one in every_set(call, catalog())}
    cast = call.cast_list[3].id
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_cards(page, server, "f34/")
    expect(cards(page)).to_have_count(6 * len(call.levels))
    assert not [url for url in asked if "/live/f34.js" in url]
    page.get_by_role("combobox", name="People").select_option(cast)
    page.get_by_role("combobox", name="Level").select_option("2")
    expect(page).to_have_url(re.compile(f"#f34=2/{cast}$"))
    one = sets[f"2/{cast}"]
    expect(cards(page)).to_have_count(6)
    for card, data in zip(cards(page).all(), [*one["cards"], *one["four"]], strict=True):
        text = card.evaluate(
            "(one) => { const copy = one.cloneNode(true);"
            " copy.querySelectorAll('.pb-copy, .pb-set-id').forEach((part) => part.remove());"
            " return copy.textContent; }"
        )
        assert folded(text) == words_of(data)
    standard = page.locator("section.pb-set").first
    fetched = page.locator(f"section[data-variant='2/{cast}']")
    shape = (
        "(one) => [...one.querySelectorAll('*')].map((each) => each.localName"
        " + '.' + each.className)"
    )
    assert set(fetched.evaluate(shape)) <= set(standard.evaluate(shape)) | {"ol.", "q."}


def test_a_link_opens_one_persons_card_only(page: Page, server: Server) -> None:
    cast = catalog().calls["F05"].cast_list[2].id
    open_cards(page, server, f"f05/#f05=2/{cast}/other")
    expect(cards(page)).to_have_count(1)
    expect(cards(page)).to_have_attribute("data-seat", "other")
    page.get_by_role("combobox", name="Show").select_option("caller")
    expect(cards(page)).to_have_attribute("data-seat", "caller")
    page.reload()
    expect(cards(page)).to_have_attribute("data-seat", "caller")


def test_a_card_is_copied_as_text(
    open_context: Callable[..., BrowserContext], server: Server
) -> None:
    context = open_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    open_cards(page, server, "f05/#f05=1/freight")
    page.get_by_role("button", name=re.compile("Copy this card: Caller")).click()
    expect(page.get_by_role("status").filter(has_text="Send it to one person only")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("CALLER: LINH DAO\n")
    assert "soften" not in text
    assert "Copy this card" not in text
    assert text.endswith("Set F05-1-freight\n")


def test_seats_move_on_and_the_clock_is_silent_unless_asked(page: Page, server: Server) -> None:
    page.clock.install()
    page.add_init_script(
        "window.tones = 0; const Real = AudioContext; window.AudioContext = class extends Real {"
        " createOscillator() { window.tones += 1; return super.createOscillator(); } };"
    )
    page.goto(server.url + "practice/live/")
    status = page.locator(".pb-rounds [role=status]")
    expect(status).to_contain_text("A: caller, B: across, C: observer")
    page.get_by_label("Person A, by initials").fill("TW")
    page.get_by_role("button", name="Start the round").click()
    page.clock.run_for(121_000)
    expect(status).to_contain_text("Round 1 of 3. Talk about it.")
    assert page.evaluate("window.tones") == 0
    page.get_by_label("Sound at the end of each part").check()
    page.clock.run_for(180_000)
    expect(status).to_contain_text("Round 1 of 3. Once more.")
    assert page.evaluate("window.tones") == 1
    page.clock.run_for(180_000)
    expect(status).to_contain_text("Round 2 of 3. Play. The one across speaks first. B: caller")
    expect(status).to_contain_text("TW: observer")
    page.get_by_role("button", name="Pause").click()
    left = page.locator(".pb-left").inner_text()
    page.clock.run_for(60_000)
    expect(page.locator(".pb-left")).to_have_text(left)
    page.get_by_role("combobox", name="People").select_option("4")
    expect(status).to_contain_text("Round 1 of 4")


def test_without_scripts_every_set_is_a_link_to_its_place(
    open_context: Callable[..., BrowserContext], server: Server
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(server.url + "practice/live/")
    links = {
        str(one.get_attribute("href")) for one in page.locator("article li a[href*='=']").all()
    }
    assert len(links) == sum(len(call.levels) for call in CALLS)
    assert page.locator("article li a[data-call]").count() == len(CALLS)
    for link in sorted(links)[:: len(CALLS) // 2]:
        path, _, place = link.partition("#")
        page.goto(f"{server.url}practice/live/{path}")
        assert page.locator(f"section.pb-set[id='{place}']").count() == 1
    expect(page.get_by_text("Alone, with nobody else there")).to_be_visible()


@pytest.mark.parametrize(
    "paper", [one if one == "A4" else pytest.param(one, marks=pytest.mark.slow) for one in PAPER]
)
def test_ten_sets_print_on_ten_sheets(
    open_context: Callable[..., BrowserContext], server: Server, paper: str
) -> None:
    page = open_context().new_page()
    for name in TEN_SETS:
        call = catalog().calls[name.upper()]
        open_cards(page, server, f"{name}/")
        assert sheets(page, paper) == sheets_wanted(call)
    cast = catalog().calls["F05"].cast_list[1].id
    open_cards(page, server, f"f05/#f05=3/{cast}")
    assert sheets(page, paper) == 1


@pytest.mark.trial
@pytest.mark.parametrize(
    "paper", [one if one == "A4" else pytest.param(one, marks=pytest.mark.slow) for one in PAPER]
)
def test_every_set_of_every_call_fits_on_a_sheet(
    open_context: Callable[..., BrowserContext], server: Server, paper: str
) -> None:
    """Laid out as on paper and measured: hundreds of PDF files would take many minutes."""
    wide, high = (round((points / 72 - 2 * MARGIN) * 96) for points in PAPER[paper])
    page = open_context(viewport={"width": wide, "height": high}).new_page()
    wrong = []
    for call in CALLS:
        page.emulate_media(media="screen")
        open_cards(page, server, f"{call.id.lower()}/")
        for cast in call.cast_list:
            page.emulate_media(media="screen")
            page.get_by_role("combobox", name="People").select_option(cast.id)
            expect(cards(page).first).to_be_visible()
            page.emulate_media(media="print")
            sheets = page.locator(".pb-sheet").filter(visible=True)
            heights = sheets.evaluate_all("(all) => all.map((one) => one.offsetHeight)")
            assert len(heights) == sheets_wanted(call)
            if max(heights) > high:
                wrong.append(f"{call.id} {cast.id}: {max(heights)} of {high} px")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("name", ["f05", pytest.param("f34", marks=pytest.mark.slow)])
def test_so_many_threes_get_so_many_different_sets_and_each_card_names_its_own(
    page: Page, server: Server, name: str, paper: str
) -> None:
    call = catalog().calls[name.upper()]
    open_cards(page, server, f"{name}/#{name}=2/{call.cast_list[1].id}")
    page.get_by_role("combobox", name="Sets").select_option("7")
    expect(page.get_by_role("status").filter(has_text="7 different sets")).to_be_visible()
    each = 2 if plays_four(call) else 1
    printed = [
        re.findall(rf"Set {call.id}-\S+", sheet)
        for sheet in text_of_sheets(page, paper)
        if sheet.strip()
    ]
    assert len(printed) == 7 * each
    assert all(len(set(sheet)) == 1 and len(sheet) >= 2 for sheet in printed)
    names = {sheet[0] for sheet in printed}
    assert len(names) == 7
    assert {f"Set {call.id}-2-{cast.id}" for cast in call.cast_list} <= names
    page.get_by_role("combobox", name="Sets").select_option("")
    expect(page.locator(".pb-set").filter(visible=True)).to_have_count(1)


def text_of_sheets(page: Page, paper: str) -> list[str]:
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format=paper))).pages]


def test_on_paper_and_without_scripts_a_link_prints_that_set_alone(
    open_context: Callable[..., BrowserContext], server: Server
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(server.url + "practice/live/f05/#f05=2/freight")
    assert sheets(page, "A4") == 1
    page.goto(server.url + "practice/live/f13/")
    assert sheets(page, "A4") == 3


def sheets_wanted(call: Call) -> int:
    return len(call.levels) * (2 if plays_four(call) else 1)


def plays_four(call: Call) -> bool:
    return introduces(call, catalog().techniques_of(call)) is not None


def sheets(page: Page, paper: str) -> int:
    """Print the page and count its sheets; each must be of the right size, and have words."""
    pdf = PdfReader(io.BytesIO(page.pdf(format=paper)))
    for sheet in pdf.pages:
        size = (float(sheet.mediabox.width), float(sheet.mediabox.height))
        assert size == pytest.approx(PAPER[paper], abs=2)
        assert sheet.extract_text().strip(), "an empty sheet"
    return len(pdf.pages)


LIVE_PAGES = {"draw": "practice/live/", "cards": "practice/live/f34/#f34=2/van-insurance"}


@pytest.mark.parametrize("kind", LIVE_PAGES)
def test_live_pages_are_for_everybody(
    open_context: Callable[..., BrowserContext], server: Server, kind: str
) -> None:
    page = open_context(bypass_csp=True, viewport={"width": 1280, "height": 900}).new_page()
    page.goto(server.url + LIVE_PAGES[kind])
    expect(page.locator(".pb-choose").first).to_be_visible()
    if kind == "draw":
        page.get_by_role("button", name="Draw a set").click()
        expect(page.get_by_role("link", name="Open the cards")).to_be_visible()
    assert everywhere(page) == []
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert sticking_out(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    unreached, ringless = walk(page)
    assert not unreached, "\n".join(unreached)
    assert not ringless, "\n".join(ringless)


def test_the_search_holds_no_card(searching: Server) -> None:
    with urllib.request.urlopen(searching.url + "search/search_index.json") as answer:
        entries = json.load(answer)["docs"]
    places = {one["location"].split("#")[0] for one in entries}
    assert "practice/live/" in places
    assert not [place for place in places if place.startswith("practice/live/f")]


@pytest.mark.slow
def test_from_a_file_the_other_people_come_as_well(page: Page, offline: Path) -> None:
    page.goto((offline / "practice/live/f05.html").as_uri())
    expect(page.locator("pb-cards.pb-chosen")).to_have_count(1)
    page.get_by_role("combobox", name="People").select_option(index=2)
    page.get_by_role("combobox", name="Level").select_option("1")
    expect(cards(page)).to_have_count(4)
    page.goto((offline / "practice/live/index.html").as_uri())
    page.get_by_role("button", name="Draw a set").click()
    page.get_by_role("link", name="Open the cards").click()
    expect(cards(page).first).to_be_visible()


def test_live_pages_are_light(server: Server) -> None:
    scripts = [
        server.folder / "assets/playbook" / name for name in ("live-practice.js", "filter.js")
    ]
    assert compressed(*scripts, server.folder / "assets/playbook/loader.js") < 10 * 1024
    assert compressed(server.folder / "stylesheets/cards.css") < OWN_STYLES
    for call in CALLS:
        page = server.folder / f"practice/live/{call.id.lower()}/index.html"
        assert compressed(page) < ONE_PAGE, call.id
