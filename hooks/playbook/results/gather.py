"""Paths as given on a command line -> the files to read, each once, in order."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def gather(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files: those named, and of each folder all ``.json`` files below it.

    A file that is named and not there is returned too, so that reading it gives the reason.
    """
    found: dict[str, Path] = {}
    for path in sorted(paths):
        for file in _below(path) if path.is_dir() else (path,):
            found.setdefault(os.path.realpath(file), file)
    return tuple(sorted(found.values()))


def _below(folder: Path) -> Iterator[Path]:
    # Links to folders are not followed: they could lead round and round.
    for base, _, names in os.walk(folder):
        yield from (Path(base, name) for name in names if name.lower().endswith(".json"))
