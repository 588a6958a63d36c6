"""What a browser has to fetch of ours, compressed as a host does it, beside the budgets."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from pathlib import Path

from tests.site.kinds import KINDS, file_of

FOLDER = "assets/playbook"
LOADER_FILE = f"{FOLDER}/loader.js"
ON_EVERY_PAGE = (LOADER_FILE, "stylesheets/looks.css", "stylesheets/exercise.css")
FETCHED_FOR = {
    "pb-call": ("playbook.js",),
    "pb-worksheet": ("playbook.js",),
    "pb-gate": ("playbook.js",),
    "pb-timer": ("playbook.js",),
    "pb-progress": ("desk.js",),
    "pb-assignment": ("assign.js", "catalog.js"),
    "pb-filter": ("filter.js", "filter.css"),
    "pb-cards": ("draw.js",),
    "pb-draw": ("draw.js",),
    "pb-own": ("own.js", "own.css"),
}
"""What the loader fetches where one of these elements stands."""

DATA = f"{FOLDER}/catalog.js"
"""What is fetched as a script and is data: it grows with the exercises."""

LEARNERS_SCRIPTS = 25 * 1024
"""Bytes of our scripts on a page with exercises, compressed."""

LOADER = 1024
"""Bytes of the loader, which every page fetches, as it is."""

OUR_STYLES = 6 * 1024
"""Bytes of our style sheets, compressed."""

_ELEMENT = re.compile(r"<(pb-[\w-]+)")


@dataclass(frozen=True)
class Size:
    """Bytes that a page of one kind takes: the page, our scripts and our styles, compressed."""

    kind: str
    page: int
    scripts: int
    styles: int


def compressed(*files: Path) -> int:
    """Return the bytes of some files, each compressed on its own."""
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)


def fetched_by(page: Path) -> set[str]:
    """Return the paths of our scripts and styles that a built page comes to fetch."""
    elements = set(_ELEMENT.findall(page.read_text(encoding="utf-8")))
    return {
        *ON_EVERY_PAGE,
        *(f"{FOLDER}/{name}" for element in elements for name in FETCHED_FOR.get(element, ())),
    }


def sizes(site: Path) -> list[Size]:
    """Return the sizes of one page of each kind of a built site."""
    return [size_of(site, kind) for kind in KINDS]


def size_of(site: Path, kind: str) -> Size:
    """Return the sizes of the page of one kind in a built site."""
    page = file_of(site, kind)
    ours = [site / name for name in sorted(fetched_by(page)) if name != DATA]
    return Size(
        kind,
        page=compressed(page),
        scripts=compressed(*(file for file in ours if file.suffix == ".js")),
        styles=compressed(*(file for file in ours if file.suffix == ".css")),
    )
