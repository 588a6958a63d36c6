"""A hand-back just as pages write it -> its content, several times faster than with care.

What differs in anything is left to ``handback``, which reads it with care and tells what is wrong
with it: here a doubt has no reason. ``model/attempt.py`` describes the same shape; a test holds
the two together. Files that share attempts are rarer, and are left to it too.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Annotated, Final, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from playbook.model.attempt import LARGEST
from playbook.results.checksum import ESCAPED_QUOTE, named

_Id = Annotated[str, Meta(max_length=40)]
_Named = Annotated[str, Meta(min_length=1, max_length=40)]
_Variant = Annotated[str, Meta(max_length=80)]
_Title = Annotated[str, Meta(max_length=300)]
_Count = Annotated[int, Meta(ge=0, le=LARGEST)]
_Slug = Annotated[str, Meta(max_length=40, pattern=r"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")]


class QuickResult(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """See ``model.attempt.Result``."""

    finished: str | None
    points: _Count | None
    of: _Count | None
    passed: bool | None
    ending: _Variant | None


class QuickExercise(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """See ``model.attempt.HandedBack``."""

    id: _Id
    variant: _Variant | None
    kind: Annotated[str, Meta(max_length=20)]
    title: _Title
    edition: str
    status: Literal["under-way", "done"]
    started: str
    finished: str | None
    attempts: Annotated[int, Meta(ge=1, le=LARGEST)]
    first: QuickResult
    latest: QuickResult
    events: None


class _Assignment(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    id: _Named
    title: _Title


class QuickHandBack(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """See ``model.attempt.HandBack``."""

    format: Literal["playbook-hand-back"]
    version: Literal[1]
    site: _Slug
    made: str
    learner: Annotated[str, Meta(min_length=1, max_length=80)]
    self_reported: bool
    exercises: Annotated[tuple[QuickExercise, ...], Meta(min_length=1, max_length=2000)]
    checksum: str
    assignment: _Assignment | UnsetType = UNSET


_decoder: Final = msgspec.json.Decoder(QuickHandBack)
_encoder: Final = msgspec.json.Encoder(order="sorted")
_QUOTE: Final = b'"'
_TIME: Final = b"0000-00-00T00:00:00.000Z\n"
_EDITION: Final = b"000000000000\n"
_DIGITS: Final = bytes.maketrans(b"123456789", b"0" * 9)
_HEX_DIGITS: Final = bytes.maketrans(b"123456789abcdef", b"0" * 15)


def quickly_read(content: bytes) -> QuickHandBack | None:
    """Read a hand-back in which all is sound but its site; None for all that leaves a doubt."""
    # An escaped quotation mark could make up, in the count below, for one of a key too many.
    if ESCAPED_QUOTE in content:
        return None
    try:
        made = _decoder.decode(content)
        text = _encoder.encode(made)
    except (ValueError, RecursionError, msgspec.MsgspecError):
        return None
    # More quotation marks than the object needs may be a key that stands twice.
    if content.count(_QUOTE) != text.count(_QUOTE) or not _seals(made.checksum, text):
        return None
    return made if made.self_reported and _as_written(made) else None


def _seals(own: str, text: bytes) -> bool:
    return own == named(text.replace(f'"checksum":"{own}",'.encode(), b"", 1))


def _as_written(made: QuickHandBack) -> bool:
    """Tell whether times and editions look as pages write them, and each exercise comes once."""
    each, times, editions = set(), [made.made], []
    for one in made.exercises:
        each.add((one.id, one.variant))
        editions.append(one.edition)
        finished = (one.finished, one.first.finished, one.latest.finished)
        times += (one.started, *(time for time in finished if time is not None))
    return (
        len(each) == len(made.exercises)
        and _are_like(_EDITION, editions, _HEX_DIGITS)
        and _are_like(_TIME, times, _DIGITS)
        and _are_in_the_calendar(times)
    )


def _are_like(line: bytes, texts: Sequence[str], digits: bytes) -> bool:
    """Tell whether each text is like a line in which every digit is 0; all of them at once.

    A line end inside a text would make more lines than there are texts.
    """
    lines = "\n".join([*texts, ""]).encode()
    return lines.translate(digits) == line * len(texts)


def _are_in_the_calendar(times: Iterable[str]) -> bool:
    try:
        for time in set(times):
            datetime.fromisoformat(time)
    except ValueError:
        return False
    return True
