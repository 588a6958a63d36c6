"""The attempt record: what a browser keeps and a hand-back holds. Fixed; only ever widened."""

from typing import Annotated, Literal

from pydantic import Field

from playbook.model.base import ItemId, Model

EventType = Literal["answer", "rewind", "restart", "reset", "restore", "finish", "reopen"]
Fingerprint = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
Token = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")]
_ISO = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,3})?Z$"
LARGEST = 2**53 - 1
"""The largest number that both languages count with exactly."""

Count = Annotated[int, Field(ge=0, le=LARGEST)]
Iso = Annotated[str, Field(pattern=_ISO)]


class Event(Model):
    """One thing that happened. Never changed once written; the verdict is computed from these.

    ``n`` counts up within an exercise (1, 2, ...) and orders events of several tabs together with
    ``at`` and ``id``; ``at`` is the learner's clock in milliseconds since 1970, which may be wrong.
    """

    v: Literal[1]
    id: Token
    site: ItemId
    exercise: Annotated[str, Field(max_length=40)]
    variant: Annotated[str, Field(max_length=80)] | None = None
    edition: Fingerprint
    attempt: Token
    n: Annotated[int, Field(ge=1, le=LARGEST)]
    at: int
    type: EventType
    item: Annotated[str, Field(max_length=80)] | None = None
    value: Annotated[str, Field(max_length=20_000)] | None = None
    to: Annotated[str, Field(max_length=80)] | None = None
    fp: Fingerprint | None = None


class Result(Model):
    """How one attempt stands, computed from events."""

    finished: Iso | None = None
    points: Count | None = None
    of: Count | None = None
    passed: bool | None = None
    ending: Annotated[str, Field(max_length=80)] | None = None


class HandedBack(Model):
    """One exercise in a hand-back."""

    id: Annotated[str, Field(max_length=40)]
    variant: Annotated[str, Field(max_length=80)] | None = None
    kind: Annotated[str, Field(max_length=20)]
    title: Annotated[str, Field(max_length=300)]
    edition: Fingerprint
    status: Literal["under-way", "done"]
    started: Iso
    finished: Iso | None = None
    attempts: Annotated[int, Field(ge=1, le=LARGEST)]
    first: Result
    latest: Result
    events: tuple[Event, ...] | None = Field(default=None, description="None: not shared.")


class AssignmentName(Model):
    """Which assignment a hand-back answers."""

    id: Annotated[str, Field(min_length=1, max_length=40)]
    title: Annotated[str, Field(max_length=300)]


class HandBack(Model):
    """A hand-back file: self-reported, with a checksum against truncation and accident.

    Files from before there were assignments lack ``assignment`` and ``not_shared``.
    """

    format: Literal["playbook-hand-back"]
    version: Literal[1]
    site: ItemId
    made: Iso
    learner: Annotated[str, Field(min_length=1, max_length=80)]
    self_reported: Literal[True]
    exercises: Annotated[tuple[HandedBack, ...], Field(min_length=1, max_length=2000)]
    assignment: AssignmentName | None = None
    not_shared: Annotated[
        tuple[Annotated[str, Field(max_length=40)], ...],
        Field(max_length=2000, description="Older files name here what was left out."),
    ] = ()
    checksum: Annotated[str, Field(pattern=r"^crc32:[0-9a-f]{8}$")]
