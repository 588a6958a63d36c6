"""What the build tells trainers' pages: every exercise to choose from, and assignments."""

from typing import Literal

from typing_extensions import TypedDict

from playbook.model.assignment import EarlierWork
from playbook.model.attempt import Fingerprint
from playbook.model.base import Level
from playbook.render.contract.exercise import Kind
from playbook.render.contract.progress import Judged


class AssignmentItem(TypedDict):
    """One line of an assignment: an exercise, or some of several."""

    id: str
    exercises: list[str]
    """One exercise, or several of which ``needed`` are to be done."""
    needed: int
    level: Level | None
    """Of calls: any level, if null."""
    cast: str | None
    """Of calls: any people, if null."""
    fresh: bool
    """Of calls: each learner gets people of their own, drawn from the name."""
    offered: bool
    """May be left out; private exercises always may."""
    pass_mark: int | None
    """Percent of the points; null: 80 where there are points to reach."""
    tries: int | None
    """How many tries count; null: any number."""
    editions: list[str | None]
    """For each exercise the first four digits of its edition when this was made; null: unknown."""


class Assignment(TypedDict):
    """An assignment as a page, a link and a file carry it."""

    format: Literal["playbook-assignment"]
    version: Literal[1]
    site: str
    id: str
    title: str
    audience: str
    note: str
    given: str | None
    """ISO 8601 to the minute, with an offset from UTC."""
    due: str | None
    earlier_work: EarlierWork
    """Whether work from before ``given`` counts."""
    items: list[AssignmentItem]


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
