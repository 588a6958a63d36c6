"""Every check of the project, one line each with its seconds; a failing one stops nothing.

Those that only read the sources run two at a time, and are told of in their order. The site that is
built beside them, with every warning counting as an error, is the one that the tests look at.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from devtools import browser, build, client, environment, other_browsers
from devtools.places import CACHE, clean_environment, in_venv
from devtools.run import Outcome, openly, quietly
from devtools.say import StopError, note, say

MOST_AT_ONCE = 4
"""More browsers than this at once make each other late."""

ANY_ADDRESS = "http://anywhere.invalid/wherever-it-stands/"
"""The site that the tests share is built for this address; their servers put their own there."""

PREBUILT = "PLAYBOOK_PREBUILT"
"""The variable that tells the tests where that site is."""


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
    make_ready()
    if chosen.all:
        fetch_each(partial(browser.have_chromium, whole=True), other_browsers.have_others)
    if chosen.words:
        return report(*with_tests(words_of(chosen), builds=False))
    return report(*with_tests(words_of(chosen), beside=static_steps()))


def make_ready() -> None:
    """Set up all that tests need, the browser too."""
    environment.prepare("all")
    client.fetch_packages()
    browser.have_chromium()
    CACHE.mkdir(exist_ok=True)


def fetch_each(*ways: Callable[[], object]) -> None:
    """Fetch what only some tests need; those that miss it fail, and the others run."""
    for fetch in ways:
        try:
            fetch()
        except StopError as stop:
            note(stop.message)


def with_tests(
    words: list[str], *, builds: bool = True, beside: Sequence[Step] = (), whole: bool = False
) -> list[list[Step]]:
    """Return the stages that end with pytest: what is built for it, with other steps beside that.

    Without ``builds`` the tests build for themselves what they look at. They look at it in the
    shell of a browser, or in the ``whole`` one.
    """
    folder = tempfile.TemporaryDirectory(prefix="test-", dir=CACHE)
    site = Path(folder.name) / "site"

    def tests() -> Outcome:
        with folder:
            return _pytest(words, site, browser.have_chromium(whole=whole))

    first = [Step("site build", lambda: _strict_build(site))] if builds else []
    return [[Step("client build", client.bundle)], [*first, *beside], [Step("pytest", tests)]]


def static_steps() -> list[Step]:
    """Return the checks that only read the sources."""
    return [*python_steps(), *client_steps(), Step("deno test", _command(deno_test()))]


def python_steps(files: Sequence[str] = ()) -> list[Step]:
    """Return the checks of the Python sources; style of these files only, if any are named."""
    python = str(in_venv("python"))
    return [
        Step("mypy", _command([python, "-m", "mypy", "--no-error-summary"])),
        Step("ruff check", _command([python, "-m", "ruff", "check", "--quiet", *files])),
        Step("ruff format", _command([python, "-m", "ruff", "format", "--check", "-q", *files])),
    ]


def client_steps() -> list[Step]:
    """Return the checks of the client's sources."""
    return [
        Step(
            "deno check",
            _command(client.deno("check", "--frozen", "--quiet", "web/", "overrides/assets/")),
        ),
        Step("deno fmt", _command(client.deno("fmt", "--check", "--quiet"))),
        Step("deno lint", _command(client.deno("lint", "--quiet"))),
    ]


def deno_test(*places: str) -> list[str]:
    """Return the command for the client's tests in these places, or all."""
    # Moments are tested in several time zones. Types are looked at by a check of their own.
    how = ("--no-check", "--allow-read=.", "--allow-env=TZ")
    return client.deno("test", "--frozen", "--quiet", *how, "--permit-no-files", *places)


def report(*stages: Sequence[Step]) -> int:
    """Run the stages in turn, tell how each step ended, then count them on a line of its own.

    The steps of a stage run two at a time.
    """
    passed, failed = 0, []
    with ThreadPoolExecutor(2) as pool:
        for name, outcome, seconds in (
            ended for stage in stages for ended in pool.map(_timed, stage)
        ):
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
    thorough = ["-m", "not trial", "--hypothesis-profile", "thorough"]
    return [*(thorough if chosen.all else []), *chosen.words]


def words_of(chosen: argparse.Namespace) -> list[str]:
    """Return all words for pytest."""
    return [*([] if chosen.words else side_by_side()), *pytest_words(chosen)]


def _pytest(words: list[str], site: Path, chromium: Path) -> Outcome:
    """Run pytest in the open, so that a long run shows how far it is."""
    command = [str(in_venv("python")), "-m", "pytest", "-q"]
    env = clean_environment(**{browser.VARIABLE: str(chromium)})
    # Tests start many processes; without this each compiles our code anew.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    if site.is_dir():
        env[PREBUILT] = str(site)
    return Outcome(openly([*command, *words], env), "")


def side_by_side() -> list[str]:
    """Return the words that let tests run side by side.

    A core that has nothing left to do takes over half of what another has before it, so that all
    end together; what is built for the tests is built once for all of them.
    """
    # One more than there are cores: a test waits for its browser for a part of its time.
    workers = min((os.cpu_count() or 1) + 1, MOST_AT_ONCE)
    return ["-n", str(workers), "--dist", "worksteal"]


def _strict_build(folder: Path) -> Outcome:
    """Build the site that the tests share, with every warning counting as an error."""
    try:
        build.into(folder, offline=False, strict=True, SITE_URL=ANY_ADDRESS)
    except StopError as stop:
        return Outcome(stop.code, stop.message)
    return Outcome(0, "")
