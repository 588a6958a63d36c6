"""Where a command may write: never among what the project is made of, nor where nothing is."""

import os
from collections.abc import Iterable
from pathlib import Path

from playbook.engines.settings import docs_folder

PARTS = (
    *(".git", ".venv", "bench", "devtools", "docs", "exercises", "hooks", "node_modules"),
    *("overrides", "pictures", "schemas", "tests", "web"),
)
"""The folders that the project is made of; what is written into them would become a part of it."""

BUILT = ("release", "site", "site-offline", "site-server", "stage")
"""The folders that are built, which learners get and the next build replaces."""


def why_not_into(out: Path, root: Path, parts: Iterable[str] = PARTS) -> str | None:
    """Say why nothing may be written into a folder, or None if it may."""
    here, home = _real(out), root.resolve()
    if here == home or here in home.parents:
        return "holds this playbook."
    within = _part_around(here, home, parts)
    if within is not None:
        return f"lies in {within}, which is a part of this playbook."
    return "is a file." if here.exists() and not here.is_dir() else None


def why_no_file(file: Path, root: Path, parts: Iterable[str] = PARTS) -> str | None:
    """Say why a file may not be written, or None if it may."""
    if file.is_dir():
        return f"{file} is a folder. Name a file in it."
    if not file.parent.is_dir():
        return f"There is no folder {file.parent}. Make it first, or choose another."
    within = _part_around(_real(file), root.resolve(), parts)
    if within is not None:
        return f"{file} lies in {within}, which is a part of this playbook. Choose another folder."
    return None


def why_not_over(outputs: Iterable[Path], inputs: Iterable[tuple[Path, str]]) -> str | None:
    """Say why files may not be written: over one to be read, or one over the other; else None.

    Each of the inputs comes with what it is: "the roster".
    """
    wanted: dict[_Identity, Path] = {}
    for file in outputs:
        if wanted.setdefault(_identity(file), file) is not file:
            return f"{file} is named for two things to write. Give each a name of its own."
    for read, what in inputs:
        over = wanted.get(_identity(read))
        if over is not None:
            return f"{over} is {what}, and would be lost. Choose another name to write to."
    return None


_Identity = tuple[int, int] | str


def _identity(file: Path) -> _Identity:
    """Give what all paths to one file have in common, links and capitals notwithstanding."""
    try:
        status = file.stat()
    except OSError:
        return os.path.realpath(file)
    return status.st_dev, status.st_ino


def _real(path: Path) -> Path:
    """Follow links as far as they lead; those that lead round in a ring are left to who writes."""
    return Path(os.path.realpath(path))


def _part_around(here: Path, home: Path, parts: Iterable[str]) -> str | None:
    named = {(home / part).resolve(): part for part in parts}
    if named:
        pages = docs_folder(home)
        named.setdefault(pages.resolve(), pages.name)
    return next((name for part, name in named.items() if here.is_relative_to(part)), None)
