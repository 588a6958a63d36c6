"""Blocks as written: ``/// name | argument`` down to ``///``, and what is wrong with their form."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from playbook.markdown.chapters import MARKS
from playbook.markdown.masking import CODE, COMMENT, FENCE, FRONT, INDENTED, blanked

Asking = Literal["exercise", "progress", "filter", "assignment", "live", "tool"]
ASKING: Mapping[str, Asking] = {
    "exercise": "exercise",
    "progress": "progress",
    "filter": "filter",
    "assignment": "assignment",
    "live": "live",
    "trainer": "tool",
}
"""Our own blocks, and what each asks for."""

_OPTIONS: Mapping[str, Mapping[str, str]] = {
    "exercise": {"titled": r"(?i:true|false)"},
    "progress": {"page": r".*"},
    "assignment": {"page": r".*"},
    "live": {"page": r".*"},
}
_OF_ENGINES: Mapping[str, tuple[str, ...]] = {
    "admonition": ("note", "attention", "caution", "danger", "error", "tip", "hint", "warning"),
    "details": (),
    "tab": (),
    "html": (),
    "definition": ("define",),
    "caption": ("figure-caption", "table-caption"),
}

_LINE = re.compile(
    rf"^[{MARKS}]*(?P<signs>/{{3,}})[ ]*(?:(?P<name>[\w-]+)[ ]*(?:\|[ ]*(?P<argument>.*?)[ ]*)?)?$",
    re.MULTILINE,
)
_OPTION = re.compile(r"[>\s]*(?:[ ]{4}|\t)\s*(?P<name>[\w-]+):[ ]*(?P<value>.*?)\s*$")
_ENGINES_BLOCK = re.compile(
    r"pymdownx\.blocks\.(?P<name>[\w-]+)(?P<settings>[^\n]*(?:\n(?:[ ]{4,}[^\n]*)?)*)"
)
_WORD = re.compile(r"[\w-]+")


@dataclass
class WrittenBlock:
    """A block: where its first line begins, what it asks for, and the lines inside it."""

    name: str
    argument: str
    start: int
    signs: str
    inside: list[tuple[int, str]] = field(default_factory=list)

    @property
    def kind(self) -> Asking | None:
        """What it asks for, if it is one of ours."""
        return ASKING.get(self.name)


@dataclass(frozen=True)
class Slip:
    """What is wrong with a block's form, and where."""

    start: int
    message: str
    hint: str


_READERS_SEE = "readers would see this line as it stands here"
_SPELL = "a misspelled block or option? write /// exercise | ID, and close it with ///"


def engines_blocks(settings: str) -> frozenset[str]:
    """Name the blocks that an engine's settings bring, given the text of mkdocs.yml.

    Without settings every block counts that could be brought.
    """
    names: set[str] = set()
    for found in _ENGINES_BLOCK.finditer(settings):
        named = _WORD.findall(found["settings"])
        names |= {found["name"], *(_OF_ENGINES.get(found["name"], ())), *named}
    if not settings:
        names = {name for pair in _OF_ENGINES.items() for name in (pair[0], *pair[1])}
    return frozenset(names)


def blocks(text: str) -> Iterator[WrittenBlock]:
    """Give the blocks of ours in a page's text."""
    found, _ = read_blocks(text)
    yield from (block for block in found if block.kind is not None)


def read_blocks(
    text: str, known: frozenset[str] | None = None
) -> tuple[list[WrittenBlock], list[Slip]]:
    """Read every block of a page; ``known`` names those of the engine, and None takes any."""
    flat = blanked(text, FRONT, FENCE, COMMENT, INDENTED, CODE)
    found: list[WrittenBlock] = []
    slips: list[Slip] = []
    opened: list[WrittenBlock] = []
    start = 0
    for line in flat.split("\n"):
        begin = start
        start += len(line) + 1
        mark = _LINE.match(line)
        if mark is None:
            if opened:
                opened[-1].inside.append((begin, line))
            continue
        at = begin + mark.start("signs")
        if mark["name"] is None:
            _close(opened, mark["signs"], at, slips)
            continue
        block = WrittenBlock(mark["name"].lower(), mark["argument"] or "", at, mark["signs"])
        opened.append(block)
        found.append(block)
    slips.extend(_slips(found, opened, known))
    return found, sorted(slips, key=lambda slip: slip.start)


def _close(opened: list[WrittenBlock], signs: str, at: int, slips: list[Slip]) -> None:
    for number in range(len(opened) - 1, -1, -1):
        if opened[number].signs == signs:
            del opened[number]
            return
    slips.append(Slip(at, _READERS_SEE, _SPELL))


def _slips(
    found: list[WrittenBlock], opened: list[WrittenBlock], known: frozenset[str] | None
) -> Iterator[Slip]:
    for block in found:
        if block.kind is None:
            if known is not None and block.name not in known:
                yield Slip(block.start, _READERS_SEE, _SPELL)
            elif block in opened:
                yield Slip(block.start, "this block is not closed", "close it with ///")
        elif block in opened:
            hint = "close it with /// on a line of its own"
            yield Slip(block.start, "this block is not closed", hint)
        else:
            yield from _inside(block)


def _inside(block: WrittenBlock) -> Iterator[Slip]:
    """One of our blocks holds options and nothing else."""
    options = _OPTIONS.get(block.name, {})
    for number, (_, line) in enumerate(block.inside):
        if not line.strip(" \t>"):
            continue
        option = _OPTION.match(line)
        if (
            option
            and number < len(options) + 1
            and re.fullmatch(options.get(option["name"], "(?!)"), option["value"])
        ):
            continue
        if option:
            yield Slip(block.start, _READERS_SEE, _SPELL)
        else:
            message = f'there is text inside this block: "{line.strip()}"'
            hint = "close the block with /// on a line of its own before any other text"
            yield Slip(block.start, message, hint)
        return
