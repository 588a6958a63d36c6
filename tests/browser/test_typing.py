"""What a trainer types is kept at every key, through drawings and when the page is left."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.browsing import settle
from tests.browser.handing import catalog_of, hand_back, handed, result, written
from tests.browser.server import Server

BUILDER, REPORT, SIGN_OFF = "train/assign/", "train/report/", "train/sign-off/"


def opened(page: Page, server: Server, path: str) -> Page:
    page.goto(server.url + path)
    settle(page)
    return page


def typed(field: Locator, words: str) -> None:
    """Type into a field and stay in it."""
    field.press_sequentially(words)
    expect(field).to_be_focused()


def test_names_typed_while_files_are_read_stay(page: Page, server: Server, tmp_path: Path) -> None:
    catalog = catalog_of(server.folder)
    exercise = next(one for one in catalog["exercises"] if one["id"] == "F21")
    paths = [
        written(tmp_path, f"{name}.json", hand_back(catalog["site"], name, [done]))
        for name in ("Ana", "Ben")
        for done in [handed(exercise, result(8))]
    ]
    opened(page, server, REPORT)
    names = page.get_by_role("textbox", name="Names, one a line")
    typed(names, "Ana\nZo")
    page.locator(".pb-files").set_input_files(paths)
    expect(page.locator(".pb-matrix tbody th")).to_contain_text(["Ana", "Zo", "Ben"])
    expect(names).to_have_value("Ana\nZo")
    typed(names, "e")
    page.reload()
    settle(page)
    expect(names).to_have_value("Ana\nZoe")
    expect(page.locator(".pb-matrix tbody th")).to_contain_text(["Ana", "Zoe"])


def test_a_draft_is_kept_while_it_is_typed(page: Page, server: Server) -> None:
    opened(page, server, BUILDER)
    title, audience = page.get_by_label("Title", exact=True), page.get_by_label("For whom")
    typed(title, "Week one")
    typed(audience, "New hires")
    page.reload()
    settle(page)
    expect(title).to_have_value("Week one")
    expect(audience).to_have_value("New hires")
    expect(page.get_by_label("Short name")).to_have_value("week-one")


def test_what_an_observer_fills_in_is_kept_until_it_is_saved(page: Page, server: Server) -> None:
    opened(page, server, SIGN_OFF)
    learner, note = page.get_by_label("Learner"), page.get_by_role("textbox", name="A note")
    opening, call = page.locator("[data-behavior=O1]"), page.locator(".pb-fields select").first
    typed(learner, "Ana")
    typed(page.get_by_label("Observer", exact=True), "Mo")
    opening.get_by_role("radio", name="2").check()
    typed(opening.get_by_role("textbox"), "My name is Ana")
    call.select_option("F05")
    typed(note, "Slower at the end")
    page.reload()
    settle(page)
    expect(learner).to_have_value("Ana")
    expect(opening.get_by_role("radio", name="2")).to_be_checked()
    expect(opening.get_by_role("textbox")).to_have_value("My name is Ana")
    expect(call).to_have_value("F05")
    expect(note).to_have_value("Slower at the end")
    page.get_by_role("checkbox", name="Signed off").check()
    with page.expect_download() as got:
        page.get_by_role("button", name="Save as a file").click()
    file = json.loads(Path(got.value.path()).read_text(encoding="utf-8"))
    assert (file["note"], file["heard"]) == ("Slower at the end", {"O1": "My name is Ana"})
    # Nobody knows whether a file was saved, so all of it is there still.
    page.reload()
    settle(page)
    expect(note).to_have_value("Slower at the end")
    # What is copied stays in sight, and is not there for whoever is listened to next.
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Save as a file").click()
    page.get_by_role("button", name="Copy what is in it").click()
    expect(page.get_by_text("It is copied.")).to_be_visible()
    expect(note).to_have_value("Slower at the end")
    page.reload()
    settle(page)
    expect(learner).to_have_value("")
    expect(note).to_have_value("")
    expect(page.get_by_label("Observer", exact=True)).to_have_value("Mo")


@pytest.mark.slow
def test_what_one_tab_keeps_the_other_shows(page: Page, server: Server) -> None:
    other = page.context.new_page()
    for one in (page, other):
        opened(one, server, REPORT)
    typed(page.get_by_role("textbox", name="Names, one a line"), "Ana")
    names = other.get_by_role("textbox", name="Names, one a line")
    expect(names).to_have_value("Ana")
    expect(other.locator(".pb-matrix tbody th")).to_contain_text(["Ana"])
    names.press("End")
    typed(names, "\nBen")
    expect(page.get_by_role("textbox", name="Names, one a line")).to_have_value("Ana\nBen")
    for one in (page, other):
        opened(one, server, BUILDER)
    page.locator(".pb-offer .pb-button").first.click()
    expect(other.locator(".pb-chosen > li")).to_have_count(1)
    typed(other.get_by_label("For whom"), "All")
    expect(page.get_by_label("For whom")).to_have_value("All")
    expect(page.locator(".pb-chosen > li")).to_have_count(1)
    for one in (page, other):
        opened(one, server, SIGN_OFF)
    typed(page.get_by_label("Learner"), "Ana")
    expect(other.get_by_label("Learner")).to_have_value("Ana")
    typed(other.get_by_role("textbox", name="A note"), "Slower")
    expect(page.get_by_role("textbox", name="A note")).to_have_value("Slower")
    expect(page.get_by_label("Learner")).to_have_value("Ana")
    other.close()
