"""What stands in a worksheet: the last words for each slot and question since the last reset."""

from collections.abc import Iterable
from dataclasses import dataclass

from playbook.judge.order import in_order
from playbook.judge.shown import ShownWorksheet
from playbook.model.attempt import Event

QUESTION = "q:"
"""What the item of a question begins with."""


@dataclass(frozen=True)
class Filling:
    """Where a worksheet stands."""

    values: dict[str, str]
    """Slot id to words."""
    replies: dict[str, str]
    """Question id to yes, partly or no."""
    changed: tuple[str, ...]
    """Items, as events name them, whose label reads differently since they were answered."""
    finished: int | None
    """When it was called finished, in milliseconds since 1970."""
    since: bool
    """Whether something was answered or reopened after that."""
    reset: str | None
    """The id of the last reset, if nothing has been done since: it may be undone."""
    begun: bool
    earlier: tuple[Event, ...]
    """The last answers to slots and questions that are gone."""


def filling(events: Iterable[Event], sheet: ShownWorksheet) -> Filling:
    """Put the events of a worksheet together."""
    ordered = in_order(events)
    undone = {event.value for event in ordered if event.type == "restore"}
    resets = [
        place
        for place, event in enumerate(ordered)
        if event.type == "reset" and event.id not in undone
    ]
    live = ordered[resets[-1] + 1 :] if resets else ordered
    last = {event.item: event for event in live if event.type == "answer" and event.item}
    prints = {slot.id: slot.fp for slot in sheet.slots}
    prints |= {QUESTION + question.id: question.fp for question in sheet.questions}
    here = {item: event for item, event in last.items() if item in prints}
    done = [place for place, event in enumerate(live) if event.type == "finish"]
    after = live[done[-1] + 1 :] if done else ()
    said = {item: event.value or "" for item, event in here.items()}
    return Filling(
        values={item: value for item, value in said.items() if not item.startswith(QUESTION)},
        replies={
            item.removeprefix(QUESTION): value
            for item, value in said.items()
            if item.startswith(QUESTION)
        },
        changed=tuple(
            item for item, event in here.items() if event.value and event.fp != prints[item]
        ),
        finished=live[done[-1]].at if done else None,
        since=any(event.type in ("answer", "reopen") for event in after),
        reset=ordered[resets[-1]].id if resets and not live else None,
        begun=any(event.type in ("answer", "finish") for event in live),
        earlier=tuple(event for item, event in last.items() if item not in prints),
    )
