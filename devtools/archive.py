"""An archive that depends on its content alone: the same files give the same bytes."""

from __future__ import annotations

import hashlib
import zipfile
from datetime import UTC, datetime
from pathlib import Path

SUMS = "SHA256SUMS"

# An archive knows no earlier year, and counts seconds in twos.
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
_UNIX = 3
_A_FILE_ALL_MAY_READ = 0o100644 << 16


def write_sums(folder: Path) -> None:
    """Write the checksums of all files in a folder, as ``sha256sum -c`` reads them."""
    (folder / SUMS).unlink(missing_ok=True)
    lines = (
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {name}\n"
        for name, file in _files(folder).items()
    )
    text = "".join(lines)
    (folder / SUMS).write_text(text, encoding="utf-8", newline="\n")


def write_zip(folder: Path, out: Path, moment: datetime) -> None:
    """Pack a folder, itself included, into ``out``; every file gets the same time.

    Nothing is compressed: each release of a compressor gives other bytes.
    """
    stamp = max(moment.astimezone(UTC), _EARLIEST).timetuple()[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, file in _files(folder).items():
            entry = zipfile.ZipInfo(f"{folder.name}/{name}", stamp)
            entry.create_system = _UNIX
            entry.external_attr = _A_FILE_ALL_MAY_READ
            archive.writestr(entry, file.read_bytes())


def _files(folder: Path) -> dict[str, Path]:
    """Return path -> file of all files, sorted by path whatever the system."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return dict(sorted((file.relative_to(folder).as_posix(), file) for file in files))
