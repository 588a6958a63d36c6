"""The plan of the site: which pages, where they lie, and what is edited for each."""

import json
from pathlib import Path

from playbook.render.client_data.exercise_data import client_data
from playbook.site.plan import plan
from tests.render.samples import small_catalog


def test_every_thing_has_a_page_and_the_file_that_is_edited_for_it(tmp_path: Path) -> None:
    pages = plan(small_catalog(), tmp_path).pages
    assert [(page.path, page.edit) for page in pages] == [
        ("practice/index.md", None),
        ("practice/calls/f90.md", "exercises/calls/f90.yml"),
        ("practice/worksheets/w90.md", "exercises/worksheets/w90.yml"),
        ("practice/gates/x9.md", "exercises/gates/x9.yml"),
        ("practice/own.md", None),
        ("reference/index.md", None),
        ("reference/causes/c03.md", "exercises/causes/c03.yml"),
        ("reference/techniques/t03.md", "exercises/techniques/t03.yml"),
        ("reference/company.md", "exercises/company.yml"),
        ("reference/coverage.md", "exercises/coverage.yml"),
        ("reference/sources.md", "exercises/sources.yml"),
        ("reference/rubric.md", "exercises/rubric.yml"),
        ("about/findings.md", None),
        ("my-practice.md", None),
        ("assignment.md", None),
        ("assignments/index.md", None),
        ("assignments/first-week.md", "exercises/assignments/first-week.yml"),
        ("train/assign.md", None),
        ("train/report.md", None),
        ("train/sign-off.md", None),
    ]


def test_the_same_data_gives_the_same_pages(tmp_path: Path) -> None:
    assert plan(small_catalog(), tmp_path) == plan(small_catalog(), tmp_path)


def test_a_built_client_is_copied_whole(tmp_path: Path) -> None:
    for name in ("call.js", "loader.js", "common.js", "licenses.txt", "theme.js"):
        (tmp_path / name).write_text(name)
    found = plan(small_catalog(), tmp_path)
    assert found.has_client
    assert [asset.path for asset in found.assets] == [
        "assets/playbook/call.js",
        "assets/playbook/common.js",
        "assets/playbook/licenses.txt",
        "assets/playbook/loader.js",
        "assets/javascripts/theme.js",
    ]


def test_half_a_client_is_none(tmp_path: Path) -> None:
    (tmp_path / "loader.js").write_text("")
    assert not plan(small_catalog(), tmp_path).has_client
    assert not plan(small_catalog(), tmp_path / "nowhere").has_client


def test_the_words_of_what_can_be_chosen_lie_beside_the_client(tmp_path: Path) -> None:
    for name in ("call.js", "loader.js", "common.js"):
        (tmp_path / name).write_text(name)
    catalog = small_catalog()
    scripts = {script.path: script.content for script in plan(catalog, tmp_path).scripts}
    shown = [path for path in scripts if path.startswith("assets/playbook/shown/")]
    assert shown == ["assets/playbook/shown/f90.js", "assets/playbook/shown/x9.js"]
    text = scripts[shown[1]].split('["shown:X9"]=', 1)[1].rsplit("})(globalThis", 1)[0]
    assert json.loads(json.loads(text)) == client_data(catalog.gates["X9"], catalog)
