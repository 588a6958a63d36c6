"""One file -> typed data and nodes; what was read once is kept as long as its bytes stay."""

from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from pydantic import BaseModel

from playbook.catalog.catalog import DataFile
from playbook.diagnostics import Diagnostic
from playbook.markdown.variables import fill
from playbook.yaml_source.nodes import Path as Way
from playbook.yaml_source.parser import parse
from playbook.yaml_source.validate import shape

_OPENS_A_FORM = "[["


class Format(NamedTuple):
    """What a file holds: its model, the kind of thing, and how many keys lead to one of them."""

    model: type[BaseModel]
    kind: str = ""
    depth: int = 0


class Read(NamedTuple):
    """A file as read. ``model`` and ``file`` are None if its text or shape cannot be read.

    ``uses`` tells which value got which of the company's words.
    """

    text: str
    diagnostics: tuple[Diagnostic, ...]
    model: BaseModel | None = None
    file: DataFile | None = None
    uses: tuple[tuple[Way, str], ...] = ()


_kept: dict[tuple[str, type[BaseModel]], tuple[bytes, Read]] = {}


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
    file = DataFile(path, node, shaped.broken, parsed.text)
    return Read(parsed.text, (*found, *shaped.diagnostics), shaped.model, file, uses)
