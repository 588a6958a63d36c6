"""One dev.py at a time where two would break each other: a lock on a file."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devtools.say import note


def _try_lock(handle: int) -> bool:
    """Take the lock without waiting; False while another process has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def only_one(path: Path, what: str) -> Iterator[None]:
    """Hold the lock at `path`; wait, saying so once, while another dev.py does `what`.

    The system drops the lock when a process ends in whatever way, so no stale lock can remain.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _try_lock(handle):
            note(f"Another dev.py is busy with {what}; waiting for it.")
            while not _try_lock(handle):
                time.sleep(0.2)
        yield
    finally:
        os.close(handle)
