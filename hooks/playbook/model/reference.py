"""Reference data: causes, techniques, personas, sources, and the playbook's own settings."""

from typing import Annotated, Literal

from pydantic import Field

from playbook.model.base import (
    CauseId,
    Grade,
    ItemId,
    Model,
    PersonaId,
    TechniqueId,
    Text,
    VoiceId,
    Whole,
    YesNo,
)
from playbook.model.call import Relationship

Pronoun = Literal["she", "he", "they"]
Side = Literal["seller", "counterpart"]
FamilyId = Annotated[str, Field(pattern=r"^[A-Z]$", examples=["A"])]
GroupId = Annotated[str, Field(pattern=r"^G[1-9]$", examples=["G1"])]
SourceId = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$", max_length=40, examples=["S-reid-2007"]
    ),
]

AVOID = (
    "just checking in",
    "touch base",
    "touching base",
    "circle back",
    "circling back",
    "do you know anyone",
    "do you know anybody",
    "sorry to bother you",
    "sorry to bug you",
    "pick your brain",
    "quick question",
    "great job",
    "good job",
    "well done",
    "nice work",
    "you failed",
    "you should have",
    "shame on you",
)
"""Phrases that say nothing, push, praise or shame."""


class Cause(Model):
    """A reason that calls are put off, in our own words."""

    id: CauseId
    key: ItemId
    name: Text
    family: FamilyId
    kind: Literal["fear", "skill", "signal", "habit"]
    techniques: tuple[TechniqueId, ...] = Field(min_length=1)
    meaning: Text
    sounds_like: tuple[Text, ...] = Field(min_length=1)
    tells: tuple[Text, ...] = Field(min_length=1)
    about_you: Text
    about_them: Text
    in_body: Text
    instead: Text
    head_move: Text
    body_move: Text
    special: Text | None = None
    page: Text = Field(description="Markdown, read on its own.")


class Technique(Model):
    """A way of doing it, with rules, a weak and a strong line."""

    id: TechniqueId
    key: ItemId
    name: Text
    group: GroupId
    causes: tuple[CauseId, ...] = Field(min_length=1)
    minutes: Whole
    when: Text
    why: Text
    grade: Grade
    sources: tuple[SourceId, ...] = ()
    steps: tuple[Text, ...] = Field(min_length=2)
    weak: Text
    strong: Text
    difference: Text
    watch_out: tuple[Text, ...] = Field(min_length=1)
    if_then: Text
    follow_up: Text
    introduces: YesNo = Field(
        default=False, description="It is an introduction, so four people can play its calls."
    )
    only_for: tuple[Relationship, ...] = Field(
        default=(), description="With whom alone it may be used; with anybody if not here."
    )
    not_for: tuple[Relationship, ...] = Field(
        default=(), description="With whom it may not be used."
    )

    def suits(self, relationship: Relationship) -> bool:
        """Tell whether it may be used on somebody whom the caller stands so with."""
        allowed = not self.only_for or relationship in self.only_for
        return allowed and relationship not in self.not_for


class Family(Model):
    """One of the five doors."""

    id: FamilyId
    name: Text
    door: Text
    text: Text


class Families(Model):
    """The file of the five doors."""

    families: tuple[Family, ...] = Field(min_length=1)


class Group(Model):
    """A group of techniques."""

    id: GroupId
    name: Text
    text: Text


class Groups(Model):
    """The file of technique groups."""

    groups: tuple[Group, ...] = Field(min_length=1)


class Persona(Model):
    """A person who may be cast."""

    id: PersonaId
    name: Text
    first: Text
    last: Text
    pronoun: Pronoun
    side: Side
    role: Text
    industry: Text
    note: Text | None = None
    voice: VoiceId | None = Field(default=None, description="How this person speaks.")


class Voice(Model):
    """A way of speaking, by which one knows who it is without a name."""

    id: VoiceId
    name: Text
    sentences: Text = Field(description="How long they are, and how they end.")
    habits: tuple[Text, ...] = Field(min_length=1)
    never: tuple[Text, ...] = Field(min_length=1, description="What this voice never does.")
    samples: tuple[Text, ...] = Field(min_length=2, description="Lines to hear it by.")


class Voices(Model):
    """The file of voices."""

    voices: tuple[Voice, ...] = Field(min_length=1)


class Personas(Model):
    """The file of personas."""

    personas: tuple[Persona, ...] = Field(min_length=1)


class Source(Model):
    """A study or book, what it found, and how far it carries."""

    id: SourceId
    citation: Text
    finding: Text
    grade: Grade
    seen: Literal["abstract", "reference"]
    note: Text | None = None


class Sources(Model):
    """The file of sources."""

    sources: tuple[Source, ...] = Field(min_length=1)


class Settings(Model):
    """The playbook's own settings. Changing ``site_id`` cuts learners off from stored work."""

    site_id: ItemId = Field(description="Under this name a browser keeps answers. Never change it.")
    title: Text
    language: str = Field(
        default="en",
        pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        description="The language that all texts are in, as browsers name it: voices speak it.",
    )
    proper_words: tuple[Text, ...] = Field(
        default=(), description="Capitalized words allowed in dialogue: HR, Friday is not one."
    )
    avoid: tuple[Text, ...] = Field(
        default=AVOID, description="Phrases that no line offered as a good one may hold."
    )
