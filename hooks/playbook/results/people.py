"""Who handed back what: one learner writes one name in several ways, and hands back several times.

Only what a report needs of each file is kept, so that very many files fit into little memory. The
order of the files changes nothing, nor does taking one of them twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from playbook.model.signoff import SignOff
from playbook.results.names import folded, sorted_as_pages
from playbook.results.standing import Entry, milliseconds

_Order = tuple[int, str]
"""When it was made, and of those made in one moment its checksum: the newest is the largest."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a report needs of a hand-back."""

    file: str
    learner: str
    made: str
    checksum: str
    assignment: str | None
    not_shared: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """What a report needs of a sign-off."""

    file: str
    learner: str
    made: str
    checksum: str
    observer: str
    signed_off: bool
    sit_in: bool
    next_action: str
    total: int

    @classmethod
    def of(cls, file: str, content: SignOff) -> Signed:
        """Take what is needed."""
        return cls(
            file=file,
            learner=content.learner,
            made=content.made,
            checksum=content.checksum,
            observer=content.observer,
            signed_off=content.signed_off,
            sit_in=content.sit_in,
            next_action=content.next_action,
            total=sum(score or 0 for score in content.scores.values()),
        )


@dataclass(slots=True)
class Person:
    """All that one learner handed back, and what was signed off."""

    name: str = ""
    on_roster: bool = False
    handed_back: str | None = None
    not_shared: tuple[str, ...] = ()
    signed_off: Signed | None = None
    newest: dict[tuple[str, str | None], tuple[_Order, Entry]] = field(default_factory=dict)
    order: dict[str, _Order] = field(default_factory=dict)
    """By what it is: the newest of its kind so far."""

    def entries(self) -> Iterator[Entry]:
        """Give each exercise, or conversation, as the newest hand-back that holds it says."""
        return (entry for _, entry in self.newest.values())

    def newer(self, kind: str, order: _Order) -> bool:
        """Note something, and tell whether it is the newest of its kind so far."""
        known = self.order.get(kind)
        if known is not None and known >= order:
            return False
        self.order[kind] = order
        return True


class People:
    """Gathers files by learner: those on the roster first, in its order, then others by name."""

    def __init__(
        self, roster: Iterable[str], merges: Mapping[str, str], assignment: str | None
    ) -> None:
        """``merges`` leads from a name as it was handed back to the name that it stands for."""
        self._merges = {folded(own): folded(other) for own, other in merges.items()}
        self._assignment = assignment
        self._people: dict[str, Person] = {}
        self._sums: set[tuple[str, str]] = set()
        self._files: set[tuple[str, str, str]] = set()
        self.older = 0
        """How many exercises of older hand-backs newer ones replace."""
        for name in roster:
            self._people.setdefault(folded(name), Person(name, on_roster=True))

    @property
    def read(self) -> int:
        """How many files were taken; the same one taken twice counts once."""
        return len(self._files)

    @property
    def copies(self) -> int:
        """How many files hold the very same as another one."""
        return len(self._files) - len(self._sums)

    def add(self, one: Brought | Signed) -> None:
        """Take a file in."""
        own = folded(one.learner)
        key = self._merges.get(own, own)
        self._files.add((key, one.checksum, one.file))
        if (key, one.checksum) in self._sums:
            return
        self._sums.add((key, one.checksum))
        person = self._people.setdefault(key, Person())
        order = milliseconds(one.made), one.checksum
        if not person.on_roster and person.newer("name", order):
            person.name = one.learner
        if isinstance(one, Signed):
            if person.newer("signed off", order):
                person.signed_off = one
            return
        if person.newer("handed back", order):
            person.handed_back = one.made
        if None is not one.assignment == self._assignment and person.newer("assigned", order):
            person.not_shared = one.not_shared
        self._take(person, one, order)

    def _take(self, person: Person, one: Brought, order: _Order) -> None:
        for entry in one.entries:
            key = entry.id, entry.variant
            known = person.newest.get(key)
            if known is not None:
                self.older += 1
            if known is None or known[0] < order:
                person.newest[key] = (order, entry)

    def all(self) -> Iterator[Person]:
        """Give every learner, those on the roster first, then the others by their names' keys."""
        yield from (one for one in self._people.values() if one.on_roster)
        others = (key for key, one in self._people.items() if not one.on_roster)
        yield from (self._people[key] for key in sorted_as_pages(others))

    def exercises(self) -> list[str]:
        """Name every exercise that anybody handed back."""
        every = {name for one in self._people.values() for name, _ in one.newest}
        return sorted_as_pages(every)
