"""Which edition this is: the version and the commit, the moment of both, and what was changed."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from devtools.places import ROOT
from devtools.run import quietly

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

    Without git the moment is SOURCE_DATE_EPOCH, else a fixed one.
    """
    about = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    version = str(about["project"]["version"])
    if _git(root, "rev-parse", "--show-toplevel") != str(root.resolve()):
        given = env.get("SOURCE_DATE_EPOCH", "")
        moment = _moment(given) if given.isdigit() else WITHOUT_GIT
        return Edition(version, moment)
    commit = _git(root, "rev-parse", "--short=12", "HEAD")
    if not commit:
        return Edition(f"{version}+changes", WITHOUT_GIT, ("everything: nothing is committed yet",))
    changes = _changes(root)
    return Edition(
        f"{version}+{commit}{'+changes' if changes else ''}",
        _moment(_git(root, "show", "--no-show-signature", "-s", "--format=%ct", "HEAD")),
        changes,
    )


def _changes(root: Path) -> tuple[str, ...]:
    status = ("status", "--porcelain", "--untracked-files=all")
    found = _git(root, *status).splitlines()
    found += _git(root, *status, "--ignored=matching", "--", *_CONTENT).splitlines()
    return tuple(sorted({line[2:].strip() for line in found}))


def _moment(seconds: str) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC)


def _git(root: Path, *words: str) -> str:
    """Return what git prints, "" when it fails or is not there."""
    done = quietly(["git", "-C", str(root), *words])
    return done.text.strip("\n") if done.code == 0 else ""
