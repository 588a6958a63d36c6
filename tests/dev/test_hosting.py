"""What a web server is told of a site: one policy, a path in one line, what may be kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from devtools import fingerprints, hosting
from devtools.hosting import POLICY, forbidden_in, path_of, why_not_strict
from devtools.places import ROOT
from tests.browser.hosted import set_up

PAGE = (
    '<link rel="icon" href="{path}/assets/favicon.ico"><a href="{path}/">Start</a>'
    '<script src="{path}/assets/a.js" data-base="{path}/"></script>'
    '<script id="__config" type="application/json">{{"base": "{path}/", "x": "y"}}</script>'
)


def written(folder: Path, address: str) -> tuple[Path, Path]:
    """Write the server's files for a site of one page; return the site and the files' folder."""
    site, server = folder / "site", folder / "site-server"
    site.mkdir(parents=True)
    page = PAGE.format(path=path_of(address))
    (site / "404.html").write_text(page, encoding="utf-8")
    hosting.write_server_files(server, site, address)
    return site, server


def test_the_page_on_hosting_shows_the_very_line_that_is_sent() -> None:
    page = (ROOT / "docs/about/hosting.md").read_text(encoding="utf-8")
    assert f"```\n{POLICY}\n```" in page


def test_nothing_is_allowed_that_another_machine_or_a_text_could_use() -> None:
    assert "default-src 'none'" in POLICY
    assert not re.search(r"unsafe|https?:|\*|sha256|nonce", POLICY)


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("", ""),
        ("https://practice.example.com/", ""),
        ("https://docs.example.com/tools/playbook/", "/tools/playbook"),
        ("http://docs.corp:8080/a%20b/v1.2", "/a b/v1.2"),
    ],
)
def test_each_file_says_the_policy_and_the_path_that_the_address_has(
    tmp_path: Path, address: str, path: str
) -> None:
    _, server = written(tmp_path, address)
    nginx = (server / "nginx.conf").read_text(encoding="utf-8")
    caddy = (server / "Caddyfile").read_text(encoding="utf-8")
    for text in (nginx, caddy):
        assert f'"{POLICY}"' in text
        assert fingerprints.FINGERPRINTED in text
    assert f"Content-Security-Policy: {POLICY}\n" in (server / "headers.txt").read_text("utf-8")
    pattern = re.search(r"\(\?<playbook>([^)]*)\)", nginx)
    assert pattern is not None
    assert re.fullmatch(pattern[1], path)
    assert not re.fullmatch(pattern[1], path.replace(".", "x") + "x")
    assert f'import playbook "{path}"' in caddy


def test_a_host_changes_the_path_and_the_folder_in_one_line_each(tmp_path: Path) -> None:
    _, server = written(tmp_path, "")
    before = (server / "nginx.conf").read_text(encoding="utf-8")
    after = set_up(before, Path("/somewhere/else"), "/tools/playbook")
    pairs = zip(before.splitlines(), after.splitlines(), strict=True)
    changed = [new for old, new in pairs if old != new]
    assert len(changed) == 2
    assert "/somewhere/else" in changed[0]
    assert "(?<playbook>/tools/playbook)" in changed[1]


@pytest.mark.parametrize("path", ["", "/tools/playbook"])
def test_the_missing_page_marks_where_the_site_begins_and_caddy_fills_that_in(
    tmp_path: Path, path: str
) -> None:
    site, server = written(tmp_path, f"https://a.example{path}/")
    page = (site / "404.html").read_text(encoding="utf-8")
    assert page.count(f'"{path}/./') == 5
    assert page.replace("/./", "/") == PAGE.format(path=path)
    assert f"'\"{path}/./'" in (server / "nginx.conf").read_text(encoding="utf-8")
    filled = (server / "404.html").read_text(encoding="utf-8")
    assert "/./" not in filled
    assert filled.count("http.vars.playbook") == 5


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<script>alert()</script>", "a script of its own"),
        ("<script type=module></script>", "a script of its own"),
        ("<style>p{}</style>", "a style sheet of its own"),
        ('<p style="color: red">', 'the attribute "style" of <p>'),
        ("<img src=x onerror=alert()>", 'the attribute "onerror" of <img>'),
        ("<base href=/>", "a base address"),
    ],
)
def test_what_the_policy_forbids_is_found_in_a_page(tmp_path: Path, html: str, what: str) -> None:
    assert forbidden_in(html) == [what]
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text(html, encoding="utf-8")
    assert f"a/index.html holds {what}." in why_not_strict(tmp_path)


def test_data_and_scripts_from_files_are_allowed(tmp_path: Path) -> None:
    fine = '<script id="__config" type="application/json">{}</script><script src="a.js"></script>'
    assert forbidden_in(fine) == []
    (tmp_path / "index.html").write_text(fine, encoding="utf-8")
    assert why_not_strict(tmp_path) == ""


def test_robots_may_read_all_and_find_the_list_of_pages_if_these_are_to_be_listed(
    tmp_path: Path,
) -> None:
    address = "https://practice.example.com/"
    hosting.write_robots(tmp_path, address, listed=True)
    robots = (tmp_path / "robots.txt").read_text(encoding="utf-8")
    assert robots == f"User-agent: *\nDisallow:\nSitemap: {address}sitemap.xml\n"
    for where, listed in ((address, False), ("", True)):
        hosting.write_robots(tmp_path, where, listed=listed)
        text = (tmp_path / "robots.txt").read_text(encoding="utf-8")
        assert text == "User-agent: *\nDisallow:\n"
