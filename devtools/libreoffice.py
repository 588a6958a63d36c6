"""A LibreOffice that opens our workbooks, for the trials."""

from __future__ import annotations

import shutil
from pathlib import Path

from devtools import system
from devtools.say import StopError

PACKAGES = ("libreoffice-calc-nogui",)

_WHY = "The proof that workbooks open needs LibreOffice Calc."
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)


def find_libreoffice() -> Path:
    """Return the path of a LibreOffice; without one, stop and name what to install."""
    found = shutil.which("soffice")
    places = [*([Path(found)] if found else []), *map(Path, _ELSEWHERE)]
    there = next((place for place in places if place.is_file()), None)
    if there is not None:
        return there
    if system.is_debian():
        raise StopError(f"{_WHY} Run: {system.apt_command(PACKAGES)}")
    raise StopError(f"{_WHY} Install LibreOffice.")


def have_libreoffice() -> Path:
    """Return the path of a LibreOffice; install one where that may be done, or say how."""
    return system.found_or_installed(find_libreoffice, PACKAGES, _WHY)
