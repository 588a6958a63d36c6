"""YAML text -> nodes with line and column for every key and value; caps, no surprises.

YAML 1.2 manners: only ``true`` and ``false`` are yes-or-no, only decimal digits are whole numbers,
``null``, ``~`` and nothing are empty; everything else, ``no``, ``on``, ``1.5`` and dates included,
stays the text that it is. Nodes are built from parser events, not by the parser's own composer:
that one crashes on 100,000 levels, and guesses types as YAML 1.1 did.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from playbook.diagnostics import Diagnostic, Place, diagnose, quoted
from playbook.yaml_source import syntax_messages as syntax
from playbook.yaml_source.file_text import (
    MAX_BYTES,
    SPLIT,
    control_in,
    decode,
    marks_of_a_merge,
    too_large,
)
from playbook.yaml_source.nodes import Mapping, Node, Scalar, Sequence, Value
from playbook.yaml_source.typographic import Told, delimiters, list_mark, of_quotes
from playbook.yaml_source.unseen_signs import around_value, in_key, in_yaml

MAX_DEPTH = 40
MAX_NODES = 50_000

_FILL = "write what belongs here, or delete the file"

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


class Parsed(NamedTuple):
    """What a file holds, or None if that cannot be told, and what is wrong with its text."""

    node: Mapping | None
    diagnostics: tuple[Diagnostic, ...]
    text: str = ""


def parse(content: bytes, path: str) -> Parsed:
    """Read one YAML document. Never raises; every finding has a place inside the file."""
    if len(content) > MAX_BYTES:
        return Parsed(None, (too_large(len(content), path),))
    text, found = decode(content, path)
    if found is not None:
        return Parsed(None, (found,), text)
    merging = tuple(marks_of_a_merge(text, path))
    if merging:
        return Parsed(None, merging, text)
    unseen = in_yaml(text, path)
    text = unseen.shown
    builder = _Builder(path, unseen.repaired)
    try:
        builder.run(unseen.repaired)
    except _StopError as stopped:
        builder.found.append(stopped.diagnostic)
    except yaml.YAMLError as error:
        # A sign that nobody sees, or one like a dash, may be why the parser lost its way.
        if not unseen.found and not any(one.code == "PB115" for one in builder.found):
            builder.found.append(syntax.explain(error, unseen.repaired, path, builder.last()))
    else:
        if not builder.doubtful:
            return Parsed(builder.mapping(), (*unseen.found, *builder.found), text)
    found_there = builder.found
    if builder.doubtful:
        found_there = [one for one in builder.found if one.code in ("PB113", "PB115")]
    return Parsed(None, (*unseen.found, *found_there), text)


class _StopError(Exception):
    """Reading ends here with one finding."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__()
        self.diagnostic = diagnostic


class _Builder:
    """Builds nodes from parser events, without recursion."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.found: list[Diagnostic] = []
        # A dash that is none makes keys of items: what else there seems wrong is not told.
        self.doubtful = False
        self._last: yaml.ScalarEvent | None = None
        self.root: Node | None = None
        self._stack: list[tuple[Sequence | Mapping, str | None]] = []
        self._key: str | None = None
        self._in_brackets: list[bool] = []
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
                self._in_brackets.pop()
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
            self.found.append(diagnose("PB108", Place(self.path), "this file is empty", _FILL))
        elif not isinstance(root, Mapping):
            what = "a list" if isinstance(root, Sequence) else "a single text"
            place = Place(self.path, root.line, root.column)
            message = f"this file holds {what}; it needs keys with values"
            hint = 'write keys such as "id: F05", one under the other'
            self.found.append(diagnose("PB109", place, message, hint))
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
            raise _StopError(diagnose("PB110", self._place(event), message, hint))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._last = event
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        line, column = syntax.spot(event.start_mark)
        if self._key is None and self._stack and type(self._stack[-1][0]) is Mapping:
            self._take_key(self._text(event, is_key=True), line, column)
            return
        text = self._text(event, is_key=False)
        value: Value = text
        if not event.style and event.implicit[0]:
            value = _resolve(text)
        elif event.style == '"':
            self._escapes(event)
        self._add(Scalar(value, line, column))

    def _text(self, event: yaml.ScalarEvent, *, is_key: bool) -> str:
        """Give a key or a value; signs that do not belong there are told and left out."""
        text: str = event.value
        if text.isascii():
            return text
        start, end = syntax.index_of(event.start_mark), syntax.index_of(event.end_mark)
        written, place = self.text[start:end], self._place(event)
        odd = in_key(written, place) if is_key else around_value(written, text, place)
        if odd is not None:
            text = odd[0]
            self.found.append(odd[1])
        if event.style:
            return text
        mark = list_mark(text)
        before = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        if mark is not None and (is_key or not before.strip()):
            self._typographic(event, mark)
            self.doubtful = True
            text = text[mark.offset + 1 :].strip() if is_key else text
        return self._unquoted(event, text)

    def _unquoted(self, event: yaml.ScalarEvent, text: str) -> str:
        # A comma between typographic quotes parts items all the same.
        cut = bool(self._in_brackets and self._in_brackets[-1])
        plain = delimiters(text, cut=cut)
        if plain is None:
            return text
        self._typographic(event, of_quotes(text[-1] if text[0].isascii() else text[0]))
        return plain

    def _typographic(self, event: yaml.ScalarEvent, told: Told) -> None:
        self.found.append(diagnose("PB115", self._place(event), told.message, told.hint))

    def _escapes(self, event: yaml.ScalarEvent) -> None:
        control = control_in(event.value)
        if control is not None:
            message = f"this text holds the control character {control}, as an escape"
            self.found.append(diagnose("PB111", self._place(event), message, "delete it"))

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
            self.found.append(diagnose("PB104", place, message, "delete one of the two"))
        else:
            owner.keys[name] = (line, column)

    def _open(self, event: yaml.CollectionStartEvent, kind: type[Sequence] | type[Mapping]) -> None:
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        if len(self._stack) >= MAX_DEPTH:
            message = f"this is nested more than {MAX_DEPTH} levels deep"
            hint = "look for a bracket or an indentation that repeats"
            raise _StopError(diagnose("PB107", self._place(event), message, hint))
        owner = self._stack[-1][0] if self._stack else None
        if self._key is None and type(owner) is Mapping:
            message = "a key must be plain text; a bracket or brace begins a list or mapping here"
            hint = 'put text that begins with { or [ into double quotes: "{buyer} is here"'
            raise _StopError(diagnose("PB103", self._place(event), message, hint))
        node = kind(*syntax.spot(event.start_mark))
        self._add(node)
        self._stack.append((node, None))
        self._in_brackets.append(bool(event.flow_style))
        self._key = None

    def _alias(self, event: yaml.AliasEvent) -> None:
        place = self._place(event)
        name = quoted(f"*{event.anchor}")
        message = f"{name} is an alias, and aliases are not used here"
        hint = "write the value out; if it is text that begins with *, put it into double quotes"
        if self._key is None and self._stack and type(self._stack[-1][0]) is Mapping:
            raise _StopError(diagnose("PB105", place, message, hint))
        self.found.append(diagnose("PB105", place, message, hint))
        self._add(Scalar(None, place.line, place.column, usable=False))

    def _marked(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            what, sign = f"{quoted(f'&{event.anchor}')} is an anchor, and anchors are", "&"
        else:
            what, sign = f"{quoted(event.tag)} is a tag, and tags are", "!"
        hint = f"delete it; if it is text that begins with {sign}, put it into double quotes"
        self.found.append(diagnose("PB105", self._place(event), f"{what} not used here", hint))

    def _add(self, node: Node) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            message = f"this file holds more than {MAX_NODES:,} values"
            place = Place(self.path, node.line, node.column)
            raise _StopError(diagnose("PB106", place, message, SPLIT))
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
