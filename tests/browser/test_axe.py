"""Every kind of page is for everybody: axe, large text, small screens, the keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.browsing import search, settle
from tests.browser.kinds import KINDS, wide
from tests.browser.server import Server
from tests.browser.sight import (
    AXE,
    SCHEMES,
    dress,
    enlarge_text,
    everywhere,
    sticking_out,
    violations,
    walk,
)
from tests.browser.test_places import ROUTE

Stage = Callable[[Page], None]


def nothing_yet(_page: Page) -> None:
    """Leave the page as it comes."""


def one_line(page: Page) -> None:
    page.locator("pb-call .pb-choice").last.click()
    expect(page.locator("pb-call .pb-live .pb-happens")).to_have_count(1)


def to_the_end(page: Page) -> None:
    page.get_by_role("button", name="Start again").click()
    for taken, place in enumerate(ROUTE, start=1):
        page.locator("pb-call .pb-choice").nth(place - 1).click()
        expect(page.locator("pb-call .pb-live .pb-happens")).to_have_count(taken)
    expect(page.locator("pb-call .pb-live .pb-end")).to_be_visible()
    unfold(page)


def to_any_end(page: Page) -> None:
    """Say the first line at each decision that is left."""
    choice = page.locator("pb-call .pb-choice").first
    while choice.count():
        taken = page.locator("pb-call .pb-live .pb-happens").count()
        choice.click()
        expect(page.locator("pb-call .pb-live .pb-happens")).to_have_count(taken + 1)
    expect(page.locator("pb-call .pb-live .pb-end")).to_be_visible()
    unfold(page)


def seconds_that_run(page: Page) -> None:
    """Start the seconds to speak in, as many as the looks at the page may take."""
    page.locator("pb-timer").evaluate("(one) => { one.dataset.seconds = '600'; }")
    page.locator("pb-timer").get_by_role("button").click()
    expect(page.locator("pb-timer")).to_contain_text("Speak now.")


def seconds_that_are_over(page: Page) -> None:
    timer = page.locator("pb-timer")
    timer.get_by_role("button", name="Stop").click()
    timer.evaluate("(one) => { one.dataset.seconds = '1'; }")
    timer.get_by_role("button").click()
    expect(timer).to_contain_text("Time. Were you done?")


def some_words(page: Page) -> None:
    page.locator(".pb-entry :is(input, textarea)").first.fill("One\nTwo\nThree\nFour")
    page.locator(".pb-question input").first.check()


def a_full_sheet(page: Page) -> None:
    fields = page.locator(".pb-entry :is(input, textarea)")
    for place in range(fields.count()):
        fields.nth(place).fill("Some words that go into the message")
    page.get_by_role("button", name="I have finished this").click()
    expect(page.locator(".pb-finished")).not_to_be_empty()
    unfold(page)


def an_emptied_sheet(page: Page) -> None:
    page.get_by_role("button", name="Empty this sheet").click()
    expect(page.locator(".pb-undo")).to_be_visible()


def one_case(page: Page) -> None:
    page.locator(".pb-live .pb-case").first.get_by_role("button", name="Do not call").click()
    expect(page.locator(".pb-live .pb-coach")).to_have_count(1)


def all_cases(page: Page) -> None:
    cases = page.locator(".pb-live .pb-case")
    for place, verdict in enumerate(("Call now", "Warm it first", "Ask the source") * 2):
        cases.nth(place).get_by_role("button", name=verdict).click()
    expect(page.locator(".pb-live .pb-end")).to_be_visible()
    unfold(page)


def unfold(page: Page) -> None:
    """Open all that can be opened, the hand-back too."""
    for summary in page.locator(".pb-live summary").all():
        summary.click()
    expect(page.get_by_label("Your name or initials")).to_be_visible()


def some_practice(page: Page) -> None:
    """Answer a little elsewhere, come back, and be asked before it is deleted."""
    home = page.url
    page.goto(home.replace(KINDS["progress"], KINDS["gate"]))
    settle(page)
    one_case(page)
    page.goto(home)
    settle(page)
    page.get_by_role("button", name="Delete everything").click()
    expect(page.locator(".pb-sure")).to_be_visible()


def a_search(page: Page) -> None:
    search(page, "silence")


STAGES: dict[str, tuple[str, tuple[Stage, ...]]] = {
    **{kind: (path, (nothing_yet,)) for kind, path in KINDS.items()},
    "home": (KINDS["home"], (nothing_yet, one_line, to_any_end, a_search)),
    "first sentence": (
        KINDS["first sentence"],
        (nothing_yet, some_words, seconds_that_run, a_full_sheet, seconds_that_are_over),
    ),
    "call": (KINDS["call"], (nothing_yet, one_line, to_the_end)),
    "worksheet": (KINDS["worksheet"], (nothing_yet, some_words, a_full_sheet, an_emptied_sheet)),
    "gate": (KINDS["gate"], (nothing_yet, one_case, all_cases)),
    "progress": (KINDS["progress"], (nothing_yet, some_practice)),
}
"""Each kind of page, and what a learner does there, one after the other."""


@pytest.fixture
def open_page(
    open_context: Callable[..., BrowserContext], searching: Server
) -> Callable[[str], Page]:
    """Open a page into which axe may be put; all else stays as strict as it was."""
    assert AXE.is_file(), "the client's build has not put axe there"

    def open_one(path: str) -> Page:
        # A search is one of its stages.
        searching.searches = path == KINDS["home"]
        page = open_context(bypass_csp=True, viewport={"width": 1280, "height": 900}).new_page()
        page.goto(searching.url + path)
        settle(page)
        return page

    return open_one


@wide(STAGES, {"call"})
def test_axe_finds_nothing_at_any_stage(open_page: Callable[[str], Page], kind: str) -> None:
    path, stages = STAGES[kind]
    page = open_page(path)
    found = []
    for stage in stages:
        stage(page)
        found += [f"{stage.__name__}: {one}" for one in everywhere(page)]
    assert not found, "\n".join(found)


def test_the_walk_tells_what_no_key_reaches_and_what_shows_no_ring(page: Page) -> None:
    ring, none = 'style="outline: 2px solid"', 'style="outline: none"'
    page.set_content(f'<a href="#a" {ring}>One</a> <a href="#b" {none}>Two</a>')
    unreached, ringless = walk(page)
    assert unreached == []
    assert ringless == [f'<a href="#b" {none}>Two</a>']
    page.set_content('<a href="#a" onkeydown="event.preventDefault()">One</a> <button>Two</button>')
    unreached, _ = walk(page)
    assert unreached == ["<button>Two</button>"]


VIEWS = {
    "a phone": (390, 844, 1),
    "a small phone": (320, 640, 1),
    "a page at 200 %": (640, 450, 1),
    "text at 200 %": (1280, 900, 2),
    "text at 200 % on a phone": (390, 844, 2),
}
"""Width, height, and how many times as large the text is."""


@wide(STAGES, {"worksheet"})
def test_nothing_sticks_out_on_small_screens_or_with_large_text(
    open_page: Callable[[str], Page], kind: str
) -> None:
    path, stages = STAGES[kind]
    page = open_page(path)
    found = []
    for stage in stages:
        stage(page)
        for name, (width, height, times) in VIEWS.items():
            page.set_viewport_size({"width": width, "height": height})
            enlarge_text(page, times)
            found += [f"{stage.__name__}, {name}: {one}" for one in sticking_out(page)]
            if name == "text at 200 %":
                found += [f"{stage.__name__}, {name}: {one}" for one in violations(page)]
        page.set_viewport_size({"width": 1280, "height": 900})
        enlarge_text(page, 1)
    assert not found, "\n".join(found)


@wide(STAGES, {"call"})
def test_every_control_is_reached_by_keyboard_and_shows_it(
    open_page: Callable[[str], Page], kind: str
) -> None:
    path, stages = STAGES[kind]
    page = open_page(path)
    for stage in stages:
        # In the search, the theme leaves with Tab and goes from hit to hit with the arrows.
        if stage is not a_search:
            stage(page)
    for scheme in SCHEMES:
        dress(page, scheme)
        unreached, ringless = walk(page)
        assert not unreached, "\n".join(unreached)
        assert not ringless, "\n".join(ringless)


def test_the_menu_of_a_phone_is_opened_by_key_and_needs_no_script(
    open_context: Callable[..., BrowserContext], server: Server
) -> None:
    small = {"width": 390, "height": 844}
    page = open_context(viewport=small).new_page()
    page.goto(server.url + KINDS["door"])
    settle(page)
    page.get_by_role("link", name="Menu").press("Enter")
    drawer = page.locator(".md-nav--primary")
    expect(drawer.get_by_role("link", name="Practice", exact=True)).to_be_in_viewport()
    assert "#" not in page.url
    plain = open_context(viewport=small, java_script_enabled=False).new_page()
    plain.goto(server.url + KINDS["door"])
    plain.get_by_role("link", name="Menu").click()
    parts = plain.get_by_label("All parts").get_by_role("link", name="Reference")
    expect(parts).to_be_in_viewport()
