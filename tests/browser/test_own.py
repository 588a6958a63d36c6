"""One's own call, written in the browser: kept while it is typed, printed, saved, and played."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from playbook.check import load_checked
from playbook.diagnostics import errors
from tests.browser.browsing import settle, until
from tests.browser.project import Project
from tests.browser.server import Server, serving
from tests.browser.sight import everywhere, sticking_out
from tests.browser.test_old_words import days_later
from tests.render.test_own import filled

# The form, from typing to a call that plays: with --all, since each takes seconds.
pytestmark = pytest.mark.slow

OWN = "practice/own/"
HOSTILE = "{x} [[company.offer]] <img src=x onerror=alert(1)> </template> \\ \" ' - a: b # R.B."


@pytest.fixture
def form(page: Page, server: Server) -> Page:
    page.goto(server.url + OWN)
    settle(page)
    return page


def write(page: Page, words: str = "They were quiet.") -> None:
    """Write into every field; the one for the person takes initials."""
    for field in page.locator("pb-own :is(input[type=text], textarea)").all():
        field.fill("R.B." if field.get_attribute("id") == "own-other" else words)


def save(page: Page, folder: Path) -> Path:
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the file of the call").click()
    path = folder / saved.value.suggested_filename
    saved.value.save_as(path)
    return path


def test_what_is_typed_is_there_after_a_reload(form: Page) -> None:
    form.locator("#own-before").fill("R.B. went quiet.")
    form.locator("#own-m2-best-say").fill("What came in between?")
    form.reload()
    settle(form)
    expect(form.locator("#own-before")).to_have_value("R.B. went quiet.")
    expect(form.locator("#own-m2-best-say")).to_have_value("What came in between?")


def test_what_is_typed_while_the_page_still_reads_is_there_after_a_reload(form: Page) -> None:
    # Nothing can be kept before the browser has made the place for it.
    until(form, "async () => (await indexedDB.databases()).length > 0")
    # The words before are kept a moment ago, and then they are read: now the next ones come.
    for number in range(12):
        form.locator("#own-before").fill(f"R.B. went quiet, {number}.")
        form.locator("#own-m2-best-say").fill(f"What came in between, {number}?")
        form.reload()
        settle(form)
        expect(form.locator("#own-before")).to_have_value(f"R.B. went quiet, {number}.")
        said = form.locator("#own-m2-best-say")
        expect(said).to_have_value(f"What came in between, {number}?")


def test_the_form_is_emptied_and_that_is_undone(form: Page) -> None:
    form.locator("#own-before").fill("R.B. went quiet.")
    form.get_by_role("button", name="Empty this form").click()
    expect(form.locator("#own-before")).to_have_value("")
    expect(form.get_by_role("button", name="Undo")).to_be_focused()
    form.keyboard.press("Enter")
    expect(form.locator("#own-before")).to_have_value("R.B. went quiet.")
    form.get_by_role("button", name="Empty this form").click()
    form.reload()
    settle(form)
    expect(form.locator("#own-before")).to_have_value("")


def test_the_form_has_its_looks_when_the_page_is_come_back_to(form: Page) -> None:
    drawn = "getComputedStyle(document.querySelector('.pb-own-line')).borderTopLeftRadius"
    assert form.evaluate(drawn) == "10px"
    form.evaluate("window.stayed = true")
    form.get_by_role("link", name="My practice").first.click()
    expect(form.locator("h1")).to_contain_text("My practice")
    form.go_back()
    settle(form)
    expect(form.locator(".pb-own-line").first).to_have_css("border-top-left-radius", "10px")
    assert form.evaluate("window.stayed") is True, "the page was loaded anew"


def test_after_thirty_days_the_page_offers_to_delete(form: Page) -> None:
    form.locator("#own-before").fill("R.B. went quiet.")
    expect(form.locator(".pb-old")).to_have_count(0)
    form.locator("#own-title").focus()
    days_later(form, 31)
    form.get_by_role("button", name="Keep it 30 days more").click()
    expect(form.locator(".pb-old")).to_have_count(0)
    days_later(form, 31)
    form.get_by_role("button", name="Delete it").click()
    form.reload()
    settle(form)
    expect(form.locator("#own-before")).to_have_value("")


def test_an_unfinished_file_says_what_it_needs(form: Page) -> None:
    form.locator("#own-title").fill("A call")
    form.get_by_role("button", name="Save the file of the call").click()
    expect(form.locator(".pb-needs")).to_be_focused()
    expect(form.locator(".pb-needs")).to_contain_text("Moment 1: what they said.")


def test_hostile_words_in_every_field_make_a_file_that_is_accepted(
    form: Page, project: Project, tmp_path: Path
) -> None:
    write(form, HOSTILE)
    copy = Project(tmp_path / "project")
    file = save(form, copy.folder / "exercises/calls")
    found = load_checked(copy.folder)
    assert not errors(found.diagnostics)
    assert found.catalog is not None
    assert file.stem.upper() in found.catalog.calls
    assert "R.B." not in file.read_text(encoding="utf-8")
    assert form.locator("pb-own img").count() == 0


def test_the_cards_are_printed_one_a_sheet_and_nothing_of_the_form(form: Page) -> None:
    write(form)
    form.locator("#own-hidden").fill("The budget was gone.")
    for size in ("A4", "Letter"):
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(form.pdf(format=size))).pages]
        roles = [page for page in pages if any(one in page for one in _HEADS)]
        assert len(pages) == len(roles) == 3
        told = ["budget was gone" in page for page in pages]
        assert told == [False, True, False]
        assert not any("What you say" in page for page in pages)


_HEADS = ("Seller", "Buyer", "Observer")


def test_moments_are_added_and_removed_by_keyboard(form: Page) -> None:
    form.get_by_role("button", name="Add a moment").press("Enter")
    expect(form.locator(".pb-moment")).to_have_count(5)
    form.get_by_role("button", name="Remove moment 5").press("Enter")
    expect(form.locator(".pb-moment")).to_have_count(4)
    form.get_by_role("button", name="Undo").press("Enter")
    expect(form.locator(".pb-moment")).to_have_count(5)


@pytest.mark.slow
def test_axe_finds_nothing_in_a_form_that_is_written_on(
    open_context: Callable[..., BrowserContext], server: Server
) -> None:
    page = open_context(bypass_csp=True, viewport={"width": 1280, "height": 900}).new_page()
    page.goto(server.url + OWN)
    settle(page)
    write(page)
    page.get_by_role("button", name="Remove moment 2").click()
    page.locator("#own-title").fill("")
    page.get_by_role("button", name="Save the file of the call").click()
    assert not everywhere(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert not sticking_out(page)


@pytest.mark.slow
def test_twenty_files_of_the_form_are_built_and_played_as_they_are(
    open_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    project = Project(tmp_path / "project")
    made = filled(tmp_path, 20, seed=3)
    for name, text in made.items():
        (project.folder / "exercises/calls" / name).write_text(text, encoding="utf-8", newline="\n")
    with serving() as server:
        server.show(project.built(tmp_path / "site", url=server.url))
        page = open_context(viewport={"width": 1280, "height": 900}).new_page()
        for place, name in enumerate(made):
            page.goto(f"{server.url}practice/calls/{name.removesuffix('.yml')}/")
            settle(page)
            for taken in range(1, 6):
                page.locator("pb-call .pb-choice").nth((place + taken) % 3).click()
                expect(page.locator("pb-call .pb-live .pb-happens")).to_have_count(taken)
                if page.locator("pb-call .pb-live .pb-end").count():
                    break
            expect(page.locator("pb-call .pb-live .pb-end")).to_be_visible()
