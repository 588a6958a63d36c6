"""One file -> typed data and nodes; what was read once is kept as long as its bytes stay."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from playbook.catalog.catalog import Sheet
from playbook.diagnostics import Diagnostic, Place, report
from playbook.markdown.variables import fill
from playbook.yaml_source.nodes import Path as Way
from playbook.yaml_source.parser import MAX_BYTES, parse, too_large
from playbook.yaml_source.validate import shape

_OPENS_A_FORM = "[["


class Format(NamedTuple):
    """What a file holds: its model, the kind of thing, and how many keys lead to one of them."""

    model: type[BaseModel]
    kind: str = ""
    depth: int = 0


class Read(NamedTuple):
    """A file as read. ``model`` and ``sheet`` are None if its text or shape cannot be read.

    ``uses`` tells which value got which of the company's words.
    """

    text: str
    diagnostics: tuple[Diagnostic, ...]
    model: BaseModel | None = None
    sheet: Sheet | None = None
    uses: tuple[tuple[Way, str], ...] = ()


_kept: dict[tuple[str, type[BaseModel]], tuple[bytes, Read]] = {}


def read_bytes(file: Path, path: str) -> bytes | Diagnostic:
    """Give a plain file's bytes, at most one more than the cap, or say why there are none.

    ``path`` is what findings call the file.
    """
    content = _bytes(file, path)
    return report("PB112", Place(path), content) if isinstance(content, str) else content


def _bytes(file: Path, path: str) -> bytes | Diagnostic | str:
    try:
        # Opening a pipe that nobody writes to would wait for ever.
        with os.fdopen(os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as opened:
            state = os.fstat(opened.fileno())
            if not stat.S_ISREG(state.st_mode):
                return "this is not a plain file"
            if state.st_size > MAX_BYTES:
                return too_large(state.st_size, path)
            # It may have grown since.
            return opened.read(MAX_BYTES + 1)
    except IsADirectoryError:
        return "this is a folder with the name of a file"
    except FileNotFoundError:
        return "this file went away, or is a link to nothing"
    except PermissionError:
        return "this file may not be read: its rights do not allow it"
    except OSError as error:
        if error.errno == errno.ELOOP:
            return "this is a link that leads back to itself"
        return f"this file cannot be read: {error.strerror or 'the system does not say why'}"


def read(content: bytes, path: str, form: Format, words: Mapping[str, str]) -> Read:
    """Read a file's bytes; the company's ``words`` go into its texts. Raises nothing.

    The same bytes with the same words give the very same objects as the last time.
    """
    digest = sha256(content)
    if _OPENS_A_FORM.encode() in content:
        digest.update(repr(sorted(words.items())).encode())
    key, state = (path, form.model), digest.digest()
    known = _kept.get(key)
    if known is None or known[0] != state:
        known = _kept[key] = (state, _read(content, path, form, words))
    return known[1]


def _read(content: bytes, path: str, form: Format, words: Mapping[str, str]) -> Read:
    parsed = parse(content, path)
    found, node = parsed.diagnostics, parsed.node
    if node is None:
        return Read(parsed.text, found)
    uses: tuple[tuple[Way, str], ...] = ()
    if _OPENS_A_FORM in parsed.text:
        filled = fill(node, path, form.kind, form.depth, words)
        node, uses, found = filled.node, tuple(filled.uses), (*found, *filled.diagnostics)
    shaped = shape(form.model, node, path)
    sheet = Sheet(path, node, shaped.broken, parsed.text)
    return Read(parsed.text, (*found, *shaped.diagnostics), shaped.model, sheet, uses)
