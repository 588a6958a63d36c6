"""What the build writes for the client of an exercise, as its page shows it."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from playbook.model.attempt import Fingerprint
from playbook.model.base import Level
from playbook.model.call import Move, Quality, Rating
from playbook.model.gate import Verdict
from playbook.model.worksheet import WorksheetSlotKind

Kind = Literal["call", "worksheet", "gate"]


class Base(TypedDict):
    """What every exercise has; ``site`` names the store, ``variant`` is like ``1/freight``."""

    site: str
    id: str
    variant: str | None
    edition: Fingerprint
    title: str
    minutes: int


class Branch(TypedDict):
    """Another way on, taken if the flag is set."""

    flag: str
    to: str


class JudgedChoice(TypedDict):
    """Of a choice, what judging needs."""

    id: str
    rating: Rating
    next: str
    next_if: list[Branch]
    sets: list[str]


class Choice(JudgedChoice):
    """One thing to say or do."""

    move: Move
    say: str
    happens: str
    why: str
    better: str | None
    when_right: str | None


class Turn(TypedDict):
    """A moment of decision; ``speaker`` is a first name."""

    id: str
    fp: Fingerprint
    scene: str | None
    speaker: str | None
    says: str | None
    inner: str | None
    ask: str
    choices: list[Choice]


class JudgedEnding(TypedDict):
    """Of an ending, what judging needs."""

    id: str
    quality: Quality


class Ending(JudgedEnding):
    """Where a conversation ends."""

    title: str
    text: str


class MenuItem(TypedDict):
    """A conversation of a call that can be chosen; ``words`` say who calls whom."""

    variant: str
    level: Level
    words: str


class CallData(Base):
    """One conversation. ``you`` and ``them`` are like ``Amara Nwosu, sales representative``."""

    kind: Literal["call"]
    language: str
    """What the lines are in, such as ``en``: the page itself may be shown in another language."""
    level: Level
    cast: str
    goal: str
    you: str
    them: str
    situation: list[str]
    hidden: list[str]
    start: str
    turns: list[Turn]
    endings: list[Ending]
    best: int
    """Points of the best path: two for each best choice on it."""
    worked: str
    debrief: list[str]
    menu: list[MenuItem]
    """All conversations of the call; empty in those that are fetched later."""


class JudgedSlot(TypedDict):
    """Of a slot, what judging needs."""

    id: str
    fp: Fingerprint
    label: str
    kind: WorksheetSlotKind
    optional: bool
    placeholder: str | None
    least: int
    """So many words that are words, or it is no answer."""


class WorksheetSlot(JudgedSlot):
    """A slot to fill."""

    help: str | None
    rows: int
    options: list[str]


class JudgedText(TypedDict):
    """Of an assembled text, what judging needs."""

    id: str
    template: str


class Assembled(JudgedText):
    """A text that grows from the slots."""

    label: str
    spoken: bool
    better: str | None
    difference: str | None


class Check(TypedDict):
    """What is asked of a slot or a text; all of it must hold."""

    of: str
    lines_at_least: NotRequired[int]
    words_at_most: NotRequired[int]
    words_at_least: NotRequired[int]
    seconds_at_most: NotRequired[int]
    sentence_words_at_most: NotRequired[int]
    is_question: NotRequired[Literal[True]]
    is_open_question: NotRequired[Literal[True]]
    questions_at_most: NotRequired[int]
    names_a_day: NotRequired[Literal[True]]
    names_somebody: NotRequired[Literal[True]]
    is_about_them: NotRequired[Literal[True]]
    leaves_a_no: NotRequired[Literal[True]]
    lacks: NotRequired[list[str]]
    has_one_of: NotRequired[list[str]]


class JudgedCriterion(TypedDict):
    """Of a criterion, what judging needs."""

    id: str
    check: Check


class Criterion(JudgedCriterion):
    """Something the page can count."""

    label: str
    why: str


class JudgedQuestion(TypedDict):
    """Of a question, what judging needs."""

    id: str
    fp: Fingerprint


class Question(JudgedQuestion):
    """Something only a person can judge."""

    label: str
    why: str


class WorksheetData(Base):
    """One worksheet."""

    kind: Literal["worksheet"]
    intro: str
    slots: list[WorksheetSlot]
    texts: list[Assembled]
    criteria: list[Criterion]
    questions: list[Question]
    strong: dict[str, str]
    """The slots of the strong example, and what it does."""
    strong_note: str
    copies: str
    """Checksums, four digits each, of all that is a copy if it stands in a slot."""
    private: bool
    delete_after_days: int | None
    """After so many days the page offers to delete what was written; null if it does not."""


class Evidence(TypedDict):
    """One line of what is known."""

    id: str
    text: str


class Second(TypedDict):
    """A verdict that could be right as well, and when."""

    verdict: Verdict
    when: str


class Case(TypedDict):
    """A name on a list, and what follows."""

    id: str
    fp: Fingerprint
    title: str
    story: str
    evidence: list[Evidence]
    verdict: Verdict
    decides: str
    why: str
    next_step: str
    second: Second | None


class GateData(Base):
    """Cases to sort."""

    kind: Literal["gate"]
    intro: str
    cases: list[Case]


ExerciseData = CallData | WorksheetData | GateData
