"""From a trainer to two learners and back, each in a browser of their own, over two days."""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.browsing import settle, wait_until_kept
from tests.browser.project import Project
from tests.browser.server import Server, serving
from tests.browser.test_assignment import play, saved
from tests.browser.test_trainer import BUILDER, CODES, REPORT, ROSTER, downloaded, fill

TITLE = "Three days on the phone"
OTHER_GOAL = "Find out what the silence means, and leave with a next step or a clear no."


@dataclass
class Site:
    """A site that changes while people use it."""

    project: Project
    server: Server
    folder: Path

    def built(self, name: str) -> None:
        out = self.project.built(self.folder / name, url=self.server.url)
        self.server.show(out)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serving() as server:
        yield Site(Project(tmp_path / "playbook", only=["F05", "W05", "W24"]), server, tmp_path)


def visit(page: Page, url: str) -> None:
    page.goto(url)
    settle(page)


def assigned(page: Page, server: Server) -> str:
    """Build an assignment; return its link."""
    visit(page, server.url + BUILDER)
    for name in ("F05", "W05", "W24"):
        entry = page.locator("article li", has=page.locator(f"[data-exercise={name}]"))
        entry.locator(".pb-offer > button").click()
    fill(page, "Title", TITLE)
    return page.locator(".pb-out").input_value()


def screen(page: Page) -> list[str]:
    """Return how each item stands, as the learner reads it."""
    return page.locator(".pb-items .pb-state").all_inner_texts()


def do_the_call(page: Page, link: str) -> None:
    visit(page, link)
    page.locator("a.pb-next").click()
    play(page)


def write_a_sheet(page: Page, link: str, place: int, words: str) -> None:
    visit(page, link)
    page.locator(".pb-items > li").nth(place).get_by_role("link").first.click()
    settle(page)
    page.locator(".pb-entry :is(input, textarea)").first.fill(words)
    page.locator(".pb-entry :is(input, textarea)").first.blur()
    page.get_by_role("button", name="I have finished this").click()
    expect(page.locator(".pb-finished")).not_to_be_empty()
    wait_until_kept(page, words)


def sign(page: Page, link: str, name: str) -> None:
    visit(page, link)
    page.locator("pb-return").get_by_label("Your name or initials").fill(name)


def cells(page: Page, name: str) -> list[str]:
    """Return the cells of a learner as they are read: sign, state, flags, the rest."""
    found = page.locator(".pb-matrix tbody tr", has=page.locator("bdi", has_text=name))
    return [" ".join(text.split()) for text in found.locator(".pb-cell").all_inner_texts()]


@pytest.mark.timeout(300)
def test_what_learners_see_and_share_is_what_the_trainer_reads_and_nothing_else(
    site: Site, open_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    trainer, ana, ben = (open_context().new_page() for _ in range(3))
    site.built("first day")
    link = assigned(trainer, site.server)

    do_the_call(ana, link)
    write_a_sheet(ana, link, 1, "Words of Ana for all to read")
    sign(ana, link, "Ana Ruiz")
    ana.get_by_label("Share every line and verdict").check()
    file = saved(ana, tmp_path, "Make the file")
    seen_by_ana = screen(ana)
    do_the_call(ben, link)
    wait_until_kept(ben, answers=ben.locator(".pb-live .pb-happens").count())

    site.project.change("exercises/calls/f05.yml", lambda call: call.update(goal=OTHER_GOAL))
    site.built("second day")
    write_a_sheet(ben, link, 1, "Words that Ben keeps")
    write_a_sheet(ben, link, 2, "A private plan of Ben")
    sign(ben, link, " BEN ode")
    ben.get_by_role("button", name="Copy it as a code").click()
    code = ben.get_by_label("The code").input_value()
    seen_by_ben = screen(ben)

    visit(trainer, site.server.url + REPORT)
    fill(trainer, ROSTER, "Ana Ruiz\nBen Ode\nCy Twombly")
    fill(trainer, "Another one: its link", link)
    trainer.locator(".pb-files").set_input_files([file, file])
    expect(trainer.locator(".pb-read")).to_contain_text("read.")
    fill(trainer, CODES, f"Here is mine:\n\n{code}\n\nBen")
    trainer.get_by_role("button", name="Read the codes").click()
    expect(trainer.locator(".pb-results + p")).to_contain_text("2 files read")
    expect(trainer.locator(".pb-results")).to_have_text(TITLE)

    for name, seen in (("Ana Ruiz", seen_by_ana), ("Ben Ode", seen_by_ben)):
        for shown, state in zip(cells(trainer, name), seen, strict=True):
            assert state.split(",")[0] in shown or "not shared" in shown, (name, shown, state)
    assert "other edition" in cells(trainer, "Ana Ruiz")[0]
    assert "other edition" not in cells(trainer, "Ben Ode")[0]
    assert [cell.endswith("not shared") for cell in cells(trainer, "Ben Ode")] == [
        False,
        False,
        True,
    ]
    *open_to_all, private = cells(trainer, "Cy Twombly")
    assert all("not started" in cell for cell in open_to_all)
    assert private.endswith("not shared"), "nobody can tell who has begun what is private"

    text = downloaded(trainer, "Download as CSV")
    rows = list(csv.DictReader(text.lstrip("\ufeff").splitlines()))
    states = {(row["learner"], row["exercises"]): row for row in rows}
    assert len(states) == 9
    result = json.loads(file.read_text(encoding="utf-8"))["exercises"][0]["first"]
    call = states["Ana Ruiz", "F05"]
    assert (call["state"], call["flags"]) == (seen_by_ana[0], "other edition")
    assert call["first points"] == str(result["points"])
    assert {states[name, "W24"]["state"] for name in ("Ana Ruiz", "Ben Ode", "Cy Twombly")} == {
        "not shared"
    }
    assert states["Cy Twombly", "F05"]["state"] == "not started"
    data: Any = downloaded(trainer, "Download as JSON")
    everything = text + data + trainer.locator("pb-report").inner_text()
    for secret in ("Words of Ana", "Words that Ben keeps", "A private plan"):
        assert secret not in everything
