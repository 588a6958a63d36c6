"""Copies of the project's own content, to be edited and built; the code is shared."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playbook.cache.disk import FOLDER as KEPT

ROOT = Path(__file__).resolve().parents[1]
_CONTENT = ("docs", "exercises", "overrides", "web")


def copy_content(folder: Path, *, kept: bool = True) -> None:
    """Lay out the content in a folder; if ``kept``, with the texts that building it here has kept.

    A text is only found under the digest of all that it was made from: where a test changes
    something, that is made anew; nothing else is.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in _CONTENT:
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "mkdocs-offline.yml"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "hooks").symlink_to(ROOT / "hooks", target_is_directory=True)
    if kept and (ROOT / KEPT).is_dir():
        shutil.copytree(ROOT / KEPT, folder / KEPT, copy_function=_link_or_copy)


def _link_or_copy(file: str, to: str) -> None:
    """Kept texts are replaced and never written into, so both copies may be one file."""
    try:
        os.link(file, to)
    except FileNotFoundError:
        pass  # Another test's build has put it away.
    except OSError:
        shutil.copy(file, to)
