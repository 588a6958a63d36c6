"""A gate: cases to sort into four verdicts, with the evidence that decides each."""

from typing import Literal

from pydantic import Field

from playbook.model.base import Exercise, ItemId, Model, SlotName, Template, Text
from playbook.model.call import SlotKind

Verdict = Literal["call-now", "warm-first", "ask-source", "do-not-call"]


class Evidence(Model):
    """One line of what is known in a case."""

    id: ItemId
    text: Template


class SecondBest(Model):
    """A verdict that could be right as well, and when."""

    verdict: Verdict
    when: Template


class Case(Model):
    """A name on a list, what is known, and what follows from it."""

    id: ItemId
    title: Template
    story: Template
    evidence: tuple[Evidence, ...] = Field(min_length=2)
    verdict: Verdict
    decides: ItemId = Field(description="The evidence line that decides it.")
    why: Template
    next_step: Template = Field(description="What to do now, in one sentence.")
    second: SecondBest | None = None


class Gate(Exercise):
    """Cases to sort before anybody dials."""

    intro: Text
    slots: dict[SlotName, SlotKind] = Field(default_factory=dict)
    values: dict[SlotName, Text] = Field(default_factory=dict)
    cases: tuple[Case, ...] = Field(min_length=2)
