"""What a page says of itself above its text: YAML, read as the data files are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from playbook.diagnostics import Diagnostic, Place, diagnose, quoted, suggest
from playbook.markdown.masking import FRONT
from playbook.model.base import Text, YesNo
from playbook.yaml_source.nodes import Mapping, Scalar, Sequence
from playbook.yaml_source.parser import parse
from playbook.yaml_source.validate import shape

_OURS = ("title", "covers", "audience")
_LIKE_OURS = frozenset({"subtitle"})
"""Keys of the theme that look like slips of ours, and are none."""

_OPENED = re.compile(r"\A---[ \t]*\n[\w-]+:(?:[ \t]|$)", re.MULTILINE)
_TO_END = "write a line of three dashes, ---, below its last key"
_TO_FILL = (
    "write keys with values, such as title: The first call; "
    "for a line across the page, leave the page's first line empty"
)


class Search(BaseModel):
    """How a page stands in the site's search."""

    model_config = ConfigDict(frozen=True)

    exclude: YesNo = False
    boost: float = Field(default=1, description="Above 1 it comes earlier, such as 2.")


class Meta(BaseModel):
    """The keys that have a sense here. What else MkDocs and themes know may stand beside them."""

    model_config = ConfigDict(frozen=True)

    title: Text | None = None
    covers: tuple[Text, ...] = Field(default=(), description="What the page treats, by ids.")
    audience: Literal["learner", "trainer", "author"] | None = None
    description: Text | None = None
    hide: tuple[Text, ...] = Field(default=(), description="Parts of the page: toc, navigation.")
    search: Search = Search()


_NOTHING = Meta()


@dataclass(frozen=True)
class Claim:
    """The id of a thing that a page says it covers, and where that stands, counted from 1."""

    id: str
    line: int
    column: int


@dataclass(frozen=True)
class FrontMatter:
    """What was read, and what is wrong with it; ``end`` is where the page's own text begins."""

    meta: Meta = _NOTHING
    covers: tuple[Claim, ...] = ()
    end: int = 0
    slips: tuple[Diagnostic, ...] = ()

    def findings(self, file: str) -> Iterator[Diagnostic]:
        """Give what is wrong, told of the file in which the page stands."""
        return (replace(slip, path=file) for slip in self.slips)


@lru_cache(maxsize=2_000)
def front_matter(text: str) -> FrontMatter:
    """Read a page's front matter; never raises. A page without any has none of it."""
    front = FRONT.match(text)
    if front is None:
        return FrontMatter(slips=_never_closed(text))
    # An empty line stands for that of the dashes, so that each place is one of the page.
    parsed = parse(f"\n{front['meta']}".encode(), "")
    slips = tuple(told for one in parsed.diagnostics for told in _in_a_page(one))
    if parsed.node is None:
        return FrontMatter(end=front.end(), slips=slips)
    shaped = shape(Meta, parsed.node, "")
    slips = (*slips, *_nearly_ours(parsed.node), *shaped.diagnostics)
    # What stands in for a broken value is none of the page's own.
    broken = {path[0] for path in shaped.broken if path}
    kept = {key: value for key, value in shaped.model or _NOTHING if key not in broken}
    return FrontMatter(Meta.model_validate(kept), tuple(_claims(parsed.node)), front.end(), slips)


def _never_closed(text: str) -> tuple[Diagnostic, ...]:
    if not _OPENED.match(text):
        return ()
    message = "front matter begins here, and nothing ends it"
    return (diagnose("PB307", Place(""), message, _TO_END),)


def _in_a_page(slip: Diagnostic) -> Iterator[Diagnostic]:
    """Give a finding as it is said of front matter, which may be empty, and is no file."""
    if slip.code == "PB109":
        message = slip.message.replace("this file holds", "the front matter holds")
        yield replace(slip, message=message, hint=_TO_FILL)
    elif slip.code != "PB108":
        yield slip


def _nearly_ours(node: Mapping) -> Iterator[Diagnostic]:
    """Report keys whose sense would be lost in silence."""
    for key, place in node.keys.items():
        near = None if key in Meta.model_fields or key in _LIKE_OURS else suggest(key, _OURS)
        if near is not None and near not in node.keys:
            message = f"key {quoted(key)} is unknown here; did you mean {quoted(near)}?"
            yield diagnose("PB201", Place("", *place), message, f"write {near}")


def _claims(node: Mapping) -> Iterator[Claim]:
    listed = node.items.get("covers")
    for one in listed.items if isinstance(listed, Sequence) else ():
        if isinstance(one, Scalar) and isinstance(one.value, str):
            yield Claim(one.value, one.line, one.column)
