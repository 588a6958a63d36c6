"""Templates with slots: ``{buyer}``, ``{Buyer.they}``, ``{sent_day}``; ``{{`` is a literal brace.

A person slot alone gives the first name. A name that starts with a capital capitalizes the value.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from playbook.model.reference import Persona

Value = Persona | str
"""What fills a slot: a person, or a whole phrase."""

_FORMS = ("they", "them", "their", "theirs", "themself")
PRONOUNS: Mapping[str, Mapping[str, str]] = {
    words.split()[0]: dict(zip(_FORMS, words.split(), strict=True))
    for words in ("she her her hers herself", "he him his his himself", " ".join(_FORMS))
}

PERSON_ATTRIBUTES = ("name", "first", "last", "role", "industry", *_FORMS)

CACHED = 65_536
"""Templates that are kept as split: about all of four hundred families."""

_TOKEN = re.compile(r"\{\{|\}\}|\{(?P<inside>[^{}]*)\}|[{}]")
_INSIDE = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9_]*)(?:\.(?P<attribute>[a-z]+))?")


class SlotError(ValueError):
    """A template that cannot be filled.

    ``offset`` counts characters from the start of the template. ``word`` is what is unknown, and
    ``known`` what could stand there; both are empty if the braces themselves are wrong.
    """

    def __init__(
        self, message: str, offset: int, word: str = "", known: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message)
        self.offset = offset
        self.word = word
        self.known = known


class Slot(NamedTuple):
    """One mention of a slot in a template; ``offset`` and ``length`` cover its braces."""

    name: str
    attribute: str | None
    capital: bool
    offset: int
    length: int


@lru_cache(maxsize=CACHED)
def parts(template: str) -> tuple[str | Slot, ...]:
    """Split a template into literal text and slots.

    Raises SlotError for a brace that is not closed, not opened, or holds no slot's name.
    """
    if "{" not in template and "}" not in template:
        return (template,) if template else ()
    return tuple(_parts(template))


def _parts(template: str) -> Iterator[str | Slot]:
    end = 0
    for match in _TOKEN.finditer(template):
        if match.start() > end:
            yield template[end : match.start()]
        end = match.end()
        token = match.group()
        if token in ("{{", "}}"):
            yield token[0]
        elif len(token) == 1:
            raise SlotError(f'a lone "{token}"; write it twice for a literal brace', match.start())
        else:
            yield _slot(match)
    if end < len(template):
        yield template[end:]


def _slot(match: re.Match[str]) -> Slot:
    inside = _INSIDE.fullmatch(match["inside"])
    if inside is None:
        raise SlotError(f'"{match.group()}" does not name a slot', match.start())
    name = inside["name"]
    return Slot(
        name=name[0].lower() + name[1:],
        attribute=inside["attribute"],
        capital=name[0].isupper(),
        offset=match.start(),
        length=len(match.group()),
    )


@lru_cache(maxsize=CACHED)
def mentions(template: str) -> tuple[Slot, ...]:
    """Return the slots that a template mentions, in order. Raises SlotError as ``parts`` does."""
    return tuple(part for part in parts(template) if isinstance(part, Slot))


def fill(template: str, values: Mapping[str, Value]) -> str:
    """Return the template with every slot filled.

    Raises SlotError for wrong braces, an unknown slot, or an attribute that the slot has not.
    """
    return Filler(values)(template)


class Filler:
    """Fills templates with the same values; what was filled once is remembered.

    Raises what ``fill`` raises.
    """

    def __init__(self, values: Mapping[str, Value]) -> None:
        self.values = values
        self._texts: dict[str, str] = {}
        self._slots: dict[tuple[str, str | None, bool], str] = {}

    def __call__(self, template: str) -> str:
        """Return the template with every slot filled."""
        text = self._texts.get(template)
        if text is None:
            pieces = parts(template)
            text = self._texts[template] = "".join(
                [piece if isinstance(piece, str) else self._slot(piece) for piece in pieces]
            )
        return text

    def _slot(self, slot: Slot) -> str:
        form = slot[:3]
        text = self._slots.get(form)
        if text is None:
            text = self._slots[form] = _filled(slot, self.values)
        return text


def _filled(slot: Slot, values: Mapping[str, Value]) -> str:
    if slot.name not in values:
        raise SlotError(f'no slot "{slot.name}"', slot.offset, slot.name, tuple(values))
    text = _read(slot, values[slot.name])
    return text[:1].upper() + text[1:] if slot.capital else text


def _read(slot: Slot, value: Value) -> str:
    if isinstance(value, str):
        if slot.attribute is not None:
            raise SlotError(
                f'slot "{slot.name}" is a phrase and has no ".{slot.attribute}"',
                slot.offset,
                slot.attribute,
            )
        return value
    attribute = slot.attribute or "first"
    pronouns = PRONOUNS[value.pronoun]
    if attribute in pronouns:
        return pronouns[attribute]
    if attribute not in PERSON_ATTRIBUTES:
        raise SlotError(
            f'a person has no ".{attribute}"', slot.offset, attribute, PERSON_ATTRIBUTES
        )
    return str(getattr(value, attribute))
