"""Read and verify a hand-back file. It comes from anybody's disk: nothing in it is believed."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from playbook.model.attempt import HandBack
from playbook.results.checksum import canonical, checksum

MAX_BYTES = 5_000_000
MAX_DEPTH = 20
_MAX_WHOLE = 2**53 - 1

_CUT = "it is not whole JSON; it may have been cut short on its way"
_NESTED = f"it is nested more than {MAX_DEPTH} levels deep"


@dataclass(frozen=True, slots=True)
class Received:
    """A hand-back that may be counted, and the name of its file."""

    file: str
    handback: HandBack


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not counted, and why. Both may hold hostile text; make it visible first."""

    file: str
    reason: str


class _RefusalError(ValueError):
    """Carries the reason."""


def read(path: Path, site: str | None) -> Received | Refused:
    """Read a file and verify it; raises nothing. ``site`` as for ``verify``."""
    try:
        if not path.is_file():
            return Refused(str(path), "it is not a file" if path.exists() else "it is not there")
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return Refused(str(path), f"it cannot be read: {error.strerror}")
    except ValueError:
        return Refused(str(path), "it is not there")
    return verify(content, str(path), site)


def verify(content: bytes, file: str, site: str | None) -> Received | Refused:
    """Verify the bytes of a hand-back file; raises nothing.

    Size, encoding, JSON, depth, shape, checksum, times, and whose attempts it holds. ``site`` is
    the id of the playbook it must come from; None takes any.
    """
    try:
        handback = _shaped(_parsed(content))
        if site is not None and handback.site != site:
            raise _RefusalError(f'it comes from another playbook, "{handback.site}"')
        _consistent(handback)
    except _RefusalError as refusal:
        return Refused(file, str(refusal))
    return Received(file, handback)


def _parsed(content: bytes) -> dict[str, Any]:
    if len(content) > MAX_BYTES:
        raise _RefusalError(f"it is larger than {MAX_BYTES // 1_000_000} MB")
    if not content.strip():
        raise _RefusalError("it is empty")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _RefusalError("it is not text in UTF-8") from None
    try:
        value = json.loads(
            text,
            object_pairs_hook=_once,
            parse_int=_whole,
            parse_float=_no_number,
            parse_constant=_no_number,
        )
    except RecursionError:
        raise _RefusalError(_NESTED) from None
    except json.JSONDecodeError:
        raise _RefusalError(_CUT) from None
    if _depth(value) > MAX_DEPTH:
        raise _RefusalError(_NESTED)
    if not isinstance(value, dict):
        raise _RefusalError("it is not a hand-back file")
    return value


def _shaped(value: dict[str, Any]) -> HandBack:
    if value.get("format") == "playbook-backup":
        raise _RefusalError("it is a learner's backup, not a hand-back")
    if value.get("format") != "playbook-hand-back":
        raise _RefusalError("it is not a hand-back file")
    version = value.get("version")
    if isinstance(version, int) and version > 1:
        raise _RefusalError("it was made by a newer playbook; update this one to read it")
    if isinstance(version, bool):
        raise _RefusalError("it is not as a hand-back should be: version is not a number")
    try:
        text = canonical(value).encode()
        fits = checksum(value) == value.get("checksum")
    except UnicodeEncodeError:
        raise _RefusalError("it holds half a character, which no page writes") from None
    try:
        # Strict on JSON: a quoted number is no number there, but a list may become a tuple.
        handback = HandBack.model_validate_json(text, strict=True)
    except ValidationError as error:
        raise _RefusalError(_first_of(error)) from None
    if not fits:
        raise _RefusalError("it was changed or damaged on its way: the checksum does not fit")
    return handback


def _consistent(handback: HandBack) -> None:
    """Times must be times; shared attempts must be of this exercise of this site."""
    times = [handback.made]
    for one in handback.exercises:
        finished = (one.finished, one.first.finished, one.latest.finished)
        times += [one.started, *(time for time in finished if time is not None)]
        for event in one.events or ():
            if (event.site, event.exercise, event.variant) != (handback.site, one.id, one.variant):
                raise _RefusalError(f"it holds attempts of another exercise under {one.id}")
    for time in times:
        try:
            datetime.fromisoformat(time)
        except ValueError:
            raise _RefusalError(f'"{time}" in it is no date') from None
    if len({(one.id, one.variant) for one in handback.exercises}) < len(handback.exercises):
        raise _RefusalError("it holds the same exercise twice")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _RefusalError("the same key stands in it twice")
    return found


def _whole(digits: str) -> int:
    number = int(digits) if len(digits) <= len(str(-_MAX_WHOLE)) else _MAX_WHOLE + 1
    if abs(number) > _MAX_WHOLE:
        raise _RefusalError("a number in it is too large")
    return number


def _no_number(_: str) -> float:
    raise _RefusalError("a number in it is not a whole number")


def _depth(value: object) -> int:
    """Count levels without recursion."""
    depth, level = 0, [value]
    while level and depth <= MAX_DEPTH:
        depth += 1
        inner: list[object] = []
        for part in level:
            if isinstance(part, dict):
                inner += part.values()
            elif isinstance(part, list):
                inner += part
        level = inner
    return depth


def _first_of(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])[:80]
    message = first["msg"][:1].lower() + first["msg"][1:200]
    return f"it is not as a hand-back should be: {where}: {message}"
