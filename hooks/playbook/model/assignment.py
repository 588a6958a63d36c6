"""An assignment: what a trainer asks for, as a file of the data, and as the file that is sent."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator

from playbook.model.base import SOME_WORDS, ExerciseId, ItemId, Level, Model, YesNo

MOST_ITEMS = 40
PASS_MARK = 80
"""Percent of the points, where an item names none."""

_TO_THE_MINUTE = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]"
_OFFSET = r"[+-]([01][0-9]|2[0-3]):[0-5][0-9]"
Moment = Annotated[
    str, Field(pattern=rf"{_TO_THE_MINUTE}{_OFFSET}$", examples=["2026-11-23T09:00-05:00"])
]
"""A date, hours and minutes, and the offset from UTC there and then."""

EarlierWork = Literal["counts", "does-not-count"]
Fresh = YesNo | Literal["story"]
"""Whether each learner gets people of their own, drawn from the name; ``story``: a story too."""

Percent = Annotated[int, Field(strict=True, ge=0, le=100)]
Tries = Annotated[int, Field(strict=True, ge=1, le=9)]
_OneLine = Annotated[str, Field(min_length=1, max_length=120, pattern=SOME_WORDS)]


class Item(Model):
    """One line of an assignment: an exercise, or some of several."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"id": "x", "exercise": "F05"}]})

    id: ItemId = Field(description="Names the line for good, such as first-call.")
    exercise: ExerciseId | None = Field(default=None, description="The exercise to do.")
    any_of: Annotated[tuple[ExerciseId, ...], Field(min_length=2, max_length=10)] = Field(
        default=(), description="In its place: several, of which needed are to be done."
    )
    needed: Annotated[int, Field(strict=True, ge=1, le=10)] = Field(
        default=1, description="How many of any_of are to be done."
    )
    level: Level | None = Field(default=None, description="Of calls: only this level counts.")
    cast: ItemId | None = Field(default=None, description="Of calls: only these people count.")
    fresh: Fresh = Field(
        default=False,
        description="Of calls: true, each learner gets other people; story, and another story.",
    )
    offered: YesNo = Field(default=False, description="May be left out.")
    pass_mark: Percent | None = Field(
        default=None,
        description="Percent of the points that pass, wherever a call ends. "
        "If it is not here: 80, and no call with a poor ending.",
    )
    tries: Tries | None = Field(default=None, description="How many tries count; all if not here.")

    @property
    def exercises(self) -> tuple[str, ...]:
        """The exercises that it names: one, or those to choose from."""
        return self.any_of if self.exercise is None else (self.exercise,)

    @model_validator(mode="after")
    def _fits_together(self) -> "Item":
        if (self.exercise is None) == (not self.any_of):
            there = "both" if self.any_of else "neither"
            raise ValueError(f"an item names an exercise, or any_of several; here is {there}")
        if self.needed > len(self.exercises):
            raise ValueError(f"{self.needed} are needed, and the item names {len(self.exercises)}")
        if self.cast is not None and self.fresh:
            raise ValueError("an item names a cast, or each learner gets a fresh one; here is both")
        return self


class Assignment(Model):
    """A published assignment. Its file bears its id."""

    id: ItemId
    title: _OneLine
    audience: _OneLine | None = Field(default=None, description="For whom it is.")
    note: Annotated[str, Field(max_length=280)] | None = Field(
        default=None, description="A word to the learner, as plain text."
    )
    given: Moment | None = Field(
        default=None, description="From when: date, time and offset from UTC, in quotes."
    )
    due: Moment | None = Field(
        default=None, description="Until when: date, time and offset from UTC, in quotes."
    )
    earlier_work: EarlierWork = Field(
        default="counts", description="Whether work from before given counts."
    )
    items: tuple[Item, ...] = Field(min_length=1, max_length=MOST_ITEMS)


EditionStart = Annotated[str, Field(pattern=r"^[0-9a-f]{4}$")]
SentId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
"""A link leaves out ids that only count, so that what is opened from it has items 1, 2, ..."""

SentMoment = Annotated[str, Field(pattern=rf"{_TO_THE_MINUTE}(:[0-5][0-9])?(Z|{_OFFSET})$")]
"""As the page takes it, seconds and all."""


class SentItem(Model):
    """One line of an assignment: an exercise, or some of several."""

    id: SentId
    exercises: Annotated[tuple[ExerciseId, ...], Field(min_length=1, max_length=10)] = Field(
        description="One exercise, or several of which ``needed`` are to be done."
    )
    needed: Annotated[int, Field(strict=True, ge=1, le=10)]
    level: Level | None = Field(description="Of calls: any level, if null.")
    cast: ItemId | None = Field(description="Of calls: any people, if null.")
    fresh: Fresh = Field(description="Of calls alone.")
    offered: YesNo = Field(description="May be left out; private exercises always may.")
    pass_mark: Percent | None = Field(
        description="Percent of the points; null: 80 where there are points to reach."
    )
    tries: Tries | None = Field(description="How many tries count; null: any number.")
    editions: tuple[EditionStart | None, ...] = Field(
        description="For each exercise the first four digits of its edition when this was made; "
        "null: unknown."
    )

    @model_validator(mode="after")
    def _fits_together(self) -> "SentItem":
        if self.needed > len(self.exercises):
            raise ValueError("more are needed than it names")
        if len(self.editions) != len(self.exercises):
            raise ValueError("each exercise has one edition")
        if len(set(self.exercises)) < len(self.exercises):
            raise ValueError("an exercise stands twice")
        return self


class Sent(Model):
    """An assignment as a page, a link and a file carry it."""

    format: Literal["playbook-assignment"]
    version: Literal[1]
    site: SentId
    id: SentId
    title: _OneLine
    audience: Annotated[str, Field(max_length=120)]
    note: Annotated[str, Field(max_length=280)]
    given: SentMoment | None = Field(description="ISO 8601, with an offset from UTC.")
    due: SentMoment | None
    earlier_work: EarlierWork = Field(description="Whether work from before ``given`` counts.")
    items: Annotated[tuple[SentItem, ...], Field(min_length=1, max_length=MOST_ITEMS)]

    @model_validator(mode="after")
    def _differ(self) -> "Sent":
        if len({item.id for item in self.items}) < len(self.items):
            raise ValueError("two items have one id")
        return self


class SentFile(Sent):
    """An assignment as a file, with a checksum against truncation and accident."""

    checksum: Annotated[str, Field(pattern=r"^crc32:[0-9a-f]{8}$")] | None = None
