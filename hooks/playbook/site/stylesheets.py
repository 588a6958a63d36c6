"""Style sheets as they are sent: made small when the client was built, or else as written."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, TypeAdapter, ValidationError

from playbook.site.plan import CLIENT, STYLESHEETS


class _Made(BaseModel):
    """A sheet with its parts in few bytes; ``of`` are the SHA-256 of the texts it was made from."""

    css: str
    of: Mapping[str, str]


_ALL = TypeAdapter(Mapping[str, _Made])


class SentStyles(NamedTuple):
    """Texts by path among the docs. ``as_written`` are those that were not made as they are now."""

    sheets: Mapping[str, str]
    as_written: tuple[str, ...]


def sent(sheets: Mapping[str, str], client: Path = CLIENT) -> SentStyles:
    """Return what a site sends of its sheets, which are given by their paths among the docs.

    ``client`` is the folder of the built client. Parts go within what imports them, and are left
    out once nothing imports them any more.
    """
    sums = {path: _sum(text) for path, text in sheets.items()}
    current = {
        path: made
        for path, made in _made(client).items()
        if all(sums.get(source) == known for source, known in made.of.items())
    }
    parts = _parts(current.values(), current)
    as_written = tuple(path for path in sheets if path not in current and path not in parts)
    if as_written:
        # One of these may import what is also a part.
        parts = frozenset()
    texts = {path: text for path, text in sheets.items() if path not in parts}
    return SentStyles(texts | {path: made.css for path, made in current.items()}, as_written)


def _parts(made: Iterable[_Made], whole: Iterable[str]) -> frozenset[str]:
    return frozenset(source for one in made for source in one.of).difference(whole)


def _made(client: Path) -> Mapping[str, _Made]:
    try:
        return _ALL.validate_json((client / STYLESHEETS).read_bytes())
    except (OSError, ValidationError):
        return {}


def _sum(text: str) -> str:
    return sha256(text.removeprefix("\ufeff").encode()).hexdigest()
