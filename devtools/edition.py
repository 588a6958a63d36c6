"""Which edition this is: the version and the commit, the moment of both, and what was changed."""

from __future__ import annotations

import os
import shlex
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from devtools.places import ROOT, clean_environment
from devtools.run import Outcome, quietly
from devtools.say import StopError

WITHOUT_GIT = datetime(2020, 1, 1, tzinfo=UTC)
"""The moment of an edition of which nobody knows when its sources were written."""

# What git does not look at here would be built into the pages all the same.
_CONTENT = ("docs", "exercises", "overrides")


@dataclass(frozen=True)
class Edition:
    """Version with commit, the moment of the commit, and the files that are not as committed."""

    version: str
    moment: datetime
    changes: tuple[str, ...] = ()

    @property
    def epoch(self) -> str:
        """Seconds since 1970, as SOURCE_DATE_EPOCH has them."""
        return str(int(self.moment.timestamp()))


def edition(root: Path = ROOT, env: Mapping[str, str] = os.environ) -> Edition:
    """Tell which edition the files below ``root`` are.

    Without git the moment is SOURCE_DATE_EPOCH, else a fixed one. A checkout of which git says
    nothing stops the command: nobody knows then what was changed.
    """
    about = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    version = str(about["project"]["version"])
    if not _is_checkout(root):
        given = env.get("SOURCE_DATE_EPOCH", "")
        moment = _moment(given) if given.isdigit() else WITHOUT_GIT
        return Edition(version, moment)
    if _ask(root, "rev-parse", "--verify", "--quiet", "HEAD").code == _NOTHING_THERE:
        return Edition(f"{version}+changes", WITHOUT_GIT, ("everything: nothing is committed yet",))
    commit = _git(root, "rev-parse", "--short=12", "HEAD")
    changes = _changes(root)
    return Edition(
        f"{version}+{commit}{'+changes' if changes else ''}",
        _moment(_git(root, "show", "--no-show-signature", "-s", "--format=%ct", "HEAD")),
        changes,
    )


_NOTHING_THERE = 1
"""How git ends when a quiet question has no answer; in trouble it ends otherwise."""


def _is_checkout(root: Path) -> bool:
    """Tell whether ``root`` is a checkout of its own, not a copy without git or inside another."""
    if (root / ".git").exists():
        return _git(root, "rev-parse", "--show-toplevel") == str(root.resolve())
    return False


def _changes(root: Path) -> tuple[str, ...]:
    status = ("status", "--porcelain", "--untracked-files=all")
    found = _git(root, *status).splitlines()
    found += _git(root, *status, "--ignored=matching", "--", *_CONTENT).splitlines()
    return tuple(sorted({line[2:].strip() for line in found}))


def _moment(seconds: str) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC)


def _git(root: Path, *words: str) -> str:
    """Return what git prints; stop with its own words and a way on when it has no answer."""
    done = _ask(root, *words)
    if done.code == 0:
        return done.text.strip("\n")
    told = next((line for line in done.text.splitlines() if line.startswith("fatal: ")), done.text)
    said = told.removeprefix("fatal: ").strip() or "nothing"
    raise StopError(
        f"Which edition this is cannot be told, nor what was changed: git says: {said}. "
        f"{_way_on(done, root)}"
    )


def _ask(root: Path, *words: str) -> Outcome:
    return quietly(["git", "-C", str(root), *words], clean_environment(LC_ALL="C"))


def _way_on(done: Outcome, root: Path) -> str:
    if "dubious ownership" in done.text or "unsafe repository" in done.text:
        safe = f"git config --global --add safe.directory {shlex.quote(str(root.resolve()))}"
        return f"The folder belongs to somebody else. If you trust it, run: {safe}"
    if done.code == _NO_PROGRAM:
        return "Install git, then run the same command again."
    return f"See what is wrong there: git -C {shlex.quote(str(root))} status"


_NO_PROGRAM = 127
