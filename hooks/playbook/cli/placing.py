"""Where a command is told to write: files, links, pipes and what is open already."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from playbook.cache.whole_file import whole_file

_STANDARD = (1, 2)
_PROCESSES = "/proc"


@contextmanager
def placed(path: Path) -> Iterator[TextIO]:
    """Give a stream of UTF-8 to write a file to, line ends as they come. Raises OSError.

    It is written beside the file, whose place it takes at the end. Links stay links, and who may
    read the old file may read the new one. Pipes and devices take what comes as it comes.
    """
    target = Path(os.path.realpath(path))
    if _can_be_replaced(path, target):
        with whole_file(target) as stream:
            yield stream
    else:
        with path.open("w", encoding="utf-8", newline="") as stream:
            yield stream


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
