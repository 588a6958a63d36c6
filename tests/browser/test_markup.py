"""The HTML of every page, as it is served and as the client leaves it, passes the Nu checker."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from devtools import java, packages
from devtools.say import StopError
from tests.browser.browsing import settle
from tests.browser.kinds import KINDS, KINDS_IN_THE_MAP
from tests.browser.server import Server
from tests.browser.test_axe import STAGES, a_search

pytestmark = pytest.mark.trial

THE_THEMES = {
    "Attribute \u201cautocomplete\u201d is only allowed when the input type is": (
        "the theme's two hidden boxes, which stand outside of all that can be replaced"
    ),
}
"""How a finding begins that is not ours to mend, and why it is not."""


def findings(files: Iterable[Path]) -> list[str]:
    """Check files in one run; return what is wrong or doubtful, each with its file and line."""
    try:
        packages.fetch("checker")
        jar = packages.file_of("checker", "vnu-jar", "build/dist/vnu.jar")
        command = [str(java.find_java()), "-jar", str(jar)]
    except StopError as stop:
        pytest.fail(stop.message)
    options = ["--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run(
        [*command, *options, *map(str, files)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    # A plain note, such as on `<img />` from Markdown, is neither an error nor a warning.
    messages = [
        one
        for one in json.loads(done.stdout)["messages"]
        if one["type"] != "info" or one.get("subType") == "warning"
    ]
    return [
        in_words(message)
        for message in messages
        if not message["message"].startswith(tuple(THE_THEMES))
    ]


def in_words(message: dict[str, Any]) -> str:
    """Return a finding on one line."""
    place = unquote(urlsplit(message.get("url", "")).path)
    extract = " ".join(message.get("extract", "").split())
    return f"{place}:{message.get('lastLine', 0)} {message['message']} {extract}"


def test_the_checker_finds_what_is_wrong_and_what_the_theme_leaves(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    wrong = '<p id="a"><div id="a"></div></p><input type="checkbox" autocomplete="off">'
    page.write_text(f'<!doctype html><html lang="en"><title>T</title>{wrong}', encoding="utf-8")
    told = "\n".join(findings([page]))
    assert "Duplicate ID" in told
    assert "autocomplete" not in told


def test_every_page_is_served_as_valid_html(server: Server) -> None:
    pages = sorted(server.folder.rglob("*.html"))
    assert len(pages) > len(KINDS)
    found = findings(pages)
    assert not found, "\n".join(found[:20])


def test_every_kind_of_page_is_valid_html_at_each_stage_of_its_use(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    for kind in KINDS_IN_THE_MAP:
        path, stages = STAGES[kind]
        page = browser.new_page()
        page.goto(server.url + path)
        settle(page)
        for stage in stages:
            if stage is a_search:
                # What stands there is drawn by the theme, from its own script.
                continue
            stage(page)
            file = tmp_path / f"{kind}, {stage.__name__}.html"
            file.write_text(page.content(), encoding="utf-8")
        page.close()
    found = findings(sorted(tmp_path.iterdir()))
    assert not found, "\n".join(found[:20])
