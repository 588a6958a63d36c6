"""A sign-off: what an observer heard in a practice call, on the marks of the rubric."""

from typing import Annotated, Literal

from pydantic import Field

from playbook.model.attempt import Iso
from playbook.model.base import ItemId, Model
from playbook.model.rubric import BehaviorId

Mark = Literal[0, 1, 2]


class SignOff(Model):
    """A sign-off file, with a checksum against truncation and accident."""

    format: Literal["playbook-sign-off"]
    version: Literal[1]
    site: ItemId
    made: Iso
    learner: Annotated[str, Field(min_length=1, max_length=80)]
    observer: Annotated[str, Field(min_length=1, max_length=80)]
    role: Literal["triad", "manager"]
    exercise: Annotated[str, Field(max_length=40)] | None
    assignment: Annotated[str, Field(max_length=40)] | None
    scores: dict[BehaviorId, Mark | None] = Field(description="None: not heard for.")
    heard: dict[BehaviorId, Annotated[str, Field(max_length=500)]]
    note: Annotated[str, Field(max_length=1000)]
    signed_off: Annotated[bool, Field(strict=True)]
    next_action: Annotated[str, Field(max_length=280)]
    sit_in: Annotated[bool, Field(strict=True)]
    checksum: Annotated[str, Field(pattern=r"^crc32:[0-9a-f]{8}$")]
