"""My practice and the hand-back: the same counts, files that are read again, nothing lost."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Download, Page, expect

from playbook.cli import main
from tests.browser.browsing import settle, wait_until_kept
from tests.browser.routes import catalog, first_conversation, shortest_routes
from tests.browser.server import Server
from tests.copies import ROOT

CALL = "practice/calls/f05/"
SHEET = "practice/worksheets/w05/"
GATE = "practice/gates/x3/"
PROGRESS = "my-practice/"
ROUTE = shortest_routes(first_conversation("F05"))["parked"]
SUBJECT = "The subject line, as an honest question"
NO_STORAGE = "Object.defineProperty(window, 'indexedDB', { value: undefined });"


def visit(page: Page, url: str) -> None:
    page.goto(url)
    settle(page)


def play(page: Page, server: Server) -> None:
    visit(page, server.url + CALL)
    for place in ROUTE:
        page.locator(".pb-live .pb-choice").nth(place - 1).click()
    expect(page.locator(".pb-live .pb-end")).to_be_visible()


def write(page: Page, server: Server, words: str) -> None:
    visit(page, server.url + SHEET)
    page.get_by_label(SUBJECT).fill(words)
    wait_until_kept(page, words)


def row(page: Page, title: str) -> Any:
    return page.locator(".pb-table tbody tr").filter(has_text=title)


def saved(page: Page, press: Callable[[], None], folder: Path) -> tuple[Path, str]:
    """Press what makes a file; return where it lies and its name."""
    with page.expect_download() as coming:
        press()
    download: Download = coming.value
    path = folder / download.suggested_filename
    download.save_as(path)
    return path, download.suggested_filename


def hand_back(page: Page, folder: Path, name: str = "Ana", *, share: bool = False) -> Path:
    page.locator("pb-hand-back summary").click()
    if share:
        page.locator("pb-hand-back").get_by_role("checkbox").check()
    page.get_by_label("Your name or initials").fill(name)
    button = page.get_by_role("button", name="Make the file")
    return saved(page, button.click, folder)[0]


def content(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_a_hand_back_is_read_by_the_report(
    page: Page, server: Server, tmp_path: Path, capsys: Any
) -> None:
    play(page, server)
    path = hand_back(page, tmp_path, share=True)
    assert path.name.startswith("hand-back-F05-ana-")
    expect(page.locator("pb-file [role=status]").first).to_contain_text("Nothing was sent")
    assert main(["report", str(path), "--root", str(ROOT), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (learner,), (item,) = told["learners"], told["items"]
    assert (learner["name"], item["exercises"]) == ("Ana", ["F05"])
    (found,) = learner["cells"]
    assert (found["status"], found["other_edition"]) == ("done", False)
    title = catalog().calls["F05"].title
    visit(page, server.url + PROGRESS)
    first = f"{found['first']['points']} of {found['first']['of']} points"
    expect(row(page, title)).to_contain_text("passed first try")
    expect(row(page, title)).to_contain_text(first)


def test_what_is_not_ticked_does_not_leave(page: Page, server: Server, tmp_path: Path) -> None:
    write(page, server, "Is the shift still a headache?")
    page.locator("pb-hand-back summary").click()
    shown = page.locator("pb-hand-back .pb-contents")
    expect(shown).to_contain_text("not shared")
    expect(shown).not_to_contain_text("headache")
    page.locator("pb-hand-back").get_by_role("checkbox").check()
    expect(shown).to_contain_text("Is the shift still a headache?")
    page.locator("pb-hand-back").get_by_role("checkbox").uncheck()
    page.get_by_label("Your name or initials").fill("Ana")
    button = page.get_by_role("button", name="Make the file")
    path, _ = saved(page, button.click, tmp_path)
    assert "headache" not in path.read_text(encoding="utf-8")
    assert content(path)["exercises"][0]["events"] is None


def test_without_a_name_or_work_there_is_no_file(page: Page, server: Server) -> None:
    visit(page, server.url + GATE)
    expect(page.locator("pb-hand-back")).to_have_count(0)
    page.locator(".pb-live .pb-case").first.get_by_role("button", name="Call now").click()
    page.locator("pb-hand-back summary").click()
    page.get_by_role("button", name="Make the file").click()
    expect(page.get_by_label("Your name or initials")).to_be_focused()
    expect(page.locator("pb-hand-back [role=status]")).to_contain_text("name or initials first")


def test_a_hand_back_is_of_the_conversation_that_is_open(page: Page, server: Server) -> None:
    visit(page, server.url + CALL)
    for _ in range(2):
        page.locator(".pb-live .pb-choice").first.click()
        page.locator("pb-hand-back summary").click()
        variant = page.locator(".pb-live .pb-more select").last.input_value()
        expect(page.locator("pb-hand-back .pb-contents")).to_contain_text(f"/{variant}:")
        page.get_by_role("button", name="Another like this").click()
        expect(page.locator("pb-hand-back")).to_have_count(0)


def test_keys_in_the_name_choose_nothing(page: Page, server: Server) -> None:
    visit(page, server.url + CALL)
    page.locator(".pb-live .pb-choice").first.click()
    page.locator("pb-hand-back summary").click()
    page.get_by_label("Your name or initials").press_sequentially("A1 2")
    expect(page.locator(".pb-live .pb-happens")).to_have_count(1)


def test_everything_goes_away_and_comes_back(page: Page, server: Server) -> None:
    play(page, server)
    write(page, server, "Words to keep")
    visit(page, server.url + PROGRESS)
    started = page.locator(".pb-table tbody tr", has=page.get_by_role("button"))
    expect(started).to_have_count(2)
    page.get_by_role("button", name="Delete everything").click()
    expect(page.locator(".pb-sure")).to_be_focused()
    page.get_by_role("button", name="Keep it").click()
    expect(started).to_have_count(2)
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("button", name="Yes, delete it").click()
    expect(started).to_have_count(0)
    expect(page.get_by_role("button", name="undo that")).to_be_focused()
    page.get_by_role("button", name="undo that").click()
    expect(started).to_have_count(2)
    visit(page, server.url + SHEET)
    expect(page.get_by_label(SUBJECT)).to_have_value("Words to keep")


def test_one_exercise_is_deleted_alone(page: Page, server: Server) -> None:
    play(page, server)
    write(page, server, "Words to keep")
    visit(page, server.url + PROGRESS)
    row(page, "Gone quiet after the proposal").get_by_role("button").click()
    page.get_by_role("button", name="Yes, delete it").click()
    expect(row(page, "Gone quiet after the proposal")).to_contain_text("not started")
    expect(page.locator(".pb-table tbody tr", has=page.get_by_role("button"))).to_have_count(1)
    page.reload()
    settle(page)
    expect(row(page, "Gone quiet after the proposal")).to_contain_text("not started")


def test_a_backup_moves_to_another_browser(
    open_context: Callable[..., BrowserContext], server: Server, tmp_path: Path
) -> None:
    one = open_context().new_page()
    play(one, server)
    write(one, server, "Words to move")
    visit(one, server.url + PROGRESS)
    button = one.get_by_role("button", name="Download a backup")
    path, name = saved(one, button.click, tmp_path)
    assert name.startswith("backup-pick-up-warm-up-ask-")
    count = len(content(path)["events"])
    other = open_context().new_page()
    write(other, server, "Words of its own")
    visit(other, server.url + PROGRESS)
    for told in (f"{count} new records restored, 0 already", f"0 new records restored, {count}"):
        other.get_by_label("Restore from a backup").set_input_files(path)
        expect(other.locator("pb-progress")).to_contain_text(told)
    expect(row(other, "Gone quiet after the proposal")).to_contain_text("passed first try")


@pytest.mark.slow
def test_files_that_are_no_backup_change_nothing(
    page: Page, server: Server, tmp_path: Path
) -> None:
    write(page, server, "Words to keep")
    visit(page, server.url + PROGRESS)
    button = page.get_by_role("button", name="Download a backup")
    path, _ = saved(page, button.click, tmp_path)
    sound = path.read_text(encoding="utf-8")
    bad = {
        "cut short": sound[:-9],
        "checksum does not fit": sound.replace("Words to keep", "Words to lose"),
        "not a backup file": '{"__proto__": {"format": "playbook-backup"}}',
        "larger than 20 MB": " " * 20_000_001,
    }
    for reason, text in bad.items():
        file = tmp_path / "bad.json"
        file.write_text(text, encoding="utf-8")
        page.get_by_label("Restore from a backup").set_input_files(file)
        expect(page.locator("pb-progress")).to_contain_text(reason)
    visit(page, server.url + SHEET)
    expect(page.get_by_label(SUBJECT)).to_have_value("Words to keep")


def test_work_on_an_exercise_that_is_gone_is_listed(
    page: Page, server: Server, tmp_path: Path
) -> None:
    write(page, server, "Old words")
    visit(page, server.url + PROGRESS)
    page.evaluate(
        """() => {
            const template = document.querySelector('pb-progress > template');
            const data = JSON.parse(template.content.textContent);
            data.exercises = data.exercises.filter((one) => one.id !== 'W05');
            const fresh = document.createElement('pb-progress');
            fresh.className = 'pb-exercise';
            const copy = document.createElement('template');
            copy.content.append(JSON.stringify(data));
            fresh.append(copy);
            document.querySelector('pb-progress').replaceWith(fresh);
        }"""
    )
    expect(page.locator("pb-progress")).to_contain_text("No longer in this playbook")
    expect(page.locator("pb-progress")).to_contain_text("W05: 1 answer")


def test_where_nothing_is_kept_the_exercise_offers_the_backup(
    page: Page, server: Server, tmp_path: Path
) -> None:
    page.add_init_script(NO_STORAGE)
    visit(page, server.url + CALL)
    page.locator(".pb-live .pb-choice").first.click()
    expect(page.locator(".pb-live .pb-happens")).to_have_count(1)
    button = page.get_by_role("button", name="Download a backup")
    path, _ = saved(page, button.click, tmp_path)
    assert [event["type"] for event in content(path)["events"]] == ["answer"]


@pytest.mark.slow
def test_both_work_without_a_secure_context(page: Page, server: Server, tmp_path: Path) -> None:
    page.goto(server.url.replace("127.0.0.1", "docs.corp") + CALL)
    settle(page)
    assert page.evaluate("isSecureContext") is False
    page.locator(".pb-live .pb-choice").first.click()
    hand_back(page, tmp_path)
    page.goto(server.url.replace("127.0.0.1", "docs.corp") + PROGRESS)
    settle(page)
    button = page.get_by_role("button", name="Download a backup")
    path, _ = saved(page, button.click, tmp_path)
    assert len(content(path)["events"]) == 1
