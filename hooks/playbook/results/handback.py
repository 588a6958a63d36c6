"""Read and verify a hand-back or a sign-off. It comes from anybody's disk: nothing is believed."""

from codecs import BOM_UTF8
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from playbook.model.attempt import LARGEST, HandBack
from playbook.model.base import Model
from playbook.model.signoff import SignOff
from playbook.results.checksum import checksum, quickly_sealed
from playbook.results.quick import QuickHandBack, quickly_read
from playbook.results.reading import MAX_BYTES, MAX_DEPTH, NESTED, RefusalError, parsed, too_deep

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Received", "ReceivedSignOff", "Refused", "read", "verify"]

M = TypeVar("M", bound=Model)

_OTHERS = {
    "playbook-backup": "it is a learner's backup, not a hand-back",
    "playbook-assignment": "it is an assignment, not a hand-back; name it with --assignment",
}


@dataclass(frozen=True, slots=True)
class Received:
    """A hand-back that may be counted, and the name of its file."""

    file: str
    handback: HandBack | QuickHandBack


@dataclass(frozen=True, slots=True)
class ReceivedSignOff:
    """A sign-off that may be counted, and the name of its file."""

    file: str
    signoff: SignOff


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not counted, and why. Both may hold hostile text; make it visible first.

    Of many files for one reason it names the folder; ``files`` says how many they are.
    """

    file: str
    reason: str
    files: int = 1


Reading = Received | ReceivedSignOff | Refused


def read(path: Path, site: str | None) -> Reading:
    """Read a file and verify it; raises nothing. ``site`` as for ``verify``."""
    content, name = content_of(path), str(path)
    return Refused(name, content) if isinstance(content, str) else verify(content, name, site)


def content_of(path: Path) -> bytes | str:
    """Return a file's bytes, at most one more than may be, or why there are none."""
    try:
        if not path.is_file():
            return "it is not a file" if path.exists() else "it is not there"
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    except ValueError:
        return "it is not there"


def verify(content: bytes, file: str, site: str | None) -> Reading:
    """Verify the bytes of a hand-back or sign-off file; raises nothing.

    Size, encoding, JSON, depth, shape, checksum, times, and whose attempts it holds. ``site`` is
    the id of the playbook it must come from; None takes any.
    """
    value: dict[str, Any] = {}
    try:
        handback = _short(content)
        if handback is None:
            value = parsed(content)
            if value.get("format") == "playbook-sign-off":
                signoff = shaped(value, content, SignOff, "a sign-off")
                _of_site(signoff.site, site)
                _are_times([signoff.made])
                return ReceivedSignOff(file, signoff)
            if value.get("format") != "playbook-hand-back":
                reason = _OTHERS.get(str(value.get("format")), "it is not a hand-back file")
                raise RefusalError(reason)
            handback = shaped(value, content, HandBack, "a hand-back")
        _of_site(handback.site, site)
        if isinstance(handback, HandBack):
            _consistent(handback)
    except RefusalError as refusal:
        # What is accepted has few levels; of the rest, depth is the plainest reason.
        return Refused(file, NESTED if too_deep(value) else str(refusal))
    return Received(file, handback)


def _short(content: bytes) -> HandBack | QuickHandBack | None:
    """Read a hand-back the short way, by the same shape and checksum; None for what it doubts.

    Whatever is None here is read with care, which tells what is wrong with it.
    """
    if len(content) > MAX_BYTES:
        return None
    return quickly_read(content) or _shared(content)


def _shared(content: bytes) -> HandBack | None:
    """Read a hand-back that may share attempts."""
    value = quickly_sealed(content)
    if value is None or type(value.get("version")) is not int:
        return None
    try:
        made = HandBack.model_validate_json(content, strict=True)
    except ValueError:
        return None
    events = (event for one in made.exercises for event in one.events or ())
    return None if any(abs(event.at) > LARGEST for event in events) else made


def shaped(value: dict[str, Any], content: bytes, model: type[M], what: str) -> M:
    """Read an object, parsed from ``content``, as a model; its checksum must fit.

    Raises RefusalError.
    """
    version = value.get("version")
    if isinstance(version, int) and version > 1:
        raise RefusalError("it was made by a newer playbook; update this one to read it")
    if isinstance(version, bool):
        raise RefusalError(f"it is not as {what} should be: version is not a number")
    try:
        fits = checksum(value) == value.get("checksum")
    except RecursionError:
        raise RefusalError(NESTED) from None
    except UnicodeEncodeError:
        raise RefusalError("it holds half a character, which no page writes") from None
    try:
        # Strict on JSON: a quoted number is no number there, but a list may become a tuple.
        made = model.model_validate_json(content.removeprefix(BOM_UTF8), strict=True)
    except ValidationError as error:
        raise RefusalError(f"it is not as {what} should be: {_first_of(error)}") from None
    if not fits:
        raise RefusalError("it was changed or damaged on its way: the checksum does not fit")
    return made


def _of_site(own: str, wanted: str | None) -> None:
    if wanted is not None and own != wanted:
        raise RefusalError(f'it comes from another playbook, "{own}"')


def _consistent(handback: HandBack) -> None:
    """Times must be times; shared attempts must be of this exercise of this site."""
    times = [handback.made]
    for one in handback.exercises:
        finished = (one.finished, one.first.finished, one.latest.finished)
        times += [one.started, *(time for time in finished if time is not None)]
        for event in one.events or ():
            if (event.site, event.exercise, event.variant) != (handback.site, one.id, one.variant):
                raise RefusalError(f"it holds attempts of another exercise under {one.id}")
    _are_times(times)
    if len({(one.id, one.variant) for one in handback.exercises}) < len(handback.exercises):
        raise RefusalError("it holds the same exercise twice")


def _are_times(times: list[str]) -> None:
    for time in set(times):
        try:
            datetime.fromisoformat(time)
        except ValueError:
            raise RefusalError(f'"{time}" in it is no date') from None


def _first_of(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])[:80]
    return f"{where}: {first['msg'][:1].lower()}{first['msg'][1:200]}"
