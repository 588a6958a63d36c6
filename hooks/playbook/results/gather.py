"""Paths as given on a command line -> what they hold, file by file, each once, in order."""

import os
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from pathlib import Path

from playbook.results.archive import NotTaken, is_of_the_system, members, not_taken
from playbook.results.codes import MARK, codes_in, contents
from playbook.results.handback import Reading, Refused, content_of, verify
from playbook.results.mail import Mail, is_mail, opened
from playbook.results.reading import MAX_BYTES, NO_HAND_BACK, TOO_LARGE, RefusalError

ENDINGS = (".json", ".txt", ".eml", ".zip")
_OBJECT = (b"{", b"[")


def gather(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files: those named, those that a pattern names, and all below a folder.

    Of folders only what ends as ``ENDINGS`` is taken; ``left_out`` names the rest. A file that is
    named and not there is returned too, so that reading it gives the reason.
    """
    found: dict[str, Path] = {}
    for path in sorted(one for given in paths for one in _named(given)):
        for file in _below(path) if path.is_dir() else (path,):
            found.setdefault(os.path.realpath(file), file)
    return tuple(sorted(found.values()))


def left_out(paths: Iterable[Path]) -> tuple[Refused, ...]:
    """Tell of each folder which files are not taken, in few lines however many they are."""
    folders = {one for given in paths for one in _named(given) if one.is_dir()}
    found: dict[str, Refused] = {}
    for folder in sorted(folders):
        names = [str(file.relative_to(folder)) for file in _below(folder, taken=False)]
        for name, reason, files in not_taken(names, ENDINGS):
            file = folder / name
            found.setdefault(os.path.realpath(file), Refused(str(file), reason, files))
    return tuple(found.values())


def readings(files: Iterable[Path], site: str | None) -> Iterator[Reading]:
    """Read and verify files one by one; raises nothing. ``site`` as for ``verify``."""
    for file in files:
        if file.suffix.lower() == ".zip" and file.is_file():
            yield from _archived(file, site)
        else:
            yield from read_one(str(file), content_of(file), site)


def _archived(path: Path, site: str | None) -> Iterator[Reading]:
    others: list[NotTaken] = []
    for name, content in members(path, others):
        yield from read_one(f"{path}/{name}" if name else str(path), content, site)
    for name, reason, files in others:
        yield Refused(f"{path}/{name}" if name else str(path), reason, files)


def read_one(name: str, content: bytes | str, site: str | None) -> Iterator[Reading]:
    """Read one file, or every code in it; of what cannot be read ``content`` is the reason."""
    if isinstance(content, str):
        yield Refused(name, content)
    elif is_mail(name, content):
        yield from _mail(name, content, site)
    elif _holds_codes(content, name):
        yield from _codes(name, content, site)
    else:
        yield verify(content, name, site)


def _holds_codes(content: bytes, name: str) -> bool:
    """Tell a text with codes in it from JSON, whole or cut."""
    begins = content.removeprefix(BOM_UTF8).lstrip()
    if not begins or begins.startswith(_OBJECT):
        return False
    return MARK.encode() in content or name.lower().endswith(".txt")


def _mail(name: str, content: bytes, site: str | None) -> Iterator[Reading]:
    """Read what is attached to a mail, then the codes in its texts."""
    try:
        found = opened(content)
    except RefusalError as refusal:
        yield Refused(name, str(refusal))
        return
    yield from _files(name, found, site)
    # With a file attached, the words around it need not hold a code.
    if MARK in found.text:
        yield from _codes_of(name, found.text, site)
    elif not found.files:
        yield Refused(name, NO_HAND_BACK)


def _files(name: str, mail: Mail, site: str | None) -> Iterator[Reading]:
    for own, content in mail.files:
        file = f"{name}/{own}" if own else name
        yield Refused(file, content) if isinstance(content, str) else verify(content, file, site)


def _codes(name: str, content: bytes, site: str | None) -> Iterator[Reading]:
    if len(content) > MAX_BYTES:
        yield Refused(name, TOO_LARGE)
    else:
        yield from _codes_of(name, content.decode("utf-8-sig", "replace"), site)


def _codes_of(name: str, text: str, site: str | None) -> Iterator[Reading]:
    number, several = 0, False
    try:
        codes = codes_in(text)
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


def _below(folder: Path, *, taken: bool = True) -> Iterator[Path]:
    """Give the files below a folder that are taken, or those that are not."""
    # Links to folders are not followed: they could lead round and round.
    for base, _, names in os.walk(folder):
        for name in names:
            if name.lower().endswith(ENDINGS) is taken and not is_of_the_system(name):
                yield Path(base, name)
