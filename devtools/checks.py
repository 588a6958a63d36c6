"""Every check of the project, one line each with its seconds; a failing one stops nothing.

Those that only read the sources run two at a time, and are told of in their order.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from devtools import browser, build, client, environment, java, other_browsers, packages
from devtools.places import CACHE, clean_environment, in_venv
from devtools.run import Outcome, openly, quietly
from devtools.say import StopError, note, say

MOST_AT_ONCE = 4
"""More browsers than this at once make each other late."""


class Step(NamedTuple):
    """One check: its name, and what runs it."""

    name: str
    run: Callable[[], Outcome]


def parser() -> argparse.ArgumentParser:
    """Return the parser for the words after `test`."""
    options = argparse.ArgumentParser(prog="dev.py test", description=__doc__)
    options.add_argument("--all", action="store_true", help="with the tests that take long")
    options.add_argument(
        "words",
        nargs="*",
        help="after --: words for pytest, which then runs alone, with the client built",
    )
    return options


def main(words: list[str]) -> int:
    """Run the checks; return 0 when all passed."""
    chosen = parser().parse_args(words)
    environment.prepare("all")
    client.fetch_packages()
    chromium = browser.have_chromium()
    if chosen.all:
        prepare_the_slow()
    CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="test-", dir=CACHE) as folder:
        tests = Step("pytest", lambda: _pytest(words_of(chosen), chromium))
        builds = [Step("client build", client.bundle)]
        if chosen.words:
            return report([*builds, tests])
        builds.append(Step("site build", lambda: _strict_build(Path(folder))))
        return report([*builds, tests], side_by_side=static_steps())


def prepare_the_slow() -> None:
    """Fetch what only slow tests need; those that miss it fail, and the others run."""
    for have in (
        java.have_java,
        partial(packages.fetch, "checker"),
        partial(packages.fetch, "theme"),
        other_browsers.have_others,
    ):
        try:
            have()
        except StopError as stop:
            note(stop.message)


def static_steps() -> list[Step]:
    """Return the checks that only read the sources."""
    python = str(in_venv("python"))
    commands = {
        "ruff check": [python, "-m", "ruff", "check", "--quiet"],
        "ruff format": [python, "-m", "ruff", "format", "--check", "--quiet"],
        "mypy": [python, "-m", "mypy", "--no-error-summary"],
        "deno fmt": client.deno("fmt", "--check", "--quiet"),
        "deno lint": client.deno("lint", "--quiet"),
        "deno check": client.deno("check", "--frozen", "--quiet", "web/"),
        # Moments are tested in several time zones.
        "deno test": client.deno(
            *("test", "--frozen", "--quiet", "--allow-read=.", "--allow-env=TZ"),
            "--permit-no-files",
        ),
    }
    return [Step(name, _command(command)) for name, command in commands.items()]


def report(steps: Iterable[Step], *, side_by_side: Sequence[Step] = ()) -> int:
    """Run the steps in turn, tell how each ended, then count them on a line of its own.

    Before them run those that may run ``side_by_side``.
    """
    passed, failed = 0, []
    with ThreadPoolExecutor(2) as pool:
        for name, outcome, seconds in chain(pool.map(_timed, side_by_side), map(_timed, steps)):
            if outcome.code == 0:
                passed += 1
            else:
                failed.append(name)
                if outcome.text.strip():
                    say(client.without_color(outcome.text).rstrip())
            say(f"{'ok    ' if outcome.code == 0 else 'FAILED'} {name} ({seconds:.1f} s)")
    if failed:
        say(f"Failed: {', '.join(failed)}.")
    say(f"{passed} passed, {len(failed)} failed")
    return 1 if failed else 0


def _timed(step: Step) -> tuple[str, Outcome, float]:
    started = time.monotonic()
    outcome = step.run()
    return step.name, outcome, time.monotonic() - started


def _command(command: list[str]) -> Callable[[], Outcome]:
    return lambda: quietly(command)


def pytest_words(chosen: argparse.Namespace) -> list[str]:
    """Return the words for pytest: those given, and what takes in the slow tests."""
    return [*(["-m", "slow or not slow"] if chosen.all else []), *chosen.words]


def words_of(chosen: argparse.Namespace) -> list[str]:
    """Return all words for pytest."""
    return [*by_file(chosen), *pytest_words(chosen)]


def _pytest(words: list[str], chromium: Path) -> Outcome:
    """Run pytest in the open, so that a long run shows how far it is."""
    command = [str(in_venv("python")), "-m", "pytest", "-q"]
    env = clean_environment(**{browser.VARIABLE: str(chromium)})
    return Outcome(openly([*command, *words], env), "")


def by_file(chosen: argparse.Namespace) -> list[str]:
    """Return the words that let whole files of tests run side by side, if all of them run.

    The tests of a file share a built site, so a file is not taken apart. Files begin in the order
    in which they were collected: the long ones first, so that the cores end together.
    """
    cores = min(os.cpu_count() or 1, MOST_AT_ONCE)
    if chosen.words or cores == 1:
        return []
    return ["-n", str(cores), "--dist", "loadfile", "--no-loadscope-reorder"]


def _strict_build(folder: Path) -> Outcome:
    """Build the site with every warning counting as an error."""
    try:
        build.into(folder / "site", offline=False, strict=True)
    except StopError as stop:
        return Outcome(stop.code, stop.message)
    return Outcome(0, "")
