"""A failure costs nobody the last good site, neither while building nor while serving."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from devtools import build, client, environment, main, swap
from devtools.places import clean_environment
from tests.site.browsing import settle
from tests.site.living import Living, living, with_code
from tests.site.project import Project

CALL = "exercises/calls/f05.yml"
PAGE = "practice/calls/f05/"
CHAPTER = "docs/read/when-it-goes-quiet.md"
TITLE, NEW_TITLE = "Gone quiet after the proposal", "The proposal that sleeps"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy with code of its own."""
    return with_code(Project(tmp_path_factory.mktemp("own") / "playbook"))


@pytest.fixture
def dev(own: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """`dev.py` that works on the copy, with the packages that are here."""
    code = str(own.folder / "hooks")
    monkeypatch.setattr(build, "ROOT", own.folder)
    monkeypatch.setattr(build, "LOGS", own.folder / "logs")
    monkeypatch.setattr(swap, "CACHE", own.folder / "cache")
    monkeypatch.setattr(environment, "prepare", lambda _level: None)
    monkeypatch.setattr(client, "fetch_packages", lambda: None)
    monkeypatch.setattr(client, "bundle_or_stop", lambda: None)
    monkeypatch.setattr(build, "clean_environment", lambda: clean_environment(PYTHONPATH=code))
    return own


def tree(folder: Path) -> str:
    """Return one hash for the names and bytes of everything in a folder."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        digest.update(f"{file.relative_to(folder)}\0{file.is_file()}\0".encode())
        digest.update(file.read_bytes() if file.is_file() else b"")
    return digest.hexdigest()


SLIPS = {
    "yaml": (
        {CALL: ("next: still-nothing\n", "next: stil-nothing\n")},
        [f"{CALL}:", "PB206", 'did you mean "still-nothing"?', "^"],
    ),
    "several": (
        {
            CALL: (
                "rating: weak\n        next: still-nothing\n",
                "rating: wek\n        next: pick-up\n",
            ),
            "exercises/causes/c03.yml": ("key: silence-as-no\n", "key: silence-as-no\nkye: x\n"),
        },
        ["exercises/causes/c03.yml:", "PB201", f"{CALL}:", "PB204", "errors"],
    ),
    "chapter": (
        {CHAPTER: ("/// exercise | F05\n", "/// exercise | F50\n")},
        [f"{CHAPTER}:", "PB301"],
    ),
    "template": (
        {"hooks/playbook/render/templates/call.html.jinja": ("{{ data.goal }}", "{{ data.gaol }}")},
        ["gaol"],
    ),
    "broken template": (
        {"hooks/playbook/render/templates/call.html.jinja": ("{{ data.goal }}", "{% if %}")},
        ["Expected an expression"],
    ),
    "crash": (
        {
            "hooks/playbook/sitemodel.py": (
                '    yield Page(PRACTICE, "Practice"',
                '    1 / 0\n    yield Page(PRACTICE, "Practice"',
            )
        },
        ["ZeroDivisionError"],
    ),
}
"""What is edited where, and what must be told of it."""


def test_a_failing_build_leaves_the_old_site_byte_for_byte_and_says_what_is_wrong(
    dev: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["build"]) == 0
    before = tree(dev.folder / "site")
    for slip, (edits, told) in SLIPS.items():
        originals = {name: (dev.folder / name).read_bytes() for name in edits}
        for name, (old, new) in edits.items():
            dev.edit_first(name, old, new)
        capsys.readouterr()
        assert main.main(["build"]) == 1, slip
        said = "".join(capsys.readouterr())
        for words in told:
            assert words in said, f"{slip}: {words!r} not in\n{said}"
        assert "Traceback" not in said, slip
        assert 'File "' not in said, slip
        assert "what stood there before is untouched" in said, slip
        assert tree(dev.folder / "site") == before, slip
        assert not (dev.folder / "site.new").exists(), slip
        for name, content in originals.items():
            (dev.folder / name).write_bytes(content)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Living]:
    project = with_code(Project(tmp_path_factory.mktemp("served") / "playbook"))
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
        (CALL, "next: still-nothing\n", "next: stil-nothing\n", 'did you mean "still-nothing"?'),
        (CHAPTER, "/// exercise | F05\n", "/// exercise | F50\n", "PB301"),
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
        (CALL, PAGE, TITLE, NEW_TITLE),
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
    expect(page.locator("h1")).to_contain_text(new.strip("# "), timeout=60_000)
    settle(page)
