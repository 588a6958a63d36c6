"""The one order of events, whatever order they are read in."""

from collections.abc import Iterable

from playbook.model.attempt import Event


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events by ``(n, at, id)``, each id once."""
    seen: dict[str, Event] = {}
    for event in sorted(events, key=lambda event: (event.n, event.at, event.id)):
        seen.setdefault(event.id, event)
    return tuple(seen.values())
