"""Colors never flash: the reader's own stand before anything is drawn."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from tests.browser.server import Server

Open = Callable[..., BrowserContext]

SCHEME = "document.body.getAttribute('data-md-color-scheme')"
NOTE_FIRST = """
new MutationObserver((_, seen) => {
  if (!document.body) return;
  seen.disconnect();
  const scheme = () => document.body.getAttribute("data-md-color-scheme");
  requestAnimationFrame(() => globalThis.first = scheme());
}).observe(document, { childList: true, subtree: true });
"""


def first_colors(page: Page, address: str) -> str:
    """Open a page whose later scripts do not come; return the colors of its first frame."""

    def without_the_theme(route: Route) -> None:
        route.fulfill(body="", content_type="text/javascript")

    page.add_init_script(NOTE_FIRST)
    page.route("**/bundle.*", without_the_theme)
    page.goto(address, wait_until="domcontentloaded")
    page.wait_for_function("() => globalThis.first")
    found: str = page.evaluate("globalThis.first")
    page.unroute("**/bundle.*")
    return found


@pytest.mark.parametrize(("system", "colors"), [("light", "default"), ("dark", "slate")])
def test_the_first_frame_has_the_systems_colors(
    open_context: Open, server: Server, offline: Path, system: str, colors: str
) -> None:
    for address in (server.url, (offline / "index.html").as_uri()):
        page = open_context(color_scheme=system).new_page()
        assert first_colors(page, address) == colors, address


@pytest.mark.parametrize(("system", "colors"), [("light", "slate"), ("dark", "default")])
def test_the_first_frame_has_the_colors_that_a_reader_chose(
    open_context: Open, server: Server, system: str, colors: str
) -> None:
    page = open_context(color_scheme=system).new_page()
    page.goto(server.url)
    # From the system's to light, and from there to dark.
    for _ in range(1 if colors == "default" else 2):
        page.locator("[data-md-component=palette] label:not([hidden])").click()
    assert page.evaluate(SCHEME) == colors
    assert first_colors(page, f"{server.url}practice/") == colors
