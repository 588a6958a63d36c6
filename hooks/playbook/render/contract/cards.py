"""What the client is given of a set of cards. ``web/src/live-practice/types.ts`` says the same."""

from typing import Literal, TypedDict

Style = Literal["text", "list", "steps", "say", "marks", "room"]
"""Paragraphs, a list, numbered steps, something said, an observer's marks, lines to write on."""


class Block(TypedDict):
    """Lines under a heading."""

    title: str
    style: Style
    lines: list[str]


class CardData(TypedDict):
    """One card; ``seat`` is who holds it: caller, other, observer, after, source ..."""

    seat: str
    title: str
    who: str
    blocks: list[Block]


class SetData(TypedDict):
    """One set. ``four`` are the cards that come in where four people play; mostly none."""

    variant: str
    level: int
    cast: str
    words: str
    cards: list[CardData]
    four: list[CardData]
