"""The author's panel: on pages of exercises while serving, about the file as it stands."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from devtools import author
from devtools.author import AuthorsServer, before_end
from playbook.engines.author import author_html
from tests.rules.pairs import BASE, change

PAGE = b"<html><body><article>Words</article></body></html>"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "root")
    return tmp_path / "root"


@pytest.fixture
def server(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AuthorsServer]:
    """A server of three pages that does not listen yet; it is asked by hand."""
    monkeypatch.setattr(author, "ROOT", root)
    site = tmp_path / "site"
    for name in ("practice/calls/f01", "practice", "read"):
        (site / name).mkdir(parents=True, exist_ok=True)
        (site / name / "index.html").write_bytes(PAGE)
    made = AuthorsServer(
        builder=lambda: None, host="127.0.0.1", port=8000, root=str(site), mount_path="/book/"
    )
    made.watch(str(root))
    yield made
    made.server_close()


def ask(server: AuthorsServer, path: str) -> tuple[str, bytes]:
    """Return the status and the body of an answer; 404 where the server finds nothing."""
    told: list[str] = []

    def start(status: str, _headers: list[tuple[str, str]]) -> Any:
        told.append(status)

    found = server._serve_request({"PATH_INFO": path}, start)
    return (told[0], b"".join(found)) if found is not None else ("404", b"")


def test_only_a_page_that_is_made_of_a_file_has_the_panel(server: AuthorsServer) -> None:
    page = ask(server, "/book/practice/calls/f01/")[1]
    assert b'<details class="pb-author"' in page
    assert b"<details open" not in page
    assert b'src="/book/_author/f01"' in page
    assert page.index(b"Words") < page.index(b"pb-author") < page.index(b"</article>")
    (Path(server.root) / "assignments").mkdir()
    (Path(server.root) / "assignments/index.html").write_bytes(PAGE)
    for other in ("/book/practice/", "/book/read/", "/book/assignments/index.html"):
        status, body = ask(server, other)
        assert status.startswith("200")
        assert b"pb-author" not in body


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("practice/live/f01", "calls/f01"),
        ("reference/causes/c01", "causes/c01"),
        ("reference/techniques/t01", "techniques/t01"),
        ("assignments/week", "assignments/week"),
        ("reference/sources", "sources"),
    ],
)
def test_each_page_that_is_made_of_a_file_tells_what_is_wrong_in_it(
    server: AuthorsServer, root: Path, page: str, file: str
) -> None:
    for folder in (Path(server.root) / page, root / "exercises" / Path(file).parent):
        folder.mkdir(parents=True, exist_ok=True)
    (Path(server.root) / page / "index.html").write_bytes(PAGE)
    (root / "exercises" / f"{file}.yml").write_text("nonsense: 1\n", encoding="utf-8")
    name = file.rpartition("/")[2]
    assert f'src="/book/_author/{name}"'.encode() in ask(server, f"/book/{page}/")[1]
    assert b"nonsense" in ask(server, f"/book/_author/{name}")[1]


def test_the_panel_tells_of_the_file_as_it_stands(server: AuthorsServer, root: Path) -> None:
    status, body = ask(server, "/book/_author/f01")
    assert status.startswith("200")
    assert b"Nothing to mend." in body
    change(root / "exercises/calls/f01.yml", "start: desk", "start: dsek")
    body = ask(server, "/book/_author/f01")[1]
    assert b"exercises/calls/f01.yml:" in body
    assert b"dsek" in body
    assert b"<svg" not in body


@pytest.mark.parametrize("name", ["f77", "..%2Fx", "F01", "f01/x", ""])
def test_what_is_no_exercise_is_not_found(server: AuthorsServer, name: str) -> None:
    assert ask(server, f"/book/_author/{name}")[0] == "404"


def test_a_page_without_an_article_stays_as_it_is() -> None:
    assert before_end(b"<p>x", "more") == b"<p>x"
    assert before_end(b"<article></article>", "") == b"<article></article>"


def test_a_call_is_shown_with_figures_maps_and_playthroughs(root: Path) -> None:
    html = author_html(root, "f01")
    assert html is not None
    assert html.count("<svg") == 4
    assert "2, late" in html
    assert "<td>54</td>" in html
    assert "7.4 %" in html
    assert "It runs so." in html
    assert "Only while serving." in html
    ids = [part.split('"')[0] for part in html.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_a_playthrough_that_runs_otherwise_says_how(root: Path) -> None:
    file = root / "exercises/playthroughs/f01.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("points: 8", "points: 7", 1), encoding="utf-8")
    html = author_html(root, "f01")
    assert html is not None
    assert "no longer runs as written: it scores 8, not 7" in html


def test_of_a_broken_file_only_the_findings_are_told_and_nothing_runs(root: Path) -> None:
    change(root / "exercises/calls/f01.yml", "start: desk", "start: <script>x</script>")
    html = author_html(root, "f01")
    assert html is not None
    assert "Mend the errors first" in html
    assert "&lt;script&gt;" in html
    assert "<script>" not in html


@pytest.mark.parametrize("name", ["w01", "x1"])
def test_other_exercises_tell_their_findings(root: Path, name: str) -> None:
    html = author_html(root, name)
    assert html is not None
    assert "Nothing to mend." in html
    assert "Playthroughs" not in html


@pytest.mark.parametrize("name", ["f77", "../calls/f01", "calls/f01", ""])
def test_where_there_is_no_such_file_nothing_is_told(root: Path, name: str) -> None:
    assert author_html(root, name) is None
