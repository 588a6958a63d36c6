"""Hand-backs in a .zip: read in memory, never unpacked to disk, with a bound on everything.

``intake/archive.ts`` reads the same. Python's own reader, which is not the same in all editions,
only lists what an archive holds; ``unzip`` unpacks it.
"""

import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from playbook.results.reading import MAX_BYTES, TOO_LARGE
from playbook.results.unzip import CUT, END_OF_LIST, size_of_list, unpacked

MOST_MEMBERS = 20_000
MOST_UNPACKED = 500_000_000
MOST_TIMES = 200
"""So many times its own size an archive may unpack to."""

_LARGEST_LIST = 10_000_000
_LOCKED = 0x1 | 0x40
_PATCHED = 0x20
_ENDINGS = (".json", ".txt", ".eml")
_MOST_NAMED = 3
_OF_THE_SYSTEM = (".ds_store", "thumbs.db", "desktop.ini")
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|\Z)|\\|\x00")

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
        with path.open("rb") as stream, zipfile.ZipFile(stream) as archive:
            if len(archive.infolist()) > MOST_MEMBERS:
                yield "", f"it holds more than {MOST_MEMBERS:,} files"
                return
            yield from _members(archive, stream, _budget(path), others)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        yield "", CUT


class _Places(NamedTuple):
    """Where members begin, and where the list does that follows them."""

    starts: list[int]
    end: int

    def room(self, start: int) -> int:
        """Return where a member must have ended: no two of them may hold the same bytes."""
        after = bisect_right(self.starts, start)
        return min([*self.starts[after : after + 1], self.end])


def _members(
    archive: zipfile.ZipFile, stream: BinaryIO, budget: int, others: list[NotTaken]
) -> Iterator[Found]:
    foreign = []
    listed = archive.infolist()
    places = _Places(sorted(info.header_offset for info in listed), archive.start_dir)
    for info in sorted(listed, key=lambda one: (_name_of(one), one.header_offset)):
        name = _name_of(info)
        if name.endswith("/") or is_of_the_system(name):
            continue
        if not (_leads_out(info) or name.lower().endswith((*_ENDINGS, ".zip"))):
            foreign.append(name)
            continue
        reason = _why_not(info)
        if reason:
            yield name, reason
            continue
        # No more is unpacked than an archive says, so this is known before anything is.
        budget -= info.file_size
        if budget < 0:
            yield name, "the .zip unpacks to far more than it holds; the rest of it is not read"
            return
        content = unpacked(stream, info, places.room(info.header_offset))
        yield name, "it was damaged in the .zip" if content is None else content
    others.extend(not_taken(foreign, _ENDINGS))


def _name_of(info: zipfile.ZipInfo) -> str:
    return info.orig_filename.partition("\0")[0]


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
    if _leads_out(info):
        return "its name leads out of the .zip"
    if _name_of(info).lower().endswith(".zip"):
        return "it is a .zip within a .zip; unpack it first"
    if info.flag_bits & _LOCKED:
        return "it is locked with a password"
    ways = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    if info.compress_type not in ways or info.flag_bits & _PATCHED:
        return "it is packed in a way that is not read here"
    return TOO_LARGE if max(info.file_size, info.compress_size) > MAX_BYTES else None


def _leads_out(info: zipfile.ZipInfo) -> bool:
    return _OUTSIDE.search(info.orig_filename) is not None


def _budget(path: Path) -> int:
    return min(MOST_UNPACKED, MAX_BYTES + MOST_TIMES * path.stat().st_size)


def _too_much(path: Path) -> str | None:
    """Look at the end of the file alone: a list of millions of members is not even read."""
    try:
        with path.open("rb") as stream:
            size = stream.seek(0, 2)
            stream.seek(max(0, size - END_OF_LIST))
            listed = size_of_list(stream.read())
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    if listed is None:
        return CUT
    return f"it holds more than {MOST_MEMBERS:,} files" if listed > _LARGEST_LIST else None


def is_of_the_system(name: str) -> bool:
    """Tell what a system puts beside the files that somebody chose."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].lower() in _OF_THE_SYSTEM
