"""The network goes away after a page has come: it is worked on to its end, and nothing is lost."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assigning import mark_of
from tests.browser.browsing import Watch, settle, wait_until_kept
from tests.browser.routes import catalog
from tests.browser.server import Server
from tests.browser.test_assignment import OPEN, PUBLISHED, handed_back, play, visit

CALL = "practice/calls/f05/"
CAST = catalog().calls["F05"].cast_list[1].id
TWO = catalog().calls["F05"].levels[1]


@pytest.fixture
def page(page: Page, watch: Watch) -> Iterator[Page]:
    """What the browser notes of requests that could not leave is what these tests are about."""
    yield page
    watch.errors = [one for one in watch.errors if "net::ERR_" not in one]


def go(page: Page, *, online: bool) -> None:
    page.context.set_offline(not online)
    page.wait_for_function(f"navigator.onLine === {str(online).lower()}")


def begin(page: Page, server: Server) -> None:
    """Go from the page of an assignment to its first call."""
    visit(page, server.url + PUBLISHED)
    page.locator("a.pb-next").click()
    expect(page.locator(".pb-live .pb-choice").first).to_be_visible()
    settle(page)


def test_a_call_of_an_assignment_is_played_without_network_and_counts(
    page: Page, server: Server
) -> None:
    begin(page, server)
    expect(page.locator(".pb-assigned").first).to_contain_text("Part of")
    here = page.url
    go(page, online=False)
    play(page)
    expect(page.locator(".pb-live > .pb-status")).to_have_text("")
    page.locator(".pb-assigned a").first.click()
    expect(page.get_by_role("alert")).to_contain_text("You seem to be offline")
    expect(page.locator(".pb-live .pb-end")).to_be_visible()
    assert page.url == here
    go(page, online=True)
    expect(page.get_by_role("alert")).to_have_count(0)
    page.locator(".pb-assigned a").first.click()
    settle(page)
    expect(page.locator(".pb-far")).to_contain_text("1 of")


@pytest.mark.slow
def test_going_back_without_network_loses_nothing(page: Page, server: Server) -> None:
    begin(page, server)
    go(page, online=False)
    play(page)
    page.go_back(wait_until="commit")
    go_online_anywhere(page)
    visit(page, server.url + PUBLISHED)
    expect(page.locator(".pb-far")).to_contain_text("1 of")


def go_online_anywhere(page: Page) -> None:
    """Come back to the network, whatever the browser shows by now."""
    page.context.set_offline(False)


def test_an_assignment_that_has_come_is_handed_back_without_network(
    page: Page, server: Server, tmp_path: Path
) -> None:
    mark = mark_of("F05,W05")
    visit(page, server.url + OPEN + mark)
    other = page.context.new_page()
    visit(other, server.url + CALL)
    # Whoever begins to work has what hands it back, before anything is answered.
    with page.expect_response("**/return*.js"):
        page.locator(".pb-items").dispatch_event("pointerdown")
    go(page, online=False)
    play(other)
    expect(page.locator(".pb-far")).to_contain_text("1 of")
    file = handed_back(page, tmp_path)
    assert [one["status"] for one in file["exercises"]] == ["done"]


@pytest.mark.slow
def test_a_call_that_cannot_be_counted_yet_is_told_and_counts_later(
    page: Page, server: Server
) -> None:
    visit(page, server.url + OPEN + mark_of(f"F05/{TWO}@{CAST}"))
    expect(page.locator(".pb-far")).to_contain_text("0 of 1")
    other = page.context.new_page()
    other.goto(f"{server.url}{CALL}#f05={TWO}/{CAST}")
    expect(other.locator(".pb-live .pb-cast")).to_contain_text(f"Level {TWO}")
    go(page, online=False)
    play(other)
    told = page.get_by_role("alert")
    expect(told).to_contain_text("neither counted below nor in the file")
    go(page, online=True)
    expect(page.locator(".pb-far")).to_contain_text("1 of 1")
    expect(told).to_have_count(0)


@pytest.mark.slow
def test_what_was_played_with_others_is_not_called_gone(page: Page, server: Server) -> None:
    page.goto(f"{server.url}{CALL}#f05={TWO}/{CAST}")
    expect(page.locator(".pb-live .pb-cast")).to_contain_text(f"Level {TWO}")
    play(page)
    wait_until_kept(page, answers=page.locator(".pb-live .pb-happens").count())
    page.route("**/calls/f05.js", lambda route: route.abort())
    page.goto(server.url + "my-practice/")
    expect(page.get_by_role("alert")).to_contain_text("could not be fetched")
    expect(page.get_by_text("No longer in this playbook")).to_have_count(0)
    page.unroute("**/calls/f05.js")
    page.evaluate("dispatchEvent(new Event('online'))")
    row = page.locator(".pb-table tr").filter(has_text=f"(level {TWO},")
    expect(row).to_contain_text(re.compile("done|passed"))
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.slow
def test_other_people_who_cannot_come_are_told_of_and_come_later(
    page: Page, server: Server
) -> None:
    visit(page, server.url + CALL)
    people = page.get_by_role("combobox", name="People", exact=True)
    before = people.input_value()
    go(page, online=False)
    people.select_option(index=1)
    expect(page.get_by_text("This could not be fetched. Try again")).to_be_visible()
    expect(people).to_have_value(before)
    go(page, online=True)
    people.select_option(index=1)
    expect(people).not_to_have_value(before)
    expect(page.get_by_text("This could not be fetched. Try again")).to_have_count(0)


@pytest.mark.slow
def test_a_link_that_is_pressed_again_is_followed(page: Page, server: Server) -> None:
    visit(page, server.url + CALL)
    # As where the browser takes a network inside the house for none.
    page.evaluate("Object.defineProperty(navigator, 'onLine', { get: () => false })")
    link = page.get_by_role("link", name="My practice").first
    link.click()
    expect(page.get_by_role("alert")).to_contain_text("Press again")
    link.click()
    expect(page.locator("h1")).to_contain_text("My practice")
