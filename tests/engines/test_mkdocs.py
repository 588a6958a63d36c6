"""MkDocs builds the site: pages from data, and nothing touched when something is wrong."""

import json
import logging
import re
import shutil
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

import mkdocs_hooks
from playbook.engines import mkdocs as engine
from playbook.lint import lint
from tests.engines.site import CHAPTER, ROOT, Site, samples
from tests.render.hostile import HOSTILE
from tests.render.reading import read
from tests.render.samples import FAMILY


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A small site with a client of four short files."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("EDIT_URI", "https://git.example/us/playbook/edit/main/docs/")
    client = tmp_path / "client"
    for name in ("loader.js", "common.js", "call.js", "theme.js"):
        client.mkdir(exist_ok=True)
        (client / name).write_text(f"/* {name} */")
    monkeypatch.setattr(engine, "lint", partial(lint, client=client))
    return Site(tmp_path / "repo")


def test_a_site_has_its_pages_and_its_script(site: Site) -> None:
    site.build()
    chapter, own = site.page("read/one/index.html"), site.page("practice/calls/f90/index.html")
    assert '<pb-call class="pb-exercise" data-exercise="F90"' in chapter
    assert '<pb-call class="pb-exercise" data-exercise="F90"' in own
    assert '<h2 class="pb-title">A small call</h2>' in chapter
    assert "pb-title" not in own
    assert '<script src="../../assets/playbook/loader.js"></script>' in chapter
    assert site.page("assets/playbook/call.js") == "/* call.js */"
    assert site.page("assets/javascripts/theme.js") == "/* theme.js */"
    assert '<pb-progress class="pb-exercise"' in site.page("my-practice/index.html")
    assert "WARNING" not in site.log


def test_the_edit_button_of_a_generated_page_leads_to_its_data(site: Site) -> None:
    site.build()
    edit = "https://git.example/us/playbook/edit/main/"
    assert f'"{edit}exercises/calls/f90.yml"' in site.page("practice/calls/f90/index.html")
    assert f'"{edit}exercises/causes/c03.yml"' in site.page("reference/causes/c03/index.html")
    assert f'"{edit}docs/read/one.md"' in site.page("read/one/index.html")
    assert edit not in site.page("practice/index.html")


def test_the_search_finds_an_exercise_by_id_and_words_and_not_by_answers(site: Site) -> None:
    site.build()
    entries = json.loads(site.page("search/search_index.json"))["docs"]
    text = " ".join(entry["title"] + entry["text"] for entry in entries)
    assert "F90 · A small call" in text
    assert "You call once." in text
    for hidden in ("Card 1", "Say ring", "Why ring", "pb-call", "edition", "Your browser does not"):
        assert hidden not in text
    own = [one["text"] for one in entries if one["location"].startswith("practice/calls/f90")]
    # What leads to the first decision, and nothing from there on.
    assert own == [
        "<p>You call once.</p> An answer from Sam Reid. Amara Nwosu, sales representative. "
        "Sam Reid, finance director. You wrote on Friday. At your desk. No. What at open? "
        "Silence read as no Other explanations"
    ]
    chapter = [one["text"] for one in entries if one["location"].startswith("read/one")]
    assert chapter == ["<p>Words.</p>"]


def test_links_between_generated_pages_hold_in_both_forms_of_address(site: Site) -> None:
    site.build(folders=False)
    page = read_links(site.page("my-practice.html"))
    assert "practice/calls/f90.html" in page
    assert '"page":"practice/calls/f90.html"' in site.page("my-practice.html").replace("&#34;", '"')


def read_links(html: str) -> set[str]:
    body = html[html.index("<pb-progress") : html.index("</pb-progress>")] + "</pb-progress>"
    return {one.attributes["href"] for one in read(body).all() if one.tag == "a"}


def test_a_slip_in_the_data_leaves_the_old_site_byte_for_byte(site: Site) -> None:
    site.build()
    before = site.bytes()
    broken = json.dumps(samples()["calls/f90.yml"], indent=1).replace(
        '"next": "talk"', '"next": "tlak"'
    )
    site.write("exercises/calls/f90.yml", broken)
    with pytest.raises(Abort):
        site.build()
    assert site.bytes() == before
    assert "exercises/calls/f90.yml:" in site.log
    assert 'did you mean "talk"?' in site.log
    assert site.log.splitlines()[-1].startswith("ERROR Nothing was built: ")


def test_what_is_wrong_in_chapters_is_told_for_all_of_them(site: Site) -> None:
    site.write("docs/read/one.md", "---\ntitle: One\n---\n" + CHAPTER.replace("F90", "F09"))
    site.write("docs/index.md", "# Home\n\n/// excercise | F90\n///\n")
    with pytest.raises(Abort):
        site.build()
    assert "docs/read/one.md:8:1 PB301" in site.log
    assert "docs/index.md:3:1 PB303" in site.log
    assert "  /// excercise | F90\n  ^" in site.log
    assert site.log.endswith("Nothing was built: 2 errors in docs/")


def test_a_matter_of_style_does_not_stop_a_strict_build(site: Site) -> None:
    long = "Because " + "it is so and " * 30 + "that is all."
    site.write(
        "exercises/techniques/t03.yml", json.dumps({**samples()["techniques/t03.yml"], "why": long})
    )
    site.build(strict=True)
    assert "INFO Worth a look:\n" in site.log
    assert "exercises/techniques/t03.yml:" in site.log


@pytest.mark.parametrize(("level", "looked"), [(logging.INFO, True), (logging.WARNING, False)])
def test_what_nobody_would_be_told_is_not_looked_for(
    site: Site, monkeypatch: pytest.MonkeyPatch, level: int, looked: bool
) -> None:
    asked: list[object] = []

    def spelling(*given: object) -> tuple[()]:
        asked.append(given)
        return ()

    monkeypatch.setattr("playbook.lint.spelling", spelling)
    site.told_from = level
    site.build()
    assert bool(asked) is looked


def test_without_the_script_pages_stay_as_on_paper_and_one_warning_says_so(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "lint", partial(lint, client=site.root / "nowhere"))
    site.build(strict=False)
    assert "loader.js" not in site.page("read/one/index.html")
    assert site.log.count("WARNING") == site.log.count("client is not built") == 1


def test_a_style_sheet_that_was_edited_is_sent_at_once(site: Site) -> None:
    sheets = {"looks.css": "a { color: red }\n", "site.css": '@import "looks.css";\n'}
    for name, css in sheets.items():
        site.write(f"docs/stylesheets/{name}", css)
    site.build(strict=True)
    assert {name: site.page(f"stylesheets/{name}") for name in sheets} == sheets
    assert "INFO Sent as written, until the client is built: stylesheets/looks.css" in site.log


def test_style_sheets_are_sent_as_the_build_of_the_client_made_them(site: Site) -> None:
    shutil.copytree(ROOT / "docs" / "stylesheets", site.root / "docs" / "stylesheets")
    site.build(strict=True)
    made = {file.name: file.read_text() for file in (site.out / "stylesheets").iterdir()}
    assert made.keys() == {"site.css", "cards.css", "draw.css", "paper.css"}
    assert not any("@import" in css or "/*" in css or "\n  " in css for css in made.values())
    assert "Sent as written" not in site.log


def test_a_hand_written_page_stays_where_one_would_be_generated(site: Site) -> None:
    site.write("docs/practice/index.md", "# By hand\n")
    site.build(strict=False)
    assert "By hand" in site.page("practice/index.html")
    assert "docs/practice/index.md stands where a page would be generated" in site.log


def test_hostile_titles_and_names_stay_text_in_the_whole_page(site: Site) -> None:
    places = ("practice/calls/f90", "practice", "reference/causes/c03", "reference", "my-practice")
    found = []
    # Control characters are refused when the data is read.
    texts = [text for text in HOSTILE if not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)]
    for title in ("x", " ".join(texts)):
        for path, key in (("calls/f90", "title"), ("causes/c03", "name"), ("families", "door")):
            sample = samples()[f"{path}.yml"]
            if path == "families":
                sample = {"families": [{**FAMILY, key: title}]}
            else:
                sample = {**sample, key: title, "summary" if key == "title" else "meaning": title}
            site.write(f"exercises/{path}.yml", json.dumps(sample))
        site.build(strict=False)
        found.append([elements(site.page(f"{place}/index.html")) for place in places])
    assert found[0] == found[1]


def elements(html: str) -> list[str]:
    """Name the elements of a whole page, with what could run: scripts and handlers."""
    seen: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.append(" ".join([tag, *sorted(name for name, _ in attrs)]))

    Reader().feed(html)
    return seen


def test_a_link_to_what_a_block_or_a_script_brings_is_no_broken_link(site: Site) -> None:
    site.write(
        "docs/read/two.md", "# Two\n\n[A card](one.md#f90-date), [a talk](one.md#f90=1/payroll).\n"
    )
    site.build()
    assert "WARNING" not in site.log
    assert 'id="f90-date"' in site.page("read/one/index.html")


def test_a_failed_rebuild_leaves_the_last_good_site(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def empties_and_fails() -> None:
        page.unlink()
        (tmp_path / "half.html").write_text("half")
        raise Abort("Aborted with a BuildError!")

    page = tmp_path / "index.html"
    page.write_text("good")
    server = SimpleNamespace(builder=empties_and_fails, root=str(tmp_path))
    engine.keep_serving(cast(LiveReloadServer, server))
    server.builder()
    assert [file.name for file in tmp_path.iterdir()] == ["index.html"]
    assert page.read_text() == "good"
    assert "The last good site stays." in caplog.text


def test_a_rebuild_that_succeeds_replaces_the_site(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("old")
    server = SimpleNamespace(builder=lambda: page.write_text("new"), root=str(tmp_path))
    engine.keep_serving(cast(LiveReloadServer, server))
    server.builder()
    assert page.read_text() == "new"


def test_edited_code_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "blocks.py").write_text("")
    modules = {"playbook": 1, "playbook.blocks.extension": 2, "playbooks": 3, "other": 4}
    monkeypatch.setattr(mkdocs_hooks, "_PACKAGE", tmp_path)
    monkeypatch.setattr(mkdocs_hooks, "_now", {})
    monkeypatch.setattr(mkdocs_hooks, "sys", SimpleNamespace(modules=modules))
    forget = mkdocs_hooks._forget_edited_code
    forget()
    forget()
    assert len(modules) == 4
    (tmp_path / "page.html.jinja").write_text("")
    forget()
    assert set(modules) == {"playbooks", "other"}
