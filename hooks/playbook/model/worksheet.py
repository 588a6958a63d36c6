"""A worksheet: slots to fill, a text that grows from them, and criteria that can be counted."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator

from playbook.model.base import Exercise, ItemId, Model, SlotName, Text, Whole, YesNo

WorksheetSlotKind = Literal["line", "text", "lines", "date", "choice"]


class WorksheetSlot(Model):
    """A slot that the learner fills."""

    id: SlotName
    label: Text
    help: Text | None = None
    kind: WorksheetSlotKind = Field(
        description="line, text, lines (one each row), date, or choice."
    )
    rows: Annotated[int, Field(strict=True, ge=1, le=12)] = Field(
        default=1, description="Rows to show, and lines to print."
    )
    options: tuple[Text, ...] = Field(default=(), description="For kind choice: what to pick from.")
    optional: YesNo = False
    placeholder: Text | None = Field(default=None, description="What stands in the text if empty.")
    least: Whole | None = Field(default=None, description="Fewest words, if not by the rule.")


class Assembled(Model):
    """A text put together from the slots."""

    id: ItemId
    label: Text
    template: Text = Field(description="Text with {slot} where a slot's words go.")
    spoken: YesNo = Field(default=False, description="Said aloud: show its speaking time.")
    better: Text | None = Field(default=None, description="Another template that says it better.")
    difference: Text | None = Field(default=None, description="What is better about it.")


class Check(Model):
    """What is counted in a slot or an assembled text (``of``). All that it asks must hold."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"of": "ask", "is_question": True}]})

    of: Annotated[
        str,
        Field(pattern=r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$", max_length=40, examples=["ask"]),
    ] = Field(description="The id of a slot or of a text.")
    lines_at_least: Whole | None = None
    words_at_most: Whole | None = None
    words_at_least: Whole | None = None
    seconds_at_most: Whole | None = None
    sentence_words_at_most: Whole | None = None
    is_question: YesNo = False
    is_open_question: YesNo = Field(default=False, description="One that yes or no cannot answer.")
    questions_at_most: Whole | None = None
    names_a_day: YesNo = False
    names_somebody: YesNo = Field(default=False, description="A name stands in it.")
    is_about_them: YesNo = Field(default=False, description='A name, or "your", "you have".')
    leaves_a_no: YesNo = Field(default=False, description="Words for a no, and none that push.")
    lacks: tuple[Text, ...] = Field(default=(), description="Phrases that must not stand in it.")
    has_one_of: tuple[Text, ...] = Field(default=(), description="At least one must stand in it.")

    @model_validator(mode="after")
    def _some_kind(self) -> "Check":
        if self.model_fields_set <= {"of"}:
            raise ValueError("a check tests something beside 'of'; here is nothing")
        return self


class Criterion(Model):
    """Something the page can count, with its reason."""

    id: ItemId
    label: Text
    why: Text = Field(description="Two lines: what it does for the reader of the message.")
    check: Check


class Question(Model):
    """Something only the writer or a listener can judge."""

    id: ItemId
    label: Text
    why: Text


class Example(Model):
    """A filled example with a note on what it does."""

    slots: dict[SlotName, str]
    note: Text


class Examples(Model):
    """One weak and one strong example."""

    weak: Example
    strong: Example


class Worksheet(Exercise):
    """A form that helps to write one thing that will be said or sent."""

    intro: Text
    slots: tuple[WorksheetSlot, ...] = Field(min_length=1)
    texts: tuple[Assembled, ...] = Field(min_length=1)
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = ()
    examples: Examples
    private: YesNo = Field(default=False, description="Never required, never shared unless ticked.")
    delete_after_days: Whole | None = Field(
        default=None, description="Offer to delete after so many days (real people's data)."
    )
