"""One field in two tabs: what is typed in either is kept or offered, never lost in silence."""

import random
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.browsing import settle, wait_until_quiet
from tests.browser.server import Server

SHEET, OWN = "practice/worksheets/w05/", "practice/own/"
FIELD = {SHEET: "An easy yes", OWN: "What happened before"}
OTHERS = ".pb-other-words"
TURNS = 100

Open = Callable[..., BrowserContext]


def tabs(open_context: Open, url: str) -> tuple[Page, Page]:
    context = open_context()
    both = context.new_page(), context.new_page()
    for tab in both:
        tab.goto(url)
        settle(tab)
    return both


def type_in(tab: Page, field: str, words: str) -> None:
    """Type at the end of a field, as a person does: one key after the other."""
    tab.bring_to_front()
    tab.get_by_label(field, exact=True).press("End")
    tab.get_by_label(field, exact=True).press_sequentially(words)


@pytest.mark.parametrize("path", [pytest.param(SHEET, marks=pytest.mark.slow), OWN])
def test_a_tab_that_is_looked_at_again_has_the_newer_words(
    path: str, open_context: Open, server: Server
) -> None:
    one, two = tabs(open_context, server.url + path)
    type_in(one, FIELD[path], "Yes")
    expect(two.get_by_label(FIELD[path], exact=True)).to_have_value("Yes")
    type_in(two, FIELD[path], ", on Thursday")
    expect(one.get_by_label(FIELD[path], exact=True)).to_have_value("Yes, on Thursday")
    expect(one.locator(OTHERS)).to_have_count(0)
    # The cursor never left the field there.
    type_in(one, FIELD[path], " at two")
    expect(two.get_by_label(FIELD[path], exact=True)).to_have_value("Yes, on Thursday at two")
    for tab in (one, two):
        expect(tab.locator(OTHERS)).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "button", "then"),
    [
        (SHEET, "Use these", "Yes, call me"),
        pytest.param(SHEET, "Leave it", "Not now", marks=pytest.mark.slow),
        (OWN, "Keep both", "Not now Yes, call me"),
        pytest.param(SHEET, "Keep both", "Not now Yes, call me", marks=pytest.mark.slow),
        pytest.param(OWN, "Use these", "Yes, call me", marks=pytest.mark.slow),
        pytest.param(OWN, "Leave it", "Not now", marks=pytest.mark.slow),
    ],
)
def test_words_that_another_tab_wrote_over_are_offered(
    path: str, button: str, then: str, open_context: Open, server: Server
) -> None:
    one, two = tabs(open_context, server.url + path)
    label = FIELD[path]
    type_in(one, label, "Yes, call me")
    expect(two.get_by_label(label, exact=True)).to_have_value("Yes, call me")
    two.bring_to_front()
    two.get_by_label(label, exact=True).fill("Not now")
    one.bring_to_front()
    beside = one.locator(OTHERS)
    expect(beside).to_contain_text("Changed in another tab")
    expect(beside.locator("blockquote")).to_have_text("Yes, call me")
    expect(one.get_by_label(label, exact=True)).to_have_value("Not now")
    beside.get_by_role("button", name=button).click()
    expect(one.locator(OTHERS)).to_have_count(0)
    field = one.get_by_label(label, exact=True)
    expect(field).to_be_focused()
    found = field.input_value()
    assert " ".join(found.split()) == then
    expect(two.get_by_label(label, exact=True)).to_have_value(found)


def test_emptying_a_sheet_in_one_tab_offers_no_words_beside_the_other(
    open_context: Open, server: Server
) -> None:
    one, two = tabs(open_context, server.url + SHEET)
    type_in(one, FIELD[SHEET], "Yes, call me")
    two.get_by_role("button", name="Empty this sheet").click()
    expect(one.get_by_label(FIELD[SHEET])).to_have_value("")
    expect(one.locator(OTHERS)).to_have_count(0)
    one.locator(".pb-undo").click()
    for tab in (one, two):
        expect(tab.get_by_label(FIELD[SHEET])).to_have_value("Yes, call me")


RECORD = """async () => {
    const [{ name }] = await indexedDB.databases();
    const asked = indexedDB.open(name);
    await new Promise((done) => { asked.onsuccess = done; });
    const [table] = asked.result.objectStoreNames;
    const read = asked.result.transaction(table).objectStore(table).getAll();
    await new Promise((done) => { read.onsuccess = done; });
    asked.result.close();
    return JSON.stringify(read.result);
}"""


TYPE = """(field, [words, over]) => {
    const before = field.value;
    field.focus();
    field.value = over ? words : field.value + words;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    return before;
}"""
SHOWN = """() => [...document.querySelectorAll(':is(.pb-live, pb-own) :is(input, textarea)')]
    .map((field) => field.value)
    .concat([...document.querySelectorAll('.pb-other-words')].map((one) => one.textContent))
    .join(' ')"""


@pytest.mark.slow
@pytest.mark.parametrize("path", [SHEET, OWN])
@pytest.mark.parametrize("seed", [1, 2])
def test_no_words_of_a_hundred_turns_are_lost(
    path: str, seed: int, open_context: Open, server: Server
) -> None:
    """Each window types after what stands there, or over it, and waits for nothing from the other.

    Words that a window types over may go, if it showed them: that is what typing over means.
    """
    both = tabs(open_context, server.url + path)
    chance = random.Random(seed)
    said, dropped = [], set[str]()
    for turn in range(TURNS):
        tab = chance.choice(both)
        words, over = f"w{turn:02}.", chance.random() < 0.2
        said.append(words)
        before = tab.get_by_label(FIELD[path], exact=True).evaluate(TYPE, [words, over])
        if over:
            dropped.update(words for words in said if words in before)
        if chance.random() < 0.5:
            tab.evaluate("(wait) => new Promise((done) => setTimeout(done, wait))", turn % 5 * 90)
    for tab in both:
        expect(tab.get_by_label(FIELD[path], exact=True)).not_to_have_value("")

    def lost() -> list[str]:
        found = "".join(str(tab.evaluate(SHOWN)) for tab in both) + str(both[0].evaluate(RECORD))
        return [words for words in said if words not in found and words not in dropped]

    # Whatever waits to be kept is kept within a second, and is in its field until then.
    assert lost() == []
    for tab in both:
        wait_until_quiet(tab)
    assert lost() == []
