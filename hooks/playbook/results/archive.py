"""Hand-backs in a .zip: read in memory, never unpacked to disk, with a bound on everything."""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from playbook.results.reading import MAX_BYTES, TOO_LARGE

MOST_MEMBERS = 20_000
MOST_UNPACKED = 500_000_000
MOST_TIMES = 200
"""So many times its own size an archive may unpack to."""

_LARGEST_LIST = 10_000_000
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 65_535
_ENCRYPTED = 0x1
_ENDINGS = (".json", ".txt", ".eml")
_MOST_NAMED = 3
_OF_THE_SYSTEM = (".DS_Store", "Thumbs.db", "desktop.ini")
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\\|\x00")

Found = tuple[str, bytes | str]
"""A member's name, and its bytes or why it is not read."""

NotTaken = tuple[str, str, int]
"""A file's name, or none for many files; why they are not taken; how many they are."""


def members(path: Path, others: list[NotTaken]) -> Iterator[Found]:
    """Give what an archive holds; raises nothing. Names are only told, nothing is written.

    At the end ``others`` tells of the files in it that are of another kind.
    """
    reason = _too_much(path)
    if reason:
        yield "", reason
        return
    try:
        with zipfile.ZipFile(path) as archive:
            if len(archive.infolist()) > MOST_MEMBERS:
                yield "", f"it holds more than {MOST_MEMBERS:,} files"
                return
            yield from _members(archive, _budget(path), others)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        yield "", "it is no whole .zip; it may have been cut short on its way"


def _members(archive: zipfile.ZipFile, budget: int, others: list[NotTaken]) -> Iterator[Found]:
    foreign = []
    for info in sorted(archive.infolist(), key=lambda one: (one.filename, one.header_offset)):
        name = info.filename
        if info.is_dir() or is_of_the_system(name):
            continue
        if not (_leads_out(info) or name.lower().endswith((*_ENDINGS, ".zip"))):
            foreign.append(name)
            continue
        reason = _why_not(info)
        if reason:
            yield name, reason
            continue
        content = _read(archive, info)
        budget -= len(content) if isinstance(content, bytes) else 0
        if budget < 0:
            yield name, "the .zip unpacks to far more than it holds; the rest of it is not read"
            return
        yield name, content
    others.extend(not_taken(foreign, _ENDINGS))


def not_taken(names: Iterable[str], endings: tuple[str, ...]) -> Iterator[NotTaken]:
    """Say which files are of another kind; of many, all in one line that names no file."""
    every = sorted(names)
    kinds = f"{', '.join(endings[:-1])} or {endings[-1]}"
    if len(every) <= _MOST_NAMED:
        yield from ((name, f"it is none of {kinds}", 1) for name in every)
        return
    few = ", ".join(every[:_MOST_NAMED])
    rest = f"{few} and {len(every) - _MOST_NAMED:,} more"
    yield "", f"{len(every):,} files in it are none of {kinds}: {rest}", len(every)


def _why_not(info: zipfile.ZipInfo) -> str | None:
    lower = info.filename.lower()
    if _leads_out(info):
        return "its name leads out of the .zip"
    if lower.endswith(".zip"):
        return "it is a .zip within a .zip; unpack it first"
    if info.flag_bits & _ENCRYPTED:
        return "it is locked with a password"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "it is packed in a way that is not read here"
    return TOO_LARGE if info.file_size > MAX_BYTES else None


def _leads_out(info: zipfile.ZipInfo) -> bool:
    return any(_OUTSIDE.search(name) for name in (info.orig_filename, info.filename))


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | str:
    try:
        # What an archive says of sizes is not believed: no more is unpacked than may be.
        with archive.open(info) as stream:
            content = stream.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        return "it was damaged in the .zip"
    return TOO_LARGE if len(content) > MAX_BYTES else content


def _budget(path: Path) -> int:
    return min(MOST_UNPACKED, MAX_BYTES + MOST_TIMES * path.stat().st_size)


def _too_much(path: Path) -> str | None:
    """Look at the end of the file alone: a list of millions of members is not even read."""
    try:
        with path.open("rb") as stream:
            size = stream.seek(0, 2)
            stream.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
            tail = stream.read()
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        return "it is no whole .zip; it may have been cut short on its way"
    listed = int.from_bytes(tail[at + 12 : at + 16], "little")
    return f"it holds more than {MOST_MEMBERS:,} files" if listed > _LARGEST_LIST else None


def is_of_the_system(name: str) -> bool:
    """Tell what a system puts beside the files that somebody chose."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] in _OF_THE_SYSTEM
