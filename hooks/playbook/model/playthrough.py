"""Playthroughs: a call played by ids, with what must come of it. They test a family."""

from pydantic import Field

from playbook.model.base import ExerciseId, ItemId, Level, Model, Template, Whole, YesNo


class Taken(Model):
    """One decision: at which turn, and what is chosen there."""

    at: ItemId = Field(description="The turn that must have come up.")
    take: ItemId = Field(description="The choice taken.")
    shows: tuple[Template, ...] = Field(
        default=(),
        description="Words that must be read next: in what happens, the next turn or the ending.",
    )


class Playthrough(Model):
    """One way through a call at one level, and where it must end."""

    id: ItemId
    level: Level
    casts: tuple[ItemId, ...] = Field(
        default=(), description="Casts that it is played with; without any, all of them."
    )
    steps: tuple[Taken, ...] = Field(min_length=1)
    ending: ItemId = Field(description="The ending that it must come to.")
    points: Whole | None = Field(default=None, description="The points that it must score.")
    passed: YesNo | None = Field(default=None, description="Whether it must pass.")


class Playthroughs(Model):
    """The playthroughs of one call; the file bears the call's id."""

    id: ExerciseId = Field(description="The call that is played.")
    playthroughs: tuple[Playthrough, ...] = Field(min_length=1)
