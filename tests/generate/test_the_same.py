"""The same data gives the same conversations in any process, and no part depends on another."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from playbook.catalog.load import load
from playbook.generate.conversation import conversations, variant_of
from playbook.generate.levels import versions
from playbook.render.client_data.exercise_data import call_data
from playbook.yaml_source.nodes import Scalar, plain
from playbook.yaml_source.parser import parse
from tests.generate.everything import everything

ROOT = Path(__file__).parents[2]


def told_elsewhere(seed: str) -> str:
    """Make everything in a process whose hashes are seeded otherwise; give what it prints."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "hooks")])
    done = subprocess.run(
        [sys.executable, "-m", "tests.generate.everything", str(ROOT)],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_two_processes_with_other_hashes_say_the_same() -> None:
    # This one seeds them by chance.
    here = everything(ROOT)
    assert here.count("Conversation(") >= 90
    assert told_elsewhere("4242") == here


@cache
def talks_of(root: Path) -> Mapping[str, str]:
    """Give every conversation of a playbook as the client is given it, by its id."""
    draft = load(root).draft
    return {
        talk.id: json.dumps(call_data(call, talk, draft.settings.site_id))
        for call in draft.calls.values()
        for talk in conversations(call, draft.personas)
    }


def copied(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    return tmp_path


def test_a_new_family_changes_no_other_id_or_text(tmp_path: Path) -> None:
    before = talks_of(ROOT)
    root = copied(tmp_path)
    calls = root / "exercises/calls"
    other = (calls / "f05.yml").read_text(encoding="utf-8").replace("id: F05", "id: F00", 1)
    (calls / "f00.yml").write_text(other, encoding="utf-8")
    after = dict(talks_of(root))
    assert {name for name in after if name.startswith("F00/")} == {
        name.replace("F05/", "F00/") for name in before if name.startswith("F05/")
    }
    assert {name: text for name, text in after.items() if not name.startswith("F00/")} == before


def test_a_new_cast_and_a_cast_moved_up_change_no_other_id_or_text(tmp_path: Path) -> None:
    before = talks_of(ROOT)
    root = copied(tmp_path)
    file = root / "exercises/calls/f05.yml"
    data = plain(parse(file.read_bytes(), "").node or Scalar(None, 1, 1))
    assert isinstance(data, dict)
    (first, industry), *rest = data["casts"].items()
    data["casts"] = {"brand-new": industry, **dict(rest), first: industry}
    for slot in data["slots"].values():
        for kind, values in slot.items():
            slot[kind] = [values[0], *values[1:], values[0]]
    file.write_text(json.dumps(data), encoding="utf-8")
    after = dict(talks_of(root))
    assert any("/brand-new" in name for name in after)
    assert {name: text for name, text in after.items() if "/brand-new" not in name} == before


def test_a_changed_persona_changes_only_where_it_is_cast(tmp_path: Path) -> None:
    before = talks_of(ROOT)
    root = copied(tmp_path)
    file = root / "exercises/personas.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("role: new sales representative", "role: seller"), "utf-8")
    after = talks_of(root)
    changed = {name for name in before if before[name] != after[name]}
    draft = load(ROOT).draft
    cast = {
        f"{call.id}/{variant_of(call, version, one.id)}"
        for call in draft.calls.values()
        for version in versions(call)
        for one in call.cast_list
        if "P01" in one.slots.values()
    }
    assert changed
    assert changed <= cast
