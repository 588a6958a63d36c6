"""What the build tells trainers' pages: every exercise to choose from, and assignments.

The other side is ``web/src/contract/assignment-types.ts``.
"""

from typing import Literal, TypedDict

from playbook.render.contract.exercise import Kind
from playbook.render.contract.progress import Judged


class AssignmentItem(TypedDict):
    """One line of an assignment: an exercise, or some of several."""

    id: str
    exercises: list[str]
    needed: int
    level: int | None
    cast: str | None
    fresh: bool
    offered: bool
    pass_mark: int | None
    tries: int | None
    editions: list[str | None]


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
    due: str | None
    earlier_work: Literal["counts", "does-not-count"]
    items: list[AssignmentItem]


class CastChoice(TypedDict):
    """Two people of a call to choose; ``words`` say who calls whom."""

    id: str
    words: str


class CatalogExercise(TypedDict):
    """An exercise as trainers choose it; ``page`` is relative to the root of the site."""

    kind: Kind
    id: str
    title: str
    summary: str
    minutes: int
    levels: list[int]
    causes: list[str]
    techniques: list[str]
    private: bool
    page: str
    edition: str
    editions: dict[str, str]
    casts: list[CastChoice]
    judged: Judged
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
