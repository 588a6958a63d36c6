"""What is printed of one's own work: a talk on two sheets at most, a text of a worksheet on one."""

import io
import re
from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from playbook.export.facilitator import INDEX, folder
from playbook.generate.conversation import Conversation, conversations
from playbook.render.text.typography import curled
from tests.browser.browsing import YOURS, settle
from tests.browser.routes import catalog, longest_route
from tests.browser.server import Server
from tests.browser.test_places import plain
from tests.copies import ROOT

PAPERS = ("A4", "Letter")
CARDS = "stylesheets/cards.css"
SHEETS = ("W05", "W24")
"""Looked at by default; the others with --all."""


def excerpt(names: list[str], looked_at: tuple[str, ...]) -> list[object]:
    return [
        name if name in looked_at else pytest.param(name, marks=pytest.mark.slow) for name in names
    ]


def talks(call: str) -> list[Conversation]:
    """Return of each level the conversation in which most can be read."""
    found = conversations(catalog().calls[call], catalog().personas)
    levels = groupby(found, lambda talk: talk.level)
    return [max(talks, key=longest_route) for _, talks in levels]


def sheets(page: Page, paper: str) -> list[str]:
    return [one.extract_text() for one in PdfReader(io.BytesIO(page.pdf(format=paper))).pages]


def play(page: Page, server: Server, talk: Conversation) -> list[str]:
    """Play a talk on its longest way; return the lines that were said."""
    call = talk.id.split("/")[0].lower()
    page.goto("about:blank")
    page.goto(f"{server.url}practice/calls/{call}/#{call}={talk.variant}")
    settle(page)
    # The talk of the address comes as a script; until then the first one stands there.
    expect(page.locator(".pb-live > [aria-live]")).to_contain_text(" calls.")
    for count, place in enumerate(longest_route(talk)[1], start=1):
        page.locator(".pb-live .pb-choice").nth(place - 1).click()
        expect(page.locator(".pb-live .pb-happens")).to_have_count(count)
    expect(page.locator(".pb-live .pb-end")).to_be_visible()
    return page.locator(f".pb-live {YOURS}").all_inner_texts()


@pytest.mark.slow
@pytest.mark.parametrize("call", list(catalog().calls))
def test_a_played_talk_is_printed_whole_on_two_sheets_at_most(
    page: Page, server: Server, call: str
) -> None:
    for talk in talks(call):
        said = play(page, server, talk)
        for paper in PAPERS:
            printed = sheets(page, paper)
            assert len(printed) <= 2, f"{call} at level {talk.level} on {paper}"
            words = plain("".join(printed))
            assert [line for line in said if plain(line) not in words] == []
            assert plain(curled(talk.goal)) in words
            assert plain("What it practices on") not in words


@pytest.mark.parametrize("name", excerpt(list(catalog().worksheets), SHEETS))
def test_print_only_this_takes_one_sheet(page: Page, server: Server, name: str) -> None:
    page.goto(f"{server.url}practice/worksheets/{name.lower()}/")
    settle(page)
    fill(page, name)
    page.evaluate("print = () => {}")
    buttons = page.get_by_role("button", name="Print only this")
    assert buttons.count() == len(catalog().worksheets[name].texts)
    for button in buttons.all():
        for paper in PAPERS:
            button.click()
            [printed] = sheets(page, paper)
            assert printed.strip()


def test_a_text_of_which_nothing_is_written_yet_is_printed_with_its_gaps(
    page: Page, server: Server
) -> None:
    page.goto(f"{server.url}first/your-first-sentence/")
    settle(page)
    page.evaluate("print = () => {}")
    page.get_by_role("button", name="Print only this").first.click()
    [printed] = sheets(page, "A4")
    assert plain("[Me, and what I sell") in plain(printed)
    assert plain("Say it aloud") not in plain(printed)


def fill(page: Page, name: str) -> None:
    """Fill a worksheet as its strong example does."""
    for slot, words in catalog().worksheets[name].examples.strong.slots.items():
        field = page.locator(f"[id='{name.lower()}-slot-{slot}']")
        if field.evaluate("(one) => one.localName") == "select":
            field.select_option(words)
        else:
            field.fill(words)
            field.blur()


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder for trainers, of every exercise."""
    made = tmp_path_factory.mktemp("keys")
    styles = (ROOT / "docs" / CARDS).read_text(encoding="utf-8")
    for name, content in folder(catalog(), None, styles).items():
        (made / name).write_text(content, encoding="utf-8")
    return made


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        one.id if one.id == "F34" else pytest.param(one.id, marks=pytest.mark.trial)
        for one in catalog().calls.values()
        if one.live
    ],
)
def test_from_a_file_trainers_print_a_sheet_for_each_set_of_cards(
    page: Page, keys: Path, name: str
) -> None:
    page.goto((keys / INDEX).as_uri())
    page.locator(f"a[href='cards-{name.lower()}.html']").first.click()
    wanted = page.locator(".pb-sheet").count()
    assert wanted >= 10
    for paper in PAPERS:
        printed = sheets(page, paper)
        assert len(printed) == wanted
        assert all(len(set(re.findall(rf"Set {name}-\S+", one))) == 1 for one in printed)
        assert "For the facilitator" not in "".join(printed)
    page.locator(".md-content__inner > ul a").nth(3).click()
    alone = page.locator(".pb-set").nth(3).locator(".pb-sheet").count()
    assert len(sheets(page, "A4")) == alone


def test_a_key_on_paper_shows_the_map_whole(page: Page, keys: Path) -> None:
    page.goto((keys / "f05-3.html").as_uri())
    assert "Map" in sheets(page, "A4")[-1]
