"""A file's text, or why there is none: a plain file, up to a cap, in UTF-8, merged to its end."""

import errno
import os
import re
import stat
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Iterator
from math import ceil
from pathlib import Path

from playbook.diagnostics import Diagnostic, Place, diagnose, quoted, split_lines

MAX_BYTES = 2_000_000

SPLIT = "make several files of it, each with an id of its own"
_MOVE = f"if it is not an exercise, move it out of the folder; if it is, {SPLIT}"
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDE = (
    (BOM_UTF32_LE, "UTF-32", "utf-32"),
    (BOM_UTF32_BE, "UTF-32", "utf-32"),
    (BOM_UTF16_LE, "UTF-16", "utf-16"),
    (BOM_UTF16_BE, "UTF-16", "utf-16"),
)
_KINDS = (
    (stat.S_ISDIR, "a folder with the name of a file"),
    (stat.S_ISFIFO, "a named pipe (FIFO), which has no end, and no plain file"),
    (stat.S_ISCHR, "a device, which has no end, and no plain file"),
    (stat.S_ISBLK, "a device and no plain file"),
    (stat.S_ISSOCK, "a socket and no plain file"),
)


def read_bytes(file: Path, path: str, too_much: str = _MOVE) -> bytes | Diagnostic:
    """Give a plain file's bytes, at most one more than the cap, or say why there are none.

    ``path`` is what findings call the file; ``too_much`` is the way to mend one that is too large.
    """
    try:
        # Opening a pipe that nobody writes to would wait for ever; looking first opens no device.
        unfit = no_plain_file(file.stat(), path)
        if unfit is not None:
            return unfit
        with os.fdopen(os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as opened:
            state = os.fstat(opened.fileno())
            if state.st_size > MAX_BYTES:
                return too_large(state.st_size, path, too_much)
            # It may have grown since.
            content = opened.read(MAX_BYTES + 1)
    except OSError as error:
        return cannot_be_read(error, path)
    return too_large(len(content), path, too_much) if len(content) > MAX_BYTES else content


def no_plain_file(state: os.stat_result, path: str) -> Diagnostic | None:
    """Say what stands at a path if it is no plain file."""
    for is_kind, what in _KINDS:
        if is_kind(state.st_mode):
            hint = "take it out of the folder" if "end" in what or "socket" in what else None
            return diagnose("PB112", Place(path), f"this is {what}", hint)
    return None


def cannot_be_read(error: OSError, path: str) -> Diagnostic:
    """Say why the system does not give a file."""
    known = {
        errno.EISDIR: "this is a folder with the name of a file",
        errno.ENOENT: "this file went away, or is a link to nothing",
        errno.EACCES: "this file may not be read: its rights do not allow it",
        errno.EPERM: "this file may not be read: its rights do not allow it",
        errno.ELOOP: "this is a link that leads back to itself",
        errno.ENXIO: "this is a socket or a device and no plain file",
    }
    why = error.strerror or "the system does not say why"
    message = known.get(error.errno or 0, f"this file cannot be read: {why}")
    return diagnose("PB112", Place(path), message)


def too_large(size: int, path: str, hint: str = _MOVE) -> Diagnostic:
    """Say that a file of so many bytes is not read."""
    # Rounded up, so that a byte too many is not said to be the most.
    said = f"{ceil(size / 100_000) / 10:,.1f} MB"
    message = f"this file is too large: {said}, and {MAX_BYTES // 1_000_000} MB is the most"
    return diagnose("PB106", Place(path), message, hint)


def decode(content: bytes, path: str) -> tuple[str, Diagnostic | None]:
    """Give the text, without a byte order mark, and what is wrong with its signs.

    Of a file in another encoding the text is what can be read of it, so that it can be shown.
    """
    wide = _wide(content)
    if wide is not None:
        name, codec = wide
        message = f"this file is saved as {name}, so it cannot be read"
        found = diagnose("PB101", Place(path), message, "save it as UTF-8")
        return content.decode(codec, "replace").removeprefix("\ufeff"), found
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # What the error points into has no byte order mark any more.
        before = error.object[: error.start].decode("utf-8")
        message = f"this file is not UTF-8: the byte 0x{error.object[error.start]:02x} is no letter"
        found = diagnose("PB101", _place_of_end(before, path), message, "save it as UTF-8")
        return content.decode("utf-8", "replace"), found
    control = _CONTROL.search(text)
    if control is None:
        return text, None
    place = _place_of_end(text[: control.start()], path)
    message = f"the control character {control_in(text)} stands here, where no text needs it"
    return text, diagnose("PB111", place, message, "delete it")


def control_in(text: str) -> str | None:
    """Give the first control character of a text that no text needs, as ``U+0000``."""
    control = _CONTROL.search(text)
    return None if control is None else f"U+{ord(control[0]):04X}"


def _place_of_end(before: str, path: str) -> Place:
    """Give line and column of what comes after a text; lines end as in YAML."""
    lines = split_lines(before)
    return Place(path, len(lines), len(lines[-1]) + 1)


def _wide(content: bytes) -> tuple[str, str] | None:
    """Name the encoding whose letters take two or four bytes each, and its codec, if it is one."""
    for mark, name, codec in _WIDE:
        if content.startswith(mark):
            return name, codec
    head = content[:64]
    zeros = [sum(not byte for byte in head[number::4]) for number in range(4)]
    if sum(zeros) <= 8:
        return None
    # Plain letters leave the same bytes of each group empty: all but one, or every other.
    if not zeros[0] or not zeros[3]:
        low_first = not zeros[0]
        if zeros[1] and zeros[2]:
            return "UTF-32", "utf-32-le" if low_first else "utf-32-be"
        return "UTF-16", "utf-16-le" if low_first else "utf-16-be"
    return None


_MARK = re.compile(
    r"^(?P<mark>(?P<sign>[<=>|])(?P=sign){6,})(?P<label>[ \t][^\n]*)?\r?$", re.MULTILINE
)
_MEANS = {
    "<": "the first of two versions begins",
    "|": "what both versions come from begins",
    "=": "the second of two versions begins",
    ">": "the two versions end",
}
_HINT = "keep the lines that are right, of one version or of both, and delete the lines with marks"


def marks_of_a_merge(text: str, path: str, *, underlined: bool = False) -> Iterator[Diagnostic]:
    """PB114: find each mark of an unfinished merge, such as ``<<<<<<< HEAD``, at its own place.

    ``underlined`` tells that a line of ``=`` may underline a heading, as it does in Markdown: there
    it counts only beside other marks, or below a blank line.
    """
    found = list(_MARK.finditer(text))
    merging = any(one["sign"] in "<>" for one in found)
    for one in found:
        before = text[: one.start()]
        alone = one["sign"] in "=|" and not merging
        if alone and underlined and (one["sign"] == "|" or not _blank_above(before)):
            continue
        mark = f"{one['mark']}{one['label'] or ''}".strip()
        message = f"{quoted(mark)} is the mark of a merge: here {_MEANS[one['sign']]}"
        yield diagnose("PB114", Place(path, before.count("\n") + 1), message, _HINT)


def _blank_above(before: str) -> bool:
    return not before.rstrip(" \t").removesuffix("\n").rpartition("\n")[2].strip()
