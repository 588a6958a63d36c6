"""What stands inside a line: markup becomes blanks, links are told with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from playbook.markdown.masking import blanked
from playbook.markdown.variables import FORM

_TARGET = (
    r"\]\(\s*(?:<(?P<wrapped>[^>\n]*)>|(?P<bare>(?:[^()\s]|\([^()\s]*\))*))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^)]*\)))?\s*\)"
)
_LINK = re.compile(_TARGET)
_IMAGE = re.compile(rf"!\[(?P<alt>[^\]\n]*){_TARGET}")
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?!\^)(?P<name>[^\]\n]+)\]:[ \t]*<?(?P<target>[^\s>]+)>?.*$", re.MULTILINE
)
_NO_PROSE = (
    re.compile(FORM),
    _DEFINITION,
    re.compile(r"\]\[[^\]\n]*\]|\[\^[^\]\n]*\]:?"),
    re.compile(r"<[a-zA-Z][\w+.-]*:[^>\s]*>|</?[a-zA-Z][^>]*>|\b(?:https?://|www\.)\S+"),
    re.compile(r"\{:?[ ]*[#.\w][^}\n]*\}"),
    re.compile(r"&#?\w+;|\\(?=[^\w\s])|[*\[\]`]|~~|(?<!\w)_+|_+(?!\w)"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads, as written, and where in the text that is written."""

    target: str
    start: int
    is_image: bool = False


def without_markup(text: str) -> str:
    """Give the words that readers read, each at its place, with blanks around them."""
    return blanked(text, _IMAGE, _LINK, *_NO_PROSE)


def alternatives(text: str) -> Iterator[tuple[int, str]]:
    """Give the words that stand for each picture, with their places."""
    yield from ((image.start("alt"), image["alt"]) for image in _IMAGE.finditer(text))


def links(text: str) -> Iterator[Link]:
    """Give every link and picture of a text in which code is blank."""
    pictures = {image.start("bare"): True for image in _IMAGE.finditer(text)}
    for found in _LINK.finditer(text):
        name = "bare" if found["wrapped"] is None else "wrapped"
        yield Link(found[name], found.start(name), found.start("bare") in pictures)
    for found in _DEFINITION.finditer(text):
        yield Link(found["target"], found.start("target"))
