"""What the book is to cover: its parts, and the things that stand in prose alone."""

from typing import Annotated

from pydantic import Field

from playbook.model.base import ExerciseId, Model, Text, Whole

ThingId = Annotated[str, Field(pattern=r"^[EMRJG][0-9]{1,2}$", examples=["E1"])]
"""An example E, myth M, role R, judgement J or gap G with its number."""

CoveredId = Annotated[str, Field(pattern=r"^[CTEMRJG][0-9]{1,2}$", examples=["C03"])]
"""A cause, a technique, or one of the things above."""


class Part(Model):
    """A part of the book. Parts are numbered from 1, as they stand."""

    name: Text
    pages: tuple[Text, ...] = Field(
        default=(), description="Its pages in order, such as read/signal-or-noise.md."
    )
    covers: tuple[CoveredId, ...] = Field(
        min_length=1, description="What its pages are to treat between them."
    )


class Coverage(Model):
    """The plan of what is treated where. Without it nothing is asked for."""

    written: tuple[Whole, ...] = Field(
        default=(), description="Numbers of parts that are done: what is open there is a finding."
    )
    parts: tuple[Part, ...] = ()
    things: dict[ThingId, Text] = Field(
        default={}, description="Examples, myths, roles, judgements and gaps, a plain line each."
    )
    practiced: dict[ThingId, tuple[ExerciseId, ...]] = Field(
        default={}, description="Exercises in which one of these things comes up."
    )
