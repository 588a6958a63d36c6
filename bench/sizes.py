"""What a browser has to fetch of ours, compressed as a host does it, beside the budgets."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = "assets/playbook"
LOADER_FILE = f"{FOLDER}/loader.js"
ON_EVERY_PAGE = (LOADER_FILE, "stylesheets/looks.css", "stylesheets/exercise.css")
FETCHED_FOR = {
    "pb-call": ("playbook.js",),
    "pb-worksheet": ("playbook.js",),
    "pb-gate": ("playbook.js",),
    "pb-timer": ("playbook.js",),
    "pb-progress": ("desk.js",),
    "pb-filter": ("filter.js", "filter.css"),
}
"""What the loader fetches where one of these elements stands."""

LEARNERS_SCRIPTS = 25 * 1024
"""Bytes of our scripts on a page with exercises, compressed."""

LOADER = 1024
"""Bytes of the loader, which every page fetches, as it is."""

OUR_STYLES = 6 * 1024
"""Bytes of our style sheets, compressed."""

PAGES = {
    "home": "index.html",
    "chapter": "read/when-it-goes-quiet/index.html",
    "call": "practice/calls/f05/index.html",
    "worksheet": "practice/worksheets/w05/index.html",
    "gate": "practice/gates/x3/index.html",
    "my practice": "my-practice/index.html",
    "practice": "practice/index.html",
    "reference": "reference/index.html",
    "cause": "reference/causes/c03/index.html",
    "technique": "reference/techniques/t02/index.html",
}
"""One built page of each kind."""

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
    return [size_of(site, kind, path) for kind, path in PAGES.items()]


def size_of(site: Path, kind: str, path: str) -> Size:
    """Return the sizes of one built page."""
    ours = [site / name for name in sorted(fetched_by(site / path))]
    return Size(
        kind,
        page=compressed(site / path),
        scripts=compressed(*(file for file in ours if file.suffix == ".js")),
        styles=compressed(*(file for file in ours if file.suffix == ".css")),
    )
