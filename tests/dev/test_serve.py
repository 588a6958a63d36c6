"""Serving: a port that cannot be had is told in one line; a failed build costs no page."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from devtools import client, live
from devtools.live import Site
from devtools.places import ROOT
from devtools.say import StopError
from devtools.serve import need_port


def test_a_taken_port_is_told_in_one_line_with_a_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StopError) as stopped:
            need_port("127.0.0.1", port)
    assert stopped.value.message.startswith(f"Port {port} is taken.")
    assert "--port" in stopped.value.message
    assert "\n" not in stopped.value.message


def test_a_port_that_was_just_let_go_is_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as used:
        port = used.getsockname()[1]
        socket.create_connection(("127.0.0.1", port)).close()
    need_port("127.0.0.1", port)


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_port_that_does_not_exist_is_refused(port: int) -> None:
    with pytest.raises(StopError, match="There is no port"):
        need_port("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(StopError, match="no address"):
        need_port("192.0.2.1", 8000)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A live site of one page, in a folder of its own."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# First", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\n", encoding="utf-8")
    monkeypatch.setattr(live, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(live, "LOGS", tmp_path / "cache" / "logs")
    made = Site("127.0.0.1", 8000)

    def config() -> MkDocsConfig:
        return load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(made.next))

    monkeypatch.setattr(made, "config", config)
    return made


def test_before_the_first_good_build_a_page_says_so(site: Site, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("nav: 7\n", encoding="utf-8")
    site.build()
    assert "cannot be built yet" in (site.folder / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "broken", ["nav: 7\n", "site_name: [\n", "site_name: x\nhooks: [bad.py]\n"]
)
def test_a_failed_build_leaves_the_last_good_pages(
    site: Site, tmp_path: Path, broken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    site.build()
    (tmp_path / "docs" / "index.md").write_text("# Second", encoding="utf-8")
    (tmp_path / "bad.py").write_text("def on_files(files, config):\n    1 / 0\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(broken, encoding="utf-8")
    site.build()
    assert "First" in (site.folder / "index.html").read_text(encoding="utf-8")
    assert "the last good one stays" in capsys.readouterr().out
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\n", encoding="utf-8")
    site.build()
    assert "Second" in (site.folder / "index.html").read_text(encoding="utf-8")


def test_a_port_lost_while_the_first_build_ran_ends_in_one_line(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(live, "Site", lambda _host, _port: site)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert live.main("127.0.0.1", port) == 1
    assert f"Port {port} cannot be had any more" in capsys.readouterr().out


def test_what_a_page_is_made_of_is_watched_and_the_list_of_changes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "CACHE", tmp_path)
    watched = [Path(place).name for place in live._watched(Site("127.0.0.1", 8000))]
    assert {"docs", "exercises", "hooks", "overrides", "mkdocs.yml", "CHANGELOG.md"} <= set(watched)
    assert "web" not in watched


@pytest.mark.parametrize(
    "name", ["web/src/new.css", "web/src/new.ts", "overrides/assets/javascripts/theme.js"]
)
def test_a_change_of_what_the_bundle_is_made_of_is_seen(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    monkeypatch.setattr(client, "ROOT", tmp_path)
    monkeypatch.setattr(client, "THEME_SCRIPT", tmp_path / client.THEME_SCRIPT.relative_to(ROOT))
    before = client.fingerprint()
    file.write_text("one", encoding="utf-8")
    added = client.fingerprint()
    file.write_text("another", encoding="utf-8")
    assert len({before, added, client.fingerprint()}) == 3
