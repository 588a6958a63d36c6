"""What a page may weigh and a build may cost; and that nothing comes from anywhere else."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page

from bench.cost import build_cost
from bench.sizes import (
    FETCHED_FOR,
    FOLDER,
    LOADER,
    LOADER_FILE,
    OUR_STYLES,
    THEME_FILE,
    THEME_SCRIPT,
    compressed,
    elements_of,
    fetched_by,
    size_of,
    size_of_page,
)
from tests.browser.browsing import settle
from tests.browser.kinds import KINDS, MADE_BY, file_of, wide
from tests.browser.project import Project
from tests.browser.server import Server
from tests.copies import ROOT

PAGES = ROOT / "hooks/playbook/render/templates/pages"
OURS = (f"{FOLDER}/", "stylesheets/")


@pytest.fixture(scope="module")
def site(server: Server) -> Path:
    """The folder of the built site."""
    return server.folder


_LOADED = re.compile(r"^  \"?(?P<element>[\w-]+)\"?: \"(?P<script>[\w-]+)\",$", re.MULTILINE)


def test_what_the_loader_fetches_is_counted() -> None:
    scripts = (ROOT / "web/src/entry/scripts.ts").read_text(encoding="utf-8")
    fetched = {
        f"pb-{found['element']}": f"{found['script']}.js" for found in _LOADED.finditer(scripts)
    }
    assert fetched
    assert {element: files[0] for element, files in FETCHED_FOR.items()} == fetched


def test_each_element_and_each_template_of_a_page_is_of_a_kind(site: Path) -> None:
    elements = {one for page in site.rglob("*.html") for one in elements_of(page)}
    assert elements == set(FETCHED_FOR)
    assert {one for kind in KINDS for one in elements_of(file_of(site, kind))} == elements
    templates = {file.name.removesuffix(".md.jinja") for file in PAGES.glob("*.md.jinja")}
    assert set(MADE_BY) == templates - {"list-item"}, "a page's template without a kind"
    assert {kind for kinds in MADE_BY.values() for kind in kinds} <= set(KINDS)


def test_what_every_page_fetches_first_is_small(site: Path) -> None:
    assert compressed(site / LOADER_FILE) <= LOADER
    assert compressed(site / THEME_FILE) <= THEME_SCRIPT


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_keeps_to_its_budget(site: Path, kind: str) -> None:
    size = size_of(site, kind)
    assert size.scripts <= size.allowed
    assert size.styles <= OUR_STYLES


def test_every_page_of_the_site_keeps_to_its_budget(site: Path) -> None:
    pages = [page for page in site.rglob("*.html") if elements_of(page)]
    assert len(pages) > 100
    sizes = [size_of_page(site, page, page.relative_to(site).as_posix()) for page in pages]
    assert [size for size in sizes if size.scripts > size.allowed] == []
    assert [size for size in sizes if size.styles > OUR_STYLES] == []


@wide()
def test_a_page_fetches_what_stands_on_it_and_no_more(
    page: Page, server: Server, site: Path, kind: str
) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(server.url + KINDS[kind])
    settle(page)
    page.wait_for_load_state("networkidle")
    paths = {unquote(urlsplit(url).path).lstrip("/") for url in fetched}
    assert {path for path in paths if path.startswith(OURS)} == fetched_by(file_of(site, kind))


def test_only_pages_with_an_exercise_fetch_the_exercises_script(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    for_exercises = {f"{FOLDER}/{kind}.js" for kind in ("call", "worksheet", "gate", "exercises")}
    with_script = {page for page in pages if for_exercises & fetched_by(page)}
    with_exercise = {
        page for page in pages if 'class="pb-exercise" data-exercise' in page.read_text("utf-8")
    }
    assert with_exercise
    assert with_script == with_exercise
    assert len(with_script) < len(pages)


_FETCHING = re.compile(
    r"""<(?P<tag>\w+)[^<>]*?\s(?:src|srcset|href|action|data|poster)=["']?(?P<url>[^"'\s>]+)"""
)
_FROM_STYLES = re.compile(r"""(?:url\(|@import)\s*["']?(?P<url>[^"')\s;]+)""")
_FROM_SCRIPTS = re.compile(r"""(?P<url>(?:https?:)?//[a-z0-9][\w.-]*\.[a-z]{2,}[^"'`\s)]*)""", re.I)
_NAMES = ("http://www.w3.org/", "http://purl.org/dc/", "http://schemas.openxmlformats.org")
"""Namespaces look like addresses; nobody fetches them."""


def addresses(file: Path) -> Iterator[str]:
    """Give every address in a built file that a browser would fetch by itself."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".html":
        for found in _FETCHING.finditer(text):
            if found["tag"] != "a":
                yield found["url"]
    elif file.suffix == ".css":
        yield from (found["url"] for found in _FROM_STYLES.finditer(text))
    else:
        yield from (found["url"] for found in _FROM_SCRIPTS.finditer(text))


def test_no_file_of_ours_names_another_host(site: Path, server: Server) -> None:
    files = [*site.rglob("*.html"), *(file for part in OURS for file in (site / part).rglob("*"))]
    files = [file for file in files if file.suffix in (".html", ".css", ".js")]
    assert {file.suffix for file in files} == {".html", ".css", ".js"}
    elsewhere = {
        (file.name, url)
        for file in files
        for url in addresses(file)
        if re.match(r"[a-z]+:|//", url) and not url.startswith((server.url, "data:", *_NAMES))
    }
    assert elsewhere == set()


def test_addresses_of_other_hosts_would_be_found(tmp_path: Path) -> None:
    texts = {
        "a.html": '<p><img alt="x" src="https://one.example/x.png"><a href="https://no.example">',
        "b.css": '@import "https://two.example/x.css"; a { background: url(//three.example/x) }',
        "c.js": 'x="http://www.w3.org/2000/svg";fetch("https://four.example/x")',
    }
    found = []
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
        found += [url for url in addresses(tmp_path / name) if not url.startswith(_NAMES)]
    hosts = [urlsplit(url).hostname for url in found]
    assert hosts == [f"{number}.example" for number in ("one", "two", "three", "four")]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_our_build_costs_little_more_than_plain_mkdocs(project: Project) -> None:
    cost = build_cost()
    assert cost.pages > 50
    assert cost.more <= cost.allowed, cost
