"""What is played: the turns and choices of a call once each turn has taken its form."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from playbook.model.base import Level
from playbook.model.call import Act, Branch, Rating

Move = Literal["say", "write", "do"] | Act
"""How a choice is made: words that are said or sent, or an act."""


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A level of a call, told as one of its mixes: ``first`` is the mix without a name in ids."""

    level: Level
    mix: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to say, to send or to do, with what comes of it; ``say`` holds its words."""

    id: str
    move: Move
    say: str
    reply: str | None
    happens: str | None
    why: str
    better: str | None
    rating: Rating
    next: str
    next_if: tuple[Branch, ...] = ()
    sets: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A moment of decision. ``form`` is the form that it takes, if it has any."""

    id: str
    form: str | None
    scene: str | None
    speaker: str | None
    says: str | None
    after: str | None
    inner: str | None
    ask: str
    nothing_good: bool
    choices: tuple[Choice, ...]
    uses: tuple[str, ...] = ()


def leads_to(choice: Choice, flags: Collection[str]) -> str:
    """Return where a choice leads, given the flags that the choices before it have set.

    The first branch whose flag is set decides; without one it is ``next``.
    """
    for branch in choice.next_if:
        if branch.flag in flags:
            return branch.to
    return choice.next
