"""The one order of events, whatever order they are read in, and times as they are written."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from playbook.model.attempt import Event

_FIRST_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_MILLISECOND = 253_402_300_799_999


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events by ``(n, at, id)``, each id once."""
    seen: dict[str, Event] = {}
    for event in sorted(events, key=lambda event: (event.n, event.at, event.id)):
        seen.setdefault(event.id, event)
    return tuple(seen.values())


def by_attempt(events: Iterable[Event]) -> tuple[tuple[Event, ...], ...]:
    """Return the events of each attempt, attempts in the order of their first event."""
    attempts: dict[str, list[Event]] = {}
    for event in in_order(events):
        attempts.setdefault(event.attempt, []).append(event)
    return tuple(tuple(attempt) for attempt in attempts.values())


def iso(at: int) -> str:
    """Write milliseconds since 1970 as ISO 8601; a clock beyond reason gives the nearest year."""
    moment = _FIRST_MOMENT + timedelta(milliseconds=min(max(at, 0), _LAST_MILLISECOND))
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
