"""Scripts that come late, not at all, or from another edition: the page to read stays."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.browsing import Watch, settle
from tests.browser.kinds import KINDS
from tests.browser.server import Server

FAILING = {
    "what all stand on": ("call", "common"),
    "the script of a call": ("call", "call"),
    "the script of a sheet": ("worksheet", "worksheet"),
    "the script of several kinds": ("chapter", "exercises"),
}


def is_to_read(page: Page) -> None:
    """Every exercise on the page stands there as it does on paper, and none came alive."""
    for exercise in page.locator(".pb-exercise").all():
        expect(exercise.locator(":scope > .pb-static")).to_be_visible()
    assert page.locator(".pb-exercise").count()
    expect(page.locator(".pb-live")).to_have_count(0)


@pytest.mark.parametrize(("kind", "script"), FAILING.values(), ids=FAILING)
def test_without_its_script_an_exercise_is_there_to_read(
    page: Page, server: Server, watch: Watch, kind: str, script: str
) -> None:
    page.route(f"**/{script}.js", lambda route: route.abort())
    page.goto(server.url + KINDS[kind])
    is_to_read(page)
    watch.errors.clear()


def test_a_script_does_not_run_on_the_ground_of_another_edition(
    page: Page, server: Server, watch: Watch
) -> None:
    def older(route: Route) -> None:
        text = (server.folder / "assets/playbook/common.js").read_text(encoding="utf-8")
        older, count = re.subn(r'"common [0-9a-f]{8}"', '"common 01234567"', text)
        assert count == 1
        route.fulfill(body=older, content_type="text/javascript")

    page.route("**/common.js", older)
    page.goto(server.url + KINDS["call"])
    is_to_read(page)
    watch.errors.clear()


def test_what_all_stand_on_is_fetched_once_from_page_to_page(page: Page, server: Server) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
    page.goto(server.url)
    settle(page)
    page.evaluate("window.stayed = true")
    for kind in ("worksheet", "gate", "progress"):
        page.evaluate(
            """(url) => document.querySelector('h1').append(
                Object.assign(document.createElement('a'), { href: url, textContent: 'Away' }))""",
            server.url + KINDS[kind],
        )
        page.get_by_role("link", name="Away").click()
        page.wait_for_url(server.url + KINDS[kind])
        # The address changes at once; the page itself is still on its way.
        expect(page.get_by_role("link", name="Away")).to_have_count(0)
        expect(page.locator(":is(pb-worksheet, pb-gate, pb-progress) > .pb-live")).to_have_count(1)
    assert page.evaluate("window.stayed") is True
    scripts = ["common.js", "call.js", "worksheet.js", "gate.js", "progress.js"]
    assert [fetched.count(name) for name in scripts] == [1] * len(scripts)
    assert "exercises.js" not in fetched


def test_a_hand_back_that_cannot_come_is_told_and_comes_later(
    page: Page, server: Server, watch: Watch
) -> None:
    page.route("**/hand-back.js", lambda route: route.abort())
    page.goto(server.url + KINDS["call"])
    settle(page)
    page.locator("pb-call .pb-choice").first.click()
    summary = page.locator("pb-hand-back summary")
    summary.click()
    expect(page.get_by_text("This could not be fetched. Try again")).to_be_visible()
    expect(page.locator("pb-call .pb-live .pb-happens")).to_have_count(1)
    page.unroute("**/hand-back.js")
    summary.click()
    summary.click()
    expect(page.get_by_label("Your name or initials")).to_be_visible()
    expect(page.get_by_text("This could not be fetched")).to_have_count(0)
    watch.errors.clear()


def test_what_counts_comes_with_the_first_words_and_again_where_it_could_not(
    page: Page, server: Server, watch: Watch
) -> None:
    page.route("**/count.js", lambda route: route.abort())
    page.goto(server.url + KINDS["first sentence"])
    settle(page)
    sheet = page.locator("pb-worksheet .pb-live")

    def write(*words: str) -> None:
        for field, value in zip(sheet.locator(".pb-entry input").all(), words, strict=True):
            field.fill(value)
        sheet.locator("h2, h3").first.click()

    write("x", "just checking in", "buy?", "a", "Friday")
    expect(sheet.locator(".pb-beside").first).to_contain_text("A strong one, to set beside it")
    expect(sheet.locator(".pb-met")).to_have_count(0)
    page.unroute("**/count.js")
    write("x", "just checking in", "buy?", "b", "Friday")
    expect(sheet.locator(".pb-met")).to_have_count(1)
    write(
        "It's Ada from Quayside Printing.",
        "Dana said you were asking for menus.",
        "What do you print today?",
        "L. W.",
        "Monday at nine",
    )
    expect(sheet.locator(".pb-met")).to_have_count(6)
    expect(sheet.locator("output").first).to_have_text(
        "It\u2019s Ada from Quayside Printing. Dana said you were asking for menus. "
        "What do you print today?"
    )
    expect(sheet.locator(".pb-beside").first).to_contain_text("Your words, put better")
    watch.errors.clear()
