"""The web server for the tests of hosting: Debian's nginx, installed if it may be."""

from __future__ import annotations

import shutil
from pathlib import Path

from devtools import system
from devtools.say import StopError

_PACKAGE = "nginx-light"
_WHY = "The tests of hosting need nginx."


def find_nginx() -> Path | None:
    """Return the path of nginx on this machine, None when there is none."""
    # It stands where the PATH of people who are not root does not lead.
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    return Path(found) if found else None


def have_nginx() -> Path:
    """Return the path of nginx; install it when there is none, or say how."""
    found = find_nginx()
    if found is None and system.is_debian():
        system.apt_install([_PACKAGE], _WHY)
        found = find_nginx()
    if found is None:
        raise StopError(f"{_WHY} Install it, as with: apt-get install {_PACKAGE}")
    return found
