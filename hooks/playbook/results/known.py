"""What a report asks about the exercises of today, wherever it is answered from."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from playbook.judge.order import in_order
from playbook.judge.score import Standing
from playbook.model.attempt import Event, HandedBack, Result
from playbook.results.standing import Entry, Outcome


class Known(Protocol):
    """Tells what there is today; nothing for an exercise that it does not know."""

    def is_today(self, handed: HandedBack) -> bool:
        """Tell whether it was answered in today's edition."""

    def judged(self, handed: HandedBack) -> Standing | None:
        """Judge shared attempts of today's edition anew; None if they cannot be judged."""

    def causes(self, exercise: str) -> Sequence[str]:
        """Give the ids of the causes that an exercise practices on."""

    def techniques(self, exercise: str) -> Sequence[str]:
        """Give the ids of the techniques that an exercise uses."""


class NothingKnown:
    """Where there is no catalog: editions are not compared, and nothing is judged anew."""

    def is_today(self, handed: HandedBack) -> bool:
        """Take everything for today's."""
        return bool(handed)

    def judged(self, handed: HandedBack) -> Standing | None:
        """Judge nothing."""
        del handed
        return None

    def causes(self, exercise: str) -> Sequence[str]:
        """Know none."""
        return exercise[:0]

    def techniques(self, exercise: str) -> Sequence[str]:
        """Know none."""
        return exercise[:0]


def entry_of(handed: HandedBack, known: Known) -> Entry:
    """Return what a report needs of an exercise: judged anew if it can be, else as it is stated."""
    today = known.is_today(handed)
    judged = known.judged(handed) if handed.events and today else None
    if judged is None or judged.status == "open" or judged.started is None:
        first = outcome(handed.first)
        return Entry(
            id=handed.id,
            variant=handed.variant,
            kind=handed.kind,
            status=handed.status,
            started=handed.started,
            finished=handed.finished,
            attempts=handed.attempts,
            first=first,
            latest=first if handed.latest == handed.first else outcome(handed.latest),
            other_edition=not today,
            chosen=_chosen(handed) if today else (),
        )
    return Entry(
        id=handed.id,
        variant=handed.variant,
        kind=handed.kind,
        status=judged.status,
        started=judged.started,
        finished=judged.finished,
        attempts=judged.attempts,
        first=outcome(judged.first),
        latest=outcome(judged.latest),
        other_edition=False,
        chosen=_chosen(handed),
    )


def outcome(result: Result) -> Outcome:
    """Return a result without what makes it large."""
    return Outcome(result.finished, result.points, result.of, result.passed, result.ending)


def _chosen(handed: HandedBack) -> tuple[tuple[str, str], ...]:
    if handed.kind == "worksheet" or not handed.events:
        return ()
    return tuple(_first_answers(in_order(handed.events)).items())


def _first_answers(events: Iterable[Event]) -> dict[str, str]:
    first: dict[str, str] = {}
    for event in events:
        if event.type == "answer" and event.item is not None and event.value is not None:
            first.setdefault(event.item, event.value)
    return first
