"""Files that people are given: nothing is said to be saved, and there is a way without a file."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.assigning import mark_of
from tests.browser.browsing import Watch, let_pass, until
from tests.browser.handing import catalog_of, hand_back, handed, result
from tests.browser.server import Server

CALL = "practice/calls/f05/"
CLAIMS = re.compile(r"\b(saved as|is saved|was saved|has been saved|saved to)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Kind:
    """A kind of file: on which page, what to do until a press asks for it, which button that is."""

    path: str
    button: str
    begin: Callable[[Frame], None]
    name: str
    """What its name matches."""
    holds: str


def play(frame: Frame) -> None:
    """Play the call that is open to an ending."""
    choice = frame.locator(".pb-live .pb-choice").first
    expect(choice).to_be_visible()
    while choice.count():
        before = frame.locator(".pb-live .pb-happens").count()
        choice.click()
        expect(frame.locator(".pb-live .pb-happens")).to_have_count(before + 1)


def hand_it_back(frame: Frame) -> None:
    play(frame)
    frame.locator("pb-hand-back summary").click()
    frame.get_by_label("Your name or initials").fill("Ana")


def write_a_call(frame: Frame) -> None:
    expect(frame.locator("pb-own.pb-ready")).to_have_count(1)
    for field in frame.locator("pb-own :is(input[type=text], textarea)").all():
        field.fill("R.B." if field.get_attribute("id") == "own-other" else "They were quiet.")


def assign(frame: Frame) -> None:
    frame.locator(".pb-offer button").first.click()
    frame.get_by_label("Title", exact=True).first.fill("Your first week")
    frame.get_by_label("Due").fill("2030-11-27T17:00")
    frame.get_by_label("Due").blur()


def open_the_page_to_publish(frame: Frame) -> None:
    assign(frame)
    frame.locator(".pb-yaml summary").click()


def listen(frame: Frame) -> None:
    frame.get_by_label("Learner", exact=True).fill("Ana")
    frame.get_by_label("Observer", exact=True).fill("Mo")
    frame.locator("[data-behavior=O1]").get_by_role("radio", name="2").check()
    frame.get_by_role("checkbox", name="Signed off").check()


def wait_for_the_assignment(frame: Frame) -> None:
    expect(frame.locator("pb-assignment.pb-ready .pb-far")).to_contain_text("0 of 1")


def wait_for_the_table(frame: Frame) -> None:
    expect(frame.locator("pb-progress .pb-table")).to_be_visible()


OPEN = "assignment/" + mark_of("F05", due="2030-01-05T17:00-05:00")
KINDS = {
    "a hand-back": Kind(CALL, "Make the file", hand_it_back, r"\.json$", "playbook-hand-back"),
    "a backup": Kind(
        "my-practice/", "Download a backup", wait_for_the_table, "^backup-", "playbook-backup"
    ),
    "a call of one's own": Kind(
        "practice/own/", "Save the file of the call", write_a_call, r"\.yml$", "They were quiet."
    ),
    "an assignment that was opened": Kind(
        OPEN,
        "Save the assignment as a file",
        wait_for_the_assignment,
        r"\.json$",
        "playbook-assignment",
    ),
    "its due date": Kind(
        OPEN, "Put it in your calendar", wait_for_the_assignment, r"\.ics$", "BEGIN:VEVENT"
    ),
    "an assignment that is made": Kind(
        "train/assign/", "Save as a file", assign, r"\.json$", "playbook-assignment"
    ),
    "when that is due": Kind(
        "train/assign/",
        "Save the due date for a calendar",
        assign,
        r"\.ics$",
        "BEGIN:VEVENT",
    ),
    "that assignment for a site": Kind(
        "train/assign/", "Save it", open_the_page_to_publish, r"\.yml$", "Your first week"
    ),
    "a sign-off": Kind("train/sign-off/", "Save as a file", listen, r"\.json$", "Ana"),
    "a report as a table": Kind(
        "train/report/", "Download as CSV", lambda _: None, r"^report-.*\.csv$", "Ana"
    ),
    "a report as data": Kind(
        "train/report/", "Download as JSON", lambda _: None, r"^report-.*\.json$", "playbook-report"
    ),
}
FEW = ("a hand-back", "a report as a table")


def some(names: tuple[str, ...] = FEW) -> list[object]:
    """Return each kind of file; those that are not named run if asked for."""
    return [name if name in names else pytest.param(name, marks=pytest.mark.slow) for name in KINDS]


@pytest.fixture
def page(page: Page, watch: Watch) -> Iterator[Page]:
    """What a browser notes of things that a frame may not do is what these tests are about."""
    yield page
    allowed = ("sandboxed", "Storage", "Download is disallowed", "sitemap.xml", "policy violation")
    watch.errors = [one for one in watch.errors if not any(word in one for word in allowed)]


@pytest.fixture
def ana(server: Server, tmp_path: Path) -> Path:
    """A file that Ana has handed back."""
    catalog = catalog_of(server.folder)
    exercise = next(one for one in catalog["exercises"] if one["id"] == "F21")
    content = hand_back(catalog["site"], "Ana", [handed(exercise, result(8))])
    path = tmp_path / "ana.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def reach(frame: Frame, kind: Kind, ana: Path) -> None:
    """Do all that comes before the file is asked for."""
    if kind.path == "train/report/":
        frame.locator(".pb-files").set_input_files(ana)
        expect(frame.locator(".pb-read")).to_contain_text("read")
    kind.begin(frame)


def press(frame: Frame, name: str) -> None:
    frame.get_by_role("button", name=name, exact=True).click()


def words(frame: Frame) -> str:
    """Return all that the page says."""
    return frame.locator("body").inner_text()


@pytest.mark.parametrize("name", some())
def test_a_file_is_asked_for_and_what_is_in_it_can_be_had_without(
    page: Page, server: Server, ana: Path, name: str
) -> None:
    kind = KINDS[name]
    page.goto(server.url + kind.path)
    frame = page.main_frame
    reach(frame, kind, ana)
    with page.expect_download() as coming:
        press(frame, kind.button)
    assert re.search(kind.name, coming.value.suggested_filename)
    file = Path(coming.value.path()).read_text(encoding="utf-8")
    assert kind.holds in file
    told = frame.locator("pb-file [role=status]").first
    expect(told).to_contain_text(
        f"Your browser was asked to save {coming.value.suggested_filename}."
    )
    assert not CLAIMS.search(words(frame))
    assert "needs the network" not in words(frame)
    press(frame, "Show what is in it")
    field = frame.locator("pb-file textarea")
    expect(field).to_be_focused()
    # A field has one kind of line ends.
    assert field.input_value() == file.replace("\r\n", "\n")


def framed(page: Page, server: Server, path: str, sandbox: str) -> Frame:
    """Open a page of the site within one of somebody else."""
    outer = f"{server.url}outer"
    page.route(
        outer,
        lambda route: route.fulfill(
            content_type="text/html",
            body=f'<iframe sandbox="{sandbox}" width="1200" height="850" src="{path}"></iframe>',
        ),
    )
    page.goto(outer)
    return next(frame for frame in page.frames if frame.parent_frame)


@pytest.mark.parametrize("sandbox", ["allow-scripts allow-same-origin", "allow-scripts"])
@pytest.mark.parametrize("name", some())
def test_in_a_frame_that_forbids_files_nothing_is_said_to_be_saved(
    page: Page, server: Server, ana: Path, name: str, sandbox: str
) -> None:
    kind = KINDS[name]
    frame = framed(page, server, kind.path, sandbox)
    downloads: list[object] = []
    page.on("download", lambda one: downloads.append(one))
    reach(frame, kind, ana)
    press(frame, kind.button)
    told = frame.locator("pb-file [role=status]").first
    expect(told).to_contain_text("which may keep files from being saved")
    field = frame.locator("pb-file textarea")
    expect(field).to_be_visible()
    assert kind.holds in field.input_value()
    assert not CLAIMS.search(words(frame))
    press(frame, "Copy what is in it")
    expect(frame.locator("pb-file [role=status]").last).to_contain_text(
        re.compile("copied|copy it")
    )
    assert not downloads
    if kind.path == "my-practice/" and "allow-same-origin" in sandbox:
        expect(frame.get_by_text("Last asked for: the backup")).to_have_count(1)


def test_in_a_frame_a_backup_that_was_only_asked_for_is_still_due(
    page: Page, server: Server
) -> None:
    frame = framed(page, server, "my-practice/", "allow-scripts allow-same-origin")
    press(frame, "Download a backup")
    expect(frame.locator("pb-file textarea")).to_be_visible()
    let_pass(page)
    expect(frame.get_by_text("Last asked for")).to_have_count(0)


@pytest.mark.parametrize("where", [CALL, "practice/live/f05/", "train/sign-off/", "practice/own/"])
def test_a_frame_that_may_not_print_says_so_and_leads_to_a_window_of_its_own(
    page: Page, server: Server, where: str
) -> None:
    frame = framed(page, server, where, "allow-scripts allow-same-origin")
    if where == CALL:
        play(frame)
    button = frame.get_by_role("button", name=re.compile("^Print")).first
    button.click()
    told = frame.get_by_role("alert").filter(has_text="could not open the print window")
    expect(told).to_be_visible()
    assert told.get_by_role("link").get_attribute("href") == frame.url
    button.click()
    expect(told).to_have_count(1)
    frame.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(told).to_have_count(0)


def test_a_page_that_prints_says_nothing(page: Page, server: Server) -> None:
    page.add_init_script(
        """window.print = () => {
            window.printed = document.documentElement.className.includes('pb-only');
            dispatchEvent(new Event('beforeprint'));
            dispatchEvent(new Event('afterprint'));
        };"""
    )
    page.goto(server.url + "practice/worksheets/w05/")
    page.get_by_role("button", name=re.compile("^Print only this")).first.click()
    until(page, "() => window.printed")
    assert page.evaluate("window.printed") is True
    expect(page.locator("pb-no-print, .pb-only")).to_have_count(0)
