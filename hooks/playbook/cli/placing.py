"""A file that takes its place once it is whole: whatever goes wrong, the old one stays."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal, TextIO

_STANDARD = (1, 2)
_PROCESSES = "/proc"


@contextmanager
def placed(path: Path) -> Iterator[TextIO]:
    """Give a stream of UTF-8 to write a file to, line ends as they come. Raises OSError.

    It is written beside the file, whose place it takes at the end. Links stay links, and who may
    read the old file may read the new one. Pipes and devices take what comes as it comes.
    """
    target = Path(os.path.realpath(path))
    if not _can_be_replaced(path, target):
        with _opened(path, "w") as stream:
            yield stream
        return
    draft = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with _opened(draft, "x") as stream:
            yield stream
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _opened(file: Path, mode: Literal["w", "x"]) -> TextIO:
    return file.open(mode, encoding="utf-8", newline="")


def _can_be_replaced(path: Path, target: Path) -> bool:
    """Tell a file in a folder from a pipe, a device, or what is open already."""
    if not path.exists():
        # What is a link even so leads round in a ring; opening it says so.
        return not target.is_symlink()
    # A file that may not be written must not be replaced either; opening it gives the reason.
    writable = os.access(target, os.W_OK) and os.access(target.parent, os.W_OK)
    return path.is_file() and writable and not _is_open_already(path)


def _is_open_already(path: Path) -> bool:
    """Tell whether a path names a stream of this process: what is replaced would lose its rest."""
    if os.path.realpath(path.parent).startswith(_PROCESSES):
        return True
    for number in _STANDARD:
        with suppress(OSError):
            if os.path.samestat(os.fstat(number), path.stat()):
                return True
    return False
