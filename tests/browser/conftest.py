"""What the tests in the browser share: built sites, a server, a watched Chromium."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from devtools import other_browsers
from devtools.build import into
from devtools.checks import ANY_ADDRESS
from tests.browser.browsing import ARGUMENTS, PATIENCE, Watch, launch_options
from tests.browser.devices import LISTENING
from tests.browser.drivers.driver import Driver
from tests.browser.drivers.firefox import Firefox
from tests.browser.drivers.webkit import WebKit, screen
from tests.browser.prebuilt import given_site, made_once, put_at
from tests.browser.project import Project
from tests.browser.server import Server, serving

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as one that drives a browser, and let these begin first.

    Their files take long. Short ones at the end let workers that run side by side end together.
    """
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")
    items.sort(key=lambda item: here not in item.path.parents)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project's content as it stands; not to be edited."""
    return Project(tmp_path_factory.mktemp("project") / "playbook")


@pytest.fixture(scope="session")
def prebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is built for any address."""

    def build(out: Path) -> None:
        into(out, offline=False, strict=True, SITE_URL=ANY_ADDRESS)

    return given_site() or made_once(tmp_path_factory, "prebuilt", build)


@pytest.fixture(scope="session")
def server(prebuilt: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site as a host serves it, with instant navigation."""
    with serving() as server:
        server.show(put_at(server.url, prebuilt, tmp_path_factory.mktemp("site") / "site"))
        yield server


@pytest.fixture
def searching(server: Server) -> Iterator[Server]:
    """The same server, for a test that searches."""
    server.searches = True
    yield server
    server.searches = False


@pytest.fixture(scope="session")
def below(prebuilt: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site below a path, as one of several on a host."""
    with serving("/docs/sales/playbook/") as server:
        server.show(put_at(server.url, prebuilt, tmp_path_factory.mktemp("below") / "site"))
        yield server


@pytest.fixture(scope="session")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is opened from a file."""

    def build(out: Path) -> None:
        into(out, offline=True, strict=True)

    return made_once(tmp_path_factory, "offline", build)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as play:
        yield play


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(**launch_options())
    yield browser
    browser.close()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def open_context(browser: Browser, watch: Watch) -> Iterator[Callable[..., BrowserContext]]:
    """Open watched contexts; at the end nothing may have left the machine or gone wrong."""
    contexts: list[BrowserContext] = []

    def open_one(**options: Any) -> BrowserContext:
        context = browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        watch.over(context)
        contexts.append(context)
        return context

    yield open_one
    for context in contexts:
        context.close()
    watch.assert_clean()


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    """A page in a fresh profile at 1280 px."""
    return open_context(viewport={"width": 1280, "height": 900}).new_page()


@pytest.fixture(scope="session")
def with_microphone(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium whose microphone beeps; whoever wants to hear it must be allowed to."""
    options = launch_options(whole=True)
    options["args"] = [*ARGUMENTS, "--use-fake-device-for-media-stream"]
    browser = playwright.chromium.launch(**options)
    yield browser
    browser.close()


@pytest.fixture
def speaking(with_microphone: Browser, watch: Watch) -> Iterator[Callable[..., Page]]:
    """Open pages in the Chromium with the microphone."""
    contexts: list[BrowserContext] = []

    def open_one(**options: Any) -> Page:
        context = with_microphone.new_context(**options)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(LISTENING)
        watch.over(context)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    watch.assert_clean()


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A screen that nobody sees, for a browser that wants one."""
    with screen(other_browsers.find_webkit().screen) as name:
        yield name


def firefox(folder: Path, request: pytest.FixtureRequest) -> Driver:
    return Firefox(other_browsers.find_firefox(), folder)


def webkit(folder: Path, request: pytest.FixtureRequest) -> Driver:
    programs = other_browsers.find_webkit()
    return WebKit(programs, folder, request.getfixturevalue("display"))


@pytest.fixture(params=[firefox, webkit])
def driver(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Driver]:
    """A browser with an empty profile; at the end nothing may have gone wrong in its last page."""
    start: Callable[[Path, pytest.FixtureRequest], Driver] = request.param
    driver = start(tmp_path, request)
    try:
        yield driver
        assert driver.value("window.told ?? []") == []
    finally:
        driver.close()
