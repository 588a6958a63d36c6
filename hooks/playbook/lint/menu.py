"""PB314: every page stands in the menu, or is left out of it on purpose."""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pathspec import GitIgnoreSpec

from playbook.catalog.leftovers import copied_from, left_by_a_program, of_copy
from playbook.diagnostics import Diagnostic, Place, diagnose
from playbook.yaml_source.nodes import Mapping, Node, Scalar, Sequence
from playbook.yaml_source.parser import parse

_LEFT_OUT = ("not_in_nav", "exclude_docs", "draft_docs")


@dataclass(frozen=True)
class Menu:
    """The pages that mkdocs.yml names, and the patterns of those that it leaves out."""

    pages: frozenset[str]
    left_out: GitIgnoreSpec


def menu(settings: str) -> Menu | None:
    """Read the menu from the text of mkdocs.yml; None if there is none, or it cannot be read."""
    # Tags, which settings may have, are only findings of the exercises' own files.
    node = parse(settings.encode(), "").node
    nav = node.items.get("nav") if node is not None else None
    if node is None or not isinstance(nav, Sequence):
        return None
    patterns = [
        line
        for key in _LEFT_OUT
        if isinstance(entry := node.items.get(key), Scalar)
        for line in str(entry.value or "").splitlines()
    ]
    named = frozenset(posixpath.normpath(page) for page in _named(nav))
    return Menu(named, GitIgnoreSpec.from_lines(patterns))


def pages_in_no_menu(
    pages: Iterable[tuple[str, str]], settings: str, where: str
) -> Iterator[Diagnostic]:
    """Find pages, given as path among the docs and file, to which no menu leads, and copies.

    ``where`` names the settings' file.
    """
    there = menu(settings)
    everyone = [(path, file) for path, file in pages if not left_by_a_program(_name(path))]
    names = {path for path, _ in everyone}
    for path, file in everyone:
        if there is not None and path in there.pages:
            continue
        folder = posixpath.dirname(path)
        beside = [_name(other) for other in names if posixpath.dirname(other) == folder]
        original = copied_from(_name(path), beside)
        if original is not None:
            yield of_copy(file, _name(path), original)
        elif there is not None and not there.left_out.match_file(path):
            message = "no menu leads to this page, so readers meet it by chance alone"
            hint = f"name it under nav in {where}, as in - {path}, or under not_in_nav"
            yield diagnose("PB314", Place(file), message, hint)


def _name(path: str) -> str:
    return posixpath.basename(path)


def _named(node: Node) -> Iterator[str]:
    """Give every page that a menu names, however deep."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _named(item)
    elif isinstance(node, Mapping):
        for item in node.items.values():
            yield from _named(item)
    elif isinstance(node.value, str):
        yield node.value
