"""Measures `report` in a terminal.

Each learner hands back one file of 40 exercises, each answered twice and passed later; the table
for spreadsheets is written too. All counts, from starting Python to its end, and deno with it.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.table import Row, Table, evenness, table
from playbook.catalog.catalog import Catalog
from playbook.catalog.load import load
from playbook.export.checksum import checksum
from playbook.render.client_data.catalog_data import catalog_data
from playbook.render.contract.catalog import CatalogExercise

ROOT = Path(__file__).resolve().parents[1]
SIZES = (5_000, 10_000, 20_000)
ITEMS = 40
SECONDS, MEGABYTES, AT = 10.0, 500.0, 20_000
"""What `report` may take for so many files."""

_IN_A_FOLDER = 1_000


@dataclass(frozen=True)
class Reported:
    """What a report took: seconds on the clock and of CPU, and the peak of either program."""

    files: int
    megabytes_read: float
    wall: float
    cpu: float
    megabytes: float


def write_hand_backs(folder: Path, files: int, catalog: Catalog) -> int:
    """Write as many hand-backs, each of another learner; give the bytes of all."""
    data = catalog_data(catalog)
    subjects = [
        (one["id"], one["kind"], one["title"], one["variant"], _edition(one))
        for one in data["exercises"]
    ]
    more = [(f"Z{number}", *subjects[0][1:]) for number in range(ITEMS - len(subjects))]
    written = 0
    for number in range(files):
        exercises = [_handed(number, place, one) for place, one in enumerate(subjects[:ITEMS])]
        exercises += [_handed(number, place, one) for place, one in enumerate(more, len(subjects))]
        content: dict[str, Any] = {
            "format": "playbook-hand-back",
            "version": 1,
            "site": data["site"],
            "made": "2026-03-04T05:06:07.089Z",
            "learner": f"Learner {number}",
            "self_reported": True,
            "exercises": exercises,
            "assignment": {"id": "week-one", "title": "Week one"},
        }
        text = json.dumps({**content, "checksum": checksum(content)}, indent=1)
        file = folder / f"{number // _IN_A_FOLDER}" / f"{number}.json"
        file.parent.mkdir(exist_ok=True)
        written += file.write_text(text, encoding="utf-8")
    return written


def _edition(one: CatalogExercise) -> str:
    return one["editions"].get(one["variant"] or "", one["edition"])


def _handed(learner: int, place: int, one: tuple[Any, ...]) -> dict[str, Any]:
    name, kind, title, variant, edition = one
    moment = f"T{place % 24:02}:{learner % 60:02}:{place:02}.{learner % 1000:03}Z"
    started, first, latest = (f"2026-03-{day:02}{moment}" for day in (1, 2, 3))
    result = {"finished": first, "points": 2, "of": 8, "passed": False, "ending": "lost"}
    return {
        "id": name,
        "variant": variant,
        "kind": kind,
        "title": title,
        "edition": edition,
        "status": "done",
        "started": started,
        "finished": first,
        "attempts": 2,
        "first": result,
        "latest": {**result, "finished": latest, "points": 8, "passed": True, "ending": "won"},
        "events": None,
    }


def measure(files: int, catalog: Catalog) -> Reported:
    """Write so many hand-backs and report them in a process of its own."""
    with TemporaryDirectory(prefix="report-") as name:
        folder = Path(name, "in")
        folder.mkdir()
        size = write_hand_backs(folder, files, catalog)
        command = [sys.executable, "-m", "playbook.cli", "report", str(folder)]
        command += ["--root", str(ROOT), "--csv", str(Path(name, "out.csv"))]
        began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return Reported(
            files=files,
            megabytes_read=size / 1_000_000,
            wall=time.monotonic() - began,
            cpu=used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime,
            # The largest of all that has ended so far: sizes are measured from the least on.
            megabytes=used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1_000_000,
        )


def reporting(sizes: Sequence[int] = SIZES) -> Table:
    """Measure these numbers of files; give the table."""
    catalog = load(ROOT).catalog
    if catalog is None:
        raise RuntimeError("the exercises hold an error")
    rows = []
    measured = [measure(size, catalog) for size in sizes]
    for found in measured:
        stated = found.files == AT
        what = f"{found.files:,} files ({found.megabytes_read:,.0f} MB)"
        rows += [
            Row(f"{what}: on the clock", found.wall, "s"),
            Row(f"{what}: CPU", found.cpu, "s", SECONDS if stated else None),
            Row(f"{what}: CPU of one file", 1000 * found.cpu / found.files, "ms"),
            Row(f"{what}: memory", found.megabytes, "MB", MEGABYTES if stated else None),
        ]
    most, least = (one.cpu / one.files for one in (measured[-1], measured[0]))
    rows.append(evenness("a file of the most beside one of the least", most, least))
    return table(f"report of files of {ITEMS} items, with its CSV", rows)
