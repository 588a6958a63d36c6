"""Done and passed are two things: all screens of learner and trainer say the same."""

import csv
import io
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from playbook.cli import main
from playbook.render.client_data.exercise_data import client_data
from tests.browser import routes
from tests.browser.assigning import mark_of
from tests.browser.browsing import settle, wait_until_kept
from tests.browser.handing import catalog_of, hand_back, handed, result, sign_off, written
from tests.browser.server import Server
from tests.browser.test_assignment import saved
from tests.copies import ROOT

STATE = "done without passing"
FAR = "3 of 3 done, 0 of 2 passed"
MARK = mark_of("f05=F05/1,f21=F21/1,w05=W05")


def visit(page: Page, url: str) -> None:
    page.goto("about:blank")
    page.goto(url)
    settle(page)


def play_weakly(page: Page, call: str) -> None:
    """Play the call that is open to its end, by its weak lines."""
    data = client_data(routes.catalog().calls[call], routes.catalog())
    assert data["kind"] == "call"
    weak = {
        choice["say"]
        for turn in data["turns"]
        for choice in turn["choices"]
        if choice["rating"] == "weak"
    }
    choices = page.locator(".pb-live .pb-choice")
    expect(choices.first).to_be_visible()
    for happened in range(1, 40):
        if not choices.count():
            break
        says = page.locator(".pb-live .pb-choice > span").all_inner_texts()
        choices.nth(next(place for place, said in enumerate(says) if said in weak)).click()
        expect(page.locator(".pb-live .pb-happens")).to_have_count(happened)
    expect(page.locator(".pb-live .pb-points")).to_contain_text(f"80 % pass: {STATE}")
    expect(page.locator(".pb-live .pb-points")).to_contain_text("Next: another like this.")


def test_two_calls_that_do_not_pass_are_done_without_passing_everywhere(
    page: Page, server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assignment = f"{server.url}assignment/{MARK}"
    visit(page, assignment)
    for call in ("F05", "F21"):
        page.locator("a.pb-next").click()
        settle(page)
        play_weakly(page, call)
        page.locator(".pb-assigned a").first.click()
        settle(page)
    page.locator("a.pb-next").click()
    settle(page)
    entry = page.locator(".pb-entry :is(input, textarea)").first
    entry.fill("Is the shift a headache?")
    entry.blur()
    page.get_by_role("button", name="I have finished this").click()
    expect(page.locator(".pb-finished")).not_to_be_empty()
    wait_until_kept(page, "Is the shift a headache?")

    visit(page, assignment)
    expect(page.locator(".pb-far")).to_have_text(f"{FAR}.")
    expect(page.locator(".pb-items .pb-state")).to_have_text([STATE, STATE, "done"])
    expect(page.locator("pb-assignment")).to_contain_text("All done, 2 without passing.")
    expect(page.locator("pb-assignment")).not_to_contain_text("All of it is done")
    expect(page.locator(".pb-again")).to_have_text(["Try another like it"] * 2)

    path, table = handed_back(page, tmp_path), tmp_path / "report.csv"
    far = page.locator(".pb-contents dt", has_text="How far").locator("+ dd")
    expect(far).to_have_text(FAR)
    expect(page.locator(".pb-contents")).to_contain_text(f"{STATE}, begun")

    file = saved(page, tmp_path, "Save the assignment as a file")
    words = ["--root", str(ROOT), "--assignment", str(file), "--csv", str(table)]
    assert main(["report", str(path), *words]) == 0
    head, line = capsys.readouterr().out.splitlines()[2:4]
    at = head.index(STATE)
    assert line[at : at + len(STATE)].strip() == "2"
    assert line[head.index("done") :].split()[:6] == ["3", "of", "3", "0", "of", "2"]
    rows = list(csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["state"], row["passed"]) for row in rows] == [
        (STATE, "no"),
        (STATE, "no"),
        ("done", ""),
    ]

    page.locator("a.pb-next", has_text="Try another like").click()
    settle(page)
    expect(page.locator(".pb-live .pb-cast")).to_contain_text("Level 1")
    expect(page.locator(".pb-live .pb-happens")).to_have_count(0)
    # The address names the other conversation itself.
    page.wait_for_url(lambda url: not url.endswith("+"))

    visit(page, server.url + "my-practice/")
    expect(page.locator("pb-progress .pb-far")).to_contain_text("3 exercises done, 0 of 2 passed")
    lines = page.locator(".pb-table tbody tr", has_text=STATE)
    expect(lines).to_have_count(2)
    expect(lines.first.get_by_role("link", name="Try another like it")).to_be_visible()

    visit(page, server.url + "train/report/")
    link = page.locator(".pb-link")
    link.fill(assignment)
    link.blur()
    page.locator(".pb-files").set_input_files(path)
    expect(page.locator(".pb-matrix tbody td").first).to_have_text(FAR)
    expect(page.locator(".pb-state-no")).to_have_count(2)
    expect(page.locator(".pb-state-no").first).to_contain_text(STATE)
    page.get_by_role("button", name="For the manager").click()
    expect(page.locator("pb-report")).to_contain_text("is required: 1 of 1, and passed: 0.")
    expect(page.locator(".pb-sheet tbody tr")).to_contain_text([FAR])
    expect(page.locator(".pb-sheet tbody tr")).to_contain_text(["offer another like: "])


def handed_back(page: Page, folder: Path) -> Path:
    page.locator("pb-return").get_by_label("Your name or initials").fill("Ana")
    return saved(page, folder, "Make the file")


def test_tries_that_are_used_up_are_told_and_none_is_offered(page: Page, server: Server) -> None:
    visit(page, f"{server.url}assignment/{mark_of('f05=F05/1x1')}")
    page.locator("a.pb-next").click()
    settle(page)
    play_weakly(page, "F05")
    page.locator(".pb-assigned a").first.click()
    settle(page)
    expect(page.locator(".pb-items .pb-state")).to_have_text(f"{STATE}, no tries left")
    expect(page.locator("pb-assignment")).to_contain_text(
        "All done, 1 without passing, and no tries left. Hand it back below."
    )
    expect(page.locator("a.pb-next, a.pb-again")).to_have_count(0)


@pytest.mark.parametrize("paper", ["A4", pytest.param("Letter", marks=pytest.mark.slow)])
def test_the_sheets_for_25_names_print_on_one_page_each(
    page: Page, server: Server, tmp_path: Path, paper: str
) -> None:
    catalog = catalog_of(server.folder)
    site = catalog["site"]

    def of(name: str) -> Any:
        return next(one for one in catalog["exercises"] if one["id"] == name)

    names = [f"Learner {letter} Longname-Double" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXY"]
    paths = []
    for place, name in enumerate(names):
        mine = [handed(of("F21"), result(8)), handed(of("F01"), result(2))][: 1 + place % 2]
        paths.append(written(tmp_path, f"{place}.json", hand_back(site, name, mine)))
        more = {"signed_off": place % 2 == 0, "sit_in": place == 3}
        paths.append(written(tmp_path, f"s{place}.json", sign_off(site, name, **more)))
    paths.append(written(tmp_path, "cut.json", {}))
    visit(page, server.url + "train/report/")
    page.locator("pb-report textarea").first.fill("\n".join(names))
    page.locator("pb-report textarea").first.blur()
    page.locator(".pb-files").set_input_files(paths)
    expect(page.locator(".pb-read")).to_contain_text("50 hand-backs or sign-offs read")
    for button in ("For the manager", "Sign-offs"):
        page.get_by_role("button", name=button, exact=True).click()
        expect(page.locator(".pb-sheet tbody tr")).to_have_count(25)
        assert (button, pages_of(page, paper)) == (button, 1)
    report = tmp_path / "report.html"
    listed = tmp_path / "names.txt"
    listed.write_text("\n".join(names), encoding="utf-8")
    words = ["--assignment", "first-week", "--roster", str(listed), "--html", str(report)]
    assert main(["report", *map(str, paths), "--root", str(ROOT), *words]) == 1
    page.goto(report.as_uri())
    pdf = PdfReader(io.BytesIO(page.pdf(format=paper)))
    heads = [normalize("NFKC", one.extract_text()).split("\n")[0] for one in pdf.pages]
    assert heads[heads.index("Sheet for the manager") + 1 :][:2] == ["Sign-offs", "Item by item"]


def pages_of(page: Page, paper: str) -> int:
    return len(PdfReader(io.BytesIO(page.pdf(format=paper))).pages)
