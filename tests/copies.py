"""Copies of the project's own content, whole or a small part, to be edited and built."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection
from pathlib import Path

from playbook.cache.disk import FOLDER as KEPT

ROOT = Path(__file__).resolve().parents[1]
_CONTENT = ("docs", "exercises", "overrides", "web")
_SETTINGS = ("mkdocs.yml", "mkdocs-offline.yml", "pyproject.toml", "CHANGELOG.md")

CHAPTER = "docs/read/when-it-goes-quiet.md"
"""The chapter of the excerpt; it has the name of one in the book."""

_PAGES = {
    "docs/index.md": "# Home\n\n[When it goes quiet](read/when-it-goes-quiet.md)\n",
    CHAPTER: "# When it goes quiet\n\nWords.\n\n{exercises}",
    "docs/about/for-authors.md": "# For authors\n\nWords.\n",
}
_NAV = """\
nav:
  - Home: index.md
  - Read: read/when-it-goes-quiet.md
  - Practice: practice/index.md
  - My practice: my-practice.md
  - Reference: reference/index.md
  - Train:
      - train/assign.md
      - train/report.md
      - train/sign-off.md
      - assignments/index.md
  - About: about/for-authors.md
"""


def copy_content(folder: Path, *, kept: bool = True) -> None:
    """Lay out the content in a folder; if ``kept``, with the texts that building it here has kept.

    A text is only found under the digest of all that it was made from: where a test changes
    something, that is made anew; nothing else is.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in _CONTENT:
        shutil.copytree(ROOT / name, folder / name)
    for name in _SETTINGS:
        shutil.copy(ROOT / name, folder / name)
    (folder / "hooks").symlink_to(ROOT / "hooks", target_is_directory=True)
    if kept and (ROOT / KEPT).is_dir():
        shutil.copytree(ROOT / KEPT, folder / KEPT, copy_function=_link_or_copy)


def copy_excerpt(folder: Path, exercises: Collection[str] = ("F05", "W05", "X3")) -> None:
    """Lay out an excerpt of the book in a folder: three pages, and exercises named by their ids.

    The exercises are the project's own, and what they stand on comes with them. The chapter holds
    all but the gates. For tests to which one exercise is like another: it is built in a third of
    the time.
    """
    copy_content(folder)
    own = folder / "exercises"
    for name in ("calls", "gates", "playthroughs", "worksheets"):
        _leave_only(own / name, exercises)
    asked = [file.read_text(encoding="utf-8") for file in own.glob("[cgw]*/[fxw]*.yml")]
    left = {key: {name for text in asked for name in _listed(text, key)} for key in _REFERENCE}
    for key in _REFERENCE:
        _leave_only(own / key, left[key])
        for file in (file for name in _REFERENCE for file in (own / name).iterdir()):
            text = file.read_text(encoding="utf-8")
            names = [name for name in _listed(text, key) if name in left[key]]
            line = f"{key}: [{', '.join(names or sorted(left[key])[:1])}]"
            file.write_text(_list_of(key).sub(line, text, count=1), encoding="utf-8")
    shutil.rmtree(own / "assignments")
    (own / "coverage.yml").unlink()
    for name in ("about", "assets/train", "doors", "first", "read", "reference", "train"):
        shutil.rmtree(folder / "docs" / name)
    blocks = [f"/// exercise | {name}\n///\n" for name in exercises if not name.startswith("X")]
    for name, page in _PAGES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(page.format(exercises="\n".join(blocks)), encoding="utf-8")
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        re.sub(r"^nav:\n(?: .*\n)+", _NAV, settings, count=1, flags=re.M), encoding="utf-8"
    )


_REFERENCE = ("causes", "techniques")


def _leave_only(folder: Path, ids: Collection[str]) -> None:
    """Take away what a folder holds of other things than these."""
    names = {name.lower() for name in ids}
    for file in folder.iterdir():
        if file.stem not in names:
            file.unlink()


def _list_of(key: str) -> re.Pattern[str]:
    return re.compile(rf"^{key}: \[(.*?)\]", re.M | re.S)


def _listed(text: str, key: str) -> list[str]:
    """Give the ids that a file lists under a key."""
    found = _list_of(key).search(text)
    return found[1].replace(",", " ").split() if found else []


def _link_or_copy(file: str, to: str) -> None:
    """Kept texts are replaced and never written into, so both copies may be one file."""
    try:
        os.link(file, to)
    except FileNotFoundError:
        pass  # Another test's build has put it away.
    except OSError:
        shutil.copy(file, to)
