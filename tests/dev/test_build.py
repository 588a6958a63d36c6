"""`dev.py build` on a copy of the project: whatever breaks, the last good site stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from devtools import build, client, environment, fingerprints, hosting, swap
from devtools.say import StopError
from tests.copies import copy_excerpt


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An excerpt of the book in a folder with a space in its name; the code is shared."""
    folder = tmp_path / "my playbook"
    copy_excerpt(folder)
    monkeypatch.setattr(build, "ROOT", folder)
    monkeypatch.setattr(build, "LOGS", folder / "logs")
    monkeypatch.setattr(swap, "CACHE", folder / "cache")
    monkeypatch.setattr(environment, "prepare", lambda _level: None)
    monkeypatch.setattr(client, "fetch_packages", lambda: None)
    monkeypatch.setattr(client, "bundle_or_stop", lambda: None)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Return path -> bytes of everything in a folder."""
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def append(name: str, text: str) -> Callable[[Path], None]:
    """Return what adds text to the end of a file of the project."""

    def do(folder: Path) -> None:
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return do


def divide_by_nothing(folder: Path) -> None:
    """Make every page's template crash while it is filled."""
    template = folder / "overrides" / "main.html"
    template.write_text("{{ 1 / 0 }}" + template.read_text(encoding="utf-8"), encoding="utf-8")


BREAKAGES = {
    "data": (append("exercises/calls/f05.yml", "\nnonsense: 1\n"), "f05.yml"),
    "chapter": (append("docs/index.md", "\n\n/// exercise | NONE\n///\n"), "index.md"),
    "template": (append("overrides/main.html", "{{ nothing( }}"), "TemplateSyntaxError"),
    "configuration": (append("mkdocs.yml", "\nplugins: [absent]\n"), "absent"),
    "crash": (divide_by_nothing, "ZeroDivisionError"),
}


@pytest.mark.slow
def test_no_failure_loses_the_last_good_site(copy: Path) -> None:
    assert build.main([]) == 0
    before = files(copy / "site")
    assert len(before) > 20
    for kind, (do, sign) in BREAKAGES.items():
        original = files(copy / "docs") | files(copy / "exercises") | files(copy / "overrides")
        original[str(copy / "mkdocs.yml")] = (copy / "mkdocs.yml").read_bytes()
        do(copy)
        with pytest.raises(StopError) as stopped:
            pytest.fail(f"{kind}: exit code {build.main([])}")
        assert sign in stopped.value.message, kind
        assert "Traceback" not in stopped.value.message, kind
        assert files(copy / "site") == before, kind
        for name, content in original.items():
            Path(name).write_bytes(content)
    assert build.main([]) == 0


@pytest.mark.slow
def test_a_strict_build_stops_at_what_only_mkdocs_warns_of(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    append("mkdocs.yml", "not_in_nav: /nowhere.md\nextra_templates: [absent.html]\n")(copy)
    with pytest.raises(StopError, match=r"absent\.html[^\n]*\n+Aborted with 1 warning"):
        build.main(["--strict"])
    assert not (copy / "site").exists()
    assert build.main([]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if "WARNING" in line] == told[:1]
    assert "absent.html" in told[0]


def test_the_offline_site_asks_nothing_of_the_net(copy: Path) -> None:
    assert build.main(["--offline"]) == 0
    page = (copy / "site-offline" / "index.html").read_text(encoding="utf-8")
    assert 'src="assets/playbook/iframe-worker.js"' in page
    assert 'src="http' not in page
    assert 'rel="stylesheet" href="http' not in page
    assert (copy / "site-offline" / "search" / "search_index.js").exists()


def test_a_site_is_not_built_over_the_chapters(copy: Path) -> None:
    with pytest.raises(StopError, match="Choose another folder"):
        build.main(["--out", str(copy / "docs")])
    assert (copy / "docs" / "index.md").exists()


def test_a_build_writes_the_servers_files_beside_the_site_and_fingerprints_into_it(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://docs.example.com/tools/playbook/")
    assert build.main([]) == 0
    site, server = copy / "site", copy / "site-server"
    assert "/tools/playbook" in (server / "nginx.conf").read_text(encoding="utf-8")
    assert not list(site.rglob("nginx.conf"))
    scripts = [file for kind in ("*.js", "*.css") for file in site.rglob(kind)]
    plain = {file.name for file in scripts if not fingerprints.is_fingerprinted(file.name)}
    # The theme's stemmers for other languages; no page asks for them.
    assert all(name.startswith(("lunr.", "tinyseg", "wordcut")) for name in plain)
    assert hosting.why_not_strict(site) == ""
    gone = {
        (page.relative_to(site).as_posix(), address)
        for page in site.rglob("*.html")
        for address in re.findall(r'(?:src|href)="([^"#?:]+\.(?:js|css))"', page.read_text("utf-8"))
        if page.name != "404.html" and not (page.parent / address).is_file()
    }
    assert gone == set()
    for page in (site / "index.html", site / "404.html"):
        text = page.read_text(encoding="utf-8")
        assert re.search(r"Version \d+\.\d+\.\d+<", text)
        assert '<meta property="og:title"' in text
    home = (site / "index.html").read_text(encoding="utf-8")
    assert '"https://docs.example.com/tools/playbook/assets/share.png"' in home


@pytest.mark.slow
def test_the_scripts_of_the_site_before_stay_for_pages_that_are_open(copy: Path) -> None:
    assert build.main([]) == 0
    before = {file.name for file in (copy / "site/assets/playbook").glob("*.js")}
    append("docs/stylesheets/site.css", "\np { color: inherit }\n")(copy)
    assert build.main([]) == 0
    after = {file.name for file in (copy / "site/assets/playbook").glob("*.js")}
    assert before < after


@pytest.mark.slow
def test_pages_that_are_not_to_be_listed_say_so(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LISTED", "no")
    assert build.main([]) == 0
    pages = list((copy / "site").rglob("*.html"))
    assert all('content="noindex"' in page.read_text(encoding="utf-8") for page in pages)


def test_a_folder_of_somebody_elses_is_not_taken_for_the_servers(copy: Path) -> None:
    (copy / "site-server").mkdir()
    (copy / "site-server" / "thesis.txt").touch()
    with pytest.raises(StopError, match="no folder for servers"):
        build.main([])
    assert (copy / "site-server" / "thesis.txt").exists()
    assert not (copy / "site").exists()
