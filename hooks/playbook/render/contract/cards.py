"""What the client is given of a call's sets of cards."""

from typing import Literal

from typing_extensions import TypedDict

from playbook.model.base import Level
from playbook.render.contract.catalog import CastChoice

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
    """One set. ``four`` are the cards that come in where four people play; mostly none.

    ``name`` is what it is called on its cards.
    """

    variant: str
    level: Level
    name: str
    words: str
    cards: list[CardData]
    four: list[CardData]


class CardMenu(TypedDict):
    """What can be chosen on a call's page of cards; ``seats`` is how many people can play.

    ``sets`` are those that stand in the page, as they are to be copied.
    """

    call: str
    levels: list[Level]
    casts: list[CastChoice]
    mixes: list[str]
    """Its stories, in their order; the first one's id is part of no variant."""
    seats: int
    sets: list[SetData]
