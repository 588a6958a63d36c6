"""Measures what the playbook costs and prints it beside the budgets: `python3 dev.py bench`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.cost import FIRST, Cost, build_cost, stage_costs
from bench.edit import ALLOWED, grow, seconds_to_see
from bench.sizes import (
    LOADER,
    LOADER_FILE,
    OUR_STYLES,
    THEME_FILE,
    THEME_SCRIPT,
    compressed,
    sizes,
)
from bench.table import Row, Table, table
from tests.browser.project import Project


def building() -> Table:
    """Our build beside plain MkDocs."""
    cost = build_cost()
    rows = [
        *_beside_plain(cost),
        Row("plain MkDocs, pages without their exercises", cost.bare, "s"),
    ]
    title = (
        f"CPU of a build of {cost.pages} pages, user and system, whole processes, "
        "the least of 3 in turn\n"
        "(plain: the same theme and settings without our hooks, over all pages as Markdown,\n"
        " each exercise in them as the HTML that our build made of it)"
    )
    return table(title, rows)


def _beside_plain(cost: Cost) -> list[Row]:
    return [
        Row("our very first build, nothing kept yet", cost.first, "s"),
        Row("our build", cost.ours, "s"),
        Row("plain MkDocs, the same final pages", cost.plain, "s"),
        Row("first build beside plain", cost.first_beside_plain, "times", FIRST),
        Row("more than plain", cost.more, "s", cost.allowed),
    ]


def stages() -> Table:
    """What happens before MkDocs gets a page."""
    cost = stage_costs()
    rows = [
        Row("importing the engine", cost.imports, "s"),
        Row("load", cost.load, "s"),
        Row("check", cost.check, "s"),
        Row("render all pages and exercises", cost.render, "s"),
        Row("load, check and render", cost.load + cost.check + cost.render, "s"),
    ]
    return table("CPU of the engine alone, the least of 3 processes", rows)


def reloading() -> Table:
    """From saving to seeing."""
    from bench.reload import seconds_to_reload

    rows = [Row("seconds from saving a YAML file to the reloaded page", seconds_to_reload(), "s")]
    return table("While serving, in Chromium, the median of 3", rows)


def growing() -> Table:
    """Our build of many pages beside plain MkDocs."""
    cost = build_cost(prepare=lambda project: grow(project, max(ALLOWED)))
    return table(f"CPU of a build of {cost.pages} pages, chapters added", _beside_plain(cost))


def editing() -> Table:
    """From saving to being served, by the size of the site."""
    rows = []
    for pages in ALLOWED:
        seen = seconds_to_see(pages)
        rows.append(Row(f"{seen.pages} pages, a chapter saved", seen.chapter, "s", seen.allowed))
        rows.append(Row(f"{seen.pages} pages, a call saved", seen.data, "s", seen.allowed))
    return table("While serving, seconds until a saved file's page is served, the least of 3", rows)


def weighing() -> Table:
    """What a reader's browser fetches."""
    with TemporaryDirectory(prefix="playbook-bench-") as folder:
        site = Project(Path(folder) / "project").built(Path(folder) / "site")
        rows = [
            Row("the loader", compressed(site / LOADER_FILE), "B", LOADER),
            Row("the script in the head", compressed(site / THEME_FILE), "B", THEME_SCRIPT),
        ]
        for size in sizes(site):
            rows += [
                Row(f"{size.kind}: our scripts", size.scripts, "B", size.allowed),
                Row(f"{size.kind}: our styles", size.styles, "B", OUR_STYLES),
                Row(f"{size.kind}: the page itself", size.page, "B"),
            ]
    return table("Bytes of one page of each kind, compressed with gzip", rows)


def conversing() -> Table:
    """Libraries of many conversations: loaded, checked, proven and generated."""
    from bench.conversations import conversing

    return conversing()


def reporting() -> Table:
    """Many hand-backs, read by the command."""
    from bench.report import reporting

    return reporting()


def collecting() -> Table:
    """Many hand-backs, read by the page."""
    from bench.report_page import collecting

    return collecting()


PARTS: dict[str, Callable[[], Table]] = {
    "building": building,
    "stages": stages,
    "reloading": reloading,
    "growing": growing,
    "editing": editing,
    "weighing": weighing,
    "conversing": conversing,
    "reporting": reporting,
    "collecting": collecting,
}


def main(words: list[str]) -> int:
    """Measure the parts that are asked for, or all of them; return 1 if a budget is not kept."""
    options = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    options.add_argument("parts", nargs="*", choices=[[], *PARTS], help=", ".join(PARTS))
    over = False
    for part in options.parse_args(words).parts or PARTS:
        made = PARTS[part]()
        print(made, flush=True)
        over = over or made.over
    return int(over)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
