"""Reads the tables of cases, and replays records with the client's own code."""

import json
import os
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from playbook.model.attempt import Event

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests/cases"


def table(name: str) -> dict[str, Any]:
    """Read a table of cases; ``web/tests/record.ts`` writes out the events in them."""
    found: dict[str, Any] = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    return found


def replayed(
    plays: Iterable[tuple[Mapping[str, Any], Iterable[Sequence[Event]]]], folder: Path
) -> list[list[dict[str, Any]]]:
    """Replay records of calls, given as the client's data, and give how each one stands."""
    file = folder / "plays.json"
    given = [
        {"call": call, "plays": [[event.model_dump() for event in record] for record in records]}
        for call, records in plays
    ]
    file.write_text(json.dumps(given), encoding="utf-8")
    stands: list[list[dict[str, Any]]] = json.loads(_in_deno("web/tests/judge/agree.ts", file))
    return stands


def ticked(sheets: Sequence[Mapping[str, Any]], folder: Path) -> list[list[list[str]]]:
    """Name the criteria that what was written meets, each worksheet given as the client's data."""
    file = folder / "sheets.json"
    file.write_text(json.dumps(sheets), encoding="utf-8")
    met: list[list[list[str]]] = json.loads(_in_deno("web/tests/judge/tick.ts", file))
    return met


def _in_deno(script: str, file: Path) -> str:
    """Run a script of the client's side on a file, without packages or network."""
    beside = Path(sysconfig.get_path("scripts")) / "deno"
    program = shutil.which(beside) or shutil.which("deno")
    assert program is not None, "deno is not installed"
    words = ["run", "--no-config", "--no-lock", "--no-remote", "--quiet", f"--allow-read={file}"]
    done = subprocess.run(
        [program, *words, script, str(file)],
        cwd=ROOT,
        env={**os.environ, "DENO_DIR": str(file.parent), "DENO_NO_UPDATE_CHECK": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
