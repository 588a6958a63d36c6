"""What a browser has to fetch of ours, compressed as a host does it, beside the budgets."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from pathlib import Path

from tests.browser.kinds import KINDS, file_of

FOLDER = "assets/playbook"
LOADER_FILE = f"{FOLDER}/loader.js"
ON_EVERY_PAGE = (LOADER_FILE, "stylesheets/site.css")
FETCHED_FOR = {
    "pb-call": ("playbook.js",),
    "pb-worksheet": ("playbook.js",),
    "pb-gate": ("playbook.js",),
    "pb-timer": ("playbook.js",),
    "pb-progress": ("desk.js",),
    "pb-assignment": ("assign.js", "catalog.js"),
    "pb-filter": ("filter.js",),
    "pb-cards": ("draw.js",),
    "pb-draw": ("draw.js",),
    "pb-own": ("own.js", "own.css"),
    "pb-builder": ("trainer.js", "builder.css", "catalog.js"),
    "pb-report": ("trainer.js", "report.css", "catalog.js"),
    "pb-sign-off": ("trainer.js", "sign-off.css", "catalog.js"),
}
"""What is fetched where one of these elements stands: first what the loader fetches, then more."""

DATA = f"{FOLDER}/catalog.js"
"""What is fetched as a script and is data: it grows with the exercises."""

LEARNERS_SCRIPTS = 25 * 1024
"""Bytes of our scripts on a page with exercises, compressed."""

TRAINERS_SCRIPTS = 60 * 1024 - 6 * 1024
"""Bytes of our scripts on a trainer's page, compressed; with its styles they are 60 kB."""

LOADER = 1024
"""Bytes of the loader, which every page fetches, as it is."""

OUR_STYLES = 6 * 1024
"""Bytes of our style sheets, compressed."""

TRAINERS = {"pb-builder", "pb-report", "pb-sign-off"}
"""The elements that make a page a trainer's."""

_ELEMENT = re.compile(r"<(pb-[\w-]+)")
_LINKED = re.compile(r"""<link rel="stylesheet" href="[./]*(stylesheets/[\w-]+\.css)">""")


@dataclass(frozen=True)
class Size:
    """Bytes that a page of one kind takes: the page, our scripts and our styles, compressed."""

    kind: str
    page: int
    scripts: int
    styles: int
    allowed: int
    """Bytes that the scripts may take on such a page."""


def compressed(*files: Path) -> int:
    """Return the bytes of some files, each compressed on its own."""
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)


def elements_of(page: Path) -> set[str]:
    """Return the names of our elements that stand on a built page."""
    return set(_ELEMENT.findall(page.read_text(encoding="utf-8")))


def fetched_by(page: Path) -> set[str]:
    """Return the paths of our scripts and styles that a built page comes to fetch."""
    return {
        *ON_EVERY_PAGE,
        *(f"{FOLDER}/{name}" for one in elements_of(page) for name in FETCHED_FOR[one]),
        *_LINKED.findall(page.read_text(encoding="utf-8")),
    }


def sizes(site: Path) -> list[Size]:
    """Return the sizes of one page of each kind of a built site."""
    return [size_of(site, kind) for kind in KINDS]


def size_of(site: Path, kind: str) -> Size:
    """Return the sizes of the page of one kind in a built site."""
    page = file_of(site, kind)
    trainers = elements_of(page) & TRAINERS
    ours = [site / name for name in sorted(fetched_by(page)) if name != DATA]
    return Size(
        kind,
        page=compressed(page),
        scripts=compressed(*(file for file in ours if file.suffix == ".js")),
        styles=compressed(*(file for file in ours if file.suffix == ".css")),
        allowed=TRAINERS_SCRIPTS if trainers else LEARNERS_SCRIPTS,
    )
