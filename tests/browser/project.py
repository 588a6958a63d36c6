"""Copies of the project that a test may edit and build, each in a folder of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.copies import copy_content, copy_excerpt


@dataclass(frozen=True)
class Outcome:
    """What a build said and how it ended."""

    code: int
    text: str


class Project:
    """A copy of the project's content in ``folder``; the code is shared, the content is its own."""

    def __init__(
        self, folder: Path, *, kept: bool = True, only: Collection[str] | None = None
    ) -> None:
        """``kept``: with texts that earlier builds have kept; else its first build makes all.

        ``only``: the exercises of an excerpt from the book, which is built in a third of the time.
        """
        self.folder = folder
        if only is None:
            copy_content(folder, kept=kept)
        else:
            copy_excerpt(folder, only)

    def build(
        self, out: Path, *, url: str = "http://127.0.0.1:8000/", offline: bool = False
    ) -> Outcome:
        """Build into ``out`` as a site that is served at ``url``."""
        config = self.folder / ("mkdocs-offline.yml" if offline else "mkdocs.yml")
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(out)],
            cwd=self.folder,
            env={**os.environ, "SITE_URL": url, "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        return Outcome(done.returncode, done.stdout + done.stderr)

    def built(self, out: Path, **how: Any) -> Path:
        """Build into ``out`` and return it; fail with the whole list when the build does."""
        done = self.build(out, **how)
        assert done.code == 0, done.text
        return out

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the one place in the file ``name`` where ``old`` stands."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def edit_first(self, name: str, old: str, new: str) -> None:
        """Replace the first place in the file ``name`` where ``old`` stands."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} does not stand in {name}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def change(self, name: str, how: Callable[[dict[str, Any]], object]) -> None:
        """Read the data of the YAML file ``name``, let ``how`` change it, write it back."""
        data = self.data(name)
        how(data)
        self.write(name, data)

    def data(self, name: str) -> dict[str, Any]:
        """Return the data of the YAML file ``name``."""
        text = (self.folder / name).read_text(encoding="utf-8")
        data: dict[str, Any] = yaml.safe_load(text)
        return data

    def write(self, name: str, data: dict[str, Any]) -> None:
        """Write data into the YAML file ``name``."""
        # JSON is YAML as well, and has neither anchors nor words that could be read as others.
        text = json.dumps(data, ensure_ascii=False, indent=1)
        (self.folder / name).write_text(text, encoding="utf-8")
