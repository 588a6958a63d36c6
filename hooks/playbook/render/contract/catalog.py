"""What the build tells trainers' pages: every exercise to choose from."""

from typing_extensions import TypedDict

from playbook.model.attempt import Fingerprint
from playbook.model.base import Level
from playbook.render.contract.exercise import Kind
from playbook.render.contract.progress import Judged


class CastChoice(TypedDict):
    """Two people of a call to choose; ``words`` say who calls whom."""

    id: str
    words: str


class CatalogExercise(TypedDict):
    """An exercise as trainers choose it."""

    kind: Kind
    id: str
    title: str
    summary: str
    minutes: int
    levels: list[Level]
    """Of calls; empty for other kinds."""
    causes: list[str]
    techniques: list[str]
    private: bool
    page: str
    """Relative to the root of the site."""
    edition: Fingerprint
    """Of the whole exercise, all its conversations included."""
    editions: dict[str, Fingerprint]
    """Of each conversation, by variant; empty for other kinds."""
    casts: list[CastChoice]
    judged: Judged
    """What stands on its page; ``variant`` says which conversation that is."""
    variant: str | None


class Behavior(TypedDict):
    """One behavior that an observer listens for, with what earns each mark."""

    id: str
    name: str
    listen_for: str
    zero: str
    one: str
    two: str


class CatalogData(TypedDict):
    """Everything that can be assigned, and what it is about."""

    site: str
    title: str
    exercises: list[CatalogExercise]
    causes: dict[str, str]
    techniques: dict[str, str]
    behaviors: list[Behavior]
