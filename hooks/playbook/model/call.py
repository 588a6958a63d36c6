"""A call as written: a family. With a level, a cast and a mix it becomes one conversation."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from playbook.model.base import (
    Exercise,
    ItemId,
    Level,
    Model,
    SlotName,
    Template,
    Text,
    VoiceId,
    Whole,
    YesNo,
)

Relationship = Literal[
    "cold-stranger",
    "referred-expecting",
    "referred-unaware",
    "warm-gone-quiet",
    "new-customer",
    "established-customer",
    "inactive-customer",
    "partner-or-supplier",
    "friend-or-family",
    "colleague",
    "gatekeeper",
]
Channel = Literal[
    "phone", "voicemail", "email", "invite", "message", "video", "in-person", "three-way"
]
Attitude = Literal[
    "welcoming",
    "busy",
    "curious",
    "skeptical",
    "sharp",
    "silent",
    "polite-no",
    "upset",
    "asks-to-be-left-alone",
]
SlotKind = Literal["person", "firm", "date", "time", "amount", "phrase"]
Rating = Literal["best", "defensible", "weak"]
POINTS: Mapping[Rating, int] = {"best": 2, "defensible": 1, "weak": 0}
"""What the first try at a turn scores."""

Quality = Literal["good", "acceptable", "poor"]
Act = Literal["call", "wait", "ask-source", "do-not-call"]
Holder = Literal["seller", "buyer", "both"]
TwistKind = Literal[
    "time-cut-in-half",
    "source-stays-unnamed",
    "changed-job",
    "price-at-once",
    "second-person-joins",
    "wrong-number",
    "where-did-you-get-my-number",
    "asks-about-recording",
]

_NAME = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
FormRef = Annotated[
    str, Field(pattern=rf"^{_NAME}\.{_NAME}$", max_length=81, examples=["pick-up.hurried"])
]
"""A form of a turn: ``turn.form``."""

Moment = Annotated[
    str,
    Field(pattern=rf"^{_NAME}(\.{_NAME})?(/{_NAME})?$", max_length=122, examples=["start"]),
]
"""``start``, a turn id (when it is shown), ``turn/choice`` (once what comes of it is shown); with
``turn.form`` for ``turn`` only where the turn takes that form."""


@dataclass(frozen=True)
class Cast:
    """One value for each slot: who and what a family is played with. Its id never changes."""

    id: str
    industry: str
    slots: Mapping[str, str]


_Values = Text | tuple[Text, ...] | None


class Slot(Model):
    """The values of a slot, one for each cast in their order, below the word for its kind."""

    person: _Values = None
    firm: _Values = None
    date: _Values = None
    time: _Values = None
    amount: _Values = None
    phrase: _Values = None

    @model_validator(mode="after")
    def _one_kind(self) -> "Slot":
        kinds = [kind for kind in get_args(SlotKind) if getattr(self, kind) is not None]
        if len(kinds) != 1:
            there = " and ".join(kinds) or "none"
            raise ValueError(f"a slot has exactly one kind, with its values; here is {there}")
        return self

    @cached_property
    def kind(self) -> SlotKind:
        """The kind that is given."""
        return next(kind for kind in get_args(SlotKind) if getattr(self, kind) is not None)

    @property
    def values(self) -> str | tuple[str, ...]:
        """The value for all casts, or one for each."""
        given: str | tuple[str, ...] = getattr(self, self.kind)
        return given

    def of(self, cast: int) -> str | None:
        """Return the value for a cast by its number; a value by itself is for all of them."""
        values = self.values
        if isinstance(values, str):
            return values
        return values[cast] if cast < len(values) else None


class Fact(Model):
    """Something that is so in this story, who holds it, and from when the caller may use it."""

    id: ItemId
    text: Template
    card: Holder = Field(description="Whose card it stands on at the start.")
    known_from: tuple[Moment, ...] = Field(
        min_length=1,
        description="When the caller learns it: start, a turn, or turn/choice (any one is enough).",
    )
    role: Literal["plain", "hidden-need", "wrong-assumption", "trap"] = "plain"
    levels: tuple[Level, ...] = (1, 2, 3)
    only: tuple[FormRef, ...] = Field(
        default=(), description="So only where a mix takes one of these forms; without any, always."
    )
    on_card: Template | None = Field(
        default=None,
        description="How it reads on a card of somebody else, for whom 'you' is not the caller. "
        "Name both; whoever holds the card becomes 'you'.",
    )


class Branch(Model):
    """Another way on, taken when the flag has been set on the way here."""

    flag: ItemId
    to: ItemId


class Outcome(Model):
    """What comes of a choice. In a form: what is otherwise than in the choice itself."""

    rating: Rating | None = None
    reply: Template | None = Field(
        default=None, description="What the other person says in return: their speech alone."
    )
    happens: Template | None = Field(
        default=None, description="What you notice then, or what comes of it."
    )
    why: Template | None = Field(
        default=None, description="The coach's note: the line and its effect, never the person."
    )
    better: Template | None = Field(default=None, description="A better line to try.")
    next: ItemId | None = Field(
        default=None, description="The turn or ending that it leads to; else the turn that follows."
    )
    next_if: tuple[Branch, ...] = Field(
        default=(), description="Looked at first, in order; the first flag that is set decides."
    )
    sets: tuple[ItemId, ...] = Field(default=(), description="Flags that it sets.")
    uses: tuple[ItemId, ...] = Field(default=(), description="Facts that its words rest on.")


class WrittenChoice(Outcome):
    """One thing to say, to send or to do at a turn: exactly one of ``say``, ``write``, ``do``."""

    id: ItemId
    say: Template | None = Field(default=None, description="What is said; no quotation marks.")
    write: Template | None = Field(default=None, description="What is sent: a text, an email.")
    do: Template | None = Field(default=None, description="What is done: 'Put the phone down.'")
    move: Act | None = Field(default=None, description="Beside do: what kind of act it is.")


class Seen(Model):
    """What is seen and heard before choosing."""

    scene: Template | None = Field(default=None, description="Where we are, what happened.")
    says: Template | None = Field(default=None, description="What the speaker says.")
    after: Template | None = Field(default=None, description="What you notice once it is said.")
    inner: Template | None = Field(default=None, description="Your inner voice.")


class Form(Seen):
    """A turn with a fact of its own. What it does not give is as in the turn."""

    id: ItemId
    harder: Seen | None = Field(
        default=None, description="At levels 2 and 3: fainter, earlier, or at odds."
    )
    on_card: Template | None = Field(
        default=None, description="What whoever plays the other person must know to play it."
    )
    rules_out: tuple[FormRef, ...] = Field(
        default=(), description="Forms that cannot be true in the same story."
    )
    nothing_good: YesNo = False
    outcomes: dict[ItemId, Outcome] = Field(
        default={}, description="By choice: what is otherwise in this form."
    )


class WrittenTurn(Seen):
    """A moment of decision: what you see and hear, and what you may do."""

    id: ItemId
    speaker: SlotName | None = Field(
        default=None, description="The person slot who speaks, if it is not the buyer."
    )
    ask: Template = Field(default="What do you say?", description="The question put to the player.")
    options: Whole | None = Field(default=None, description="As many choices as it means to have.")
    nothing_good: YesNo = Field(
        default=False, description="No choice is good; the best one costs least."
    )
    next: ItemId | None = Field(default=None, description="Where choices lead that do not say.")
    next_if: tuple[Branch, ...] = Field(
        default=(), description="Looked at first, for choices that name no way of their own."
    )
    choices: tuple[WrittenChoice, ...] = Field(min_length=2, max_length=4)
    forms: tuple[Form, ...] = Field(default=(), max_length=3)
    uses: tuple[ItemId, ...] = Field(default=(), description="Facts that its words rest on.")


class Mix(Model):
    """One story: which form each turn takes. Its id is part of a conversation's id.

    It is shorter than others, so that a record has room for level, cast and mix.
    """

    id: Annotated[ItemId, Field(max_length=30)]
    forms: dict[ItemId, ItemId] = Field(
        default={}, description="By turn; a turn that is not named takes its first form."
    )


class DebriefLine(Model):
    """A line after the talk, shown where all of ``when`` and none of ``unless`` came about."""

    text: Template
    when: tuple[Moment, ...] = Field(
        default=(), description="Moments of the path, flags that it set, its ending."
    )
    unless: tuple[Moment, ...] = ()
    uses: tuple[ItemId, ...] = Field(default=(), description="Facts that its words rest on.")


class Ending(Model):
    """Where a conversation may end."""

    id: ItemId
    quality: Quality = Field(description="At a poor ending nobody passes, whatever the points.")
    title: Template
    text: Template


class Twist(Model):
    """Turns that stand in the way of one turn at higher levels."""

    id: ItemId
    kind: TwistKind
    levels: tuple[Level, ...] = (2,)
    enters: ItemId = Field(description="The turn it comes before; its choices may lead back here.")
    turns: tuple[WrittenTurn, ...] = Field(min_length=1)
    facts: tuple[Fact, ...] = ()


class LiveCards(Model):
    """What the printed cards need beside the conversation."""

    opening: Template
    softens: tuple[Template, ...] = Field(min_length=1)
    hardens: tuple[Template, ...] = Field(min_length=1)
    stop_word: Text = "Pause"
    focus: tuple[Annotated[str, Field(pattern=r"^O[1-9]$", examples=["O1"])], ...] = Field(
        min_length=3, max_length=3, description="Three observer behaviors."
    )
    begins: ItemId | None = Field(
        default=None,
        description="The turn at which people begin to play, if its words are not the opening.",
    )
    limit: Template | None = Field(
        default=None, description="What the caller may not do or promise, on the caller's card."
    )
    source: SlotName | None = Field(
        default=None, description="For four seats: the person who introduces."
    )
    referred: SlotName | None = Field(
        default=None, description="For four seats: the person who is introduced."
    )


class Call(Exercise):
    """A family of conversations: people, facts and a graph of turns."""

    relationship: Relationship
    channel: Channel
    attitude: Attitude
    goal: Template
    levels: tuple[Level, ...] = Field(default=(1,), min_length=1, description="Levels offered.")
    seller: SlotName = Field(default="seller", description="The person slot that you play.")
    buyer: SlotName = Field(default="buyer", description="The person slot across from you.")
    voice: VoiceId | None = Field(default=None, description="How the other person speaks.")
    options: Whole | None = Field(default=None, description="As many choices as a turn has.")
    casts: dict[ItemId, Text] = Field(min_length=1, description="The industry of each cast, by id.")
    slots: dict[SlotName, Slot] = Field(description="Who and what fills each slot, cast by cast.")
    mixes: tuple[Mix, ...] = Field(
        default=(), description="The stories it is told as; without any, the first forms."
    )
    facts: tuple[Fact, ...] = Field(min_length=1)
    start: ItemId | None = Field(default=None, description="The first turn, if it is another.")
    turns: tuple[WrittenTurn, ...] = Field(min_length=1)
    twists: tuple[Twist, ...] = ()
    endings: tuple[Ending, ...] = Field(min_length=1)
    debrief: tuple[DebriefLine, ...] = Field(min_length=2, max_length=10)
    live: LiveCards | None = None
    rules_note: Text | None = None

    @cached_property
    def kinds(self) -> Mapping[str, SlotKind]:
        """The kind of each slot."""
        return {name: slot.kind for name, slot in self.slots.items()}

    @cached_property
    def cast_list(self) -> tuple[Cast, ...]:
        """The casts in their order; one lacks the slots that have no value for it."""
        return tuple(
            Cast(name, industry, _column(self.slots, number))
            for number, (name, industry) in enumerate(self.casts.items())
        )

    @cached_property
    def stories(self) -> tuple[Mix, ...]:
        """The mixes; where none is written, the one that takes all first forms."""
        return self.mixes or (Mix(id="first"),)


def _column(slots: Mapping[str, Slot], cast: int) -> Mapping[str, str]:
    values = ((name, slot.of(cast)) for name, slot in slots.items())
    return {name: value for name, value in values if value is not None}
