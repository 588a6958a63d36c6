"""What the build writes for the client of an exercise, as its page shows it."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from playbook.model.attempt import Fingerprint
from playbook.model.base import Level
from playbook.model.call import Quality, Rating
from playbook.model.gate import Verdict
from playbook.model.turn import Move
from playbook.model.worksheet import WorksheetSlotKind

Kind = Literal["call", "worksheet", "gate"]


class Base(TypedDict):
    """What every exercise has; ``site`` names the store.

    ``variant`` is like ``1/freight``, or ``1/freight/server`` for another story than the first.
    """

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
    """One thing to say, to send or to do; ``say`` holds its words.

    ``reply`` is what the other person says in return, ``happens`` what you notice then.
    """

    move: Move
    say: str
    reply: str | None
    happens: str | None
    why: str
    better: str | None


class Turn(TypedDict):
    """A moment of decision; ``speaker`` is the first name of whoever speaks in it, or replies.

    ``form`` is the form that it takes in this story, ``after`` what you notice once it is said.
    With ``nothing_good`` the best choice is the one that costs least.
    """

    id: str
    fp: Fingerprint
    form: str | None
    scene: str | None
    speaker: str | None
    says: str | None
    after: str | None
    inner: str | None
    ask: str
    nothing_good: bool
    choices: list[Choice]


class JudgedEnding(TypedDict):
    """Of an ending, what judging needs."""

    id: str
    quality: Quality


class Ending(JudgedEnding):
    """Where a conversation ends."""

    title: str
    text: str


class Hidden(TypedDict):
    """What is not known at the start; learned at any of these moments of a path."""

    text: str
    known_from: list[str]


class Look(TypedDict):
    """A line to look back with: for paths with all of ``when`` and none of ``unless``.

    These are turns that were met, ``turn/choice``, flags that were set, an ending.
    """

    text: str
    when: list[str]
    unless: list[str]


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
    story: int
    """Which of the call's stories it is, counted from 1."""
    goal: str
    you: str
    them: str
    situation: list[str]
    hidden: list[Hidden]
    start: str
    turns: list[Turn]
    endings: list[Ending]
    best: int
    """Points of the best path: two for each best choice on it."""
    debrief: list[Look]
    menu: list[MenuItem]
    """All conversations of the call; empty in those that are fetched later."""


class LaterCalls(TypedDict):
    """The conversations of a call but the one on its page.

    Many have turns in common: each turn stands once, ``places`` says which ones each talk has, and
    in the talks there are none.
    """

    turns: list[Turn]
    places: list[list[int]]
    talks: list[CallData]


class JudgedSlot(TypedDict):
    """Of a slot, what judging needs."""

    id: str
    fp: Fingerprint
    label: str
    kind: WorksheetSlotKind
    optional: bool
    placeholder: str | None


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


class Check(TypedDict):
    """Exactly one key beside ``of``, as in ``model.worksheet``."""

    of: str
    filled: NotRequired[Literal[True]]
    lines_at_least: NotRequired[int]
    words_at_most: NotRequired[int]
    words_at_least: NotRequired[int]
    seconds_at_most: NotRequired[int]
    sentence_words_at_most: NotRequired[int]
    is_question: NotRequired[Literal[True]]
    questions_at_most: NotRequired[int]
    names_a_day: NotRequired[Literal[True]]
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


class Example(TypedDict):
    """A filled worksheet with a note."""

    slots: dict[str, str]
    note: str


class Examples(TypedDict):
    """The weak and the strong example."""

    weak: Example
    strong: Example


class WorksheetData(Base):
    """One worksheet."""

    kind: Literal["worksheet"]
    intro: str
    slots: list[WorksheetSlot]
    texts: list[Assembled]
    criteria: list[Criterion]
    questions: list[Question]
    examples: Examples
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
