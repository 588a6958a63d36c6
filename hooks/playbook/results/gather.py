"""Paths as given on a command line -> what they hold, file by file, each once, in order."""

import os
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from pathlib import Path

from playbook.results.archive import members
from playbook.results.codes import codes_in, contents
from playbook.results.handback import Reading, Refused, content_of, verify
from playbook.results.reading import MAX_BYTES, TOO_LARGE, RefusalError

ENDINGS = (".json", ".txt", ".zip")
_OBJECT = (b"{", b"[")


def gather(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files: those named, those that a pattern names, and all below a folder.

    Of folders only ``.json``, ``.txt`` and ``.zip`` are taken. A file that is named and not there
    is returned too, so that reading it gives the reason.
    """
    found: dict[str, Path] = {}
    for path in sorted(one for given in paths for one in _named(given)):
        for file in _below(path) if path.is_dir() else (path,):
            found.setdefault(os.path.realpath(file), file)
    return tuple(sorted(found.values()))


def readings(files: Iterable[Path], site: str | None) -> Iterator[Reading]:
    """Read and verify files one by one; raises nothing. ``site`` as for ``verify``."""
    for file in files:
        if file.suffix.lower() == ".zip" and file.is_file():
            for name, content in members(file):
                yield from read_one(f"{file}/{name}" if name else str(file), content, site)
        else:
            yield from read_one(str(file), content_of(file), site)


def read_one(name: str, content: bytes | str, site: str | None) -> Iterator[Reading]:
    """Read one file, or every code in it; of what cannot be read ``content`` is the reason."""
    if isinstance(content, str):
        yield Refused(name, content)
    elif _holds_codes(content, name):
        yield from _codes(name, content, site)
    else:
        yield verify(content, name, site)


def _holds_codes(content: bytes, name: str) -> bool:
    """Tell a text with codes in it from JSON, whole or cut."""
    begins = content.removeprefix(BOM_UTF8).lstrip()
    if not begins or begins.startswith(_OBJECT):
        return False
    return b"PBH" in content or name.lower().endswith(".txt")


def _codes(name: str, content: bytes, site: str | None) -> Iterator[Reading]:
    number, several = 0, False
    try:
        if len(content) > MAX_BYTES:
            raise RefusalError(TOO_LARGE)
        codes = codes_in(content.decode("utf-8-sig", "replace"))
        several = len(codes) > 1
        for number, found in enumerate(contents(codes), 1):
            code = f"{name}, code {number}" if several else name
            yield Refused(code, found) if isinstance(found, str) else verify(found, code, site)
    except RefusalError as refusal:
        yield Refused(f"{name}, code {number + 1}" if several else name, str(refusal))


def _named(path: Path) -> Iterable[Path]:
    if path.exists() or not any(letter in "*?[" for letter in str(path)):
        return (path,)
    start = Path(path.anchor or ".")
    try:
        return list(start.glob(str(path.relative_to(path.anchor)))) or (path,)
    except (OSError, ValueError):
        return (path,)


def _below(folder: Path) -> Iterator[Path]:
    # Links to folders are not followed: they could lead round and round.
    for base, _, names in os.walk(folder):
        yield from (Path(base, name) for name in names if name.lower().endswith(ENDINGS))
