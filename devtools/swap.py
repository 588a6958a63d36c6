"""A folder is replaced by its successor whole, or not at all."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from devtools.lockfile import only_one
from devtools.places import CACHE, PARTS, ROOT
from devtools.say import StopError

# A folder with one of these was built before; only such a folder is ever replaced.
_SIGNS_OF_A_SITE = ("index.html", "404.html", "sitemap.xml")


def refuse_unsafe(
    out: Path,
    root: Path = ROOT,
    *,
    signs: Sequence[str] = _SIGNS_OF_A_SITE,
    what: str = "is no built site",
) -> None:
    """Stop when building into `out` would destroy something that was not built before.

    What was built has one of the `signs`, names of files; `what` says that there is none.
    """
    if out == root or out in root.parents:
        raise StopError(f"{out} holds the project itself. Choose another folder for --out.")
    refuse_parts(out, root)
    if not out.exists():
        return
    if not out.is_dir():
        raise StopError(f"{out} is a file. Choose a folder for --out.")
    if any(out.iterdir()) and not any((out / sign).is_file() for sign in signs):
        raise StopError(f"{out} is not empty and {what}. Choose another folder.")


def refuse_parts(out: Path, root: Path = ROOT) -> None:
    """Stop when `out` lies among what the project is made of."""
    for kept in PARTS:
        if out.is_relative_to(root / kept):
            raise StopError(f"{out} lies in {kept}, a part of the project. Choose another folder.")


@contextmanager
def successor(out: Path) -> Iterator[Path]:
    """Yield an empty path beside `out`; put what was built there in its place at the end.

    When the body raises, or leaves nothing there, `out` stays as it was, byte for byte.
    """
    new = out.with_name(out.name + ".new")
    old = out.with_name(out.name + ".old")
    key = hashlib.sha256(str(out).encode()).hexdigest()[:12]
    with only_one(CACHE / f"build-{key}.lock", "building"):
        _recover(out, old)
        shutil.rmtree(new, ignore_errors=True)
        out.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield new
            if new.is_dir():
                exchange(out, new, old)
        finally:
            shutil.rmtree(new, ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)


def _recover(out: Path, old: Path) -> None:
    """Undo an exchange that was cut off between its two steps."""
    if old.exists() and not out.exists():
        old.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def exchange(out: Path, new: Path, old: Path) -> None:
    """Put `new` in the place of `out`; put the old one back when that fails."""
    if out.exists():
        out.rename(old)
    try:
        new.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
