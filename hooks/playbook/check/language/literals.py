"""PB501: names, dates and amounts in templates come from slots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from playbook.catalog.catalog import Catalog
from playbook.check.support.spoken_quantities import DAY, DAYS, DOUBTFUL, MONTH, MONTHS, spoken
from playbook.check.support.subject import Subject
from playbook.check.support.templates import Line, call_lines, gate_lines
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


_LETTER = r"[^\W\d_]"
_MARKED = re.compile(
    r"[$€£¥₹]\s?\d(?:[\d.,]*\d)?|[$€£¥₹]|\d(?:[\d.,:/]*\d)?(?:st|nd|rd|th)?"
    rf"|(?=[^\W\d_a-z])(?<!{_LETTER})(?<!{_LETTER}['\u2019]){_LETTER}+(?:['\u2019]{_LETTER}+)*"
)
"""Sums, numbers, and words that begin with a capital: all else can be no literal by itself."""

_FILLED = "\ufffc"
"""Stands where a slot stands: a word, but no letter."""


class Names(NamedTuple):
    """Words with a capital that are known: proper ones of every cast, parts of people's names."""

    proper: frozenset[str]
    people: frozenset[str]


class Literal(NamedTuple):
    """What stands there, and what it is."""

    word: str
    what: str


def literals(catalog: Catalog) -> Iterator[Diagnostic]:
    """Report literal names, dates and amounts in calls and gates."""
    names = known_names(catalog)
    for call in catalog.calls.values():
        yield from _lines(Subject(catalog, call.id), call_lines(call), names)
    for gate in catalog.gates.values():
        yield from _lines(Subject(catalog, gate.id), gate_lines(gate), names)


def known_names(catalog: Catalog) -> Names:
    """Give the words that a catalog makes known."""
    return Names(
        frozenset(word for phrase in catalog.settings.proper_words for word in phrase.split()),
        frozenset(
            name
            for person in catalog.personas.values()
            for name in re.split(r"[\s-]+", f"{person.first} {person.last}")
            if name
        ),
    )


def _lines(subject: Subject, lines: Iterator[Line], names: Names) -> Iterator[Diagnostic]:
    for line in lines:
        for literal in literals_of(line.text, names):
            if subject.sound(line.path):
                message = f"{quoted(literal.word)} is {literal.what}; take it from a slot"
                hint = "declare a slot with its value in every cast, and write {slot} here"
                if literal.what in (_CAPITAL, _CAPITALS):
                    hint += "; a word that every cast shares goes into proper_words"
                yield report("PB501", subject.word(line.path, literal.word), message, hint)


@lru_cache(maxsize=CACHED)
def literals_of(text: str, names: Names) -> tuple[Literal, ...]:
    """Give the literals of a template, in order; none if its braces are wrong."""
    shown = _shown(text)
    said = tuple(spoken(shown))
    found = [
        (start, Literal(" ".join(shown[start:end].replace(_FILLED, " ").split()), what))
        for start, end, what in said
    ]
    for match in _MARKED.finditer(shown):
        if any(one.start <= match.start() < one.end for one in said):
            continue
        what = _what(match.group().replace("\u2019", "'"), _ahead(shown, match.start()), names)
        if what is not None:
            found.append((match.start(), Literal(match.group(), what)))
    return tuple(dict.fromkeys(literal for _, literal in sorted(found, key=lambda one: one[0])))


@lru_cache(maxsize=CACHED)
def begins(text: str, names: Names) -> tuple[str, ...]:
    """Give the words with a capital that are no literal by their place: they begin a sentence."""
    shown = _shown(text)
    said = literals_of(text, names)
    words = (match.group().replace("\u2019", "'") for match in _MARKED.finditer(shown))
    return tuple(
        word
        for word in dict.fromkeys(words)
        if word[0].isupper()
        and word not in _ALWAYS
        and word.removesuffix("'s") not in names.proper
        and not any(word in one.word.replace("\u2019", "'") for one in said)
    )


def _shown(text: str) -> str:
    """Give a template with a sign for each slot; nothing if its braces are wrong."""
    try:
        pieces = parts(text)
    except SlotError:
        return ""
    return "".join(piece if isinstance(piece, str) else _FILLED for piece in pieces)


def _ahead(text: str, end: int) -> str:
    """Give what stands just before a word; a letter marks that more stands before that."""
    start = max(0, end - _LOOK_BACK)
    return ("x" if start else "") + text[start:end]


_LOOK_BACK = 40
_CAPITAL = "a name, as its capital letter says"
_CAPITALS = "a word in capitals"


def _what(word: str, ahead: str, names: Names) -> str | None:
    """Say what kind of literal a number, a sum or a word with a capital is, or None."""
    first = word[0]
    if first.isdigit():
        return "a number"
    if not first.isalpha():
        return "an amount of money"
    bare = word.lower().removesuffix("'s")
    if bare in DAYS or bare.removesuffix("s") in DAYS:
        return DAY
    if not first.isupper() or word in _ALWAYS:
        return None
    stem = word.removesuffix("'s")
    if stem in names.proper:
        return None
    if bare in MONTHS:
        return MONTH
    if stem in names.people:
        return "a person's name"
    if len(stem) > 1 and stem.isupper():
        return _CAPITALS
    if not ahead or ahead[-2:] in _PLAIN_STARTS or _SENTENCE_START.search(ahead):
        return None
    return MONTH if bare in DOUBTFUL else _CAPITAL
