"""The form for one's own call: whatever is typed into it becomes a file that needs no mending."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from devtools.client import deno
from devtools.run import quietly
from playbook.catalog.load import load
from playbook.check import load_checked
from playbook.diagnostics import errors, render_text
from playbook.generate.conversation import conversations
from playbook.render.html.own_call import own_data, own_html

OWN = Path(__file__).resolve().parents[2]


def filled(folder: Path, count: int, seed: int) -> dict[str, str]:
    """Fill the form at random, in the browser's own code; return the files it makes, by name."""
    given = folder / "given.json"
    given.write_text(json.dumps(own_data(load(OWN).draft)), encoding="utf-8")
    script = ("run", "--frozen", "--quiet", "--allow-read", "web/tests/own-call/fill.ts")
    done = quietly(deno(*script, str(given), str(count), str(seed)))
    assert done.code == 0, done.text
    made = {one["file"]: one["yaml"] for one in json.loads(done.text)}
    assert len(made) == count
    return made


def accepted(folder: Path, count: int, seed: int) -> None:
    root = folder / "root"
    shutil.copytree(OWN / "exercises", root / "exercises")
    made = filled(folder, count, seed)
    for name, text in made.items():
        (root / "exercises/calls" / name).write_text(text, encoding="utf-8", newline="\n")
    loaded = load_checked(root)
    wrong = errors(loaded.diagnostics)
    assert not wrong, render_text(wrong, loaded.sources)
    assert loaded.catalog is not None
    for name in made:
        call = loaded.catalog.calls[name.removesuffix(".yml").upper()]
        (talk,) = conversations(call, loaded.catalog.personas)
        assert len(talk.turns) == len(call.turns)


def test_what_the_form_makes_is_accepted_as_it_is(tmp_path: Path) -> None:
    accepted(tmp_path, 3, seed=5)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_typed_is_accepted_as_it_is(tmp_path: Path, seed: int) -> None:
    accepted(tmp_path, 60, seed)


def test_the_form_offers_everything_that_a_call_may_say() -> None:
    catalog = load(OWN).draft
    data = own_data(catalog)
    assert {one for one, _ in data["causes"]} == set(catalog.causes)
    assert {one for one, _ in data["techniques"]} == set(catalog.techniques)
    assert {one["id"] for one in data["people"]} == set(catalog.personas)
    assert {"Okafor", "Reid", "Mei", "Ling"} <= set(data["names"])
    for person in catalog.personas.values():
        assert set(person.first.replace("-", " ").split()) <= set(data["names"])


def test_the_form_is_a_sheet_without_scripts() -> None:
    html = own_html(load(OWN).draft)
    assert html.count("pb-rule") >= 15
    assert "<form" not in html
