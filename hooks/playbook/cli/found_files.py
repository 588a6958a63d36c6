"""Paths as given on a command line -> the files that they lead to, each once, in order."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple


class Found(NamedTuple):
    """A file by its path; of a folder that was named, that folder's name as well."""

    path: str
    folder: str | None


def found_files(paths: Iterable[Path]) -> list[Found]:
    """Return the files: those named, those that a pattern names, and all below a folder.

    A file that is named and not there is returned too, so that reading it gives the reason.
    """
    named = sorted({one for given in paths for one in _named(given)})
    folders = [path for path in named if path.is_dir()]
    found: dict[str, Found] = {}
    for path in named:
        if not path.is_dir():
            found.setdefault(os.path.realpath(path), Found(str(path), None))
    for folder in folders:
        for real, file in _below(folder):
            found.setdefault(real, Found(file, str(folder)))
    return sorted(found.values(), key=lambda one: one.path)


def _named(path: Path) -> Iterable[Path]:
    if path.exists() or not any(letter in "*?[" for letter in str(path)):
        return (path,)
    start = Path(path.anchor or ".")
    try:
        return list(start.glob(str(path.relative_to(path.anchor)))) or (path,)
    except (OSError, ValueError):
        return (path,)


def _below(folder: str | Path) -> Iterator[tuple[str, str]]:
    """Give the files below a folder, each as it is in truth and as it is named."""
    open_folders = [(os.fspath(folder), os.path.realpath(folder))]
    while open_folders:
        base, real = open_folders.pop()
        for entry in _entries(base):
            here = f"{real}{os.sep}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                open_folders.append((entry.path, here))
            # Links to folders are not followed: they could lead round and round.
            elif not entry.is_symlink():
                yield here, entry.path
            elif not entry.is_dir():
                yield os.path.realpath(entry.path), entry.path


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """Give what a folder holds; one that may not be looked into holds nothing that can be named."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []
