"""Building again gives byte for byte what building anew gives, whatever was edited."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from mkdocs.commands import build as builder
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from mkdocs.utils import meta

from devtools import again
from devtools.again import Memory
from playbook.engines import mkdocs as engine
from playbook.lint import lint
from tests.engines.site import CHAPTER, ROOT, Site, samples
from tests.generate.samples import PERSONAS
from tests.render.samples import FAMILY

Edit = Callable[[Site], None]
PEOPLE = [
    {**person.model_dump(exclude_none=True), "role": "another role"} for person in PERSONAS.values()
]


class Again:
    """A site that is built with a memory, and beside it without."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.memory = Memory()
        self.converted: list[str] = []

    def both(self) -> tuple[dict[str, bytes], dict[str, bytes]]:
        """Build in both ways; return the files that each gave."""
        return self.again(), self._files("anew", build)

    def again(self) -> dict[str, bytes]:
        """Build with the memory."""
        return self._files("again", self.memory.build)

    def _files(self, name: str, make: Callable[..., None]) -> dict[str, bytes]:
        out = self.site.root / name
        shutil.rmtree(out, ignore_errors=True)
        config = load_config(str(self.site.root / "mkdocs.yml"), site_dir=str(out))
        make(config)
        files = (file for file in sorted(out.rglob("*")) if file.is_file())
        # The clock stands in the compressed map of the site.
        kept = (file for file in files if file.name != "sitemap.xml.gz")
        return {file.relative_to(out).as_posix(): file.read_bytes() for file in kept}


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Again:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    client = tmp_path / "client"
    client.mkdir()
    for name in ("loader.js", "common.js", "call.js"):
        (client / name).write_text(f"/* {name} */")
    monkeypatch.setattr(engine, "lint", partial(lint, client=client))
    site = Site(tmp_path / "repo")
    shutil.copytree(ROOT / "overrides", site.root / "overrides")
    settings = (site.root / "mkdocs.yml").read_text()
    site.write("mkdocs.yml", settings.replace(str(ROOT / "overrides"), "overrides"))
    site.write("docs/read/two.md", "# Two\n\n[One](one.md) [[Company.offer]].\n")
    made = Again(site)
    original = again._RENDER

    def noted(page: Page, config: MkDocsConfig, files: Files) -> None:
        made.converted.append(page.file.src_uri)
        original(page, config, files)

    monkeypatch.setattr(again, "_RENDER", noted)
    return made


def changed(file: str, **changes: object) -> Edit:
    """Change keys in a file of data."""
    return lambda site: site.write(f"exercises/{file}", json.dumps({**samples()[file], **changes}))


def written(name: str, text: str) -> Edit:
    return lambda site: site.write(name, text)


def appended(name: str, text: str) -> Edit:
    return lambda site: site.write(name, (site.root / name).read_text() + text)


EDITS: dict[str, Edit] = {
    "nothing": appended("docs/index.md", ""),
    "words of a chapter": written("docs/read/one.md", CHAPTER + "\nMore words.\n"),
    "title of a chapter in the navigation": written("docs/read/one.md", "# Other\n\nWords.\n"),
    "title of a chapter outside of it": written("docs/read/two.md", "# Three\n"),
    "front matter": written("docs/read/one.md", f"---\ndescription: D\n---\n{CHAPTER}"),
    "a new chapter": written("docs/read/three.md", "# Three\n\n/// exercise | F90\n///\n"),
    "a chapter that takes a generated page's place": written("docs/practice/index.md", "# Mine\n"),
    "an exercise's title": changed("calls/f90.yml", title="Another call"),
    "an exercise's lines": changed("calls/f90.yml", goal="Another goal."),
    "a cause's name": changed("causes/c03.yml", name="Another name"),
    "a door": changed("families.yml", families=[{**FAMILY, "door": "No."}]),
    "a person": changed("personas.yml", personas=PEOPLE),
    "the company's words": written("exercises/company.yml", "offer: payslips\n"),
    "the site's id": changed("playbook.yml", site_id="another-site"),
    "a style sheet": written("docs/stylesheets/own.css", "p { color: red }\n"),
    "a template": appended("overrides/partials/copyright.html", "<p>More</p>"),
    "a new template": written("overrides/partials/tags.html", "<p>Tags</p>"),
    "the settings": appended("mkdocs.yml", "site_description: Another\n"),
    "the navigation": lambda site: site.write(
        "mkdocs.yml", (site.root / "mkdocs.yml").read_text().replace("Practice:", "Do:")
    ),
}


QUICK = ("words of a chapter", "an exercise's title")


@pytest.mark.parametrize(
    "edit", [pytest.param(one, marks=() if one in QUICK else pytest.mark.slow) for one in EDITS]
)
def test_after_an_edit_the_site_is_what_a_new_build_makes(work: Again, edit: str) -> None:
    work.again()
    EDITS[edit](work.site)
    second, fresh = work.both()
    assert second == fresh


@pytest.mark.slow
def test_after_many_edits_and_back_the_site_is_the_same(work: Again) -> None:
    before, _ = work.both()
    for path, old in (
        ("docs/read/one.md", "Words."),
        ("exercises/calls/f90.yml", "A small call"),
        ("exercises/causes/c03.yml", "Silence read as no"),
    ):
        text = (work.site.root / path).read_text()
        assert old in text
        work.site.write(path, text.replace(old, "Something else"))
        again_, fresh = work.both()
        assert again_ == fresh
        work.site.write(path, text)
    assert work.both()[0] == before


def test_only_what_changed_is_converted(work: Again) -> None:
    first, fresh = work.both()
    assert first == fresh
    work.converted.clear()
    work.again()
    assert work.converted == []
    work.site.write("docs/read/one.md", CHAPTER + "\nMore words.\n")
    work.again()
    assert work.converted == ["read/one.md"]


def test_what_mkdocs_says_of_a_page_is_told_at_every_build(
    work: Again, caplog: pytest.LogCaptureFixture
) -> None:
    settings = (work.site.root / "mkdocs.yml").read_text()
    work.site.write("mkdocs.yml", f"{settings}exclude_docs: two.md\n")
    work.site.write("docs/read/one.md", "# One\n\n[Two](two.md)\n")
    for _ in range(2):
        caplog.clear()
        with caplog.at_level(logging.INFO, "mkdocs"):
            work.again()
        assert "excluded from the built site" in caplog.text


@pytest.mark.slow
def test_a_missing_anchor_stops_the_build_when_the_heading_goes(work: Again) -> None:
    work.site.write("docs/read/two.md", "# Two\n\n[One](one.md#part)\n")
    work.site.write("docs/read/one.md", "# One\n\n## Part\n")
    before, _ = work.both()
    work.site.write("docs/read/one.md", "# One\n\n## Other\n")
    with pytest.raises(Abort):
        work.both()
    work.site.write("docs/read/one.md", "# One\n\n## Part\n")
    assert work.both()[0] == before


def test_an_exercise_that_is_gone_stops_the_build_and_its_return_mends_it(work: Again) -> None:
    before, _ = work.both()
    call = work.site.root / "exercises/calls/f90.yml"
    text = call.read_text()
    call.unlink()
    with pytest.raises(Abort):
        work.both()
    call.write_text(text)
    assert work.both()[0] == before


@pytest.mark.slow
def test_other_code_forgets_everything(work: Again) -> None:
    state = ["old"]
    work.memory.code = lambda: tuple(state)
    work.both()
    work.converted.clear()
    state[0] = "new"
    again_, fresh = work.both()
    assert again_ == fresh
    assert "read/one.md" in work.converted


@pytest.mark.slow
def test_where_a_plugin_is_unknown_nothing_is_kept(
    work: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again, "is_known", lambda _: False)
    assert work.both()[0] == work.both()[1]
    assert not work.memory.converted
    assert not work.memory.written


def test_mkdocs_is_itself_again_after_a_build(work: Again) -> None:
    before = [builder._build_page, Page.render, Theme.get_env, meta.get_data]
    with pytest.raises(Abort):
        work.site.write("docs/read/one.md", "/// exercise | F99\n///\n")
        work.both()
    assert [builder._build_page, Page.render, Theme.get_env, meta.get_data] == before
