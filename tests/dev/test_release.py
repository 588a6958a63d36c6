"""`dev.py release`: the archive, the edition it names, and the licenses of what it holds."""

from __future__ import annotations

import os
import re
import subprocess
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from devtools import archive, packages, release, shipped
from devtools.edition import WITHOUT_GIT, edition
from devtools.places import CLIENT, ROOT
from devtools.say import StopError

MOMENT = datetime(2026, 3, 4, 5, 6, 8, tzinfo=UTC)
FILES = {"b.txt": "b", "a/deep/one.txt": "1", "a.txt": "ä", "a/b.txt": ""}
ENV = {
    **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
    "GIT_AUTHOR_DATE": MOMENT.isoformat(),
    "GIT_COMMITTER_DATE": MOMENT.isoformat(),
}


def a_folder(home: Path, names: list[str], stamp: float) -> Path:
    """Write the files into a folder, in this order and with this time."""
    folder = home / "playbook-1"
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(FILES[name], encoding="utf-8")
        os.utime(folder / name, (stamp, stamp))
        (folder / name).chmod(0o600 if stamp else 0o755)
    return folder


def test_the_same_files_give_the_same_archive(tmp_path: Path) -> None:
    one = a_folder(tmp_path / "one", list(FILES), 0)
    other = a_folder(tmp_path / "other", list(reversed(FILES)), 1_700_000_000)
    elsewhere = MOMENT.astimezone(timezone(timedelta(hours=9)))
    for folder, moment in ((one, MOMENT), (other, elsewhere)):
        archive.write_sums(folder)
        archive.write_sums(folder)
        archive.write_zip(folder, folder.parent / "out.zip", moment)
    made = (one.parent / "out.zip").read_bytes()
    assert made == (other.parent / "out.zip").read_bytes()
    with zipfile.ZipFile(one.parent / "out.zip") as packed:
        names = [f"playbook-1/{name}" for name in sorted([*FILES, archive.SUMS])]
        assert packed.namelist() == names
        assert {entry.date_time for entry in packed.infolist()} == {(2026, 3, 4, 5, 6, 8)}
        assert {entry.external_attr >> 16 for entry in packed.infolist()} == {0o100644}


def test_a_moment_before_archives_were_invented_is_their_first(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, ["a.txt"], 0)
    archive.write_zip(folder, tmp_path / "out.zip", datetime(1970, 1, 1, tzinfo=UTC))
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        assert packed.infolist()[0].date_time[0] == 1980


def test_sums_name_every_file_but_themselves(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, list(FILES), 0)
    archive.write_sums(folder)
    lines = (folder / archive.SUMS).read_text(encoding="utf-8").splitlines()
    assert [line[66:] for line in lines] == sorted(FILES)
    assert all(line[64:66] == "  " for line in lines)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one chapter, all of it committed."""
    folder = tmp_path / "project"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (folder / ".gitignore").write_text("*.swp\n/site/\n", encoding="utf-8")
    about = '[project]\nname = "playbook"\nversion = "1.2.0"\n'
    (folder / "pyproject.toml").write_text(about, encoding="utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "All")
    return folder


def git(folder: Path, *words: str) -> str:
    named = ("-c", "user.name=A", "-c", "user.email=a@b.example")
    command = ["git", *named, *words]
    return subprocess.run(
        command, cwd=folder, env=ENV, check=True, capture_output=True, text=True
    ).stdout.strip()


def test_an_edition_is_named_by_its_commit_and_dated_by_it(project: Path) -> None:
    found = edition(project, {"SOURCE_DATE_EPOCH": "1"})
    assert found.version == f"1.2.0+{git(project, 'rev-parse', '--short=12', 'HEAD')}"
    assert found.moment == MOMENT
    assert found.epoch == str(int(MOMENT.timestamp()))
    assert found.changes == ()


@pytest.mark.parametrize("name", ["docs/index.md", "docs/new.md", "docs/index.md.swp"])
def test_what_is_not_committed_is_told(project: Path, name: str) -> None:
    (project / name).write_text("Words\n", encoding="utf-8")
    found = edition(project)
    assert found.version.endswith("+changes")
    assert found.changes == (name,)


def test_a_built_site_is_no_change(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site/index.html").write_text("x", encoding="utf-8")
    assert edition(project).changes == ()


def test_without_git_the_moment_is_a_fixed_one_or_the_one_given(project: Path) -> None:
    (project / ".git").rename(project / "git")
    assert edition(project, {}).version == "1.2.0"
    assert edition(project, {}).moment == WITHOUT_GIT
    assert edition(project, {"SOURCE_DATE_EPOCH": "86400"}).moment.day == 2


def test_a_copy_inside_another_checkout_does_not_take_its_commit(project: Path) -> None:
    inner = project / "copy"
    inner.mkdir()
    (inner / "pyproject.toml").write_text('[project]\nversion = "3"\n', encoding="utf-8")
    assert edition(inner, {}).version == "3"


def test_before_the_first_commit_everything_is_a_change(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "3"\n', encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    assert edition(tmp_path, {}).version == "3+changes"


def test_a_checkout_that_git_does_not_trust_is_not_said_to_be_unchanged(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(StopError) as stopped:
        edition(project)
    said = stopped.value.message
    assert "dubious ownership" in said or "unsafe repository" in said
    assert said.endswith(f"git config --global --add safe.directory {project}")
    assert "\n" not in said


def test_a_damaged_checkout_is_not_said_to_be_unchanged(project: Path) -> None:
    (project / ".git/index").write_bytes(b"not an index")
    with pytest.raises(StopError, match=r"git says: .*index.*git -C .* status"):
        edition(project)


def test_a_checkout_without_git_to_ask_is_not_said_to_be_unchanged(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("devtools.edition.clean_environment", lambda **_: {"PATH": str(tmp_path)})
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StopError, match="Install git"):
        edition(project)


def test_many_changes_are_told_in_one_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(7):
        (project / f"{number}.md").write_text("x", encoding="utf-8")
    release.tell_changes(edition(project))
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "0.md, 1.md, 2.md, 3.md, 4.md and 2 more" in told


def test_an_archive_is_not_written_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(StopError, match="is a file"):
        release.main([str(tmp_path / "out")])


@pytest.mark.slow
def test_trainers_get_a_folder_with_every_key_and_words_of_its_own(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        content = tmp_path / name / "for-trainers-1"
        content.parent.mkdir()
        release.fill_for_trainers(content, edition())
        made.append(release.packed(content, tmp_path / f"out-{name}", edition()))
    assert made[0].read_bytes() == made[1].read_bytes()
    with zipfile.ZipFile(made[0]) as packed:
        names = {name.removeprefix("for-trainers-1/") for name in packed.namelist()}
        index = packed.read("for-trainers-1/index.html").decode()
    assert {"README.txt", "SHA256SUMS", "f05-1.html", "f05-3.html", "w05.html", "x3.html"} <= names
    assert "cards-f05.html" in names
    linked = set(re.findall(r'href="([^"]+)"', index))
    assert linked == {name for name in names if name.endswith(".html")} - {"index.html"}
    assert not list(tmp_path.glob("*/for-trainers-1/site"))
    with pytest.raises(StopError, match=r"holds no site/"):
        release.need_release(made[0])


def test_the_site_of_the_archive_before_is_found_in_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as packed:
        packed.writestr("playbook-1/site/index.html", "old")
        packed.writestr("playbook-1/offline/index.html", "from a file")
    release.need_release(tmp_path / "old.zip")
    site = release.site_in(tmp_path / "old.zip", tmp_path / "unpacked")
    assert (site / "index.html").read_text(encoding="utf-8") == "old"


def test_what_is_no_archive_of_ours_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    (tmp_path / "words.zip").write_text("no archive", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as packed:
        packed.writestr("thesis.txt", "")
    for name, told in (
        ("words.zip", "cannot be read as an archive"),
        ("nowhere.zip", "cannot be read as an archive"),
        ("other.zip", r"holds no site/"),
    ):
        with pytest.raises(StopError, match=told):
            release.main([str(tmp_path / "out"), "--after", str(tmp_path / name)])
    assert not (tmp_path / "out").exists()


def test_the_client_s_packages_are_those_that_the_bundler_lists() -> None:
    if not CLIENT.is_dir():
        pytest.fail("build the client first: python3 dev.py build")
    found = shipped.in_the_client()
    assert {"lit-html", "idb-keyval", "fflate"} <= {one.name for one in found}
    assert all(len(one.text) > 200 for one in found)


def test_a_package_that_no_lock_names_stops_the_release(tmp_path: Path) -> None:
    (tmp_path / "licenses.txt").write_text("stranger 1.0.0\n\nWords\n", encoding="utf-8")
    with pytest.raises(StopError, match="stranger"):
        shipped.in_the_client(tmp_path)


def test_every_python_package_of_the_lock_names_its_license() -> None:
    found = list(packages.python_packages())
    assert len(found) > 20
    assert [one.name for one in found if one.license == "not named"] == []


def test_the_theme_s_own_maps_name_no_package_that_our_lock_lacks() -> None:
    theme = packages.installed_file("material/templates/assets")
    known = set(dict(packages.named(packages.NPM / "theme" / "deno.lock")))
    named = shipped.named_in_source_maps(theme)
    assert {"lunr", "rxjs"} <= named <= known


def test_a_set_of_icons_counts_when_one_of_its_drawings_is_shown(tmp_path: Path) -> None:
    icon = packages.installed_file("material/templates/.icons/material/magnify.svg")
    assert shipped.icon_sets(tmp_path) == []
    (tmp_path / "index.html").write_text(icon.read_text(encoding="utf-8"), encoding="utf-8")
    [found] = shipped.icon_sets(tmp_path)
    assert found.name == "material-icons"
    assert "Apache 2.0" in found.text


def test_a_package_without_a_license_text_gets_a_file_that_says_so(tmp_path: Path) -> None:
    one = packages.Package("@some/one", "1.0.0", "npm", "MIT")
    shipped.write_licenses([one], tmp_path / "licenses")
    text = (tmp_path / "licenses/some-one.txt").read_text(encoding="utf-8")
    assert "names the license: MIT" in text
    assert (tmp_path / "licenses/playbook.txt").read_text(encoding="utf-8") == (
        ROOT / "LICENSE"
    ).read_text(encoding="utf-8")
