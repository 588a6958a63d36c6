"""Debian's nginx with the written files: each kind of page under the policy, below any path.

In Chromium all of it; in Firefox and WebKit what a browser may do in a way of its own.
"""

import shutil
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from selenium.webdriver.common.keys import Keys

from devtools import archive, hosting, packages, release
from devtools.edition import Edition
from tests.browser import hosted
from tests.browser.browsing import Watch, settle
from tests.browser.drivers.driver import READY, Driver
from tests.browser.kinds import KINDS
from tests.browser.project import Project

pytestmark = [pytest.mark.trial, pytest.mark.timeout(600)]

PATH = "/tools/playbook"
MISSING = (
    "nowhere",
    "nowhere/",
    "a/b/c/nowhere",
    "practice/calls/nowhere/",
    "assets/",
    "assets/x.js",
)

ACCENT = "getComputedStyle(document.body).getPropertyValue('--pb-accent')"


@dataclass(frozen=True)
class Hosted:
    """A site behind nginx; the address behind a proxy; the folder that is served."""

    url: str
    front: str
    site: Path
    server: Path
    home: Path

    def asked(self) -> list[str]:
        """Return what was asked for since the last time: the answer's status and the path."""
        log = self.home / "access.log"
        lines = log.read_text(encoding="utf-8").splitlines()
        log.write_text("", encoding="utf-8")
        return lines


@pytest.fixture(scope="module")
def raw(project: Project, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int]]:
    """A site as the engine leaves it, and the ports of the servers that it is built for."""
    ports = hosted.free_ports(2)
    address = f"http://127.0.0.1:{ports[0]}{PATH}/"
    return project.built(tmp_path_factory.mktemp("raw") / "site", url=address), ports


@pytest.fixture(scope="module")
def built(
    raw: tuple[Path, list[int]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Hosted]:
    """A build for just the address at which it is served."""
    home = tmp_path_factory.mktemp("built")
    folder, ports = raw
    address = f"http://127.0.0.1:{ports[0]}{PATH}/"
    site, server = hosted.release(folder, home / "one", 1, address)
    hosted.watch(site, f"{PATH}/")
    with hosted.nginx(home / "nginx", server, site, PATH, ports) as url:
        assert url == address
        yield Hosted(url, f"http://127.0.0.1:{ports[1]}/front/door/", site, server, home / "nginx")


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    """A release that was made for no address, unpacked and served below a path."""
    home = tmp_path_factory.mktemp("received")
    packages.fetch("theme")
    content = home / "playbook"
    now = Edition("0", datetime(2026, 1, 1, tzinfo=UTC))
    release.fill(content, now, "")
    archive.write_zip(content, home / "playbook.zip", now.moment)
    shutil.rmtree(content)
    shutil.unpack_archive(home / "playbook.zip", home)
    ports = hosted.free_ports(2)
    site, server = content / "site", content / hosting.FOLDER
    hosted.watch(site, f"{PATH}/")
    with hosted.nginx(home / "nginx", server, site, PATH, ports) as url:
        yield Hosted(url, f"http://127.0.0.1:{ports[1]}/front/door/", site, server, home / "nginx")


@pytest.fixture(params=["built", "received"])
def site(request: pytest.FixtureRequest) -> Hosted:
    found: Hosted = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def page(open_context: Callable[..., BrowserContext], watch: Watch) -> Page:
    """A page of a size at which all of the menu shows."""
    return open_context(viewport={"width": 1280, "height": 900}).new_page()


def told_of(page: Page, watch: Watch) -> list[str]:
    """Give all that a page did that it should not, and forget it."""
    told = [*page.evaluate("globalThis.told ?? []"), *watch.errors, *watch.outside]
    watch.errors.clear()
    watch.outside.clear()
    return told


def answer(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Ask a server as a program does that follows no redirect."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    asked = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.build_opener(Stay).open(asked) as found:
            return found.status, dict(found.headers), found.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()


def test_every_kind_of_page_keeps_to_the_policy(page: Page, site: Hosted, watch: Watch) -> None:
    wrong: dict[str, list[str]] = {}
    refused: list[str] = []
    page.on("response", lambda one: refused.append(one.url) if one.status >= 400 else None)
    for kind, path in KINDS.items():
        page.goto(site.url + path)
        settle(page)
        page.wait_for_load_state("networkidle")
        told = told_of(page, watch) + refused
        if page.locator("main h1").count() != 1 or not page.evaluate(ACCENT):
            told.append("not as it should look")
        if told:
            wrong[kind] = list(told)
        refused.clear()
    assert wrong == {}


def test_search_and_page_changes_work(page: Page, site: Hosted, watch: Watch) -> None:
    page.goto(site.url)
    settle(page)
    page.evaluate("globalThis.stayed = true")
    field = page.get_by_role("textbox", name="Search")
    field.focus()
    # Each page works the whole index out anew, which takes seconds on a busy machine.
    ready = page.locator(".md-search-result__meta")
    expect(ready).to_contain_text("Type to start searching", timeout=60_000)
    field.press_sequentially("proposal")
    result = page.locator(".md-search-result__link").first
    expect(result).to_be_visible(timeout=60_000)
    result.click()
    page.wait_for_url(lambda url: url.startswith(site.url) and url.split("?")[0] != site.url)
    expect(page.locator("main h1")).to_have_count(1)
    settle(page)
    page.get_by_role("link", name="My practice").first.click()
    page.wait_for_url(site.url + "my-practice/")
    settle(page)
    expect(page.locator("pb-progress .pb-live")).to_have_count(1)
    # Where the address is the one it was built for, pages change without being loaded.
    assert page.evaluate("globalThis.stayed === true") is ("built" in str(site.site))
    assert told_of(page, watch) == []


def test_what_is_not_there_is_a_styled_404_at_any_depth(
    page: Page, site: Hosted, watch: Watch
) -> None:
    for path in MISSING:
        found = page.goto(site.url + path)
        assert found is not None
        assert found.status == 404, path
        assert "no-cache" in found.headers["cache-control"], path
        expect(page.locator("main h1")).to_have_text("This page is not here")
        assert page.evaluate(ACCENT), path
        errors = [one for one in told_of(page, watch) if f"({{'url': '{site.url}{path}'" not in one]
        assert errors == [], path
    page.get_by_role("link", name="To the start").click()
    page.wait_for_url(lambda url: url.rstrip("./") == site.url.rstrip("/"))
    settle(page)
    watch.errors.clear()


def test_a_page_without_its_last_slash_is_found_behind_a_proxy_too(
    site: Hosted,
) -> None:
    asked = {
        "practice": "practice/",
        "practice/calls/f05": "f05/",
        "practice/calls/f05?x=1": "f05/?x=1",
    }
    for begin in (site.url, site.front):
        for path, leads_to in asked.items():
            status, headers, _ = answer(begin + path)
            assert (status, headers["Location"]) == (301, leads_to), begin
    assert answer(site.url.removesuffix("/"))[1]["Location"] == "playbook/"
    assert answer(site.front + "practice/")[0] == 200


def test_headers_are_the_same_for_every_page_and_names_that_change_are_kept(site: Hosted) -> None:
    for path in ("", "practice/calls/f05/", "nowhere/at/all", "robots.txt"):
        headers = answer(site.url + path)[1]
        assert {name: headers[name] for name in hosting.HEADERS} == hosting.HEADERS, path
        assert headers["Cache-Control"] == hosting.ASK_FIRST, path
    [loader] = (site.site / "assets/playbook").glob("loader.*.js")
    headers = answer(f"{site.url}assets/playbook/{loader.name}")[1]
    assert headers["Cache-Control"] == hosting.FOR_GOOD
    assert headers["Content-Type"].startswith(("application/javascript", "text/javascript"))


def test_a_release_is_served_at_the_root_of_a_host_too(received: Hosted, tmp_path: Path) -> None:
    ports = hosted.free_ports(2)
    with hosted.nginx(tmp_path / "nginx", received.server, received.site, "", ports) as url:
        assert answer(url)[0] == 200
        assert answer(f"{url}practice")[1]["Location"] == "practice/"
        status, _, missing = answer(f"{url}a/b/nowhere")
        assert status == 404
        assert b'href="/stylesheets/site.' in missing


def test_a_page_that_has_not_changed_is_not_sent_again(site: Hosted) -> None:
    _, headers, _ = answer(site.url)
    asked = {"If-Modified-Since": headers["Last-Modified"]}
    assert answer(site.url, **asked)[0] == 304


@dataclass(frozen=True)
class Releases:
    """Two releases of one site; the first is served until the second is published."""

    url: str
    served: Path
    second: Path

    def publish(self) -> None:
        """Serve the second release from now on."""
        self.served.rename(self.served.with_name("away"))
        shutil.copytree(self.second, self.served)
        for page in self.served.rglob("*.html"):
            # Both were made in one go; nginx knows a page by its second and its length.
            page.touch()


@pytest.fixture
def releases(raw: tuple[Path, list[int]], tmp_path: Path) -> Iterator[Releases]:
    """Two releases, the second with other scripts and styles, made after the first."""
    ports = hosted.free_ports(2)
    address = f"http://127.0.0.1:{ports[0]}{PATH}/"
    folder = tmp_path / "raw"
    shutil.copytree(raw[0], folder)
    for file in folder.rglob("sitemap.xml"):
        text = file.read_text(encoding="utf-8")
        old = f"http://127.0.0.1:{raw[1][0]}{PATH}/"
        file.write_text(text.replace(old, address), encoding="utf-8")
    first, server = hosted.release(folder, tmp_path / "one", 1, address)
    second, _ = hosted.release(folder, tmp_path / "two", 2, address, before=first)
    served = tmp_path / "served"
    shutil.copytree(first, served)
    for site in (served, second):
        hosted.watch(site, f"{PATH}/")
    with hosted.nginx(tmp_path / "nginx", server, served, PATH, ports) as url:
        yield Releases(url, served, second)


RAN = """({ scripts: [...new Set(globalThis.ran)],
    styles: getComputedStyle(document.documentElement).getPropertyValue('--release') })"""


def test_after_a_second_release_no_page_mixes_old_and_new(
    page: Page, releases: Releases, watch: Watch
) -> None:
    url = releases.url
    page.goto(url + KINDS["worksheet"])
    settle(page)
    assert page.evaluate(RAN) == {"scripts": [1], "styles": "1"}
    other = page.context.new_page()
    other.goto(url + KINDS["call"])
    settle(other)
    releases.publish()
    # What an open page has not asked for yet is still there: here, other conversations.
    other.get_by_role("button", name="Another like this").first.click()
    expect(other.locator("pb-call .pb-live")).to_have_count(1)
    assert other.evaluate(RAN) == {"scripts": [1], "styles": "1"}
    field = page.locator("pb-worksheet textarea").first
    field.fill("Kept across releases")
    page.get_by_role("link", name="My practice").first.click()
    page.wait_for_function("() => globalThis.ran?.includes(2)")
    settle(page)
    assert page.url == url + "my-practice/"
    assert page.evaluate(RAN) == {"scripts": [2], "styles": "2"}
    for kind in ("call", "gate", "report", "worksheet"):
        page.goto(url + KINDS[kind])
        settle(page)
        assert page.evaluate(RAN) == {"scripts": [2], "styles": "2"}, kind
    expect(field).to_have_value("Kept across releases")
    assert told_of(page, watch) == []


OUTSIDE = """performance.getEntriesByType('resource').map(({ name }) => name)
    .filter((name) => !name.startsWith(location.origin + '/')
        && !['data:', 'blob:'].includes(new URL(name).protocol))"""
"""What a page has asked of anybody but its own host."""


def wrong_in(driver: Driver, site: Hosted) -> list[str]:
    """Give all that the page on show did that it should not, and all that its host did not have."""
    refused = [one for one in site.asked() if one >= "4"]
    told: list[str] = driver.value(f"[...window.told, ...{OUTSIDE}]")
    return told + refused


def follow(driver: Driver, selector: str) -> None:
    """Follow a link by its key."""
    driver.focus(selector)
    driver.press(Keys.RETURN)


def test_elsewhere_too_every_kind_of_page_keeps_to_the_policy(driver: Driver, site: Hosted) -> None:
    site.asked()
    wrong: dict[str, list[str]] = {}
    for kind, path in KINDS.items():
        driver.visit(site.url + path)
        driver.wait_for("document.readyState === 'complete'")
        told = wrong_in(driver, site)
        if not driver.value(f"document.querySelectorAll('main h1').length === 1 && {ACCENT}"):
            told.append("not as it should look")
        if told:
            wrong[kind] = told
    assert wrong == {}


def test_elsewhere_too_search_and_page_changes_work(driver: Driver, site: Hosted) -> None:
    driver.visit(site.url)
    driver.run("window.stayed = true")
    driver.focus(".md-search__input")
    meta = "document.querySelector('.md-search-result__meta').innerText"
    driver.wait_for(f"{meta}.includes('Type to start searching')")
    driver.write("F05")
    first = ".md-search-result__link"
    there = f"document.querySelector('{first}')?.href.split('?')[0] === given[0]"
    driver.wait_for(there, site.url + KINDS["call"])
    follow(driver, first)
    driver.wait_for("document.querySelector('main h1')?.innerText.startsWith('F05')")
    driver.wait_for(READY)
    follow(driver, "nav.pb-links a[href*='my-practice']")
    driver.wait_for("!!document.querySelector('pb-progress .pb-live')")
    assert driver.value("location.href") == site.url + "my-practice/"
    # Where the address is the one it was built for, pages change without being loaded.
    assert driver.value("window.stayed === true") is ("built" in str(site.site))
    assert wrong_in(driver, site) == []


def test_elsewhere_too_what_is_not_there_is_a_styled_404(driver: Driver, site: Hosted) -> None:
    for path in ("nowhere", "a/nowhere/", "practice/calls/x/y/nowhere"):
        site.asked()
        driver.visit(site.url + path)
        asked = site.asked()
        assert f"404 {PATH}/{path}" in asked
        assert [one for one in asked if one >= "4" and not one.endswith(f"/{path}")] == []
        assert driver.text("main h1") == "This page is not here"
        assert driver.value(ACCENT), path
        assert driver.value(f"[...window.told, ...{OUTSIDE}]") == [], path


def test_elsewhere_too_no_page_mixes_two_releases(driver: Driver, releases: Releases) -> None:
    field = "pb-worksheet textarea"
    driver.visit(releases.url + KINDS["worksheet"])
    driver.focus(field)
    driver.write("Kept")
    driver.press(Keys.TAB)
    driver.wait_for("document.querySelector('.pb-live .pb-bar').innerText.includes('finished')")
    driver.visit(releases.url + KINDS["call"])
    assert driver.value(RAN) == {"scripts": [1], "styles": "1"}
    releases.publish()
    before = driver.text("pb-call .pb-live")
    driver.push("Another like this")
    driver.wait_for("document.querySelector('pb-call .pb-live')?.innerText !== given[0]", before)
    assert driver.value(RAN) == {"scripts": [1], "styles": "1"}
    follow(driver, "nav.pb-links a[href*='my-practice']")
    driver.wait_for("!!globalThis.ran?.includes(2)")
    for kind in ("progress", "call", "gate", "report", "worksheet"):
        driver.visit(releases.url + KINDS[kind])
        assert driver.value(RAN) == {"scripts": [2], "styles": "2"}, kind
    assert driver.value(f"document.querySelector('{field}').value") == "Kept"
