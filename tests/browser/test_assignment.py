"""An assignment as a learner meets it: opened, worked through, handed back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from playbook.cli import main
from tests.browser.assigning import content_of, mark_of
from tests.browser.browsing import settle, wait_until_kept
from tests.browser.server import Server
from tests.browser.sight import enlarge_text, everywhere, sticking_out, walk
from tests.copies import ROOT

OPEN = "assignment/"
PUBLISHED = "assignments/first-week/"
ITEMS = "F05/2@bent-corners!70x2,W05+W13+X3~2,W24?"


def visit(page: Page, url: str) -> None:
    page.goto(url)
    settle(page)


def state(page: Page, place: int) -> Any:
    return page.locator(".pb-items > li").nth(place).locator(".pb-state")


def play(page: Page) -> None:
    """Play the call that is open to any ending, always by the first choice."""
    settle(page)
    choice = page.locator(".pb-live .pb-choice").first
    expect(choice).to_be_visible()
    while choice.count():
        before = page.locator(".pb-live .pb-happens").count()
        choice.click()
        expect(page.locator(".pb-live .pb-happens")).to_have_count(before + 1)
    expect(page.locator(".pb-live .pb-end")).to_be_visible()


def saved(page: Page, folder: Path, name: str) -> Path:
    with page.expect_download() as coming:
        page.get_by_role("button", name=name).click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def test_a_link_is_worked_through_and_handed_back(
    page: Page, server: Server, tmp_path: Path
) -> None:
    mark = mark_of(ITEMS, due="2026-01-05T17:00-05:00", given="2026-01-02T09:00+01:00")
    visit(page, server.url + OPEN + mark)
    expect(page.locator("pb-assignment")).to_contain_text("Was due on Monday, January 5, 2026")
    expect(page.locator(".pb-far")).to_contain_text("0 of 2 done, 0 of 2 passed; 1 more offered")
    expect(state(page, 0)).to_have_text("not started, late")
    page.locator("a.pb-next").click()
    expect(page.locator(".pb-live .pb-cast")).to_contain_text("Level 2")
    expect(page.locator(".pb-assigned").first).to_have_text(
        "Part of Your first days, was due Jan 5, 2026; there 70 % of the points pass"
    )
    play(page)
    page.locator(".pb-assigned a").first.click()
    settle(page)
    expect(page.locator(".pb-far")).to_contain_text("1 of 2 done")
    page.locator(".pb-items > li").nth(1).get_by_role("link").first.click()
    settle(page)
    page.locator(".pb-entry :is(input, textarea)").first.fill("Is the shift a headache?")
    page.locator(".pb-entry :is(input, textarea)").first.blur()
    page.get_by_role("button", name="I have finished this").click()
    expect(page.locator(".pb-finished")).not_to_be_empty()
    page.locator(".pb-assigned a").first.click()
    settle(page)
    expect(state(page, 1)).to_have_text("under way, late")
    file = handed_back(page, tmp_path)
    assert [one["id"] for one in file["exercises"]] == ["F05", "W05"]
    assert [one["events"] for one in file["exercises"]] == [None, None]
    assert "headache" not in json.dumps(file)
    assert file["assignment"] == {"id": "first-days", "title": "Your first days"}
    shown = page.locator(".pb-contents").inner_text()
    call = file["exercises"][0]
    assert f"{call['first']['points']} of {call['first']['of']} points" in shown


def handed_back(page: Page, folder: Path) -> Any:
    """Make the file; the report must read it, and the code must hold the same."""
    page.locator("pb-return").get_by_label("Your name or initials").fill("Ana")
    path = saved(page, folder, "Make the file")
    assert path.name.startswith("hand-back-first-days-ana-")
    assert main(["report", str(path), "--root", str(ROOT)]) == 0
    page.get_by_role("button", name="Copy it as a code").click()
    field = page.get_by_label("The code")
    expect(field).to_be_visible()
    file = json.loads(path.read_bytes())
    code = content_of(field.input_value())
    changing = ("made", "checksum")
    assert {key: code[key] for key in file if key not in changing} == {
        key: file[key] for key in file if key not in changing
    }
    return file


def test_ticks_decide_what_leaves(page: Page, server: Server, tmp_path: Path) -> None:
    visit(page, server.url + "practice/worksheets/w24/")
    page.locator(".pb-entry :is(input, textarea)").first.fill("My own words")
    page.locator(".pb-entry :is(input, textarea)").first.blur()
    visit(page, server.url + "practice/worksheets/w05/")
    page.locator(".pb-entry :is(input, textarea)").first.fill("Words for all")
    page.locator(".pb-entry :is(input, textarea)").first.blur()
    wait_until_kept(page, "My own words", "Words for all")
    visit(page, server.url + OPEN + mark_of(ITEMS))
    expect(state(page, 2)).to_have_text("under way")
    file = handed_back(page, tmp_path)
    assert [one["id"] for one in file["exercises"]] == ["W05"]
    assert "W24" not in json.dumps(file)
    expect(page.locator(".pb-contents")).to_contain_text("not in it, not even by name")
    page.get_by_label("Hand back private exercises as well").check()
    file = handed_back(page, tmp_path)
    assert [one["id"] for one in file["exercises"]] == ["W05", "W24"]
    assert "words" not in json.dumps(file).lower().replace("first words", "")
    page.get_by_label("Share the words you wrote").check()
    text = json.dumps(handed_back(page, tmp_path))
    assert "My own words" in text
    assert "Words for all" in text


def test_a_code_goes_when_it_no_longer_holds_what_would_be_handed_back(
    page: Page, server: Server
) -> None:
    visit(page, server.url + "practice/worksheets/w05/")
    entry = page.locator(".pb-entry :is(input, textarea)")
    entry.first.fill("Words for all")
    entry.first.blur()
    wait_until_kept(page, "Words for all")
    visit(page, server.url + OPEN + mark_of("W05,W13"))
    page.get_by_label("Your name or initials").fill("Ana")
    page.get_by_label("Share the words you wrote").check()
    copying, code = (
        page.get_by_role("button", name="Copy it as a code"),
        page.get_by_label("The code"),
    )
    copying.click()
    expect(code).to_be_visible()
    other = page.context.new_page()
    visit(other, server.url + "practice/worksheets/w13/")
    expect(code).to_be_visible()
    other.locator(".pb-entry :is(input, textarea)").first.fill("Done elsewhere")
    other.locator(".pb-entry :is(input, textarea)").first.blur()
    expect(code).to_have_count(0)
    expect(page.get_by_label("Share the words you wrote")).to_be_checked()
    copying.click()
    expect(code).to_be_visible()
    page.evaluate("mark => { location.hash = mark }", mark_of("W05,W13", title="Another week"))
    expect(page.locator("pb-assignment h2").first).to_have_text("Another week")
    expect(code).to_have_count(0)
    expect(page.get_by_label("Share the words you wrote")).not_to_be_checked()


def test_the_focus_stays_near_what_is_taken_off_the_list(page: Page, server: Server) -> None:
    for name in ("one", "two", "three"):
        visit(page, server.url + OPEN + mark_of("W05", name=name, title=f"Week {name}"))
        page.goto("about:blank")
    visit(page, server.url + OPEN)
    for taken, reached in (("two", "Week one"), ("one", "Week three"), ("three", "Open an")):
        page.get_by_role("button", name=f"Take off this list: Week {taken}").press("Enter")
        expect(page.locator(":focus")).to_contain_text(reached)


def test_work_from_before_counts_only_if_the_assignment_says_so(page: Page, server: Server) -> None:
    visit(page, server.url + "practice/calls/f05/#f05=2/bent-corners")
    play(page)
    wait_until_kept(page, answers=page.locator(".pb-live .pb-happens").count())
    visit(page, server.url + OPEN + mark_of("F05/2", name="all"))
    expect(state(page, 0)).not_to_have_text("not started")
    later = mark_of("F05/2", name="new", given="2090-01-01T09:00+00:00", counts=False)
    visit(page, server.url + OPEN + later)
    expect(page.locator("pb-assignment")).to_contain_text("Only what you do from that day on")
    expect(state(page, 0)).to_have_text("not started")


def test_a_changed_and_a_vanished_exercise_are_named(page: Page, server: Server) -> None:
    visit(page, server.url + OPEN + mark_of("F05.0000,X3-GONE"))
    expect(page.locator(".pb-items")).to_contain_text("Changed since the assignment was made")
    expect(page.locator(".pb-items")).to_contain_text("No longer in this playbook")


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("#a1.0", "cut short or changed"),
        (mark_of(ITEMS)[:-9], "cut short or changed"),
        (mark_of(ITEMS, site="elsewhere"), "another playbook"),
        (mark_of("F05;<script>"), "no assignment that this playbook can read"),
        ("#a7.00000000.abc", "newer edition"),
    ],
)
def test_a_bad_link_is_refused_in_words(page: Page, server: Server, mark: str, words: str) -> None:
    visit(page, server.url + OPEN + mark)
    expect(page.get_by_role("alert")).to_contain_text(words)
    expect(page.get_by_label("Assignment file")).to_be_visible()


@pytest.mark.parametrize("behind", [".", "%3E", ")", "&data=05", "%20and"])
def test_a_link_opens_with_what_a_program_put_behind_it(
    page: Page, server: Server, behind: str
) -> None:
    visit(page, server.url + OPEN + mark_of(ITEMS) + behind)
    expect(page.locator("pb-assignment .pb-item").first).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_hostile_words_stay_words(page: Page, server: Server) -> None:
    evil = '<img src=x onerror="window.ran=1"></template><script>window.ran=1</script>'
    visit(page, server.url + OPEN + mark_of(ITEMS, title=evil, note=evil))
    expect(page.locator("pb-assignment h2").first).to_have_text(evil)
    visit(page, server.url + "practice/worksheets/w05/")
    expect(page.locator(".pb-assigned").first).to_contain_text(evil)
    assert page.evaluate("window.ran") is None


def test_a_file_is_saved_and_opened_elsewhere(
    open_context: Callable[..., BrowserContext], server: Server, tmp_path: Path
) -> None:
    one, other = open_context().new_page(), open_context().new_page()
    visit(one, server.url + OPEN + mark_of(ITEMS))
    path = saved(one, tmp_path, "Save the assignment as a file")
    visit(other, server.url + OPEN)
    other.get_by_label("Assignment file").set_input_files(path)
    expect(other.locator("pb-assignment h2").first).to_have_text("Your first days")
    path.write_text(path.read_text(encoding="utf-8").replace("F05", "F06"), encoding="utf-8")
    other.get_by_label("Assignment file").set_input_files(path)
    expect(other.get_by_role("alert")).to_contain_text("changed or damaged")


def test_a_due_date_goes_into_a_calendar(page: Page, server: Server, tmp_path: Path) -> None:
    visit(page, server.url + OPEN + mark_of(ITEMS, due="2026-12-04T17:00-05:00"))
    text = saved(page, tmp_path, "Put it in your calendar").read_bytes().decode()
    assert "DTSTART:20261204T220000Z\r\n" in text
    assert f"URL:{server.url}{OPEN}#a1." in text.replace("\r\n ", "")


@pytest.mark.slow
def test_it_works_offline_and_on_a_host_without_https(
    page: Page, server: Server, offline: Path
) -> None:
    for start in (
        server.url.replace("127.0.0.1", "docs.corp") + PUBLISHED,
        (offline / f"{PUBLISHED.rstrip('/')}.html").as_uri(),
    ):
        visit(page, start)
        expect(page.locator(".pb-far")).to_be_visible()
        page.locator("a.pb-next").click()
        settle(page)
        expect(page.locator(".pb-assigned").first).to_contain_text("Part of")
        page.locator(".pb-assigned a").first.click()
        settle(page)
        expect(page.locator(".pb-far")).to_be_visible()


@pytest.mark.slow
def test_it_is_for_everybody(open_context: Callable[..., BrowserContext], server: Server) -> None:
    page = open_context(bypass_csp=True, viewport={"width": 1280, "height": 900}).new_page()
    visit(page, server.url + "practice/worksheets/w05/")
    page.locator(".pb-entry :is(input, textarea)").first.fill("Words for all")
    wait_until_kept(page, "Words for all")
    visit(page, server.url + OPEN + mark_of(ITEMS, due="2026-01-05T17:00-05:00"))
    page.locator("summary").last.click()
    assert everywhere(page) == []
    unreached, ringless = walk(page)
    assert (unreached, ringless) == ([], [])
    for width, times in ((390, 1), (320, 1), (1280, 2), (390, 2)):
        page.set_viewport_size({"width": width, "height": 800})
        enlarge_text(page, times)
        assert (width, times, sticking_out(page)) == (width, times, [])
