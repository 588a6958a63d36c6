"""Sites that all tests of a run share: built once for any address, then put at each server's own.

Quick page changes need a site that was built for the very address at which it is served, and a port
is known only when a server runs. So sites are built for an address that stands nowhere else.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from devtools.checks import ANY_ADDRESS, PREBUILT
from devtools.lockfile import only_one

_INSTANT = b'"navigation.instant", '
_WITH_ADDRESSES = (".html", ".xml")


def put_at(url: str, site: Path, out: Path, *, instant: bool = True) -> Path:
    """Copy a site that was built for any address, as it would be if built for this one.

    If not ``instant``, as if it had been built without quick page changes.
    """
    exchanged = [
        (ANY_ADDRESS.encode(), url.encode()),
        (urlsplit(ANY_ADDRESS).path.encode(), urlsplit(url).path.encode()),
    ]
    if not instant:
        exchanged.append((_INSTANT, b""))

    def copy(file: str, to: str) -> None:
        if not file.endswith(_WITH_ADDRESSES):
            os.link(file, to)
            return
        content = Path(file).read_bytes()
        for old, new in exchanged:
            content = content.replace(old, new)
        Path(to).write_bytes(content)

    shutil.copytree(site, out, copy_function=copy)
    return out


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that the first worker to ask for it makes, for all workers of this run."""
    home = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        home = home.parent
    out = home / name
    with only_one(home / f"{name}.lock", f"making {name}"):
        if not out.exists():
            shutil.rmtree(home / f"{name}.new", ignore_errors=True)
            make(home / f"{name}.new")
            (home / f"{name}.new").rename(out)
    return out


def given_site() -> Path | None:
    """Return the site that ``dev.py test`` has built, if it started this run."""
    given = os.environ.get(PREBUILT)
    return Path(given) if given else None
