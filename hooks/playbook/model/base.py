"""The base of every model and the small types that they share."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    """Frozen data; a key that no field has is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


SOME_WORDS = r"\S"
"""The pattern of a text that is not blank."""

Text = Annotated[str, Field(min_length=1, max_length=20_000, pattern=SOME_WORDS)]
"""Words for a reader. Never blank."""

Template = Annotated[str, Field(min_length=1, max_length=20_000, pattern=SOME_WORDS)]
"""Words with slots: ``{buyer}``, ``{Buyer.they}``, ``{sent_day}``. See ``generate.slots``."""

Whole = Annotated[int, Field(strict=True, ge=0)]
"""A whole number, zero or more; a quoted number is not one."""

YesNo = Annotated[bool, Field(strict=True)]
"""``true`` or ``false``; the words yes, no, on and off are text."""

ExerciseId = Annotated[
    str,
    Field(pattern=r"^[A-Z][A-Z0-9]{0,7}(-[A-Z0-9]{1,8})*$", max_length=40, examples=["F05"]),
]
"""A permanent id of an exercise; never reused, never derived from a path."""

CauseId = Annotated[str, Field(pattern=r"^C[0-9]{2}$", examples=["C03"])]
TechniqueId = Annotated[str, Field(pattern=r"^T[0-9]{2}$", examples=["T03"])]
PersonaId = Annotated[str, Field(pattern=r"^[PQ][0-9]{2}$", examples=["P01"])]
VoiceId = Annotated[str, Field(pattern=r"^V[0-9]{2}$", examples=["V01"])]

ItemId = Annotated[
    str,
    Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40, examples=["second-try"]),
]
"""A permanent id inside one exercise: a turn, choice, ending, slot, criterion, case."""

SlotName = Annotated[
    str, Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=40, examples=["sent_day"])
]

Level = Annotated[int, Field(strict=True, ge=1, le=3)]

Grade = Literal["tested-here", "tested-elsewhere", "experience"]
"""How a claim is known: tested in sales calls, tested in other settings, or experience only."""


class Exercise(Model):
    """What every kind of exercise has."""

    id: ExerciseId
    title: Text = Field(description="The title on its page; may change, the id may not.")
    summary: Text = Field(description="One sentence for lists: what you do and what for.")
    causes: tuple[CauseId, ...] = Field(min_length=1, description="Causes it practices on.")
    techniques: tuple[TechniqueId, ...] = Field(min_length=1, description="Techniques it uses.")
    minutes: Annotated[int, Field(strict=True, ge=1, le=90)] = Field(
        description="How long it takes, in minutes."
    )
