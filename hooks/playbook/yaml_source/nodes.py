"""Nodes of a data file: values, lists and mappings that know their line and column."""

from __future__ import annotations

from dataclasses import dataclass, field

Value = str | int | bool | None
Key = str | int
Path = tuple[Key, ...]


@dataclass(slots=True)
class Scalar:
    """One value. ``usable`` is false where an alias stood: its sense is not known."""

    value: Value
    line: int
    column: int
    usable: bool = True


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys, each with its own place, and their nodes."""

    line: int
    column: int
    items: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def plain(node: Node) -> object:
    """Give a node as plain lists, dicts and values."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(item) for key, item in node.items.items()}


def find(node: Node, path: Path) -> Node | None:
    """Give the node at a path of keys and indexes, or None."""
    here: Node | None = node
    for key in path:
        if isinstance(here, Mapping):
            here = here.items.get(str(key))
        elif isinstance(here, Sequence) and isinstance(key, int) and key < len(here.items):
            here = here.items[key]
        else:
            return None
    return here


def locate(node: Node, path: Path) -> tuple[int, int]:
    """Give line and column of the value at a path, or of the nearest thing around it."""
    here = node
    for key in path:
        deeper = find(here, (key,))
        if deeper is None:
            break
        here = deeper
    return here.line, here.column


def locate_key(node: Node, path: Path) -> tuple[int, int]:
    """Give line and column of the key at the end of a path, or of the nearest thing around it."""
    owner = find(node, path[:-1])
    if path and isinstance(owner, Mapping) and str(path[-1]) in owner.keys:
        return owner.keys[str(path[-1])]
    return locate(node, path)
