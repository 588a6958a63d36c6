"""What judging needs of an exercise as shown to a learner; read from the client's data."""

from pydantic import BaseModel, ConfigDict

from playbook.model.attempt import Fingerprint
from playbook.model.base import ItemId
from playbook.model.call import Branch, Quality, Rating


class Shown(BaseModel):
    """Frozen; fields that judging has no use for are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class ShownChoice(Shown):
    """One thing to say at a turn."""

    id: ItemId
    rating: Rating
    next: ItemId
    next_if: tuple[Branch, ...] = ()
    sets: tuple[ItemId, ...] = ()


class ShownTurn(Shown):
    """A moment of decision."""

    id: ItemId
    fp: Fingerprint
    choices: tuple[ShownChoice, ...]


class ShownEnding(Shown):
    """Where a conversation may end."""

    id: ItemId
    quality: Quality


class ShownCall(Shown):
    """One conversation: one level, one cast."""

    start: ItemId
    turns: tuple[ShownTurn, ...]
    endings: tuple[ShownEnding, ...]
    best: int
