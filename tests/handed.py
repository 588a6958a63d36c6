"""Hand-back files for tests: sound ones, and ways to spoil them."""

import json
from typing import Any

from playbook.export.checksum import checksum
from tests.judge.record import table

SITE = "a-site"


def made(name: str) -> dict[str, Any]:
    """Give the file that the table names, as the page writes it."""
    found = next(case for case in table("handback")["cases"] if case["name"] == name)
    file: dict[str, Any] = json.loads(json.dumps(found["file"]))
    return file


def plain(**changes: Any) -> dict[str, Any]:
    """Give a sound file of a finished call, changed, its checksum made to fit again."""
    return signed({**made("a call finished, its lines not shared"), **changes})


def with_exercise(**changes: Any) -> dict[str, Any]:
    """The same with changes inside its exercise."""
    return plain(exercises=[{**plain()["exercises"][0], **changes}])


def signed(content: dict[str, Any]) -> dict[str, Any]:
    """Make the checksum fit."""
    return {**content, "checksum": checksum(content)}


def written(content: object) -> bytes:
    """Write a file as the page does."""
    return json.dumps(content, indent=1).encode()
