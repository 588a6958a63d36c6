"""What is drawn is on the built pages wherever they open, its words clear of its lines."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Server
from tests.copies import ROOT

NAMES = sorted(page.stem for page in (ROOT / "docs/doors").glob("*.md"))


def put_on_show(file: Path) -> list[str]:
    """Name the doors that a built page shows, each of which must be drawn on it once."""
    text = file.read_text(encoding="utf-8")
    shown = re.findall(r'<svg width="4.2em"[^>]*><use xlink:href="#pb-door-([\w-]+)"', text)
    shown += re.findall(r'<svg class="pb-drawing"[^>]*><use xlink:href="#pb-door-([\w-]+)"', text)
    assert all(text.count(f'<symbol id="pb-door-{name}"') == 1 for name in shown)
    return shown


def test_each_door_is_drawn_at_home_and_at_its_page(server: Server, offline: Path) -> None:
    for folder, page in ((server.folder, "{}/index.html"), (offline, "{}.html")):
        assert sorted(put_on_show(folder / "index.html")) == sorted([*NAMES, "not-sure"])
        for name in NAMES:
            assert put_on_show(folder / "doors" / page.format(name)) == [name]
    chapter = server.folder / "read/signal-or-noise/index.html"
    assert "<symbol" not in chapter.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_words_of_the_sort_keep_clear_of_its_lines(
    page: Page, server: Server, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(server.url + "read/signal-or-noise/")
    sort = page.locator('svg[aria-label^="The sort"]')
    expect(sort).to_be_visible()
    too_wide = sort.evaluate(
        """(svg) => [...svg.querySelectorAll('text')].filter((text) => {
            const {x, width} = text.getBBox();
            const most = x < 190 ? 184 : x < 230 ? 226 : 370;
            return x < 0 || x + width > most;
        }).map((text) => text.textContent)"""
    )
    assert too_wide == []
