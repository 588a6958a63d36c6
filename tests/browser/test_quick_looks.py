"""A quick look each at what is tried at length with `--all`: a microphone, cards, an own call."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from playbook.check import load_checked
from playbook.diagnostics import errors
from tests.browser.browsing import settle
from tests.browser.devices import ALL_RELEASED, speak
from tests.browser.routes import catalog
from tests.browser.server import Server
from tests.browser.test_aloud import KEYS, open_call, press
from tests.browser.test_aloud import play as answer
from tests.browser.test_live import open_cards, sheets
from tests.browser.test_own import HOSTILE, OWN, save, write
from tests.browser.test_places import plain, printed
from tests.copies import ROOT
from tests.render.sets import every_set

SET = every_set(catalog().calls["F05"], catalog())[0]
SECRET = ("Only you know", "You soften", "You harden")
"""How the parts of a card begin that nobody else may read."""


@pytest.mark.slow
def test_a_line_is_recorded_and_played_back(speaking: Callable[..., Page], server: Server) -> None:
    page = speaking(permissions=["microphone"])
    open_call(page, server)
    answer(page, KEYS[:1])
    press(page, "Say it aloud")
    press(page, "Record")
    expect(page.get_by_text("Recording. Speak now.")).to_be_visible()
    speak(page, 0.7)
    press(page, "Stop recording")
    press(page, "Play it back")
    page.wait_for_function("() => window.played.length === 1")
    assert page.evaluate("window.played[0].peak") > 0.01
    assert page.evaluate(ALL_RELEASED)


def test_a_card_fits_its_sheet_and_tells_its_holder_no_secret(page: Page, server: Server) -> None:
    other = next(card for card in SET["cards"] if card["seat"] == "other")
    secrets = [
        plain(line)
        for block in other["blocks"]
        for line in block["lines"]
        if block["title"].startswith(SECRET)
    ]
    assert secrets
    told = {}
    for seat in ("caller", "other"):
        open_cards(page, server, f"f05/#f05={SET['variant']}/{seat}")
        assert sheets(page, "A4") == 1
        paper = printed(page)
        told[seat] = [secret in paper for secret in secrets]
    assert not any(told["caller"])
    assert all(told["other"]), secrets


@pytest.mark.slow
def test_a_call_of_ones_own_is_saved_and_accepted(
    page: Page, server: Server, tmp_path: Path
) -> None:
    page.goto(server.url + OWN)
    settle(page)
    write(page, HOSTILE)
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    file = save(page, tmp_path / "exercises/calls")
    found = load_checked(tmp_path)
    assert not errors(found.diagnostics)
    assert found.catalog is not None
    assert file.stem.upper() in found.catalog.calls
