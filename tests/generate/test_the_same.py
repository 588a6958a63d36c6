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
from playbook.generate.conversation import conversations
from playbook.render.client_data.exercise_data import call_data
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
    text = file.read_text(encoding="utf-8")
    casts = text[text.index("casts:\n") : text.index("facts:\n")]
    first = casts[len("casts:\n") : casts.index("  - id:", len("casts:\n") + 3)]
    new = first.replace(first.split("\n")[0], "  - id: brand-new")
    rest = casts.removeprefix("casts:\n").removeprefix(first)
    file.write_text(text.replace(casts, f"casts:\n{new}{rest}{first}"), encoding="utf-8")
    after = dict(talks_of(root))
    assert sum("/brand-new" in name for name in after) == 3
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
        f"{call.id}/{level}/{one.id}"
        for call in draft.calls.values()
        for level in call.levels
        for one in call.casts
        if "P01" in one.slots.values()
    }
    assert changed
    assert changed <= cast
