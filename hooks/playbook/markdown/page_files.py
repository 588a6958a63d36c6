"""The files of the hand-written pages: read once, whatever lies among them."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playbook.diagnostics import Diagnostic, Place, diagnose
from playbook.markdown.page_signs import in_page
from playbook.yaml_source.file_text import (
    cannot_be_read,
    decode,
    marks_of_a_merge,
    no_plain_file,
    read_bytes,
)

PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""The endings that MkDocs takes for pages."""

_SPLIT = "make several pages of it"


@dataclass(frozen=True)
class PageFile:
    """A page's file.

    ``path`` is relative to the docs, ``file`` to the root of the playbook. ``text`` is read as it
    looks, without signs that nobody sees; ``source`` is shown beside findings. ``is_whole`` is
    false where something is wrong that makes all else doubtful, such as marks of a merge.
    """

    path: str
    file: str
    text: str
    source: str
    found: tuple[Diagnostic, ...] = ()
    is_whole: bool = True


def page_files(docs: Path, shown: str = "") -> tuple[tuple[PageFile, ...], tuple[Diagnostic, ...]]:
    """Read every page below a folder, in order of paths; give them, and what else is wrong there.

    Findings name the folder ``shown``. Hidden files and folders are left, as an engine leaves them.
    """
    pages: list[PageFile] = []
    found: list[Diagnostic] = []
    for path, state in sorted(_walk(docs, "", (os.path.realpath(docs),)), key=lambda one: one[0]):
        file = f"{shown}/{path}" if shown else path
        if isinstance(state, str):
            found.append(diagnose("PB112", Place(file), state, "take the link out of the folder"))
        elif isinstance(state, OSError):
            found.append(cannot_be_read(state, file))
        elif path.endswith(PAGES):
            pages.append(_read(docs / path, path, file))
        else:
            unfit = no_plain_file(state, file)
            found.extend([unfit] if unfit else [])
    return tuple(pages), tuple(found)


def _read(place: Path, path: str, file: str) -> PageFile:
    content = read_bytes(place, file, _SPLIT)
    if isinstance(content, Diagnostic):
        return PageFile(path, file, "", "", (content,), is_whole=False)
    text, wrong = decode(content, file)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if wrong is not None:
        return PageFile(path, file, text, text, (wrong,), is_whole=False)
    merging = tuple(marks_of_a_merge(text, file, underlined=True))
    if merging:
        return PageFile(path, file, text, text, merging, is_whole=False)
    unseen = in_page(text, file)
    return PageFile(path, file, unseen.repaired, unseen.shown, tuple(unseen.found))


def _walk(
    folder: Path, inside: str, above: tuple[str, ...]
) -> Iterator[tuple[str, os.stat_result | OSError | str]]:
    """Give every file below a folder with what the system says of it; links are followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield inside.rstrip("/"), error
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = f"{inside}{entry.name}"
        try:
            state = entry.stat()
        except OSError as error:
            yield path, error
            continue
        if not stat.S_ISDIR(state.st_mode):
            yield path, state
        elif (real := os.path.realpath(entry.path)) in above:
            yield path, "this link leads back to a folder around it, so it has no end"
        else:
            yield from _walk(Path(entry.path), f"{path}/", (*above, real))
