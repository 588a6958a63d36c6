"""Scripts and styles carry a fingerprint, and open pages still find those of the release before."""

from __future__ import annotations

import re
from pathlib import Path

from devtools import fingerprints
from devtools.fingerprints import earlier_of, is_fingerprinted, keep_earlier, mark

PAGE = """<html><head><meta name="pb-set" content="">
<link rel="stylesheet" href="{up}assets/stylesheets/main.57a0d79d.min.css">
<link rel="stylesheet" href="{up}stylesheets/site.css">
<script src="{up}assets/javascripts/theme.js" data-base="{up}"></script></head>
<body><a href="{up}assets/data.js.html">no script of ours</a><p>src=&quot;assets/playbook/loader.js
<script src="{up}assets/playbook/loader.js?x#y"></script></body></html>
"""


def site(folder: Path, script: str = "one") -> Path:
    """A small built site: two pages, the one for missing addresses, scripts and styles."""
    files = {
        "index.html": PAGE.format(up=""),
        "read/deep/index.html": PAGE.format(up="../../"),
        "404.html": PAGE.format(up="/tools/playbook/"),
        "assets/playbook/loader.js": "loader",
        "assets/playbook/calls/f05.js": script,
        "assets/playbook/loader.js.LEGAL.txt": "MIT",
        "assets/javascripts/theme.js": "theme",
        "assets/stylesheets/main.57a0d79d.min.css": "theme's own",
        "stylesheets/site.css": '@import "part.css"; p { background: url(../assets/p.png) }',
        "stylesheets/part.css": "",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def names(folder: Path) -> set[str]:
    return {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}


def test_every_script_and_style_is_renamed_and_every_page_asks_for_the_new_name(
    tmp_path: Path,
) -> None:
    folder = site(tmp_path)
    found = mark(folder)
    changed = {name for name in names(folder) if name.endswith((".js", ".css"))}
    assert f"assets/playbook/calls/f05.{found}.js" in changed
    assert all(is_fingerprinted(name) for name in changed)
    for page, up in (
        ("index.html", ""),
        ("read/deep/index.html", "../../"),
        ("404.html", "/tools/playbook/"),
    ):
        text = (folder / page).read_text(encoding="utf-8")
        assert f'name="pb-set" content="{found}"' in text
        assert f'"{up}assets/playbook/loader.{found}.js?x#y"' in text
        assert f'"{up}assets/javascripts/theme.{found}.js"' in text
        assert f'"{up}stylesheets/site.{found}.css"' in text
        assert f'"{up}assets/stylesheets/main.57a0d79d.min.css"' in text
        assert f'"{up}assets/data.js.html"' in text
        assert "src=&quot;assets/playbook/loader.js" in text
    styles = (folder / f"stylesheets/site.{found}.css").read_text(encoding="utf-8")
    assert styles == f'@import "part.{found}.css"; p {{ background: url(../assets/p.png) }}'


def test_the_same_files_give_the_same_names_and_one_other_byte_gives_others(tmp_path: Path) -> None:
    first, again, other = (tmp_path / name for name in ("a", "b", "c"))
    assert mark(site(first)) == mark(site(again))
    assert names(first) == names(again)
    assert mark(site(other, "two")) != mark(site(tmp_path / "d"))


def test_pages_without_the_client_are_marked_too(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>On paper</p>", encoding="utf-8")
    assert re.fullmatch(r"[0-9a-f]{10}", mark(tmp_path))
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "<p>On paper</p>"


def test_the_files_of_the_release_before_are_kept_for_one_release(tmp_path: Path) -> None:
    made = [site(tmp_path / text, text) for text in ("one", "two", "three")]
    marks = [mark(folder) for folder in made]
    kept = keep_earlier(made[0], made[1])
    assert f"assets/playbook/calls/f05.{marks[0]}.js" in kept
    assert set(kept) == earlier_of(made[1]) <= names(made[1])
    assert all(is_fingerprinted(name) for name in kept)
    # The theme's files have not changed, so they are no earlier ones.
    assert "assets/stylesheets/main.57a0d79d.min.css" not in kept
    keep_earlier(made[1], made[2])
    assert {name for name in names(made[2]) if marks[1] in name}
    assert not {name for name in names(made[2]) if marks[0] in name}


def test_building_the_same_twice_drops_nothing_that_was_kept(tmp_path: Path) -> None:
    old, new, again = (
        site(tmp_path / "old", "one"),
        site(tmp_path / "new", "two"),
        site(tmp_path / "again", "two"),
    )
    for folder in (old, new, again):
        mark(folder)
    assert keep_earlier(old, new)
    assert keep_earlier(new, again) == sorted(earlier_of(new))
    assert names(again) == names(new)


def test_what_a_list_of_earlier_files_names_in_vain_is_passed_over(tmp_path: Path) -> None:
    old, new = site(tmp_path / "old"), site(tmp_path / "new")
    mark(old)
    mark(new)
    (old / fingerprints.EARLIER).write_text("assets/gone.0123456789.js\n", encoding="utf-8")
    assert keep_earlier(old, new) == []
    assert keep_earlier(tmp_path / "nowhere", new) == []
