"""Archives are read as the shared table says; one that is cut anywhere is refused."""

import base64
import os
from pathlib import Path
from typing import Any

import pytest

from playbook.results.gather import readings
from playbook.results.handback import Reading, Received, Refused
from tests.judge.record import table
from tests.results.files import SITE

CASES: list[dict[str, Any]] = table("archives")["cases"]
CUT = "it is no whole .zip; it may have been cut short on its way"


def told(one: Reading, folder: Path) -> dict[str, str]:
    file = one.file.removeprefix(f"{folder}{os.sep}")
    if isinstance(one, Refused):
        return {"file": file, "reason": one.reason}
    learner = one.handback.learner if isinstance(one, Received) else one.signoff.learner
    return {"file": file, "learner": learner}


def content_of(name: str) -> bytes:
    return base64.b64decode(next(case["zip"] for case in CASES if case["name"] == name))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_table_of_archives_holds(tmp_path: Path, case: dict[str, Any]) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(content_of(case["name"]))
    assert [told(one, tmp_path) for one in readings([path], SITE)] == case["found"]


@pytest.mark.parametrize(
    "name", ["stored and not packed", "an end for large archives, words before it"]
)
def test_an_archive_that_is_cut_anywhere_is_refused(tmp_path: Path, name: str) -> None:
    whole = content_of(name)
    path = tmp_path / "a.zip"
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert list(readings([path], SITE)) == [Refused(str(path), CUT)]
