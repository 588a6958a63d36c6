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


@dataclass(frozen=True, slots=True)
class Brought:
    """What a report needs of a hand-back."""

    file: str
    learner: str
    made: str
    checksum: str
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


DAY = 86_400_000
"""In milliseconds. No zone and no careless clock is farther ahead of the reader's own."""

EARLIEST = milliseconds("2020-01-01T00:00:00Z")
"""No playbook was handed back before; a clock that says so has lost its battery."""


@dataclass(slots=True)
class Person:
    """All that one learner handed back, and what was signed off.

    ``until``, in milliseconds since 1970: what was made later was made by a clock that is wrong.
    """

    until: int
    name: str = ""
    on_roster: bool = False
    brought: list[Brought] = field(default_factory=list)
    signed: list[Signed] = field(default_factory=list)

    @property
    def handed_back(self) -> str | None:
        """When the newest hand-back was made."""
        return max(self.brought, key=self._order).made if self.brought else None

    @property
    def signed_off(self) -> Signed | None:
        """The newest sign-off."""
        return max(self.signed, key=self._order) if self.signed else None

    def named(self) -> str:
        """The name as on the roster, else as it was written last."""
        return self.name or max(self._all(), key=self._order).learner

    def entries(self) -> tuple[dict[str, list[Entry]], int]:
        """Give each exercise, or conversation, as the newest hand-back that holds it says.

        By the id of the exercise; and how many of older hand-backs those replace.
        """
        newest = {
            (entry.id, entry.variant): entry
            for one in sorted(self.brought, key=self._order)
            for entry in one.entries
        }
        by_id: dict[str, list[Entry]] = {}
        for entry in newest.values():
            by_id.setdefault(entry.id, []).append(entry)
        return by_id, sum(len(one.entries) for one in self.brought) - len(newest)

    @property
    def odd_clock(self) -> bool:
        """Whether anything was made by a clock that cannot have been right."""
        return not all(self._order(one)[0] for one in self._all())

    def _all(self) -> list[Brought | Signed]:
        return [*self.brought, *self.signed]

    def _order(self, one: Brought | Signed) -> tuple[bool, int, str]:
        """Return what is largest for the newest: of those made in one moment the checksum decides.

        A wrong clock must not make something the newest for good, so such files come first.
        """
        made = milliseconds(one.made)
        return EARLIEST <= made <= self.until, made, one.checksum


class People:
    """Gathers files by learner: those on the roster first, in its order, then others by name."""

    def __init__(self, roster: Iterable[str], merges: Mapping[str, str], now: str) -> None:
        """``merges`` leads from a name as it was handed back to the name that it stands for.

        ``now`` is ISO 8601.
        """
        self._until = milliseconds(now) + DAY
        self._merges = {folded(own): folded(other) for own, other in merges.items()}
        self._people: dict[str, Person] = {}
        self._sums: set[tuple[str, str]] = set()
        self._files: set[tuple[str, str, str]] = set()
        self._exercises: set[str] = set()
        for name in roster:
            self._people.setdefault(folded(name), Person(self._until, name, on_roster=True))

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
        person = self._people.setdefault(key, Person(self._until))
        if isinstance(one, Signed):
            person.signed.append(one)
        else:
            person.brought.append(one)
            self._exercises.update(entry.id for entry in one.entries)

    def all(self) -> Iterator[Person]:
        """Give every learner, those on the roster first, then the others by their names' keys."""
        yield from (one for one in self._people.values() if one.on_roster)
        others = (key for key, one in self._people.items() if not one.on_roster)
        yield from (self._people[key] for key in sorted_as_pages(others))

    def exercises(self) -> list[str]:
        """Name every exercise that anybody handed back."""
        return sorted_as_pages(self._exercises)
