"""Measures the report page in Chromium.

Each learner hands back one file; at last all of them come in one .zip. Seconds run from choosing
the files to the matrix that is drawn; the longest task is what the browser could not answer its
user for.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from bench.table import Row, Table, evenness, table
from tests.browser.browsing import launch_options, settle
from tests.browser.handing import catalog_of, hand_back, handed, result, written
from tests.browser.project import Project
from tests.browser.server import serving

SIZES = (500, 1_000, 2_000)
ITEMS = 40
SECONDS, LONGEST_TASK, AT = 5.0, 200.0, 2_000
"""What the page may take for 2,000 files of 40 items, and the longest task in milliseconds."""

_OBSERVE = """() => {
    window.longest = 0;
    window.since = Infinity;
    // What came before the files were there is the work of whoever put them there.
    new PerformanceObserver((list) => {
        for (const one of list.getEntries()) {
            if (one.startTime >= since) longest = Math.max(longest, one.duration);
        }
    }).observe({ type: 'longtask', buffered: false });
    document.querySelector('.pb-files').addEventListener('change',
        () => window.since = performance.now(), { capture: true });
}"""
_DRAWN = """(count) => document.querySelector('.pb-results')?.nextElementSibling
    ?.textContent.includes(`${count} files read`) && document.querySelector('.pb-matrix')
    && !document.querySelector('.pb-read').textContent.startsWith('Reading')"""


@dataclass(frozen=True)
class Reading:
    """How long the page took, in seconds, and its longest task, in milliseconds."""

    what: str
    files: int
    size: int
    seconds: float
    longest: float


def hand_backs(folder: Path, site: Path, files: int, items: int) -> list[Path]:
    """Write as many hand-backs, each of as many exercises or conversations."""
    catalog = catalog_of(site)
    subjects = [
        (exercise, variant)
        for exercise in catalog["exercises"]
        for variant in (exercise["editions"] or [None])
        if variant is None or variant.startswith("1/")
    ][:items]
    results = result(8), result(4), result()
    return [
        written(
            folder,
            f"{number}.json",
            hand_back(
                catalog["site"],
                f"Learner {number}",
                [
                    handed(exercise, results[(number + place) % 3], variant=variant)
                    for place, (exercise, variant) in enumerate(subjects)
                ],
            ),
        )
        for number in range(files)
    ]


def read_by_page(page: Page, paths: list[Path], files: int) -> Reading:
    """Give the files to the page that is open and wait until the matrix of them is drawn."""
    page.locator("pb-report select").first.select_option("-1")
    page.evaluate(_OBSERVE)
    page.locator(".pb-files").set_input_files(paths)
    page.wait_for_function(_DRAWN, arg=f"{files}", timeout=120_000)
    taken = page.evaluate("""() => new Promise((done) => requestAnimationFrame(() => setTimeout(
        () => done([performance.now() - window.since, window.longest]))))""")
    size = sum(path.stat().st_size for path in paths)
    form = "files" if len(paths) == files else "files in a .zip"
    what = f"{files:,} {form} ({size / 1_000_000:,.0f} MB)"
    return Reading(what, files, size, taken[0] / 1000, taken[1])


def collecting(sizes: Sequence[int] = SIZES) -> Table:
    """Build the site, let its page read these numbers of files; give the table."""
    with TemporaryDirectory() as name, serving() as server, sync_playwright() as play:
        folder = Path(name)
        server.show(Project(folder / "project").built(folder / "site", url=server.url))
        (folder / "files").mkdir()
        paths = hand_backs(folder / "files", server.folder, max(sizes), ITEMS)
        browser = play.chromium.launch(**launch_options())
        address = f"{server.url}train/report/"
        found = [_read_anew(browser, address, paths[:size], size) for size in sizes]
        packed = _read_anew(browser, address, [_zipped(paths)], len(paths))
        browser.close()
    rows = []
    for one in (*found, packed):
        stated = one.files == AT
        in_time = SECONDS if stated and one is not packed else None
        rows += [
            Row(f"{one.what}: to the matrix", one.seconds, "s", in_time),
            Row(f"{one.what}: a file", 1000 * one.seconds / one.files, "ms"),
            Row(f"{one.what}: longest task", one.longest, "ms", LONGEST_TASK if stated else None),
        ]
    most, least = (one.seconds / one.files for one in (found[-1], found[0]))
    rows.append(evenness("a file of the most beside one of the least", most, least))
    return table(f"The report page in Chromium, files of {ITEMS} items", rows)


def _zipped(paths: list[Path]) -> Path:
    path = paths[0].with_name("all.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in paths:
            archive.write(one, f"{one.stem}/{one.name}")
    return path


def _read_anew(browser: Browser, address: str, paths: list[Path], files: int) -> Reading:
    """Read in a profile of its own, as whoever opens the page for the first time."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    settle(page)
    taken = read_by_page(page, paths, files)
    context.close()
    return taken
