"""The lists can be filtered; the address bar says how, Back undoes it, a file will do as well."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from playbook.model.call import Call
from playbook.render.text.typography import curled
from tests.browser.routes import catalog
from tests.browser.server import Server

ALL = [one for _, one in catalog().exercises()]
CALLS = list(catalog().calls.values())


def shown(page: Page) -> Locator:
    """The entries of the list that can be seen."""
    return page.locator("article li:has(a[data-technique])").filter(visible=True)


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label, exact=True).select_option(label=option)


def titles(page: Page) -> list[str]:
    return [
        text.strip()
        for text in page.locator("li a[data-kind]").filter(visible=True).all_inner_texts()
    ]


def calls_on(cause: str) -> list[str]:
    return [call.title for call in CALLS if cause in call.causes]


def test_a_choice_shows_what_fits_and_stands_in_the_address(page: Page, server: Server) -> None:
    page.goto(server.url + "practice/")
    expect(page.get_by_role("status")).to_have_text(f"All {len(ALL)} are shown.")
    choose(page, "Kind", "Calls to play")
    expect(shown(page)).to_have_count(len(CALLS))
    page.get_by_text("More to choose by").click()
    choose(page, "What it practices on", catalog().causes["C13"].name)
    assert titles(page) == calls_on("C13")
    assert page.url == server.url + "practice/?kind=call&cause=C13"
    expect(page.get_by_role("heading", name="Messages to write")).to_be_hidden()
    expect(page.get_by_role("heading", name="Calls to play")).to_be_visible()


def test_back_undoes_a_choice_and_forward_makes_it_again(page: Page, server: Server) -> None:
    page.goto(server.url + "practice/")
    choose(page, "Kind", "Calls to play")
    choose(page, "Time", "up to 5 minutes")
    both = [one for one in CALLS if one.minutes <= 5]
    expect(shown(page)).to_have_count(len(both))
    page.go_back()
    expect(shown(page)).to_have_count(len(CALLS))
    expect(page.get_by_role("combobox", name="Time")).to_have_value("")
    page.go_back()
    expect(shown(page)).to_have_count(len(ALL))
    page.go_forward()
    expect(shown(page)).to_have_count(len(CALLS))
    page.get_by_role("button", name="Show all").click()
    expect(shown(page)).to_have_count(len(ALL))
    assert page.url == server.url + "practice/"


def test_a_filtered_list_is_found_again_after_an_exercise(page: Page, server: Server) -> None:
    page.goto(server.url)
    page.evaluate("window.stayed = true")
    page.get_by_role("link", name="Practice", exact=True).first.click()
    expect(page.get_by_role("status")).to_contain_text("All")
    choose(page, "Kind", "Names to sort")
    expect(shown(page)).to_have_count(len(catalog().gates))
    page.locator("li a[data-kind=gate]").first.click()
    expect(page.locator("pb-gate")).to_have_count(1)
    page.go_back()
    expect(shown(page)).to_have_count(len(catalog().gates))
    assert page.url == server.url + "practice/?kind=gate"
    assert page.evaluate("window.stayed") is True, "the page was loaded anew"


def test_the_form_keeps_its_looks_from_page_to_page(page: Page, server: Server) -> None:
    page.goto(server.url + "practice/")
    expect(page.locator(".pb-filter-row").first).to_have_css("display", "grid")
    page.evaluate("window.stayed = true")
    page.get_by_role("link", name="Reference", exact=True).first.click()
    page.wait_for_url("**/reference/")
    expect(page.locator("article .pb-filter-row").first).to_have_css("display", "grid")
    assert page.evaluate("window.stayed") is True, "the page was loaded anew"


def test_an_address_from_elsewhere_filters_at_once_and_nonsense_is_passed_over(
    page: Page, server: Server
) -> None:
    page.goto(server.url + "practice/?kind=call&cause=C99&level=3&from=mail")
    high = [one for one in CALLS if 3 in one.levels]
    expect(shown(page)).to_have_count(len(high))
    expect(page.get_by_role("combobox", name="Level of a call")).to_be_visible()


def test_causes_lead_to_what_practices_on_them(page: Page, server: Server) -> None:
    page.goto(server.url + "reference/causes/c13/")
    page.get_by_role("link", name="All of these in one list").click()
    fitting = [one for one in ALL if "C13" in one.causes]
    expect(shown(page)).to_have_count(len(fitting))


def test_the_reference_filters_by_door(page: Page, server: Server) -> None:
    page.goto(server.url + "reference/")
    choose(page, "List", "Reasons to put a call off")
    door = catalog().families["D"]
    choose(page, "Door", door.door)
    mine = [one for one in catalog().causes.values() if one.family == "D"]
    expect(shown(page)).to_have_count(len(mine))
    expect(page.get_by_role("heading", name=door.door)).to_be_visible()
    expect(page.get_by_role("heading", name="What helps")).to_be_hidden()
    expect(page.get_by_role("heading", name=catalog().families["A"].door)).to_be_hidden()


def test_an_exercise_is_found_by_its_number_or_by_words_as_they_are_typed(
    page: Page, server: Server
) -> None:
    page.goto(server.url + "practice/")
    field = page.get_by_role("searchbox", name="Number or words")
    field.press_sequentially("f05")
    expect(shown(page)).to_have_count(1)
    assert titles(page) == [curled(catalog().calls["F05"].title)]
    assert page.url == server.url + "practice/"
    field.press("Enter")
    expect(page).to_have_url(server.url + "practice/?words=f05")
    field.fill("T02")
    mine = [one for one in ALL if "T02" in one.techniques]
    expect(shown(page)).to_have_count(len(mine))
    field.press("Enter")
    page.go_back()
    expect(field).to_have_value("f05")
    expect(shown(page)).to_have_count(1)
    page.get_by_role("button", name="Show all").click()
    expect(shown(page)).to_have_count(len(ALL))
    expect(field).to_have_value("")


def test_nothing_that_fits_is_said(page: Page, server: Server) -> None:
    page.goto(server.url + "practice/?kind=gate&level=3")
    expect(page.get_by_role("status")).to_contain_text("Nothing fits")
    expect(shown(page)).to_have_count(0)


def test_without_scripts_the_list_is_whole(server: Server, open_context: object) -> None:
    assert callable(open_context)
    page = open_context(java_script_enabled=False).new_page()
    page.goto(server.url + "practice/?kind=gate")
    expect(shown(page)).to_have_count(len(ALL))
    expect(page.locator("select")).to_have_count(0)
    for call in CALLS:
        assert isinstance(call, Call)
        expect(page.get_by_role("link", name=curled(call.title), exact=True).first).to_be_visible()


@pytest.mark.slow
def test_a_list_opened_from_a_file_can_be_filtered(page: Page, offline: Path) -> None:
    address = (offline / "practice/index.html").as_uri()
    page.goto(address)
    choose(page, "Kind", "Calls to play")
    expect(shown(page)).to_have_count(len(CALLS))
    assert page.url == address + "?kind=call"
    page.go_back()
    expect(shown(page)).to_have_count(len(ALL))
