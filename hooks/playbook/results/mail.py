"""A saved mail -> the texts in it that may hold codes, and the hand-back files attached to it.

``intake/mail.ts`` reads the same. What a mail says of itself is not believed: its parts, their
depth and its lines are counted before it is taken apart.
"""

import email
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from html import unescape
from typing import Final, NamedTuple

from playbook.results.codes import MARK
from playbook.results.reading import MAX_BYTES, TOO_LARGE, RefusalError

ENDING: Final = ".eml"
MOST_PARTS: Final = 500
MOST_NESTED: Final = 50
"""So many parts may hold parts of their own; none lies deeper than that."""
MOST_LINES: Final = 200_000
LONGEST_HEADER: Final = 10_000

_HEAD_AT_MOST = 100_000
_BEGINS = re.compile(rb"(?:From [^\r\n]*\r?\n)?[A-Za-z][A-Za-z0-9-]*:")
_IS_MAIL = re.compile(rb"(?im)^(?:mime-version|content-type|content-transfer-encoding):")
_LINE_END = re.compile(rb"\r\n?")
_HEADER = re.compile(rb"(?im)^content-[a-z-]+[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*")
_WITHIN = re.compile(rb"(?i)multipart/|message/")
_NEW_LINE_TAGS = re.compile(r"(?i)<(?:br|/?p|/?div|/?li|/?tr|/?blockquote)(?:[\s/][^<>]*)?>")
_TAGS = re.compile(r"<[^<>]*>")
_WIDE = ("utf-16", "utf-16le", "utf-16be")
_OURS = (b'"playbook-hand-back"', b'"playbook-sign-off"')
_UNREADABLE: Final = "it is no mail that can be read; save its attachments and name those"


class Attached(NamedTuple):
    """A file in a mail: its name, if it has one, and its bytes or why they are not read."""

    name: str
    content: bytes | str


class Mail(NamedTuple):
    """What a mail holds that may be handed back."""

    text: str
    files: tuple[Attached, ...]


class _Part(NamedTuple):
    kind: str
    name: str
    content: bytes
    text: str


def is_mail(name: str, content: bytes) -> bool:
    """Tell a saved mail, by the ending of its name or by lines that only a mail begins with."""
    if name.lower().endswith(ENDING):
        return True
    begins = _whole(content)[:_HEAD_AT_MOST]
    if not _BEGINS.match(begins):
        return False
    return _IS_MAIL.search(_LINE_END.sub(b"\n", begins).split(b"\n\n", 1)[0]) is not None


def opened(content: bytes) -> Mail:
    """Take a mail apart. Raises RefusalError with the reason where that cannot be done."""
    if len(content) > MAX_BYTES:
        raise RefusalError(TOO_LARGE)
    plain = _LINE_END.sub(b"\n", _whole(content))
    reason = _too_much(plain)
    if reason:
        raise RefusalError(reason)
    try:
        parts = list(_parts(email.message_from_bytes(plain)))
    except RefusalError:
        raise
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, MessageError):
        raise RefusalError(_UNREADABLE) from None
    files = tuple(one for part in parts for one in _attached(part))
    return Mail(_texts([part for part in parts if not _is_file(part)]), files)


def _too_much(content: bytes) -> str | None:
    """Tell what would take long to take apart: each line is held against each part it lies in."""
    if content.count(b"\n") > MOST_LINES:
        return f"it has more than {MOST_LINES:,} lines"
    if len(_WITHIN.findall(content)) > MOST_NESTED:
        return "its parts are nested too deep; save its attachments and name those"
    longest = max((len(found[0]) for found in _HEADER.finditer(content)), default=0)
    return _UNREADABLE if longest > LONGEST_HEADER else None


def _parts(mail: Message) -> Iterator[_Part]:
    for number, part in enumerate(mail.walk(), 1):
        if number > MOST_PARTS:
            raise RefusalError(f"it has more than {MOST_PARTS} parts")
        if part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        found = content if isinstance(content, bytes) else b""
        text = _decoded(found, str(part.get_content_charset("")))
        yield _Part(part.get_content_type(), _name_of(part), found, text)


def _name_of(part: Message) -> str:
    """Return the name of an attached file, without what could stand for a folder."""
    name = part.get_filename("")
    try:
        name = str(make_header(decode_header(name)))
    except (ValueError, LookupError, MessageError):
        name = str(name)
    return " ".join(re.split(r"[/\\]", name)[-1].split())


def _decoded(content: bytes, charset: str) -> str:
    # A code has the same letters in nearly all charsets; a name of a charset is not looked up,
    # as some of them take very long.
    return content.decode(charset if charset in _WIDE else "utf-8-sig", "replace")


def _is_file(part: _Part) -> bool:
    """Tell a whole hand-back, attached or written into the mail, from a text with codes."""
    lower = part.name.lower()
    if lower.endswith((".json", ".zip", ENDING)) or part.kind == "application/json":
        return True
    begins = _whole(part.content).startswith(b"{")
    return begins and (lower.endswith(".txt") or any(mark in part.content for mark in _OURS))


def _attached(part: _Part) -> Iterator[Attached]:
    if not _is_file(part):
        return
    if part.name.lower().endswith(".zip"):
        yield Attached(part.name, "it is a .zip in a mail; save it and name it by itself")
    elif part.name.lower().endswith(ENDING):
        yield Attached(part.name, "it is a mail in a mail; save it and name it by itself")
    else:
        yield Attached(part.name, part.content)


def _texts(parts: list[_Part]) -> str:
    """Return all texts. Most mails say the same once more in HTML, which is then left alone."""
    plain = [
        part.text
        for part in parts
        if part.kind != "text/html"
        and (part.kind.startswith(("text/", "multipart/")) or part.name.lower().endswith(".txt"))
    ]
    if not any(MARK in text for text in plain):
        plain += [_without_tags(part.text) for part in parts if part.kind == "text/html"]
    # No code goes on from one text into the next one.
    return "\n* * *\n".join(plain)


def _without_tags(text: str) -> str:
    return unescape(_TAGS.sub("", _NEW_LINE_TAGS.sub("\n", text)))


def _whole(content: bytes) -> bytes:
    return content.removeprefix(BOM_UTF8).lstrip()
