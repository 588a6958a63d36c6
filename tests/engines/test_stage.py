"""The staged folder: any engine builds it without our hooks, and gets the same pages."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from devtools.compare import compare
from playbook.cli import main
from playbook.cli.targets import PARTS, why_not_into
from playbook.engines.stage import MARK, may_write, stage, with_pages_told
from tests.browser.project import Project
from tests.engines.site import ROOT, Site, samples
from tests.rules.pairs import BASE


@pytest.fixture
def client(tmp_path: Path) -> Path:
    folder = tmp_path / "client"
    folder.mkdir()
    for name in ("loader.js", "common.js", "call.js", "filter.js", "theme.js"):
        (folder / name).write_text(f"/* {name} */")
    return folder


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A small site whose settings stand in one file, as the project's do."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("EDIT_URI", "https://git.example/us/playbook/edit/main/docs/")
    site = Site(tmp_path / "repo")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    nav = "nav:\n  - index.md\n  - practice/index.md\n  - my-practice.md\n  - reference/index.md\n"
    before, _, rest = settings.partition("nav:\n")
    after = rest[rest.index("\nvalidation:") + 1 :]
    site.write("mkdocs.yml", f"{before}{nav}{after}")
    (site.root / "web").mkdir()
    (site.root / "overrides").symlink_to(ROOT / "overrides")
    (site.root / "hooks").symlink_to(ROOT / "hooks")
    return site


def build(folder: Path, out: Path) -> str:
    """Build with the plain command, from inside the folder, as any engine would be run."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(out)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stderr


def test_the_staged_site_gives_the_pages_that_the_hooks_give(site: Site, tmp_path: Path) -> None:
    site.write("docs/read/mine.md", "Words.\n\n> /// progress\n> ///\n\n[[Company.offer]]\n")
    site.build(strict=False)
    assert stage(site.root, tmp_path / "stage").plan is not None
    build(tmp_path / "stage", tmp_path / "built")
    found = compare(site.out, tmp_path / "built")
    assert found.none, found
    assert found.pages >= 9


def test_nothing_in_the_folder_needs_our_hooks(site: Site, client: Path, tmp_path: Path) -> None:
    stage(site.root, tmp_path / "stage", client)
    settings = (tmp_path / "stage/mkdocs.yml").read_text(encoding="utf-8")
    assert settings.startswith(MARK)
    assert "hooks/mkdocs_hooks.py" not in settings
    assert "- playbook.engines.folder:FromFolder:\n      root: .\n      folders: true\n" in settings
    assert "- assets/playbook/loader.js" in settings
    assert "!!python" not in settings
    assert "  /practice/calls/\n" in settings
    loader = tmp_path / "stage/docs/assets/playbook/loader.js"
    assert loader.read_text() == "/* loader.js */"
    theme = "assets/javascripts/theme.js"
    assert (tmp_path / "stage/docs" / theme).read_text() == "/* theme.js */"
    assert not (tmp_path / "stage/overrides" / theme).exists()


def test_the_edit_button_of_a_staged_page_leads_to_its_data(
    site: Site, client: Path, tmp_path: Path
) -> None:
    stage(site.root, tmp_path / "stage", client)
    build(tmp_path / "stage", tmp_path / "built")
    edit = '"https://git.example/us/playbook/edit/main/'
    call = (tmp_path / "built/practice/calls/f90/index.html").read_text()
    assert f'{edit}exercises/calls/f90.yml"' in call
    assert f'{edit}docs/read/one.md"' in (tmp_path / "built/read/one/index.html").read_text()
    assert edit not in (tmp_path / "built/practice/index.html").read_text()


def test_a_hand_written_page_stays_in_the_staged_site_too(
    site: Site, client: Path, tmp_path: Path
) -> None:
    site.write("docs/practice/index.md", "# By hand\n")
    stage(site.root, tmp_path / "stage", client)
    assert "# By hand" in (tmp_path / "stage/docs/practice/index.md").read_text()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("/// progress\n///\n", "/// progress\n    page: a.md\n///\n"),
        ("- /// progress\n  ///\n", "- /// progress\n      page: a.md\n  ///\n"),
        ("> /// progress\n> ///\n", "> /// progress\n>     page: a.md\n> ///\n"),
        ("/// assignment | one\n///\n", "/// assignment | one\n    page: a.md\n///\n"),
        ("```\n/// progress\n```\n", "```\n/// progress\n```\n"),
        ("/// exercise | F05\n///\n", "/// exercise | F05\n    page: a.md\n///\n"),
        ("/// filter | practice\n///\n", "/// filter | practice\n///\n"),
    ],
)
def test_a_block_that_needs_its_page_is_told(before: str, after: str) -> None:
    assert with_pages_told("a.md", before) == after


def test_only_an_empty_or_staged_folder_is_replaced(
    site: Site, client: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    assert may_write(mine)
    (mine / "mkdocs.yml").write_text("site_name: Mine\n")
    assert main(["stage", str(mine), "--root", str(site.root)]) == 2
    assert "was not staged" in capsys.readouterr().err
    assert main(["stage", str(site.root), "--root", str(site.root)]) == 2
    out = tmp_path / "stage"
    stage(site.root, out, client)
    (out / "left-over.txt").write_text("")
    for name in ("stage.draft", "stage.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine.txt").write_text("mine")
    assert main(["stage", str(out), "--root", str(site.root)]) == 0
    assert not (out / "left-over.txt").exists()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("stage")) == [
        *("stage", "stage.draft", "stage.old")
    ]
    assert all((tmp_path / name / "mine.txt").exists() for name in ("stage.draft", "stage.old"))


@pytest.mark.parametrize(
    "place", [*PARTS, "docs/sub", "web/deep/er", "site", "release/x", "", "..", "docs/index.md"]
)
def test_nothing_is_staged_into_the_project(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "repo"
    shutil.copytree(BASE, root)
    before = sorted(tmp_path.rglob("*"))
    assert main(["stage", str(root / place), "--root", str(root)]) == 2
    told = capsys.readouterr().err
    assert "part of this playbook" in told or "holds this playbook" in told
    assert "Choose another folder." in told
    assert sorted(tmp_path.rglob("*")) == before


def test_the_settings_name_the_folder_of_pages(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("docs_dir: words\n")
    assert why_not_into(tmp_path / "words/sub", tmp_path) == (
        "lies in words, which is a part of this playbook."
    )
    assert why_not_into(tmp_path / "out", tmp_path) is None


def test_a_slip_in_the_data_leaves_the_staged_folder_as_it_was(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "stage"
    assert main(["stage", str(out), "--root", str(site.root)]) == 0
    before = sorted(out.rglob("*"))
    broken = {**samples()["calls/f90.yml"], "start": "nowhere"}
    site.write("exercises/calls/f90.yml", json.dumps(broken))
    assert main(["stage", str(out), "--root", str(site.root)]) == 1
    assert "PB206" in capsys.readouterr().err
    assert sorted(out.rglob("*")) == before


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    yield Project(tmp_path_factory.mktemp("project") / "playbook")


@pytest.mark.slow
def test_the_playbook_itself_is_the_same_when_it_is_staged(
    project: Project, tmp_path: Path
) -> None:
    ours = project.built(tmp_path / "ours")
    assert stage(project.folder, tmp_path / "stage").plan is not None
    build(tmp_path / "stage", tmp_path / "built")
    found = compare(ours, tmp_path / "built")
    assert found.none, found
