"""PB501: names, dates and amounts in templates come from slots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from playbook.catalog import Catalog
from playbook.check.subject import Subject
from playbook.check.templates import Line, call_lines, gate_lines
from playbook.diagnostics import Diagnostic, quoted, report
from playbook.generate.slots import SlotError, parts

_TOKEN = re.compile(
    r"[$€£¥₹]\s?\d(?:[\d.,]*\d)?|[$€£¥₹]|\d(?:[\d.,:/]*\d)?(?:st|nd|rd|th)?|[^\W\d_]+(?:['\u2019][^\W\d_]+)*"
)
_CLOSING = "\"'\u201d\u2019)\\]*_"
_OPENING = "\"'\u201c\u2018(\\[*_"
_SENTENCE_START = re.compile(
    rf"(?:^|[.!?:…][{_CLOSING}]*\s+|\n\s*|[-\u2013\u2014]\s+|(?:^|[\s(\[])[{_OPENING}]+)$"
)
_ALWAYS = frozenset({"I", "I'm", "I'll", "I've", "I'd", "OK"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
_MONTHS = _words("january february april june july august september october november december")
_NUMBERS = _words(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "thousand million dozen"
)
_UNITS = _words("day days week weeks month months year years dollar dollars percent o'clock")
_FILLED = "\ufffc"
"""Stands where a slot stands: a word, but no letter."""


class _Names(NamedTuple):
    proper: frozenset[str]
    people: frozenset[str]


class _Literal(NamedTuple):
    word: str
    what: str


def literals(catalog: Catalog) -> Iterator[Diagnostic]:
    """Report literal names, dates and amounts in calls and gates."""
    names = _Names(
        frozenset(word for phrase in catalog.settings.proper_words for word in phrase.split()),
        frozenset(
            name
            for person in catalog.personas.values()
            for name in re.split(r"[\s-]+", f"{person.first} {person.last}")
            if name
        ),
    )
    for call in catalog.calls.values():
        yield from _lines(Subject(catalog, call.id), call_lines(call), names)
    for gate in catalog.gates.values():
        yield from _lines(Subject(catalog, gate.id), gate_lines(gate), names)


def _lines(subject: Subject, lines: Iterator[Line], names: _Names) -> Iterator[Diagnostic]:
    for line in lines:
        for literal in _literals(line.text, names):
            if subject.sound(line.path):
                message = f"{quoted(literal.word)} is {literal.what}; take it from a slot"
                hint = "declare a slot with its value in every cast, and write {slot} here"
                if literal.what in (_CAPITAL, _CAPITALS):
                    hint += "; a word that every cast shares goes into proper_words"
                yield report("PB501", subject.word(line.path, literal.word), message, hint)


@lru_cache(maxsize=16384)
def _literals(text: str, names: _Names) -> tuple[_Literal, ...]:
    try:
        pieces = parts(text)
    except SlotError:
        return ()
    shown = "".join(piece if isinstance(piece, str) else _FILLED for piece in pieces)
    found: list[_Literal] = []
    before = ""
    for match in _TOKEN.finditer(shown):
        word = match.group().replace("\u2019", "'")
        what = _what(word, before, _ahead(shown, match.start()), names)
        if what is not None:
            spoken = f"{before} {word}" if what == _AMOUNT else match.group()
            found.append(_Literal(spoken, what))
        before = word
    return tuple(dict.fromkeys(found))


def _ahead(text: str, end: int) -> str:
    """Give what stands just before a word; a letter marks that more stands before that."""
    start = max(0, end - _LOOK_BACK)
    return ("x" if start else "") + text[start:end]


_LOOK_BACK = 40
_AMOUNT = "an amount"
_CAPITAL = "a name, as its capital letter says"
_CAPITALS = "a word in capitals"


def _what(word: str, before: str, ahead: str, names: _Names) -> str | None:
    """Say what kind of literal a word is, or None."""
    first = word[0]
    if first.isdigit():
        return "a number"
    if not first.isalpha():
        return "an amount of money"
    low = word.lower()
    bare = low.removesuffix("'s")
    if low in _UNITS and before.lower() in _NUMBERS:
        return _AMOUNT
    if bare in _DAYS or bare.removesuffix("s") in _DAYS:
        return "a day of the week"
    if not first.isupper() or word in _ALWAYS:
        return None
    stem = word.removesuffix("'s")
    if stem in names.proper:
        return None
    if bare in _MONTHS:
        return "a month"
    if stem in names.people:
        return "a person's name"
    if len(stem) > 1 and stem.isupper():
        return _CAPITALS
    if _SENTENCE_START.search(ahead):
        return None
    return "a month" if low in ("may", "march") else _CAPITAL
