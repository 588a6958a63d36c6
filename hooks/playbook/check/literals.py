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
from playbook.generate.slots import CACHED, SlotError, parts

_CLOSING = "\"'\u201d\u2019)\\]*_"
_OPENING = "\"'\u201c\u2018(\\[*_"
_SENTENCE_START = re.compile(
    rf"(?:^|[.!?:…][{_CLOSING}]*\s+|\n\s*|[-\u2013\u2014]\s+|(?:^|[\s(\[])[{_OPENING}]+)$"
)
_PLAIN_STARTS = frozenset({". ", "? ", "! "})
"""How most sentences begin; what stands here needs no search."""

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
_LETTER = r"[^\W\d_]"
_MARKED = re.compile(
    r"[$€£¥₹]\s?\d(?:[\d.,]*\d)?|[$€£¥₹]|\d(?:[\d.,:/]*\d)?(?:st|nd|rd|th)?"
    rf"|(?=[^\W\d_a-z])(?<!{_LETTER})(?<!{_LETTER}['\u2019]){_LETTER}+(?:['\u2019]{_LETTER}+)*"
)
"""Sums, numbers, and words that begin with a capital: all else can be no literal by itself."""

_TIMES = re.compile(
    rf"(?<!{_LETTER})(?:(?:{'|'.join(sorted(_NUMBERS))})[\W_]+(?P<unit>{'|'.join(sorted(_UNITS))})"
    rf"(?!['\u2019]?{_LETTER})|(?-i:{'|'.join(sorted(_DAYS))})s?(?!{_LETTER}))",
    re.IGNORECASE,
)
"""A number in words with its unit, and a day of the week that was written small."""

_HINTS = re.compile("day|week|month|year|dollar|percent|clock", re.IGNORECASE)
"""What stands in every text that ``_TIMES`` finds something in."""

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
        for literal in literals_of(line.text, names):
            if subject.sound(line.path):
                message = f"{quoted(literal.word)} is {literal.what}; take it from a slot"
                hint = "declare a slot with its value in every cast, and write {slot} here"
                if literal.what in (_CAPITAL, _CAPITALS):
                    hint += "; a word that every cast shares goes into proper_words"
                yield report("PB501", subject.word(line.path, literal.word), message, hint)


@lru_cache(maxsize=CACHED)
def literals_of(text: str, names: _Names) -> tuple[_Literal, ...]:
    """Give the literals of a template, in order; none if its braces are wrong."""
    try:
        pieces = parts(text)
    except SlotError:
        return ()
    shown = "".join(piece if isinstance(piece, str) else _FILLED for piece in pieces)
    found: list[tuple[int, _Literal]] = []
    for match in _MARKED.finditer(shown):
        what = _what(match.group().replace("\u2019", "'"), _ahead(shown, match.start()), names)
        if what is not None:
            found.append((match.start(), _Literal(match.group(), what)))
    if _HINTS.search(shown):
        for match in _TIMES.finditer(shown):
            literal = _Literal(
                " ".join(match.group().replace(_FILLED, " ").split()),
                _AMOUNT if match["unit"] else _DAY,
            )
            found.append((match.start(), literal))
    return tuple(dict.fromkeys(literal for _, literal in sorted(found, key=lambda one: one[0])))


def _ahead(text: str, end: int) -> str:
    """Give what stands just before a word; a letter marks that more stands before that."""
    start = max(0, end - _LOOK_BACK)
    return ("x" if start else "") + text[start:end]


_LOOK_BACK = 40
_AMOUNT = "an amount"
_DAY = "a day of the week"
_CAPITAL = "a name, as its capital letter says"
_CAPITALS = "a word in capitals"


def _what(word: str, ahead: str, names: _Names) -> str | None:
    """Say what kind of literal a number, a sum or a word with a capital is, or None."""
    first = word[0]
    if first.isdigit():
        return "a number"
    if not first.isalpha():
        return "an amount of money"
    bare = word.lower().removesuffix("'s")
    if bare in _DAYS or bare.removesuffix("s") in _DAYS:
        return _DAY
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
    if not ahead or ahead[-2:] in _PLAIN_STARTS or _SENTENCE_START.search(ahead):
        return None
    return "a month" if bare in ("may", "march") else _CAPITAL
