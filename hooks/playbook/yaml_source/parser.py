"""YAML text -> nodes with line and column for every key and value; caps, no surprises.

YAML 1.2 manners: only ``true`` and ``false`` are yes-or-no, only decimal digits are whole numbers,
``null``, ``~`` and nothing are empty; everything else, ``no``, ``on``, ``1.5`` and dates included,
stays the text that it is. Nodes are built from parser events, not by the parser's own composer:
that one crashes on 100,000 levels, and guesses types as YAML 1.1 did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

import yaml

from playbook.diagnostics import Diagnostic, Place, quoted, report
from playbook.yaml_source import syntax_messages as syntax
from playbook.yaml_source.nodes import Mapping, Node, Scalar, Sequence, Value

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
MAX_NODES = 50_000

_FILL = "write what belongs here, or delete the file"

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Parsed(NamedTuple):
    """What a file holds, or None if that cannot be told, and what is wrong with its text."""

    node: Mapping | None
    diagnostics: tuple[Diagnostic, ...]
    text: str = ""


def parse(content: bytes, path: str) -> Parsed:
    """Read one YAML document. Never raises; every finding has a place inside the file."""
    if len(content) > MAX_BYTES:
        return Parsed(None, (too_large(len(content), path),))
    text, found = _decode(content, path)
    if found is not None:
        return Parsed(None, (found,), text)
    builder = _Builder(path)
    try:
        builder.run(text)
    except _StopError as stopped:
        builder.found.append(stopped.diagnostic)
    except yaml.YAMLError as error:
        builder.found.append(syntax.explain(error, text, path, builder.last()))
    else:
        return Parsed(builder.mapping(), tuple(builder.found), text)
    return Parsed(None, tuple(builder.found), text)


def too_large(size: int, path: str) -> Diagnostic:
    """Say that a file of so many bytes is not read."""
    # Rounded up, so that a byte too many is not said to be the most.
    said = f"{ceil(size / 100_000) / 10:,.1f} MB"
    message = f"this file is too large: {said}, and {MAX_BYTES // 1_000_000} MB is the most"
    hint = f"if it is not an exercise, move it out of the folder; if it is, {_SPLIT}"
    return report("PB106", Place(path), message, hint)


_SPLIT = "make several files of it, each with an id of its own"


class _StopError(Exception):
    """Reading ends here with one finding."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__()
        self.diagnostic = diagnostic


class _Builder:
    """Builds nodes from parser events, without recursion."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Diagnostic] = []
        self._last: yaml.ScalarEvent | None = None
        self.root: Node | None = None
        self._stack: list[tuple[Sequence | Mapping, str | None]] = []
        self._key: str | None = None
        self._nodes = 0
        self._documents = 0

    def run(self, text: str) -> None:
        """Take in all events; raises ``_StopError`` or ``yaml.YAMLError``."""
        events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CLoader)
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._key = self._stack.pop()[1]
            elif isinstance(event, yaml.MappingStartEvent):
                self._open(event, Mapping)
            elif isinstance(event, yaml.SequenceStartEvent):
                self._open(event, Sequence)
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                self._document(event)

    def mapping(self) -> Mapping | None:
        """Give the mapping that the file is, or note why it is none."""
        root = self.root
        if root is None or (isinstance(root, Scalar) and root.value is None and root.usable):
            self.found.append(report("PB108", Place(self.path), "this file is empty", _FILL))
        elif not isinstance(root, Mapping):
            what = "a list" if isinstance(root, Sequence) else "a single text"
            place = Place(self.path, root.line, root.column)
            message = f"this file holds {what}; it needs keys with values"
            hint = 'write keys such as "id: F05", one under the other'
            self.found.append(report("PB109", place, message, hint))
        else:
            return root
        return None

    def last(self) -> syntax.Last | None:
        """Give the last value that was read."""
        if self._last is None:
            return None
        line, column = syntax.spot(self._last.start_mark)
        end_line, _ = syntax.spot(self._last.end_mark)
        return syntax.Last(self._last.style, line - 1, column - 1, end_line - 1)

    def _document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "a second document begins here, and a file holds one"
            hint = "give it a file of its own, and delete the line of dashes"
            raise _StopError(report("PB110", self._place(event), message, hint))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._last = event
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        line, column = syntax.spot(event.start_mark)
        if self._key is None and self._stack and type(self._stack[-1][0]) is Mapping:
            self._take_key(event.value, line, column)
            return
        value: Value = event.value
        if not event.style and event.implicit[0]:
            value = _resolve(event.value)
        elif event.style == '"':
            self._escapes(event)
        self._add(Scalar(value, line, column))

    def _escapes(self, event: yaml.ScalarEvent) -> None:
        control = _CONTROL.search(event.value)
        if control is not None:
            message = f"this text holds the control character U+{ord(control[0]):04X}, as an escape"
            self.found.append(report("PB111", self._place(event), message, "delete it"))

    def _take_key(self, name: str, line: int, column: int) -> None:
        owner = self._stack[-1][0]
        self._key = name
        if not isinstance(owner, Mapping):
            return
        if name in owner.keys:
            place = Place(self.path, line, column)
            first = owner.keys[name]
            message = (
                f"key {quoted(name)} stands twice in this mapping; "
                f"the first is at line {first[0]}, column {first[1]}"
            )
            self.found.append(report("PB104", place, message, "delete one of the two"))
        else:
            owner.keys[name] = (line, column)

    def _open(self, event: yaml.CollectionStartEvent, kind: type[Sequence] | type[Mapping]) -> None:
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        if len(self._stack) >= MAX_DEPTH:
            message = f"this is nested more than {MAX_DEPTH} levels deep"
            hint = "look for a bracket or an indentation that repeats"
            raise _StopError(report("PB107", self._place(event), message, hint))
        owner = self._stack[-1][0] if self._stack else None
        if self._key is None and type(owner) is Mapping:
            message = "a key must be plain text; a bracket or brace begins a list or mapping here"
            hint = 'put text that begins with { or [ into double quotes: "{buyer} is here"'
            raise _StopError(report("PB103", self._place(event), message, hint))
        node = kind(*syntax.spot(event.start_mark))
        self._add(node)
        self._stack.append((node, None))
        self._key = None

    def _alias(self, event: yaml.AliasEvent) -> None:
        place = self._place(event)
        name = quoted(f"*{event.anchor}")
        message = f"{name} is an alias, and aliases are not used here"
        hint = "write the value out; if it is text that begins with *, put it into double quotes"
        if self._key is None and self._stack and type(self._stack[-1][0]) is Mapping:
            raise _StopError(report("PB105", place, message, hint))
        self.found.append(report("PB105", place, message, hint))
        self._add(Scalar(None, place.line, place.column, usable=False))

    def _marked(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            what, sign = f"{quoted(f'&{event.anchor}')} is an anchor, and anchors are", "&"
        else:
            what, sign = f"{quoted(event.tag)} is a tag, and tags are", "!"
        hint = f"delete it; if it is text that begins with {sign}, put it into double quotes"
        self.found.append(report("PB105", self._place(event), f"{what} not used here", hint))

    def _add(self, node: Node) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            message = f"this file holds more than {MAX_NODES:,} values"
            place = Place(self.path, node.line, node.column)
            raise _StopError(report("PB106", place, message, _SPLIT))
        if not self._stack:
            self.root = node
            return
        owner = self._stack[-1][0]
        if type(owner) is Mapping:
            if self._key is not None:
                owner.items.setdefault(self._key, node)
            self._key = None
        elif type(owner) is Sequence:
            owner.items.append(node)

    def _place(self, event: yaml.Event) -> Place:
        return Place(self.path, *syntax.spot(event.start_mark))


def _resolve(text: str) -> Value:
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _WHOLE.fullmatch(text) else text


def _decode(content: bytes, path: str) -> tuple[str, Diagnostic | None]:
    """Give the text, without a byte order mark, and what is wrong with it."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or content[:64].count(b"\0") > 8:
        message = "this file is saved as UTF-16 or UTF-32, so it cannot be read"
        return "", report("PB101", Place(path), message, "save it as UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        place = syntax.place_of(before, len(before), path)
        message = f"this file is not UTF-8: the byte 0x{error.object[error.start]:02x} is no letter"
        shown = content.decode("utf-8", "replace")
        return shown, report("PB101", place, message, "save it as UTF-8")
    control = _CONTROL.search(text)
    if control is None:
        return text, None
    character = f"U+{ord(control[0]):04X}"
    place = syntax.place_of(text, control.start(), path)
    message = f"the control character {character} stands here, where no text needs it"
    return text, report("PB111", place, message, "delete it")
