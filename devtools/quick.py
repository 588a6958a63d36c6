"""What your changes touch, checked in about half a minute, for the loop while you write.

Changed is what differs from the branch that yours goes into, and what is not committed. Browsers
are left to `dev.py test`, unless you name a file of their tests here.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from devtools import browser, checks, client, environment
from devtools.checks import Step
from devtools.places import ROOT, clean_environment, in_venv
from devtools.run import Outcome, quietly
from devtools.say import StopError, say

LAWS = "tests/test_house.py"
"""What may know what, on both sides: held up against every change of code."""

_IN_A_BROWSER = "tests/browser/"
_NO_TESTS = 5
"""The code with which pytest ends where it finds no test."""
_MAIN = ("main", "origin/main")


@dataclass
class Choice:
    """What to run for some changes. Every path is relative to the root."""

    style: list[str] = field(default_factory=list)
    """Python files whose style is looked at."""
    types: bool = False
    client: bool = False
    lint: bool = False
    tests: set[str] = field(default_factory=set)
    client_tests: set[str] = field(default_factory=set)
    left_out: dict[str, str] = field(default_factory=dict)
    """Changed files that nothing here checks, or not enough, each with what does."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to run."""
        return not (self.types or self.client or self.lint or self.tests or self.client_tests)


def parser() -> argparse.ArgumentParser:
    """Return the parser for the words after `quick`."""
    options = argparse.ArgumentParser(prog="dev.py quick", description=__doc__)
    options.add_argument("--since", metavar="COMMIT", help="changed since this commit (main)")
    options.add_argument("files", nargs="*", metavar="FILE", help="tests to run as well")
    return options


def main(words: list[str]) -> int:
    """Run what the changes need; return 0 when all passed."""
    chosen = parser().parse_args(words)
    for name in chosen.files:
        if not (ROOT / name).exists():
            raise StopError(f"There is no {name} to run.", 2)
    changed = changes(chosen.since)
    choice = choose(changed)
    choice.tests.update(chosen.files)
    if choice.is_empty:
        say("Nothing was changed." if not changed else "Nothing was changed that this checks.")
        tell_left_out(choice)
        return 0
    environment.prepare("all")
    client.fetch_packages()
    code = checks.report(list(steps(choice)))
    tell_left_out(choice)
    return code


def changes(since: str | None = None) -> list[str]:
    """Return the files that differ from a commit, or from where the branch left the main one.

    Files that are not committed are among them, and so are those that are gone.
    """
    start = since or next(filter(None, (_git("merge-base", "HEAD", one) for one in _MAIN)), "HEAD")
    if since and not _git("rev-parse", "--verify", "--quiet", f"{since}^{{commit}}"):
        raise StopError(f"There is no commit {since!a} to compare with.", 2)
    # Signs that git would write in numbers are written as they are, between zeros.
    found = _git("diff", "--name-only", "--no-renames", "-z", start)
    found += _git("ls-files", "--others", "--exclude-standard", "-z")
    return sorted({name for name in found.split("\0") if name})


def _git(*words: str) -> str:
    """Return what git prints; nothing if it fails."""
    done = quietly(["git", *words])
    if done.code == 127:
        raise StopError("This asks git what has changed, and there is no git here.")
    return done.text.removesuffix("\n") if done.code == 0 else ""


def choose(changed: Iterable[str], root: Path = ROOT) -> Choice:
    """Choose what to run for these changed files of the project at ``root``."""
    choice = Choice()
    for name in changed:
        path = PurePosixPath(name)
        if path.suffix == ".py":
            choice.types = True
            choice.style += [name] if (root / name).exists() else []
        ours = path.parts[0] == "web" or name in ("deno.json", "deno.lock")
        words = path.parts[0] in ("exercises", "docs")
        choice.client |= ours
        choice.lint |= words
        tests = list(tests_for(path, root))
        choice.tests.update(test for test in tests if test.startswith("tests/"))
        choice.client_tests.update(test for test in tests if test.startswith("web/"))
        if name.startswith(_IN_A_BROWSER):
            choice.left_out[name] = f"dev.py quick {name}" if is_test(path) else "dev.py test"
        elif path.suffix in (".css", ".jinja") or path.parts[:2] == ("web", "src"):
            choice.left_out[name] = "the tests in the browser, which dev.py test runs"
        elif not (tests or ours or words):
            choice.left_out[name] = "dev.py test"
    return choice


def is_test(path: PurePosixPath) -> bool:
    """Tell whether a file holds tests."""
    return path.name.startswith("test_") or path.name.endswith("_test.ts")


def tests_for(path: PurePosixPath, root: Path) -> Iterator[str]:
    """Yield the files and folders of tests that a changed file may make fail."""
    match path.parts:
        case ("tests", "browser", *_):
            yield LAWS
        case ("hooks", "playbook", room, _, *_) | ("tests", room, _, *_):
            yield LAWS
            yield from _there(path, f"tests/{room}", "test_*.py", root)
        case ("web", ("src" | "tests"), room, _, *_):
            yield LAWS
            yield from _there(path, f"web/tests/{room}", "*_test.ts", root)
        case ("web", "tests", _):
            yield "web/tests"
        case ("hooks", "mkdocs_hooks.py"):
            yield "tests/engines"
        case ("devtools", file):
            yield from _of_a_tool(file, root)
        case ("bench", _):
            yield "tests/bench"
        case ("dev.py",):
            yield "tests/dev/test_entry.py"
        case ("schemas", *_):
            yield "tests/catalog"
        case ("tests", _) if is_test(path) and (root / path).exists():
            yield str(path)
        case _:
            return


def _there(path: PurePosixPath, room: str, tests: str, root: Path) -> list[str]:
    """Return the file itself if it holds tests and is there, else the room, if that holds any."""
    if is_test(path) and (root / path).exists():
        return [str(path)]
    return [room] if any((root / room).rglob(tests)) else []


def _of_a_tool(file: str, root: Path) -> list[str]:
    """Return the tests of a tool: those that have its name, else those that import it."""
    name = PurePosixPath(file).stem
    tests = sorted((root / "tests/dev").glob("test_*.py"))
    own = [test for test in tests if test.stem == f"test_{name}"]
    imports = re.compile(rf"^from devtools(\.{name} | import .*\b{name}\b)", re.M)
    found = own or [test for test in tests if imports.search(test.read_text(encoding="utf-8"))]
    return [test.relative_to(root).as_posix() for test in found]


def steps(choice: Choice) -> Iterator[Step]:
    """Yield the steps that were chosen, the long ones first."""
    python = str(in_venv("python"))
    if choice.tests:
        yield Step("pytest", lambda: _pytest(choice))
    if choice.types:
        yield from checks.python_steps(choice.style)
    if choice.client:
        yield from checks.client_steps()
    if choice.client_tests:
        command = checks.deno_test(*sorted(choice.client_tests))
        yield Step("deno test", lambda: _run(command))
    if choice.lint:
        yield Step("lint", lambda: _run([python, "-m", "playbook.cli", "lint"]))


def _pytest(choice: Choice) -> Outcome:
    """Run the tests; where all that were chosen are slow, there is nothing to fail."""
    command = [str(in_venv("python")), "-m", "pytest", "-q", *sorted(choice.tests)]
    done = _run(command, **_browser(choice))
    return Outcome(0, "") if done.code == _NO_TESTS else done


def _run(command: list[str], **env: str) -> Outcome:
    return quietly(command, clean_environment(**env))


def _browser(choice: Choice) -> dict[str, str]:
    """Return the variable that names the browser, where a test needs one."""
    if not any(test.startswith(_IN_A_BROWSER) for test in choice.tests):
        return {}
    client.bundle_or_stop()
    return {browser.VARIABLE: str(browser.have_chromium())}


def tell_left_out(choice: Choice) -> None:
    """Say which changes were not checked, or not wholly, and what does it."""
    if choice.left_out:
        say("Left out:")
    for name, instead in choice.left_out.items():
        say(f"  {name}: {instead}")
