"""What the build writes for the progress page: of each exercise, what judging needs."""

from typing import Literal

from typing_extensions import TypedDict

from playbook.model.attempt import Fingerprint
from playbook.model.gate import Verdict
from playbook.render.contract.exercise import (
    JudgedChoice,
    JudgedCriterion,
    JudgedEnding,
    JudgedQuestion,
    JudgedSlot,
    JudgedText,
    Kind,
)


class JudgedTurn(TypedDict):
    """Of a turn, what judging needs."""

    id: str
    fp: Fingerprint
    choices: list[JudgedChoice]


class JudgedCall(TypedDict):
    """Of a conversation, what judging needs."""

    kind: Literal["call"]
    start: str
    turns: list[JudgedTurn]
    endings: list[JudgedEnding]
    best: int


class JudgedWorksheet(TypedDict):
    """Of a worksheet, what judging needs."""

    kind: Literal["worksheet"]
    slots: list[JudgedSlot]
    texts: list[JudgedText]
    criteria: list[JudgedCriterion]
    questions: list[JudgedQuestion]
    copies: str


class JudgedSecond(TypedDict):
    """Of a second-best verdict, what judging needs."""

    verdict: Verdict


class JudgedCase(TypedDict):
    """Of a case, what judging needs."""

    id: str
    fp: Fingerprint
    verdict: Verdict
    second: JudgedSecond | None


class JudgedGate(TypedDict):
    """Of a gate, what judging needs."""

    kind: Literal["gate"]
    cases: list[JudgedCase]


Judged = JudgedCall | JudgedWorksheet | JudgedGate
"""What judging needs of an exercise, and no more: the progress page holds this of all of them."""


class ProgressItem(TypedDict):
    """One exercise on the progress page; ``page`` is relative to that page."""

    kind: Kind
    id: str
    variant: str | None
    title: str
    page: str
    edition: Fingerprint
    delete_after_days: int | None
    judged: Judged


class ProgressData(TypedDict):
    """What the progress page knows."""

    site: str
    title: str
    exercises: list[ProgressItem]
