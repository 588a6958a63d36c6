"""What the build writes for the progress page: of each exercise, what judging needs."""

from typing import Literal

from typing_extensions import TypedDict

from playbook.model.attempt import Fingerprint
from playbook.model.call import Quality, Rating
from playbook.model.gate import Verdict
from playbook.model.worksheet import EntryKind
from playbook.render.contract.exercise import Branch, Check, Kind


class JudgedChoice(TypedDict):
    """Of a choice, what judging needs."""

    id: str
    rating: Rating
    next: str
    next_if: list[Branch]
    sets: list[str]


class JudgedTurn(TypedDict):
    """Of a turn, what judging needs."""

    id: str
    fp: Fingerprint
    choices: list[JudgedChoice]


class JudgedEnding(TypedDict):
    """Of an ending, what judging needs."""

    id: str
    quality: Quality


class JudgedCall(TypedDict):
    """Of a conversation, what judging needs."""

    kind: Literal["call"]
    start: str
    turns: list[JudgedTurn]
    endings: list[JudgedEnding]
    best: int


class JudgedSlot(TypedDict):
    """Of a slot, what judging needs."""

    id: str
    fp: Fingerprint
    label: str
    kind: EntryKind
    optional: bool
    placeholder: str | None


class JudgedText(TypedDict):
    """Of an assembled text, what judging needs."""

    id: str
    template: str


class JudgedCriterion(TypedDict):
    """Of a criterion, what judging needs."""

    id: str
    check: Check


class JudgedQuestion(TypedDict):
    """Of a question, what judging needs."""

    id: str
    fp: Fingerprint


class JudgedWorksheet(TypedDict):
    """Of a worksheet, what judging needs."""

    kind: Literal["worksheet"]
    slots: list[JudgedSlot]
    texts: list[JudgedText]
    criteria: list[JudgedCriterion]
    questions: list[JudgedQuestion]


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
