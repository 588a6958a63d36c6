"""What a check looks at: one thing of the catalog, its places, and what is broken in it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from playbook.catalog.catalog import Catalog, Kind
from playbook.diagnostics import Diagnostic, Place, diagnose, did_you_mean, one_of, quoted
from playbook.model.call import SlotKind
from playbook.yaml_source.nodes import Path


@dataclass(frozen=True)
class Subject:
    """One owner, such as ``F05``, inside a catalog."""

    catalog: Catalog
    owner: str

    def place(self, path: Path) -> Place:
        """Give the place of a value."""
        return self.catalog.places.value(self.owner, *path)

    def key(self, path: Path) -> Place:
        """Give the place of a key."""
        return self.catalog.places.key(self.owner, *path)

    def word(self, path: Path, word: str) -> Place:
        """Give the place of a word inside a text."""
        return self.catalog.places.word(self.owner, path, word)

    def slot(self, path: Path, name: str) -> Place:
        """Give the place of a slot inside a text, whether or not a capital begins it there."""
        start = self.place(path)
        forms = (name, name[0].upper() + name[1:])
        found = [self.word(path, f"{{{form}") for form in forms]
        first = min((one for one in found if one != start), default=None)
        return start if first is None else first._replace(column=first.column + 1)

    def sound(self, path: Path) -> bool:
        """Tell whether a value is the author's own, not a stand-in."""
        return not (self.broken_keys and self.catalog.places.is_broken(self.owner, *path))

    def whole(self, path: Path) -> bool:
        """Tell whether a value is sound, and all within it: nothing there was left out."""
        return self.sound(path) and not (
            self.broken_keys and self.catalog.places.holds_broken(self.owner, *path)
        )

    @cached_property
    def broken_keys(self) -> frozenset[str]:
        """Name the keys whose values are broken; a check that needs one of them is skipped."""
        return self.catalog.places.broken_keys(self.owner)

    def twice(self, named: Iterable[tuple[Path, str]]) -> Iterator[tuple[Path, str, int]]:
        """Give each name that stood before, with its path and the line of the first one."""
        first: dict[str, Path] = {}
        for path, name in named:
            if self.sound(path) and first.setdefault(name, path) != path:
                yield path, name, self.place(first[name]).line

    def dangling(
        self,
        path: Path,
        value: str,
        known: Collection[str],
        what: str,
        *,
        at_key: bool = False,
    ) -> Iterator[Diagnostic]:
        """Find a value, or a key, that names nothing known. ``known`` is what may be meant."""
        if value in known or not self.sound(path):
            return
        message = f"{what} {quoted(value)} does not exist{did_you_mean(value, known)}"
        place = (self.key if at_key else self.place)(path)
        yield diagnose("PB206", place, message, f"known: {one_of(known)}")

    def refer(self, path: Path, value: str, kind: Kind) -> Iterator[Diagnostic]:
        """Find a value that names nothing of a kind, unless that kind cannot be known."""
        known = self.catalog.known.get(kind)
        if known is not None:
            yield from self.dangling(path, value, known, kind)


def fillings(
    subject: Subject,
    slots: Mapping[str, SlotKind],
    values: Mapping[str, str],
    path: Path,
    whose: str,
) -> Iterator[Diagnostic]:
    """Find values that are missing or too many."""
    if "slots" in subject.broken_keys or not subject.sound(path):
        return
    for name in slots:
        if name not in values and subject.sound((*path, name)):
            message = f"{whose} gives no value for slot {quoted(name)}"
            person = slots[name] == "person"
            what = "person's id, such as Q01" if person else f"{slots[name]}, in words"
            hint = f"add {name}: a {what}"
            yield diagnose("PB504", subject.key(path), message, hint)
    for name in values:
        if name not in slots:
            free = [slot for slot in slots if slot not in values]
            message = f"slot {quoted(name)} is not declared{did_you_mean(name, free)}"
            hint = "declare it with its kind, or delete the value"
            yield diagnose("PB505", subject.key((*path, name)), message, hint)
