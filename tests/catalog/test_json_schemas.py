"""The JSON Schemas are current, and every data file names its own in the first line."""

import json
from pathlib import Path

import pytest

from playbook.catalog.file_layout import COMPANY, COVERAGE, FOLDERS, LISTINGS, SETTINGS
from playbook.catalog.json_schemas import FOLDER, schemas

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "exercises").rglob("*.yml"))


@pytest.mark.parametrize("name", schemas())
def test_a_schema_is_current(name: str) -> None:
    written = (ROOT / FOLDER / name).read_text(encoding="utf-8")
    assert written == schemas()[name], "run: python3 dev.py schema"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_names_its_schema(file: Path) -> None:
    if file.name in (SETTINGS, COMPANY, COVERAGE, *LISTINGS):
        named = f"{FOLDER}/{file.stem}.json"
    else:
        named = f"{FOLDER}/{FOLDERS[file.parent.name][1]}.json"
    up = "../" * (len(file.relative_to(ROOT).parts) - 1)
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={up}{named}"


def test_an_editor_takes_the_schema_of_a_file_that_names_none_yet() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    places: dict[str, str] = {kind: f"{folder}/*.yml" for folder, (_, kind) in FOLDERS.items()}
    places |= {name.removesuffix(".yml"): name for name in (SETTINGS, COMPANY, COVERAGE, *LISTINGS)}
    assert settings["yaml.schemas"] == {
        f"./{FOLDER}/{name}.json": f"exercises/{place}" for name, place in sorted(places.items())
    }


def test_a_schema_tells_the_author_what_a_key_is_for() -> None:
    schema = json.loads(schemas()["call.json"])
    choice = schema["$defs"]["WrittenChoice"]["properties"]
    assert "the line and its effect" in choice["why"]["description"]
    assert choice["rating"]["anyOf"][0]["enum"] == ["best", "defensible", "weak"]
    assert schema["additionalProperties"] is False
