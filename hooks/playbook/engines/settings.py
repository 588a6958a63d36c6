"""The settings of the staged site, derived from mkdocs.yml as text: comments and tags stay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_SECTION = re.compile(r"^(?P<key>[\w-]+):.*?(?=^[\w-]+:|\Z)", re.MULTILINE | re.DOTALL)
_PLAIN = re.compile(r"^[\w-]+:[ ]*['\"]?(?P<value>[^'\"#\n]*?)['\"]?[ ]*(?:#.*)?$", re.MULTILINE)
_ENTRY = re.compile(r"^(?P<indent>[ ]*)- ", re.MULTILINE)
_REST = re.compile(r"(?:^[ ]*(?:#[^\n]*)?\n)*\Z", re.MULTILINE)


@dataclass
class Sections:
    """A file of settings, cut where its keys begin at the margin; what comes first is ``head``."""

    head: str
    parts: dict[str, str]

    @classmethod
    def of(cls, text: str) -> Sections:
        """Cut a text."""
        text = text if text.endswith("\n") else f"{text}\n"
        found = list(_SECTION.finditer(text))
        head = text[: found[0].start()] if found else text
        return cls(head, {one["key"]: one[0] for one in found})

    def value(self, key: str, otherwise: str) -> str:
        """Give a plain value."""
        part = _PLAIN.match(self.parts.get(key, ""))
        return part["value"] if part and part["value"] else otherwise

    def without(self, *keys: str) -> None:
        """Take keys out, with all that stands under them."""
        for key in keys:
            self.parts.pop(key, None)

    def add(self, key: str, entry: str) -> None:
        """Add an entry, of one line or more, to the list under a key; the list may be new."""
        part = self.parts.get(key, f"{key}:\n")
        first = _ENTRY.search(part)
        indent = first["indent"] if first else "  "
        self._append(key, part, [f"{indent}- {entry}".replace("\n", f"\n{indent}  ")])

    def add_lines(self, key: str, lines: Iterable[str]) -> None:
        """Add lines to the block of text under a key; the block may be new."""
        self._append(key, self.parts.get(key, f"{key}: |\n"), [f"  {line}" for line in lines])

    def nest(self, key: str, line: str) -> None:
        """Add a line, such as ``name: value``, to the mapping under a key."""
        part = self.parts.get(key, f"{key}:\n")
        end = part.index("\n") + 1
        self.parts[key] = f"{part[:end]}  {line}\n{part[end:]}"

    def change(self, key: str, name: str, value: str) -> None:
        """Give what stands below a key under this name another value; nothing if it is not there.

        Names and values are plain words.
        """
        if key in self.parts:
            entry = re.compile(rf"^([ ]+{re.escape(name)}:[ ]*)\S+", re.MULTILINE)
            self.parts[key] = entry.sub(rf"\g<1>{value}", self.parts[key])

    def text(self) -> str:
        """Give the whole again."""
        return self.head + "".join(self.parts.values())

    def _append(self, key: str, part: str, lines: list[str]) -> None:
        end = _REST.search(part)
        at = end.start() if end else len(part)
        self.parts[key] = part[:at] + "".join(f"{line}\n" for line in lines) + part[at:]


def docs_folder(root: Path) -> Path:
    """Give the folder of the hand-written pages, as the settings below a root name it."""
    try:
        text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    return root / Sections.of(text).value("docs_dir", "docs")
