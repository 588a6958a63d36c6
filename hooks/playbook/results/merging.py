"""Names that belong together, from a file -> for each name handed back the one on the roster."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from playbook.diagnostics import did_you_mean, quoted
from playbook.results.handback import content_of
from playbook.results.names import folded, names_in
from playbook.results.reading import RefusalError, plain_text

_SEPARATORS = ("\t", ";", ",")


class _Line(NamedTuple):
    number: int
    name: str
    others: tuple[str, ...]


def merges_of(path: Path, roster: Sequence[str]) -> dict[str, str]:
    """Read which names stand for which one of the roster.

    Each line holds a name of the roster, then the names that its hand-backs came under. Raises
    RefusalError, with file and line, for what is not on the roster or stands for two people.
    """
    content = content_of(path)
    if isinstance(content, str):
        raise RefusalError(f"{path}: {content}")
    try:
        text = plain_text(content)
    except RefusalError as refusal:
        raise RefusalError(f"{path}: {refusal}") from None
    return _merges(text, roster, str(path))


def _merges(text: str, roster: Sequence[str], file: str) -> dict[str, str]:
    known = {folded(name): name for name in roster}
    found: dict[str, tuple[str, int]] = {}
    for line in _lines(text, file):
        where = f"{file}, line {line.number}: "
        if not line.name:
            raise RefusalError(f"{where}no name of the roster stands first")
        name = known.get(folded(line.name))
        if name is None:
            near = did_you_mean(line.name, roster)
            raise RefusalError(f"{where}{quoted(line.name)} is not on the roster{near}")
        for other in line.others:
            key = folded(other)
            if key == folded(name):
                continue
            if key in known:
                raise RefusalError(f"{where}{quoted(other)} is a name of the roster itself")
            taken, number = found.setdefault(key, (name, line.number))
            if taken != name:
                earlier = f"{quoted(taken)} in line {number}"
                raise RefusalError(f"{where}{quoted(other)} stands for {earlier} already")
    return {key: name for key, (name, _) in found.items()}


def _lines(text: str, file: str) -> Iterator[_Line]:
    """Give the lines with names; commas, semicolons or tabs stand between them."""
    between = next((one for one in _SEPARATORS if one in text), ",")
    rows = csv.reader(text.splitlines(keepends=True), delimiter=between, skipinitialspace=True)
    try:
        for cells in rows:
            names = [name for cell in cells[1:] for name in names_in(cell)]
            first = " ".join(names_in(cells[0])) if cells else ""
            if first or names:
                yield _Line(rows.line_num, first, tuple(names))
    except csv.Error:
        where = f"{file}, line {rows.line_num}"
        raise RefusalError(f"{where}: it cannot be read as names with commas between") from None
