"""The site works wherever it stands: any path, any host name, a file, without scripts, on paper."""

import io
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from playbook.render.html.card_sets import standard_sets
from tests.browser.browsing import Watch, settle, wait_until_kept
from tests.browser.kinds import FEW, KINDS, KINDS_IN_THE_MAP, file_of, wide
from tests.browser.prebuilt import put_at
from tests.browser.routes import catalog, first_conversation, shortest_routes
from tests.browser.server import Server, serving
from tests.browser.test_first_minutes import runs_to_its_end
from tests.browser.words import DRAWN_ANEW, words_of_page

TO_CHAPTER = "Find out where you stand"
"""What the home page's link to the chapter on quiet contacts says."""

ROUTE = shortest_routes(first_conversation("F05"))["parked"]


def play(page: Page) -> None:
    """Play F05 to its best ending on the page that is open."""
    settle(page)
    page.locator("pb-call .pb-choice").first.focus()
    for taken, place in enumerate(ROUTE, start=1):
        page.keyboard.press(str(place))
        expect(page.locator("pb-call .pb-live .pb-happens")).to_have_count(taken)
    expect(page.locator("pb-call .pb-live .pb-end")).to_be_visible()


def test_a_page_of_each_kind_loads_without_error_or_outside_request(
    page: Page, server: Server, watch: Watch
) -> None:
    told = {}
    for kind, path in KINDS.items():
        page.goto(server.url + path)
        settle(page)
        titles = page.locator("h1").count()
        if watch.errors or watch.outside or titles != 1:
            told[kind] = [*watch.errors, *watch.outside, f"{titles} titles"]
            watch.errors.clear()
            watch.outside.clear()
    assert told == {}


def test_instant_navigation_leads_from_page_to_page_and_back(page: Page, server: Server) -> None:
    page.goto(server.url)
    page.evaluate("window.stayed = true")
    for _ in range(2):
        page.get_by_role("link", name=TO_CHAPTER).click()
        expect(page.locator("h1")).to_contain_text("When it goes quiet")
        settle(page)
        expect(page.locator("pb-call > .pb-live")).to_have_count(1)
        expect(page.locator("pb-worksheet > .pb-live")).to_have_count(1)
        page.go_back()
        expect(page.locator("h1")).to_contain_text("You have to call people")
        settle(page)
        expect(page.locator("pb-call > .pb-live")).to_have_count(1)
    assert page.evaluate("window.stayed") is True, "the page was loaded anew"
    page.go_forward()
    # The address changes at once; the page itself is still on its way.
    expect(page.locator("h1")).to_contain_text("When it goes quiet")
    play(page)


LINK_TO = """(url) => {
    const link = Object.assign(document.createElement('a'), { href: url, textContent: 'Go on' });
    document.querySelector('h1').append(link);
}"""


@wide(KINDS_IN_THE_MAP, FEW)
def test_a_quick_page_change_leads_to_each_kind_and_back(
    page: Page, server: Server, kind: str
) -> None:
    start = "practice" if kind != "practice" else "reference"
    page.goto(server.url + KINDS[start])
    settle(page)
    page.evaluate("window.stayed = true")
    page.evaluate(LINK_TO, server.url + KINDS[kind])
    page.get_by_role("link", name="Go on").click()
    page.wait_for_url(server.url + KINDS[kind])
    expect(page.get_by_role("link", name="Go on")).to_have_count(0)
    expect(page.locator("h1")).to_have_count(1)
    settle(page)
    page.go_back()
    page.wait_for_url(server.url + KINDS[start])
    settle(page)
    assert page.evaluate("window.stayed") is True, "the page was loaded anew"


@pytest.fixture(scope="module")
def without_instant(prebuilt: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving() as server:
        out = tmp_path_factory.mktemp("plain") / "site"
        server.show(put_at(server.url, prebuilt, out, instant=False))
        yield server


def test_the_same_without_instant_navigation(page: Page, without_instant: Server) -> None:
    page.goto(without_instant.url)
    page.evaluate("window.stayed = true")
    page.get_by_role("link", name=TO_CHAPTER).click()
    expect(page.locator("h1")).to_contain_text("When it goes quiet")
    assert page.evaluate("window.stayed") is None
    play(page)
    wait_until_kept(page, answers=len(ROUTE))
    page.go_back()
    page.go_forward()
    settle(page)
    expect(page.locator("pb-call .pb-live .pb-end")).to_be_visible()


@pytest.mark.slow
def test_the_first_sentence_is_timed_without_instant_navigation(
    page: Page, without_instant: Server
) -> None:
    runs_to_its_end(page, without_instant.url + KINDS["first sentence"])


@wide(sample=FEW)
def test_each_kind_loads_without_instant_navigation(
    page: Page, without_instant: Server, kind: str
) -> None:
    page.goto(without_instant.url + KINDS[kind])
    settle(page)
    expect(page.locator("h1")).to_have_count(1)


@wide(sample=FEW)
def test_each_kind_loads_below_a_path(page: Page, below: Server, kind: str) -> None:
    page.goto(below.url + KINDS[kind])
    settle(page)
    expect(page.locator("h1")).to_have_count(1)


def test_the_site_works_below_a_path(page: Page, below: Server) -> None:
    page.goto(below.url + KINDS["chapter"])
    play(page)
    page.get_by_role("link", name="My practice").first.click()
    expect(page.locator("pb-progress")).to_contain_text("Gone quiet after the proposal")
    page.goto("about:blank")


@wide(sample=FEW)
def test_a_host_name_without_a_secure_context_is_enough(
    page: Page, server: Server, kind: str
) -> None:
    page.goto(f"http://docs.corp:{server.port}/{KINDS[kind]}")
    assert page.evaluate("window.isSecureContext") is False
    settle(page)
    if kind == "call":
        play(page)
        page.get_by_role("button", name="Copy the talk").click()
        told = page.locator("pb-call [aria-live].pb-where, pb-call .pb-copy")
        expect(told.first).not_to_be_empty()
        wait_until_kept(page, answers=len(ROUTE))
        page.reload()
        settle(page)
        expect(page.locator("pb-call .pb-live .pb-end")).to_be_visible()


def test_the_offline_edition_opens_from_a_file(page: Page, offline: Path) -> None:
    page.goto((offline / "index.html").as_uri())
    page.get_by_role("link", name=TO_CHAPTER).click()
    expect(page.locator("h1")).to_contain_text("When it goes quiet")
    play(page)
    # Five answers in a blink wait for the disk one after the other; nobody reloads in between.
    wait_until_kept(page, answers=len(ROUTE))
    page.reload()
    settle(page)
    expect(page.locator("pb-call .pb-live .pb-end")).to_be_visible()
    page.get_by_role("link", name="My practice").first.click()
    expect(page.locator("pb-progress")).to_contain_text("Gone quiet after the proposal")


@wide(KINDS_IN_THE_MAP)
def test_every_page_of_the_offline_edition_loads_from_a_file(
    page: Page, offline: Path, kind: str
) -> None:
    page.goto(file_of(offline, kind).as_uri())
    settle(page)
    expect(page.locator("h1")).to_have_count(1)


def words_of(kind: str) -> list[str]:
    """Return what a complete page of an exercise must say, by the data that it is made of."""
    if kind == "call":
        talk = first_conversation("F05")
        texts = [talk.goal, *talk.situation]
        texts += [line.text for line in talk.debrief] + [fact.text for fact in talk.hidden]
        for turn in talk.turns:
            for choice in turn.choices:
                told = (choice.say, choice.reply, choice.happens, choice.why)
                texts += [text for text in told if text]
        return texts + [ending.text for ending in talk.endings]
    if kind == "worksheet":
        sheet = catalog().worksheets["W05"]
        texts = [entry.label for entry in sheet.slots]
        texts += [each.label for each in sheet.criteria]
        return texts + [each.label for each in sheet.questions]
    if kind == "gate":
        return ["Call now", "Warm it first", "Ask the source", "Do not call", "Kwame Asante"]
    if kind == "cards":
        sets = standard_sets(catalog().calls["F05"], catalog())
        blocks = [block for one in sets for card in one["cards"] for block in card["blocks"]]
        return [line for block in blocks for line in block["lines"] if line]
    if kind == "assignment":
        asked = catalog().assignments["first-week"].items
        named = [one for item in asked for one in item.exercises]
        return [found.title for _, found in catalog().exercises() if found.id in named]
    return []


def words_on_paper(kind: str, page: list[str]) -> list[str]:
    """Return what must be printed of a page with these words; of cards, these alone."""
    return words_of(kind) + (page if kind != "cards" else [])


def plain(text: str) -> str:
    """Fold white space and typographic signs, which styles may add or change."""
    text = unicodedata.normalize("NFKC", text)
    for fancy, simple in (("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"')):
        text = text.replace(fancy, simple)
    return "".join(text.split()).replace('"', "").lower()


def printed(page: Page) -> str:
    """Print the page and return the words on the paper."""
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return plain("".join(sheet.extract_text() for sheet in pdf.pages))


def stands_on(paper: str, text: str) -> bool:
    """Tell whether a text is there, whole or cut once, as by the end of a sheet."""
    cuts = range(len(text)) if text not in paper else ()
    return not cuts or any(text[:cut] in paper and text[cut:] in paper for cut in cuts if cut)


@wide()
def test_without_scripts_the_page_is_complete_on_screen_and_paper(
    open_context: Callable[..., BrowserContext], server: Server, kind: str
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(server.url + KINDS[kind])
    words = words_of_page(file_of(server.folder, kind))
    paper = printed(page)
    texts = words_on_paper(kind, words)
    assert [text for text in texts if not stands_on(paper, plain(text))] == []
    closed = page.locator("main details:not([open]) > summary")
    while closed.count():
        closed.first.click()
    shown = plain(page.locator("main").inner_text())
    assert [text for text in [*texts, *words] if plain(text) not in shown] == []


@wide()
def test_on_paper_the_page_is_complete(page: Page, server: Server, kind: str) -> None:
    page.goto(server.url + KINDS[kind])
    settle(page)
    paper = printed(page)
    texts = words_on_paper(kind, words_of_page(file_of(server.folder, kind), DRAWN_ANEW))
    assert [text for text in texts if not stands_on(paper, plain(text))] == []
    assert plain("Type to start searching") not in paper


OLDER = """
    const supports = CSS.supports;
    CSS.supports = (...given) =>
        !given[0].includes("details-content") && supports.call(CSS, ...given);
"""
WITHOUT_THE_RULE = """() => {
    let taken = 0;
    const look = (owner) => {
        for (let place = owner.cssRules.length - 1; place >= 0; place--) {
            const rule = owner.cssRules[place];
            if (rule.selectorText?.includes("details-content")) {
                owner.deleteRule(place);
                taken++;
            } else if (rule.cssRules) look(rule);
        }
    };
    for (const sheet of document.styleSheets) look(sheet);
    return taken;
}"""


def test_what_is_closed_is_on_paper_where_no_style_sheet_can_open_it(
    page: Page, server: Server
) -> None:
    page.add_init_script(OLDER)
    page.goto(server.url + KINDS["worksheet"])
    settle(page)
    # Until something is written, paper shows the form in which nothing is closed.
    page.locator(".pb-live .pb-entry :is(input[type=text], textarea)").first.fill("My own words")
    closed = page.locator(".pb-live details.pb-examples:not([open]) > :not(summary)")
    hidden = plain(closed.last.text_content() or "")[:60]
    assert hidden
    assert page.evaluate(WITHOUT_THE_RULE) > 0
    paper = printed(page)
    assert plain("My own words") in paper
    assert stands_on(paper, hidden)
    expect(page.locator("main details[open]")).to_have_count(0)


def test_a_played_call_prints_as_it_was_played(page: Page, server: Server) -> None:
    page.goto(server.url + KINDS["call"])
    play(page)
    paper = printed(page)
    talk = first_conversation("F05")
    turn = talk.turns[0]
    taken = turn.choices[ROUTE[0] - 1]
    assert plain(taken.say) in paper
    assert plain(taken.why) in paper


def test_a_card_is_printed_alone(page: Page, server: Server) -> None:
    page.goto(server.url + "first/your-first-sentence/")
    settle(page)
    page.get_by_label("Me, and what I sell").fill("Ann from Larch; we sort out shift plans")
    page.evaluate("print = () => { window.paper = document.documentElement.className; }")
    page.get_by_role("button", name="Print only this: Your card").click()
    assert "pb-only" in page.evaluate("window.paper")
    paper = printed(page)
    assert plain("Ann from Larch; we sort out shift plans") in paper
    assert plain("If it is a no") in paper
    assert plain("Say it aloud") not in paper
    assert plain("Write here") not in paper
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert plain("Say it aloud") in printed(page)
