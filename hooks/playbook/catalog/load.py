"""Files -> catalog. Collects everything that is wrong, in all files at once; raises nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from playbook.catalog.catalog import Catalog, DataFile, Kind, Places, owner_of
from playbook.catalog.file_layout import (
    COMPANY,
    COVERAGE,
    FIELD_OF,
    FOLDER,
    FOLDERS,
    LISTINGS,
    OPTIONAL,
    SETTINGS,
    Listing,
    passed_over,
)
from playbook.catalog.leftovers import copied_from, of_copy
from playbook.catalog.read_file import Format, Read, read
from playbook.diagnostics import (
    Diagnostic,
    Place,
    diagnose,
    errors,
    in_order,
    one_of,
    quoted,
    suggest,
)
from playbook.model.company import Company
from playbook.model.coverage import Coverage
from playbook.model.reference import Settings
from playbook.yaml_source.file_text import read_bytes

_Whole = TypeVar("_Whole", bound=BaseModel)


@dataclass(frozen=True)
class Loaded:
    """What was read.

    ``draft`` holds all that could be read, with stand-ins at broken places; it is for checks, not
    for readers. ``catalog`` is the same, or None if there is an error. ``sources`` gives the text
    of each file by its path.
    """

    draft: Catalog
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def catalog(self) -> Catalog | None:
        """The catalog, if nothing blocks it."""
        return None if errors(self.diagnostics) else self.draft


def load(root: Path) -> Loaded:
    """Read every file below ``root/exercises``. Takes broken files of any kind; raises nothing."""
    reader = _Reader(root)
    reader.run()
    return reader.result()


class _Reader:
    """Takes in one file after another."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.found: list[Diagnostic] = []
        self.sources: dict[str, str] = {}
        self.owners: dict[str, tuple[DataFile, tuple[str | int, ...]]] = {}
        self.items: dict[Kind, dict[str, Any]] = {kind: {} for kind in FIELD_OF}
        self.known: dict[Kind, set[str]] = {kind: set() for kind in FIELD_OF}
        self.unknowable: set[Kind] = set()
        self.settings: Settings | None = None
        self.company = Company()
        self.coverage = Coverage()
        self.worded: dict[str, frozenset[tuple[str, str]]] = {}
        self._uses: dict[str, tuple[tuple[tuple[str | int, ...], str], ...]] = {}

    def run(self) -> None:
        """Read all files; look at settings and lists first, then at folders by name."""
        base = self.root / FOLDER
        names = self._names(base, FOLDER)
        if names is None:
            return
        # The company's words stand in what the other files hold, so they are read first.
        if COMPANY in names:
            self.company = self._whole(COMPANY, "company", Company) or self.company
        for name in names:
            path = f"{FOLDER}/{name}"
            if name == SETTINGS:
                self.settings = self._whole(name, "playbook", Settings)
            elif name == COVERAGE:
                self.coverage = self._whole(name, "coverage", Coverage) or self.coverage
            elif name == COMPANY:
                continue
            elif name in LISTINGS:
                self._listing(path, LISTINGS[name])
            elif name in FOLDERS:
                self._folder(path, *FOLDERS[name])
            else:
                known = [SETTINGS, COMPANY, COVERAGE, *LISTINGS, *FOLDERS]
                self._stranger(path, name, known, names)
        for name in (SETTINGS, *LISTINGS):
            if name not in names:
                self._absent(name)

    def _absent(self, name: str) -> None:
        if name in LISTINGS:
            self.unknowable.add(LISTINGS[name].kind)
        if name in OPTIONAL:
            return
        path = f"{FOLDER}/{name}"
        message = f"there is no {path}, and the playbook needs it"
        self.found.append(diagnose("PB214", Place(path), message, "write it, or bring it back"))

    def result(self) -> Loaded:
        """Give the catalog and everything found."""
        known = {
            kind: frozenset(ids) for kind, ids in self.known.items() if kind not in self.unknowable
        }
        things: dict[str, Any] = {
            field_name: dict(sorted(self.items[kind].items()))
            for kind, field_name in FIELD_OF.items()
        }
        settings = self.settings or Settings(site_id="playbook", title="Playbook")
        draft = Catalog(
            settings=settings,
            company=self.company,
            coverage=self.coverage,
            worded=self.worded,
            places=Places(self.owners),
            known=known,
            **things,
        )
        return Loaded(draft, in_order(self.found), self.sources)

    def _names(self, folder: Path, path: str) -> list[str] | None:
        try:
            return sorted(entry.name for entry in folder.iterdir() if not passed_over(entry.name))
        except OSError as error:
            if path == FOLDER and isinstance(error, FileNotFoundError):
                message = f"there is no folder {FOLDER} here"
                hint = f"start in the folder that holds {FOLDER}, or name it with --root"
                self.found.append(diagnose("PB214", Place(path), message, hint))
            else:
                message = f"this folder cannot be read: {error.strerror or 'no reason given'}"
                self.found.append(diagnose("PB112", Place(path), message))
            return None

    def _folder(self, path: str, model: type[BaseModel], kind: Kind) -> None:
        names = self._names(self.root / path, path)
        if names is None:
            self.unknowable.add(kind)
            return
        for name in names:
            original = copied_from(name, names)
            if original is not None:
                self.found.append(of_copy(f"{path}/{name}", name, original))
            elif name.endswith(".yml"):
                self._single(f"{path}/{name}", model, kind, names)
            else:
                self._stranger(f"{path}/{name}", name, [], names)

    def _stranger(self, path: str, name: str, known: list[str], names: list[str]) -> None:
        beside = f"{name.removesuffix('.yaml')}.yml" if name.endswith(".yaml") else name
        original = copied_from(name, set(names) & set(known)) or (beside if beside != name else "")
        if original in names:
            self.found.append(of_copy(path, name, original))
            return
        if name.endswith(".yaml"):
            hint = f"rename it to {quoted(name.removesuffix('.yaml') + '.yml')}"
        elif known:
            near = suggest(name, known)
            hint = f"did you mean {quoted(near)}?" if near else f"known here: {one_of(known)}"
        else:
            hint = "exercises lie directly in their folder and end in .yml"
        message = f"{quoted(name)} is not looked for here, so it would be ignored"
        self.found.append(diagnose("PB212", Place(path), message, hint))

    def _read(self, path: str, form: Format) -> Read:
        content = read_bytes(self.root / path, path)
        if isinstance(content, Diagnostic):
            return self._noted(path, Read("", (content,)))
        made = read(content, path, form, self.company.words())
        self.sources[path] = made.text
        return self._noted(path, made)

    def _noted(self, path: str, made: Read) -> Read:
        self.found.extend(made.diagnostics)
        self._uses[path] = made.uses
        return made

    def _whole(self, name: str, owner: str, model: type[_Whole]) -> _Whole | None:
        """Read a file that is one thing by itself; None if it cannot be read."""
        made, file = self._read(f"{FOLDER}/{name}", Format(model))[2:4]
        if not isinstance(made, model) or file is None:
            return None
        self.owners[owner] = (file, ())
        return made

    def _single(self, path: str, model: type[BaseModel], kind: Kind, names: list[str]) -> None:
        stem = Path(path).stem
        made, file = self._read(path, Format(model, kind))[2:4]
        # The id of a file that cannot be read is taken from its name, so that what refers to it
        # is not said to refer to nothing.
        if made is None or file is None or ("id",) in file.broken:
            self.known[kind].add(stem.upper())
        if made is None or file is None:
            return
        item_id = str(getattr(made, "id", ""))
        if ("id",) in file.broken or item_id.lower() == stem:
            self._add(kind, made, file, ())
            return
        self.known[kind].add(stem.upper())
        place = Places({"": (file, ())}).value("", "id")
        taken, owner = f"{item_id.lower()}.yml", owner_of(kind, item_id)
        # Another file has the id or the name, so this one must not be renamed to it.
        if taken in names or owner in self.owners:
            beside = f"{path.rpartition('/')[0]}/{taken}"
            hint = (
                "give this file an id of its own; if it is a copy, compare the two, keep what is "
                "right in one of them, and delete the other"
            )
            first = self._first(owner) if owner in self.owners else beside
            self._taken(item_id, place, first, hint)
            return
        self._add(kind, made, file, ())
        message = f"the id is {quoted(item_id)}, and the file's name is {quoted(stem + '.yml')}"
        hint = f"rename the file to {quoted(taken)}"
        self.found.append(diagnose("PB207", place, message, hint))

    def _taken(self, item_id: str, here: Place, first: str, hint: str) -> None:
        message = f"the id {quoted(item_id)} is taken: {first}"
        self.found.append(diagnose("PB205", here, message, hint))

    def _first(self, owner: str) -> str:
        """Say where the file stands that had an owner's id first."""
        at = Places(self.owners).value(owner, "id")
        return f"{at.path}:{at.line}"

    def _listing(self, path: str, listing: Listing) -> None:
        model, file = self._read(path, Format(listing.model, listing.kind, depth=2))[2:4]
        if model is None or file is None:
            self.unknowable.add(listing.kind)
            return
        if (listing.key,) in file.broken:
            self.unknowable.add(listing.kind)
        for number, item in enumerate(getattr(model, listing.key)):
            self._add(listing.kind, item, file, (listing.key, number))

    def _add(
        self, kind: Kind, item: BaseModel, file: DataFile, prefix: tuple[str | int, ...]
    ) -> None:
        here = Places({"": (file, prefix)})
        if here.is_broken("", "id"):
            if prefix:
                self.unknowable.add(kind)
                return
            item_id = Path(file.path).stem.upper()
            item = item.model_copy(update={"id": item_id})
        else:
            item_id = str(getattr(item, "id", ""))
        self.known[kind].add(item_id)
        owner = owner_of(kind, item_id)
        if owner in self.owners:
            hint = "give the newer of the two another id"
            self._taken(item_id, here.value("", "id"), self._first(owner), hint)
            if prefix:
                self.unknowable.add(kind)
            return
        self.owners[owner] = (file, prefix)
        self.items[kind][item_id] = item
        self.worded[owner] = frozenset(
            (str(at[len(prefix)]), name)
            for at, name in self._uses.get(file.path, ())
            if at[: len(prefix)] == prefix
        )
