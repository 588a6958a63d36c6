"""Files beside the exercises: the settings and the list of words, looked at as text."""

import os
from pathlib import Path

from playbook.diagnostics import Diagnostic, render_text
from playbook.yaml_source.file_text import decode, read_bytes
from playbook.yaml_source.parser import parse

SETTINGS = "mkdocs.yml"
_OF_TEXT = frozenset({"PB101", "PB111", "PB112", "PB113", "PB114", "PB115"})
_OF_SETTINGS = _OF_TEXT | {"PB102", "PB103"}
"""What is wrong with settings for an engine too; tags and the like are for it to judge."""


def plain_text(root: Path, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Give the text of a file that need not be there, and what is wrong with it as a text."""
    if not os.path.lexists(root / path):
        return "", ()
    content = read_bytes(root / path, path)
    if isinstance(content, Diagnostic):
        return "", (content,)
    codes = _OF_SETTINGS if path == SETTINGS else _OF_TEXT
    found = tuple(one for one in parse(content, path).diagnostics if one.code in codes)
    return decode(content, path)[0], found


def settings_trouble(file: Path) -> str:
    """Say what is wrong with an engine's settings before the engine reads them; "" if nothing.

    Those that others inherit from are looked at too.
    """
    read = {name: plain_text(file.parent, name) for name in (file.name, SETTINGS)}
    found = [one for _, wrong in read.values() for one in wrong]
    return render_text(found, {name: text for name, (text, _) in read.items()}).rstrip()
