"""Starting other programs: quietly with a log, or in the open."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from devtools.places import ROOT, clean_environment


class Outcome(NamedTuple):
    """How a quiet command ended: its exit code and all it printed."""

    code: int
    text: str


def quietly(
    command: Sequence[str | Path], env: Mapping[str, str] | None = None, cwd: Path = ROOT
) -> Outcome:
    """Run a command to its end without a terminal; a missing program is exit code 127."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            env=dict(env) if env is not None else clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except FileNotFoundError as missing:
        return Outcome(127, str(missing))
    except PermissionError as denied:
        return Outcome(126, str(denied))
    return Outcome(done.returncode, done.stdout)


def openly(
    command: Sequence[str | Path],
    env: Mapping[str, str] | None = None,
    cwd: Path | None = ROOT,
) -> int:
    """Run a command that prints for itself; return its exit code. `cwd` None: where we are."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=dict(env) if env is not None else clean_environment(),
        check=False,
    ).returncode
