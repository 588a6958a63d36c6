"""What a report asks about the exercises of today, wherever it is answered from."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from sys import intern
from typing import Protocol

from playbook.judge.order import in_order
from playbook.judge.score import Standing
from playbook.model.attempt import Event, HandedBack
from playbook.results.quick import QuickExercise
from playbook.results.standing import Entry, Marks, milliseconds

Handed = HandedBack | QuickExercise
"""An exercise in a hand-back, read with care or quickly: the same names of the same fields."""


class Known(Protocol):
    """Tells what there is today; nothing for an exercise that it does not know."""

    def is_today(self, handed: Handed) -> bool:
        """Tell whether it was answered in today's edition."""

    def judged(self, handed: Handed) -> Standing | None:
        """Judge shared attempts of today's edition anew; None if they cannot be judged."""

    def is_private(self, exercise: str) -> bool:
        """Tell whether it is handed back only by those who ticked that they want to."""

    def causes(self, exercise: str) -> Sequence[str]:
        """Give the ids of the causes that an exercise practices on."""

    def techniques(self, exercise: str) -> Sequence[str]:
        """Give the ids of the techniques that an exercise uses."""


class NothingKnown:
    """Where there is no catalog: editions are not compared, and nothing is judged anew."""

    def is_today(self, handed: Handed) -> bool:
        """Take everything for today's."""
        return bool(handed)

    def judged(self, handed: Handed) -> Standing | None:
        """Judge nothing."""
        del handed
        return None

    def is_private(self, exercise: str) -> bool:
        """Know of none."""
        return not exercise

    def causes(self, exercise: str) -> Sequence[str]:
        """Know none."""
        return exercise[:0]

    def techniques(self, exercise: str) -> Sequence[str]:
        """Know none."""
        return exercise[:0]


def entry_of(handed: Handed, known: Known) -> Entry:
    """Return what a report needs of an exercise: judged anew if it can be, else as it is stated."""
    today = known.is_today(handed)
    judged = known.judged(handed) if handed.events and today else None
    stated: Handed | Standing = handed
    if judged is not None and judged.status != "open" and judged.started is not None:
        stated = judged
    first, latest = stated.first, stated.latest
    return Entry(
        # Of texts that very many have in common one of each is enough.
        id=intern(handed.id),
        variant=None if handed.variant is None else intern(handed.variant),
        kind=intern(handed.kind),
        status="done" if stated.status == "done" else "under-way",
        started=milliseconds(stated.started or handed.started),
        finished=first.finished if stated.finished == first.finished else stated.finished,
        attempts=stated.attempts,
        first_finished=first.finished,
        first=_marks(first.points, first.of, first.passed, first.ending),
        latest_finished=first.finished if latest.finished == first.finished else latest.finished,
        latest=_marks(latest.points, latest.of, latest.passed, latest.ending),
        other_edition=not today,
        chosen=_chosen(handed) if today and handed.events else (),
    )


_marks = lru_cache(maxsize=10_000)(Marks)
"""Gives one of each, since very many are the same."""


def _chosen(handed: Handed) -> tuple[tuple[str, str], ...]:
    if handed.kind == "worksheet":
        return ()
    return tuple(_first_answers(in_order(handed.events or ())).items())


def _first_answers(events: Iterable[Event]) -> dict[str, str]:
    first: dict[str, str] = {}
    for event in events:
        if event.type == "answer" and event.item is not None and event.value is not None:
            first.setdefault(event.item, event.value)
    return first
