"""Reads the pairs: a slip in the base playbook, beside the findings that it must give.

A pair is a folder ``<code>-<name>`` with ``expected.txt`` and either ``slip.diff``, which changes
files of the base, or whole files below ``exercises/`` or ``docs/``, which take the place of the
base's; ``mkdocs.yml``, which the base lacks, may stand beside them. In a slip, ``--- path`` names a
file; then lines begin with a minus (taken out), a plus (put in) or a blank (stays, and says where).
``files.txt`` tells what no text file can hold: in each line stands ``gone`` and a path, ``large``
with a path and a number of bytes, ``pipe`` and a path, or ``link``, a path and where it leads.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

RULES = Path(__file__).parent
BASE = RULES / "base"


def pairs() -> list[Path]:
    """Give the folder of every pair."""
    return sorted(path.parent for path in RULES.glob("*/expected.txt"))


def lay_out(pair: Path, root: Path) -> None:
    """Copy the base playbook to a new root, with the slip of a pair in it."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    for folder in ("exercises", "docs"):
        if (pair / folder).is_dir():
            shutil.copytree(pair / folder, root / folder, dirs_exist_ok=True)
    if (pair / "mkdocs.yml").is_file():
        shutil.copy(pair / "mkdocs.yml", root / "mkdocs.yml")
    slip = pair / "slip.diff"
    if slip.is_file():
        for path, old, new in _changes(slip.read_text(encoding="utf-8")):
            change(root / path, old, new)
    files = pair / "files.txt"
    if files.is_file():
        for line in files.read_text(encoding="utf-8").splitlines():
            _make(root, *line.split())


def _make(root: Path, what: str, path: str, more: str = "0") -> None:
    if what == "gone":
        (root / path).unlink()
    elif what == "pipe":
        os.mkfifo(root / path)
    elif what == "link":
        (root / path).symlink_to(more)
    else:
        assert what == "large"
        (root / path).write_bytes(b"x" * int(more))


def change(file: Path, old: str, new: str) -> None:
    """Replace text that stands exactly once in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8", newline="")


def _changes(slip: str) -> Iterator[tuple[str, str, str]]:
    path, old, new = "", "", ""
    for line in [*slip.splitlines(keepends=True), "--- end\n"]:
        if line.startswith("--- "):
            if old or new:
                yield path, old, new
            path, old, new = line[4:].strip(), "", ""
            continue
        assert line[0] in " +-", f"a line of a slip begins with a blank, + or -: {line!r}"
        old += line[1:] if line[0] in " -" else ""
        new += line[1:] if line[0] in " +" else ""
