"""What the build gives the form on which people write down a call of their own."""

from typing_extensions import TypedDict

from playbook.model.base import PersonaId
from playbook.model.reference import Pronoun, Side
from playbook.model.rubric import BehaviorId

Choices = list[tuple[str, str]]
"""Ids, each with the words that stand for it."""


class StandIn(TypedDict):
    """Somebody who can stand in for a real person."""

    id: PersonaId
    name: str
    pronoun: Pronoun
    side: Side


class Heard(TypedDict):
    """Something that an observer listens for."""

    id: BehaviorId
    name: str
    listen_for: str


class OwnData(TypedDict):
    """What the form has to choose from."""

    site: str
    people: list[StandIn]
    names: list[str]
    """First and last names of all people who may be cast, part by part."""
    relationships: Choices
    channels: Choices
    attitudes: Choices
    causes: Choices
    techniques: Choices
    unsuited: dict[str, list[str]]
    """Of techniques with whom they may not be used, where that is so."""
    behaviors: list[Heard]
    avoid: list[str]
    """Phrases that this playbook avoids."""
