"""A Java for the checker of HTML, which the slow tests use."""

from __future__ import annotations

import shutil
from pathlib import Path

from devtools import system
from devtools.run import quietly
from devtools.say import StopError

_PACKAGE = "default-jre-headless"
_WHY = "The check of the pages' HTML needs Java."


def find_java() -> Path:
    """Return the path of a Java that starts; without one, stop and name what to install."""
    found = shutil.which("java")
    # A Mac has a program of this name that only says that there is none.
    if found and quietly([found, "-version"]).code == 0:
        return Path(found)
    if system.is_debian():
        raise StopError(f"{_WHY} Run: {system.apt_command([_PACKAGE])}")
    raise StopError(f"{_WHY} Install a Java of version 11 or newer.")


def have_java() -> Path:
    """Return the path of a Java; install one where that may be done, or say how."""
    return system.found_or_installed(find_java, [_PACKAGE], _WHY)
