"""What the author sees while serving: asked for when it is opened, and in no built site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.living import Living, living, with_code
from tests.site.project import Project
from tests.site.server import Server

CALL = "practice/calls/f05/"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Living]:
    """The project with live reload."""
    folder = tmp_path_factory.mktemp("author") / "project"
    with living(with_code(Project(folder))) as server:
        yield server


def test_a_built_site_holds_nothing_of_it(server: Server) -> None:
    pages = sorted(server.folder.rglob("*.html"))
    assert len(pages) > 100
    assert not [page for page in pages if "pb-author" in page.read_text(encoding="utf-8")]
    assert not [file for file in server.folder.rglob("*") if "_author" in file.name]


def test_nothing_is_worked_out_until_the_panel_is_opened(page: Page, served: Living) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served.url + CALL)
    panel = page.locator("details.pb-author")
    panel.scroll_into_view_if_needed()
    page.wait_for_load_state("load")
    assert not [url for url in asked if "_author" in url]
    panel.locator("summary").click()
    inside = page.frame_locator(".pb-author iframe")
    expect(inside.get_by_role("heading", name="F05: for its author")).to_be_visible()
    expect(inside.locator("svg")).to_have_count(3)
    expect(inside.get_by_text("It runs so.").first).to_be_visible()


def test_a_broken_file_shows_its_findings_on_its_last_good_page(page: Page, served: Living) -> None:
    file: Path = served.project.folder / "exercises/calls/f05.yml"
    before = file.read_bytes()
    failures = served.said().count("The site was not built")
    try:
        served.project.edit_first("exercises/calls/f05.yml", "next: still-nothing\n", "next: no\n")
        served.wait_for_words("The site was not built; the last good one stays.", failures + 1)
        page.goto(served.url + CALL)
        page.locator(".pb-author summary").click()
        inside = page.frame_locator(".pb-author iframe")
        expect(inside.get_by_text("which does not exist")).to_be_visible()
        expect(inside.get_by_text("Mend the errors first")).to_be_visible()
    finally:
        file.write_bytes(before)
