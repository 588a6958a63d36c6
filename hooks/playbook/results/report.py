"""Hand-backs -> one row for each learner and exercise. The order of the files changes nothing."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from playbook.model.attempt import HandedBack, Result
from playbook.results.handback import Received, Refused
from playbook.results.today import Today

Edition = Literal["same", "other", "unknown"]


@dataclass(frozen=True, slots=True)
class Row:
    """One exercise of one learner. Times are ISO 8601; text may be hostile."""

    learner: str
    exercise: str
    variant: str | None
    kind: str
    title: str
    status: Literal["under-way", "done"]
    finished: str | None
    first: Result
    latest: Result
    edition: Edition
    """Whether it was answered in today's edition; unknown if there is no such exercise now."""
    shared: bool
    file: str
    """The file that was made last."""
    older: int
    """How many older hand-backs of the same it replaces."""
    copies: int
    """How many other files hold the very same."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What files come to."""

    rows: tuple[Row, ...]
    refused: tuple[Refused, ...]
    read: int
    """How many files could be read."""


def report(files: Iterable[Received | Refused], today: Today | None) -> Report:
    """Merge hand-backs into rows; raises nothing.

    Of several hand-backs of one learner and exercise the one made last counts. ``today`` tells
    which editions are current; None leaves all unknown.
    """
    refused: set[Refused] = set()
    received: dict[str, Received] = {}
    for each in files:
        if isinstance(each, Refused):
            refused.add(each)
        else:
            received[each.file] = each
    groups: dict[tuple[str, str, str], list[_Entry]] = {}
    for each in received.values():
        for handed in each.handback.exercises:
            key = _folded(each.handback.learner), handed.id, handed.variant or ""
            groups.setdefault(key, []).append(_Entry(each, handed))
    return Report(
        rows=tuple(_row(groups[key], today) for key in sorted(groups)),
        refused=tuple(sorted(refused, key=lambda one: (one.file, one.reason))),
        read=len(received),
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """One exercise of one file."""

    source: Received
    handed: HandedBack

    @property
    def order(self) -> tuple[datetime, str, str]:
        """When it was made; of those made in the same moment, any one, but always the same."""
        handback = self.source.handback
        return datetime.fromisoformat(handback.made), handback.checksum, self.source.file


def _row(entries: list[_Entry], today: Today | None) -> Row:
    entries = sorted(entries, key=lambda each: each.order, reverse=True)
    checksum = entries[0].source.handback.checksum
    same = [each for each in entries if each.source.handback.checksum == checksum]
    handback, handed = same[0].source.handback, same[0].handed
    judged = today.judged(handed) if today else None
    stated = (handed.status, handed.first, handed.latest)
    counted = (judged.status, judged.first, judged.latest) if judged else stated
    return Row(
        learner=handback.learner,
        exercise=handed.id,
        variant=handed.variant,
        kind=handed.kind,
        title=handed.title,
        status="done" if counted[0] == "done" else "under-way",
        finished=judged.finished if judged else handed.finished,
        first=counted[1],
        latest=counted[2],
        edition=_edition(handed, today),
        shared=handed.events is not None,
        file=min(each.source.file for each in same),
        older=len({each.source.handback.checksum for each in entries}) - 1,
        copies=len(same) - 1,
        note="" if counted == stated else "the file states another result than its attempts give",
    )


def _edition(handed: HandedBack, today: Today | None) -> Edition:
    data = today.data(handed.id, handed.variant) if today else None
    if data is None:
        return "unknown"
    return "same" if data["edition"] == handed.edition else "other"


def _folded(name: str) -> str:
    """One learner writes one name in several ways: capitals, blanks, composed letters."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
