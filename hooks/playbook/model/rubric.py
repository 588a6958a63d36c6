"""The observer rubric: what can be heard in a practice call, and how to mark it."""

from typing import Annotated

from pydantic import Field

from playbook.model.base import Model, Text

BehaviorId = Annotated[str, Field(pattern=r"^O[1-9]$", examples=["O1"])]


class Behavior(Model):
    """One behavior, heard or not heard; the three anchors say what earns each mark."""

    id: BehaviorId
    name: Text
    listen_for: Text = Field(description="What the observer can hear, without guessing.")
    zero: Text = Field(description="What earns 0.")
    one: Text = Field(description="What earns 1.")
    two: Text = Field(description="What earns 2.")


class Rubric(Model):
    """The file of observer behaviors."""

    behaviors: tuple[Behavior, ...] = Field(min_length=1)
