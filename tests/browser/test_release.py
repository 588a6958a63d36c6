"""The release: the same commit gives the same bytes anywhere, and what it holds works as it is."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from playbook.export.facilitator import SENTINEL
from tests.browser.browsing import settle, wait_until_kept
from tests.copies import ROOT

pytestmark = pytest.mark.trial

_SOURCES = ("devtools", "docs", "exercises", "hooks", "overrides", "web")
_NOT_SOURCES = shutil.ignore_patterns("__pycache__", "client", "*.egg-info")
_PACKAGES = Path(sysconfig.get_path("purelib"))
_RELEASE = """
import sys
from devtools import environment, main
environment.prepare = lambda level: None
sys.exit(main.main(["release", sys.argv[1]]))
"""
_GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@b.example")
_TIMES = {"GIT_AUTHOR_DATE": "2026-03-04T05:06:07Z", "GIT_COMMITTER_DATE": "2026-03-04T05:06:07Z"}


def sources(folder: Path) -> None:
    """Put all that a release is made of into a new checkout, as one commit."""
    for name in _SOURCES:
        shutil.copytree(ROOT / name, folder / name, ignore=_NOT_SOURCES)
    for file in (*ROOT.glob("*.*"), ROOT / ".gitignore", ROOT / "LICENSE"):
        if file.is_file():
            shutil.copy(file, folder / file.name)
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "All")):
        subprocess.run([*_GIT, *words], cwd=folder, env={**os.environ, **_TIMES}, check=True)


def environment(folder: Path) -> None:
    """Give a checkout the locked packages, linked, and its own code among them."""
    libraries = folder / ".venv" / _PACKAGES.relative_to(sys.prefix)
    programs = folder / ".venv" / "bin"
    libraries.mkdir(parents=True)
    programs.mkdir()
    for package in _PACKAGES.iterdir():
        if not package.name.startswith(("__editable__", "playbook-", "__pycache__")):
            (libraries / package.name).symlink_to(package)
    (libraries / "own.pth").write_text(str(folder / "hooks"), encoding="utf-8")
    for program in ("python", "deno"):
        (programs / program).symlink_to(Path(sys.prefix, "bin", program).resolve())
    shutil.copy(Path(sys.prefix, "pyvenv.cfg"), folder / ".venv")
    shutil.copytree(ROOT / ".cache/deno/npm", folder / ".cache/deno/npm")


@dataclass(frozen=True)
class Made:
    """An archive, the folder of the checkout that made it, and the archive for trainers."""

    archive: Path
    checkout: Path
    keys: Path

    @property
    def name(self) -> str:
        return self.archive.stem


def made(checkout: Path, out: Path, **env: str) -> Made:
    """Make a release in a checkout."""
    environment(checkout)
    done = subprocess.run(
        [str(checkout / ".venv/bin/python"), "-c", _RELEASE, str(out)],
        cwd=checkout,
        env={**os.environ, **env, "PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Not as committed" not in done.stderr
    [keys, archive] = sorted(out.iterdir())
    assert keys.name == archive.name.replace("playbook-", "for-trainers-")
    return Made(archive, checkout, keys)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Made, Made]]:
    """Two releases of one commit: other folder, other clock, other order of sets, other mask."""
    home = tmp_path_factory.mktemp("released")
    first = home / "one" / "checkout"
    first.mkdir(parents=True)
    sources(first)
    second = home / "a longer way" / "second"
    subprocess.run(["git", "clone", "-q", str(first), str(second)], check=True)
    one = made(first, home / "out-1", TZ="Pacific/Kiritimati", PYTHONHASHSEED="1", LC_ALL="C")
    before = os.umask(0o077)
    try:
        other = made(second, home / "out-2", TZ="America/Adak", PYTHONHASHSEED="77")
    finally:
        os.umask(before)
    yield one, other
    shutil.rmtree(home)


@pytest.fixture(scope="module")
def unpacked(released: tuple[Made, Made], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    shutil.unpack_archive(released[0].archive, folder)
    return folder / released[0].name


def test_the_same_commit_gives_the_same_bytes(released: tuple[Made, Made]) -> None:
    one, other = released
    assert one.name == other.name
    assert one.archive.read_bytes() == other.archive.read_bytes()
    assert one.keys.read_bytes() == other.keys.read_bytes()


def test_the_sums_are_right_and_name_every_file(unpacked: Path) -> None:
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=unpacked,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    files = sum(1 for file in unpacked.rglob("*") if file.is_file())
    assert checked.stdout.count(": OK\n") == files - 1


def test_no_file_names_a_folder_of_the_machine_that_made_it(
    released: tuple[Made, Made], unpacked: Path
) -> None:
    marks = [bytes(one.checkout.parent) for one in released] + [bytes(ROOT)]
    named = [
        file.name
        for file in unpacked.rglob("*")
        if file.is_file() and any(mark in file.read_bytes() for mark in marks)
    ]
    assert named == []


def test_each_license_is_there_and_the_list_names_all(unpacked: Path) -> None:
    listed = (unpacked / "dependencies.csv").read_text(encoding="utf-8").splitlines()
    shipped = [line.split(",")[0] for line in listed if line.endswith(",in the pages")]
    assert {"lit-html", "lunr", "material-icons", "mkdocs-material", "rxjs"} <= set(shipped)
    texts = {file.stem for file in (unpacked / "licenses").iterdir()}
    assert texts == {*shipped, "playbook"}
    assert any(line.endswith(",builds or checks them") for line in listed)


def test_the_servers_files_lie_beside_the_pages(unpacked: Path) -> None:
    files = {file.name for file in (unpacked / "site-server").iterdir()}
    assert {"nginx.conf", "Caddyfile", "headers.txt", "404.html"} <= files
    page = (unpacked / "site/index.html").read_text(encoding="utf-8")
    version = unpacked.name.removeprefix("playbook-")
    assert f"Version {version}<" in page
    assert f"Version {version}<" in (unpacked / "offline/index.html").read_text(encoding="utf-8")


def test_both_editions_are_whole(unpacked: Path) -> None:
    pages = [
        {
            file.relative_to(unpacked / edition).as_posix()
            for file in (unpacked / edition).rglob("*")
        }
        for edition in ("site", "offline")
    ]
    assert {"index.html", "404.html", "practice/calls/f05/index.html"} <= pages[0]
    assert {"index.html", "404.html", "practice/calls/f05.html"} <= pages[1]


def test_learners_get_no_page_of_what_trainers_get(unpacked: Path) -> None:
    marked = [
        file.relative_to(unpacked)
        for file in unpacked.rglob("*")
        if file.is_file() and SENTINEL.encode() in file.read_bytes()
    ]
    assert marked == []


def test_trainers_open_the_keys_of_every_exercise_from_a_file(
    open_context: Callable[..., BrowserContext],
    released: tuple[Made, Made],
    unpacked: Path,
    tmp_path: Path,
) -> None:
    shutil.unpack_archive(released[0].keys, tmp_path)
    [folder] = tmp_path.iterdir()
    subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=folder, check=True)
    page = open_context().new_page()
    page.goto((folder / "index.html").as_uri())
    shown = page.locator("body").inner_text()
    exercises = [file.parent.name for file in (unpacked / "site/practice").glob("*/*/index.html")]
    listed = [name for name in exercises if f"({name.upper()})" in shown]
    assert len(listed) > 50
    assert set(listed) == {name for name in exercises if name[0] in "fwx"}
    for link in page.locator("table a").all():
        assert (folder / str(link.get_attribute("href"))).is_file()
    page.get_by_role("link", name="cards for threes").first.click()
    expect(page.locator(".pb-set").first).to_be_visible()


def test_the_edition_for_a_file_is_played_and_kept(
    open_context: Callable[..., BrowserContext], unpacked: Path
) -> None:
    page = open_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto((unpacked / "offline/index.html").as_uri())
    settle(page)
    page.locator("pb-call .pb-choice").first.click()
    happened = page.locator("pb-call .pb-live .pb-happens")
    expect(happened).to_have_count(1)
    wait_until_kept(page, answers=1)
    page.reload()
    settle(page)
    expect(happened).to_have_count(1)
