"""Texts kept on the disk by what they were made from, so that a new build need not make them anew.

A text is found only under the digest of all its parts and of the engine's own code; a change of
either makes another digest. A file that was cut short or changed is made anew. Nothing in it is
run, and it may be deleted at any time.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from playbook.cache.memory import Kept
from playbook.cache.whole_file import whole_file

FOLDER = ".cache/playbook"
"""Below the root of a playbook."""

MOST = 1_000
"""As many texts are kept; the ones used longest ago go first."""

Finding = TypeVar("Finding")

_NOTHING = "nothing"
_ENGINE = Path(__file__).parents[1]
_JUDGES = ("chunspell", "pydantic", "pyphen")
"""The libraries that findings and texts depend on besides our own code."""
_digests: Kept[str] = Kept()
_place: list[Path] = []


def keep_below(root: Path | None) -> None:
    """Keep texts below this root from now on; None: keep none on the disk."""
    _place[:] = [] if root is None else [root / FOLDER]


def kept_text(kind: str, parts: tuple[object, ...], make: Callable[[], str]) -> str:
    """Give the text that was made from these parts before, or make and keep it.

    ``parts`` is everything that the text depends on: models, or what JSON can hold. What ``make``
    raises is raised, and nothing is kept. Trouble with the disk is no trouble: the text is made.
    """
    if not _place:
        return make()
    file = _place[0] / f"{kind}-{_digest(parts)}.txt"
    text = _read(file)
    if text is None:
        text = make()
        _write(file, text)
    return text


def sound(
    kind: str, parts: tuple[object, ...], find: Callable[[], Iterable[Finding]]
) -> tuple[Finding, ...]:
    """Give what ``find`` finds; that it finds nothing in these parts is kept like a text.

    Findings themselves are not kept: they have places, which move with every line.
    """
    found: list[Finding] = []

    def told() -> str:
        found.extend(find())
        return "" if found else _NOTHING

    if kept_text(kind, parts, told) == _NOTHING:
        return ()
    return tuple(found) or tuple(find())


def _digest(parts: tuple[object, ...]) -> str:
    whole = hashlib.sha256(_engine().encode())
    for part in parts:
        whole.update(_digest_of(part).encode())
    return whole.hexdigest()


def _digest_of(part: object) -> str:
    if isinstance(part, BaseModel):
        # The same object is not written out again: a server asks for it at every build.
        name = type(part).__name__, getattr(part, "id", None)
        return _digests.get(name, (part,), lambda: _hashed(part.model_dump_json()))
    return _hashed(json.dumps(part, sort_keys=True))


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=1)
def _engine() -> str:
    """Give the digest of the engine's own code and templates, and of what it stands on."""
    whole = hashlib.sha256(repr([version(name) for name in _JUDGES]).encode())
    for file in sorted(_ENGINE.rglob("*")):
        if file.suffix in (".py", ".jinja"):
            whole.update(file.relative_to(_ENGINE).as_posix().encode() + b"\0")
            whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def _read(file: Path) -> str | None:
    with suppress(OSError, UnicodeDecodeError):
        told, _, text = file.read_bytes().decode().partition("\n")
        if told == _hashed(text):
            os.utime(file)
            return text
    return None


def _write(file: Path, text: str) -> None:
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(file) as stream:
            stream.write(f"{_hashed(text)}\n{text}")
        _tidy(file.parent)


def _tidy(folder: Path) -> None:
    files = list(folder.iterdir())
    if len(files) > MOST:
        files.sort(key=lambda file: file.stat().st_mtime)
        for file in files[: len(files) - MOST]:
            file.unlink(missing_ok=True)
