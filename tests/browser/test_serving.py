"""While serving: a failure costs nobody the last good site, and the author sees what there is."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browsing import settle
from tests.browser.living import Living, living, with_code
from tests.browser.project import Project
from tests.browser.server import Server

CALL = "exercises/calls/f05.yml"
PAGE = "practice/calls/f05/"
CHAPTER = "docs/read/when-it-goes-quiet.md"
TITLE, NEW_TITLE = "Gone quiet after the proposal", "The proposal that sleeps"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Living]:
    project = with_code(Project(tmp_path_factory.mktemp("served") / "playbook", only=["F05"]))
    with living(project) as server:
        yield server


@pytest.fixture
def mended(served: Living) -> Iterator[Living]:
    """The server; whatever the test edits is as it was afterwards, and served again."""
    folder = served.project.folder
    before = {
        file: file.read_bytes()
        for name in ("docs", "exercises")
        for file in (folder / name).rglob("*.*")
    }
    yield served
    changed = [file for file, content in before.items() if file.read_bytes() != content]
    for file in changed:
        file.write_bytes(before[file])
    if changed:
        served.wait_for(lambda: TITLE in served.shows(PAGE), "the first words do not come back")


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (CALL, "next: pick-up\n", "next: pick-pu\n", 'did you mean "pick-up"?'),
        pytest.param(
            *(CHAPTER, "/// exercise | F05\n", "/// exercise | F50\n", "PB301"),
            marks=pytest.mark.slow,
        ),
    ],
    ids=["data", "chapter"],
)
def test_a_slip_while_serving_keeps_the_last_good_site_and_mending_it_recovers(
    mended: Living, name: str, old: str, new: str, told: str
) -> None:
    pages = {path: mended.shows(path) for path in (PAGE, "", "read/when-it-goes-quiet/")}
    failures = mended.said().count("The site was not built")
    mended.project.edit_first(name, old, new)
    mended.wait_for_words("The site was not built; the last good one stays.", failures + 1)
    said = mended.said()
    assert f"{name}:" in said
    assert told in said
    assert "Traceback" not in said
    assert {path: mended.shows(path) for path in pages} == pages
    mended.project.edit_first(name, new, old)
    mended.project.edit_first(CALL, TITLE, NEW_TITLE)
    mended.wait_for(lambda: NEW_TITLE in mended.shows(PAGE), "mending does not recover")


@pytest.mark.parametrize(
    ("name", "path", "old", "new"),
    [
        pytest.param(CALL, PAGE, TITLE, NEW_TITLE, marks=pytest.mark.slow),
        (CHAPTER, "read/when-it-goes-quiet/", "# When it goes quiet", "# When nobody answers"),
    ],
    ids=["data", "chapter"],
)
def test_an_edit_reaches_the_page_that_is_open(
    mended: Living, page: Page, name: str, path: str, old: str, new: str
) -> None:
    page.goto(mended.url + path)
    settle(page)
    mended.project.edit_first(name, old, new)
    expect(page.locator("h1")).to_contain_text(new.strip("# "))
    settle(page)


def test_a_built_site_holds_nothing_of_it(server: Server) -> None:
    pages = sorted(server.folder.rglob("*.html"))
    assert len(pages) > 100
    assert not [page for page in pages if "pb-author" in page.read_text(encoding="utf-8")]
    assert not [file for file in server.folder.rglob("*") if "_author" in file.name]


def test_nothing_is_worked_out_until_the_panel_is_opened(page: Page, mended: Living) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(mended.url + PAGE)
    panel = page.locator("details.pb-author")
    panel.scroll_into_view_if_needed()
    page.wait_for_load_state("load")
    assert not [url for url in asked if "_author" in url]
    panel.locator("summary").click()
    inside = page.frame_locator(".pb-author iframe")
    expect(inside.get_by_role("heading", name="F05: for its author")).to_be_visible()
    expect(inside.locator("svg")).to_have_count(3)
    expect(inside.get_by_text("It runs so.").first).to_be_visible()


def test_a_broken_file_shows_its_findings_on_its_last_good_page(page: Page, mended: Living) -> None:
    failures = mended.said().count("The site was not built")
    mended.project.edit_first(CALL, "next: pick-up\n", "next: no\n")
    mended.wait_for_words("The site was not built; the last good one stays.", failures + 1)
    page.goto(mended.url + PAGE)
    page.locator(".pb-author summary").click()
    inside = page.frame_locator(".pb-author iframe")
    expect(inside.get_by_text("which does not exist")).to_be_visible()
    expect(inside.get_by_text("Mend the errors first")).to_be_visible()
