"""What our build costs beside plain MkDocs over the same final pages, in seconds of CPU."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.plain import write_plain
from playbook.cache.disk import FOLDER as KEPT
from tests.browser.project import Project
from tests.copies import ROOT

ALLOWED = 1.0
"""Seconds that our build may take more than the plain one, on any number of pages."""

ALLOWED_A_PAGE = 0.001
"""And seconds more for each page."""

FIRST = 1.5
"""How many times the time of the plain one our very first build may take."""


@dataclass(frozen=True)
class Cost:
    """CPU seconds of whole processes, the least of several runs in turn.

    ``first`` is our build with nothing kept from an earlier one. ``plain`` builds the same final
    pages with each exercise as ready HTML, ``bare`` without the exercises.
    """

    first: float
    ours: float
    plain: float
    bare: float
    pages: int

    @property
    def first_beside_plain(self) -> float:
        """How many times the time of the plain build our first one takes."""
        return self.first / self.plain

    @property
    def more(self) -> float:
        """How much more our build takes than plain MkDocs."""
        return self.ours - self.plain

    @property
    def allowed(self) -> float:
        """How much more it may take."""
        return ALLOWED + ALLOWED_A_PAGE * self.pages


@dataclass(frozen=True)
class Stages:
    """CPU seconds inside one process, the least of several processes."""

    imports: float
    load: float
    check: float
    render: float


def build_cost(rounds: int = 3, prepare: Callable[[Project], None] | None = None) -> Cost:
    """Build the project's content in three ways, ``rounds`` times in turn.

    ``prepare`` may change the copy of the project first, as by adding pages.
    """
    with TemporaryDirectory(prefix="playbook-bench-") as folder:
        project = Project(Path(folder) / "project", kept=False)
        if prepare is not None:
            prepare(project)
        root, out = project.folder, Path(folder) / "site"
        _cpu_of_build(root / "mkdocs.yml", out)
        pages = sum(1 for _ in out.rglob("*.html"))
        configs = [
            root / "mkdocs.yml",
            write_plain(root, out, root / "plain", exercises=True),
            write_plain(root, out, root / "bare", exercises=False),
        ]
        sites = [Path(folder) / f"site-{number}" for number in range(len(configs))]
        first, least = float("inf"), [float("inf")] * len(configs)
        for _ in range(rounds):
            shutil.rmtree(root / KEPT)
            first = min(first, _cpu_of_build(root / "mkdocs.yml", out))
            for number, (config, site) in enumerate(zip(configs, sites, strict=True)):
                least[number] = min(least[number], _cpu_of_build(config, site))
        for site in sites:
            found = sum(1 for _ in site.rglob("*.html"))
            assert found == pages, f"{site} has {found} pages, not {pages}"
        ours, plain, bare = least
        return Cost(first, ours, plain, bare, pages)


def stage_costs(rounds: int = 3) -> Stages:
    """Load, check and render the project's content in processes of their own."""
    runs = []
    for _ in range(rounds):
        done = subprocess.run(
            [sys.executable, "-m", "bench.stages", str(ROOT)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
            capture_output=True,
            text=True,
            check=True,
        )
        runs.append(json.loads(done.stdout))
    return Stages(*(min(run[name] for run in runs) for name in Stages.__dataclass_fields__))


def _cpu_of_build(config: Path, site: Path) -> float:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(site)]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with TemporaryDirectory(prefix="playbook-bench-") as folder:
        log = Path(folder) / "log"
        with log.open("w") as output:
            process = subprocess.Popen(command, stdout=output, stderr=output, env=env)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0, log.read_text(encoding="utf-8")
    return usage.ru_utime + usage.ru_stime
