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
    "pb-call": ("call.js",),
    "pb-worksheet": ("worksheet.js",),
    "pb-gate": ("gate.js",),
    "pb-timer": ("timer.js",),
    "pb-progress": ("progress.js",),
    "pb-assignment": ("assignment.js", "catalog.js"),
    "pb-filter": ("filter.js",),
    "pb-cards": ("live-practice.js",),
    "pb-draw": ("live-practice.js",),
    "pb-own": ("own-call.js", "own-call.css"),
    "pb-builder": ("builder.js", "builder.css", "catalog.js"),
    "pb-report": ("report.js", "report.css", "catalog.js"),
    "pb-sign-off": ("sign-off.js", "sign-off.css", "catalog.js"),
}
"""What is fetched where one of these elements stands: first what the loader fetches, then more."""

EXERCISES = {"pb-call", "pb-worksheet", "pb-gate"}
SEVERAL_FILE = "exercises.js"
"""What is fetched where several kinds of exercises stand, instead of what is fetched for each."""

GROUND_FILE = "common.js"
STANDING_ALONE = {"timer.js", "filter.js", "live-practice.js"}
"""The scripts that are not fetched together with the one that all others stand on."""

DATA = f"{FOLDER}/catalog.js"
"""What is fetched as a script and is data: it grows with the exercises."""

THEME_FILE = "assets/javascripts/theme.js"
"""What stands in the head of every page in place of the theme's own inline scripts."""

THEME_SCRIPT = 768
"""Bytes of that script, compressed: nothing is drawn before it has come."""

LEARNERS_SCRIPTS = 22 * 1024
"""Bytes of our scripts on a learner's page, the loader among them, compressed."""

TRAINERS_SCRIPTS = 60 * 1024 - 6 * 1024
"""Bytes of our scripts on a trainer's page, compressed; with its styles they are 60 kB."""

LOADER = 1024
"""Bytes of the loader, which every page fetches, compressed."""

OUR_STYLES = 6 * 1024
"""Bytes of our style sheets, compressed."""

TRAINERS = {"pb-builder", "pb-report", "pb-sign-off"}
"""The elements that make a page a trainer's."""

_ELEMENT = re.compile(r"<(pb-[\w-]+)")
_LINKED = re.compile(
    r"""<link rel="stylesheet"(?: media="print")? href="[./]*(stylesheets/[\w-]+\.css)">"""
)


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
    elements = elements_of(page)
    names = {name for one in elements for name in FETCHED_FOR[one]}
    if len(elements & EXERCISES) > 1:
        names -= {name for one in EXERCISES for name in FETCHED_FOR[one]}
        names.add(SEVERAL_FILE)
    if any(name.endswith(".js") for name in names - STANDING_ALONE):
        names.add(GROUND_FILE)
    return {
        *ON_EVERY_PAGE,
        *(f"{FOLDER}/{name}" for name in names),
        *_LINKED.findall(page.read_text(encoding="utf-8")),
    }


def sizes(site: Path) -> list[Size]:
    """Return the sizes of one page of each kind of a built site."""
    return [size_of(site, kind) for kind in KINDS]


def size_of(site: Path, kind: str) -> Size:
    """Return the sizes of the page of one kind in a built site."""
    return size_of_page(site, file_of(site, kind), kind)


def size_of_page(site: Path, page: Path, kind: str) -> Size:
    """Return the sizes of any page of a built site, under a name."""
    trainers = elements_of(page) & TRAINERS
    ours = [site / name for name in sorted(fetched_by(page)) if name != DATA]
    return Size(
        kind,
        page=compressed(page),
        scripts=compressed(*(file for file in ours if file.suffix == ".js")),
        styles=compressed(*(file for file in ours if file.suffix == ".css")),
        allowed=TRAINERS_SCRIPTS if trainers else LEARNERS_SCRIPTS,
    )
