"""A company's own words in texts: ``[[company.offer]]``, and ``[[Company.offer]]`` capitalized."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from playbook.diagnostics import Diagnostic, Place, diagnose, did_you_mean, one_of, quoted
from playbook.yaml_source.nodes import Mapping as Nodes
from playbook.yaml_source.nodes import Node, Path, Scalar, Sequence

FORM = r"\[\[[ ]*(?P<name>[A-Za-z]\w*(?:\.\w+)*)[ ]*\]\](?!\()"
"""The inline form, as a pattern. A link whose words stand in brackets is not one."""

_FORM = re.compile(FORM)

_FORMER = {"company.company": "company.name"}
"""Names that older chapters may hold."""

_Reach = Mapping[str, frozenset[str]]
_ANYTHING_READ: frozenset[str] = frozenset(
    {"meaning", "sounds_like", "tells", "about_you", "about_them", "in_body", "instead"}
    | {"head_move", "body_move", "special", "page"}
    | {"when", "why", "steps", "weak", "strong", "difference", "watch_out", "if_then", "follow_up"}
)
REACH: _Reach = {
    "cause": _ANYTHING_READ,
    "technique": _ANYTHING_READ,
    "family": frozenset({"text"}),
    "group": frozenset({"text"}),
    "behavior": frozenset({"listen_for", "zero", "one", "two"}),
    "call": frozenset({"summary", "rules_note"}),
    "worksheet": frozenset({"summary", "intro"}),
    "gate": frozenset({"summary", "intro"}),
}
"""The keys of each kind of thing whose texts take the company's words.

What people say in a call is no such text: there, the casts give the words.
"""


@dataclass
class Filled:
    """A file's nodes with the company's words in them; which key got which; what is wrong."""

    node: Nodes
    uses: list[tuple[Path, str]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def value(name: str, words: Mapping[str, str]) -> str | None:
    """Give the words for a name such as ``company.offer``; None if there is no such name."""
    found = words.get(plain_name(name))
    if found is None or name[:1].islower():
        return found
    return found[:1].upper() + found[1:]


def plain_name(name: str) -> str:
    """Give a name without the capital letter that asks for one, and as it is called today."""
    small = name[:1].lower() + name[1:]
    return _FORMER.get(small, small)


def names_in(text: str) -> Iterator[str]:
    """Give the name in every form that stands in a text, known or not."""
    yield from (found["name"] for found in _FORM.finditer(text))


def unknown(name: str, words: Mapping[str, str], place: Place) -> Diagnostic:
    """Report a name that no word of the company has."""
    message = (
        f"{quoted(name)} is no word of your company{did_you_mean(plain_name(name), list(words))}"
    )
    return diagnose("PB304", place, message, f"known: {one_of(list(words))}")


def fill(root: Nodes, path: str, kind: str, depth: int, words: Mapping[str, str]) -> Filled:
    """Put the company's words into a copy of a file's nodes.

    ``depth`` is how many keys lead to one thing of this kind: none in a file of its own, two in a
    list below a key.
    """
    filled = Filled(root)

    def text(scalar: Scalar, at: Path) -> Scalar:
        if not isinstance(scalar.value, str) or "[[" not in scalar.value:
            return scalar
        reaches = len(at) > depth and at[depth] in REACH.get(kind, frozenset())
        place = Place(path, scalar.line, scalar.column)
        for name in dict.fromkeys(names_in(scalar.value)):
            if value(name, words) is None:
                filled.diagnostics.append(unknown(name, words, place))
            elif not reaches:
                filled.diagnostics.append(_out_of_reach(name, kind, place))
            else:
                filled.uses.append((at, plain_name(name)))
        if not reaches:
            return scalar
        made = _FORM.sub(lambda it: value(it["name"], words) or it[0], scalar.value)
        return replace(scalar, value=made)

    node = _copy(root, (), text)
    filled.node = node if isinstance(node, Nodes) else root
    return filled


def _copy(node: Node, at: Path, text: Callable[[Scalar, Path], Scalar]) -> Node:
    """Give a node with other texts in it, each made of what stood there."""
    if isinstance(node, Scalar):
        return text(node, at)
    if isinstance(node, Sequence):
        items = [_copy(item, (*at, number), text) for number, item in enumerate(node.items)]
        return replace(node, items=items)
    entries = {key: _copy(item, (*at, key), text) for key, item in node.items.items()}
    return replace(node, items=entries)


def _out_of_reach(name: str, kind: str, place: Place) -> Diagnostic:
    message = f"{quoted(f'[[{name}]]')} is not filled here: readers would see it as it stands"
    keys = REACH.get(kind)
    hint = f"it may stand under: {one_of(sorted(keys))}" if keys else "write the words themselves"
    return diagnose("PB305", place, message, hint)
