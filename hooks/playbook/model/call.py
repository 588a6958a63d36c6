"""A call: a family of conversations. Cast it, pick a level, and it becomes one conversation."""

from collections.abc import Collection, Mapping
from typing import Annotated, Literal

from pydantic import Field

from playbook.model.base import (
    Exercise,
    ItemId,
    Level,
    Model,
    SlotName,
    Template,
    Text,
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
Move = Literal["say", "call", "write", "wait", "ask-source", "do-not-call"]
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

Moment = Annotated[
    str,
    Field(
        pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*(/[a-z][a-z0-9]*(-[a-z0-9]+)*)?$",
        max_length=81,
        examples=["start"],
    ),
]
"""``start``, a turn id (when it is shown), or ``turn/choice`` (once what happens is shown)."""


class Cast(Model):
    """Who and what fills the slots. Its id is part of the conversation's id and never changes."""

    id: ItemId
    industry: Text
    slots: dict[SlotName, Text] = Field(
        description="A value for every slot: a persona id for a person, a whole phrase otherwise."
    )


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
    on_card: Template | None = Field(
        default=None,
        description="How it reads on a card of somebody else, for whom 'you' is not the caller. "
        "Name both; whoever holds the card becomes 'you'.",
    )


class Branch(Model):
    """Another way on, taken when the flag has been set on the way here."""

    flag: ItemId
    to: ItemId


class Choice(Model):
    """One thing you can say or do at a turn."""

    id: ItemId
    move: Move = Field(default="say", description="What kind of act this is.")
    say: Template = Field(description="What you say, or what you decide, in one breath.")
    happens: Template = Field(description="What it does to the other person; shown first.")
    why: Template = Field(description="The coach line: the line and its effect, never the person.")
    better: Template | None = Field(default=None, description="A better line to try.")
    when_right: Template | None = Field(
        default=None, description="For a defensible choice: when it would be the right one."
    )
    rating: Rating
    next: ItemId = Field(description="The turn or ending that it leads to.")
    next_if: tuple[Branch, ...] = Field(
        default=(), description="Looked at first, in order; the first flag that is set decides."
    )
    sets: tuple[ItemId, ...] = Field(default=(), description="Flags that it sets.")
    uses: tuple[ItemId, ...] = Field(default=(), description="Facts that its words rest on.")


def leads_to(choice: Choice, flags: Collection[str]) -> str:
    """Return where a choice leads, given the flags that the choices before it have set.

    The first branch whose flag is set decides; without one it is ``next``.
    """
    for branch in choice.next_if:
        if branch.flag in flags:
            return branch.to
    return choice.next


class Turn(Model):
    """A moment of decision: what you see and hear, and what you may do."""

    id: ItemId
    scene: Template | None = Field(default=None, description="Where we are, what happened.")
    speaker: SlotName | None = Field(default=None, description="The person slot who speaks.")
    says: Template | None = Field(default=None, description="What the speaker says.")
    inner: Template | None = Field(default=None, description="Your inner voice.")
    ask: Template = Field(description="The question put to the player.")
    choices: tuple[Choice, ...] = Field(min_length=2, max_length=4)
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
    turns: tuple[Turn, ...] = Field(min_length=1)
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
    seller: SlotName = Field(description="The person slot that you play.")
    buyer: SlotName = Field(description="The person slot across from you.")
    slots: dict[SlotName, SlotKind] = Field(description="Names, dates and amounts of the story.")
    casts: tuple[Cast, ...] = Field(min_length=1)
    facts: tuple[Fact, ...] = Field(min_length=1)
    start: ItemId
    turns: tuple[Turn, ...] = Field(min_length=1)
    twists: tuple[Twist, ...] = ()
    endings: tuple[Ending, ...] = Field(min_length=1)
    worked: Template = Field(description="One line on what carried the best path.")
    debrief: tuple[Template, ...] = Field(min_length=3, max_length=3)
    live: LiveCards | None = None
    rules_note: Text | None = None
