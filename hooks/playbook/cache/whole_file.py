"""A file that is there whole or not at all, whatever stops the writing."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def whole_file(file: Path) -> Iterator[TextIO]:
    """Give a stream of UTF-8, line ends as they come, that takes the file's place at the end.

    It is written beside the file. Who may read the old file may read the new one. When writing
    fails or the body raises, the old one stays, and nothing lies beside it. Raises OSError.
    """
    draft = file.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with draft.open("x", encoding="utf-8", newline="") as stream:
            yield stream
        if file.exists():
            shutil.copymode(file, draft)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
