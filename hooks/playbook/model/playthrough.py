"""Playthroughs: a call played by ids, with what must come of it. They test a family."""

from typing import Annotated

from pydantic import Field

from playbook.model.base import ExerciseId, ItemId, Level, Model, Whole, YesNo

Taken = Annotated[
    str,
    Field(
        pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        max_length=81,
        examples=["pick-up/ask"],
    ),
]
"""One decision: the turn that must have come up, and the choice that is taken there."""


class Playthrough(Model):
    """One way through a call at one level, and where it must end."""

    id: ItemId
    level: Level
    mix: ItemId | None = Field(default=None, description="The mix; the first one if not here.")
    steps: tuple[Taken, ...] = Field(min_length=1, description="turn/choice, one after the other.")
    ending: ItemId = Field(description="The ending that it must come to.")
    points: Whole | None = Field(default=None, description="The points that it must score.")
    passed: YesNo | None = Field(default=None, description="Whether it must pass.")


class Playthroughs(Model):
    """The playthroughs of one call; the file bears the call's id."""

    id: ExerciseId = Field(description="The call that is played.")
    playthroughs: tuple[Playthrough, ...] = Field(min_length=1)
