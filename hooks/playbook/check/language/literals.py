"""PB501: names, dates and amounts in templates come from slots."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from playbook.catalog.catalog import Catalog
from playbook.check.support.spoken_quantities import DAY, DAYS, DOUBTFUL, MONTH, MONTHS, spoken
from playbook.check.support.texts import templates
from playbook.diagnostics import Diagnostic, diagnose, quoted
from playbook.generate.slots import CACHED, SlotError, parts

_CLOSING = "\"'\u201d\u2019\u201c\u2018\u00bb)\\]*_"
_OPENING = "\"'\u201c\u2018\u201e\u201a\u00ab(\\[*_"
_SENTENCE_START = re.compile(
    # After an end, a dash, a dot of a list; and behind an opening sign, whatever stands before it:
    # a quote that touches the next letter opens.
    rf"(?:^|[.!?:\u2026][{_CLOSING}]*\s+|[!?\u2026]|\.\.|\n\s*|-\s+|[\u2013\u2014\u2022]\s*"
    rf"|(?<![^\W\d_])[{_OPENING}]+|[\"\u201c\u201e\u00ab(\[]['\u2018*_]*|[\u201c\u201e\u00ab]\s+)$"
)
_PLAIN_STARTS = frozenset({". ", "? ", "! "})
"""How most sentences begin; what stands here needs no search."""

_ALWAYS = frozenset({"I", "I'm", "I'll", "I've", "I'd", "OK"})
_NO_NAMES = (
    "a about after again ah all also although always an and any anybody anyone anything are "
    "as at because before both but by can can't could did didn't do does doesn't don't either "
    "every everybody everyone everything for from good had has have he hello her here here's "
    "hers hey hi his how how's if in into is isn't it it's its just let let's many me more "
    "most much my never no nobody none nor not nothing now of oh okay on once one only or our "
    "ours out over please said say she should since so some somebody someone something sorry "
    "still sure thank thanks that that's the their theirs them then there there's these they "
    "they're this those though through to too until up us was wasn't we we're well were what "
    "what's when when's where where's whether which while who who's whoever whom whose why "
    "why's with without would yes yet you you're your yours"
)
_NOBODY = frozenset(_NO_NAMES.split())
"""Words that are nobody's name, wherever a capital letter stands."""


_LETTER = r"[^\W\d_]"
_MARKED = re.compile(
    # Small letters and blanks are passed over in one go.
    r"[^a-z_\s,.;:?!'\"()\x1a-](?:(?<=[$€£¥₹])(?:\s?\d(?:[\d.,]*\d)?)?|(?<=\d)(?:[\d.,:/]*\d)?(?:st|nd|rd|th)?"
    rf"|(?<=[^\W\d_a-z])(?<!{_LETTER}{{2}})(?<!{_LETTER}['\u2019]{_LETTER})"
    rf"{_LETTER}*(?:['\u2019]{_LETTER}+)*)"
)
"""Sums, numbers, and words that begin with a capital: all else can be no literal by itself."""

_FILLED = "\x1a"
"""Stands where a slot stands: a word, but no letter, and nothing that a file may hold."""


class Names(NamedTuple):
    """Words with a capital that are known: proper ones of every cast, parts of people's names."""

    proper: frozenset[str]
    people: frozenset[str]


class Literal(NamedTuple):
    """What stands there, and what it is."""

    word: str
    what: str


def literals(catalog: Catalog) -> Iterator[Diagnostic]:
    """Find literal names, dates and amounts in calls and gates."""
    names = known_names(catalog)
    for subject, line in templates(catalog):
        for literal in literals_of(line.text, names):
            if subject.sound(line.path):
                message = f"{quoted(literal.word)} is {literal.what}; take it from a slot"
                hint = "declare a slot with its value in every cast, and write {slot} here"
                if literal.what in (_CAPITAL, _CAPITALS):
                    hint += "; a word that every cast shares goes into proper_words"
                yield diagnose("PB501", subject.word(line.path, literal.word), message, hint)


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
        start, word = match.start(), match.group()
        if said and any(one.start <= start < one.end for one in said):
            continue
        what, by_place = _what(word, names)
        if what is not None and not (by_place and _begins(shown, start)):
            found.append((start, Literal(word, what)))
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


def _begins(text: str, at: int) -> bool:
    """Tell whether a sentence begins at a place."""
    if not at or text[at - 2 : at] in _PLAIN_STARTS:
        return True
    start = max(0, at - _LOOK_BACK)
    # A letter marks that more stands before what is looked at.
    return _SENTENCE_START.search(("x" if start else "") + text[start:at]) is not None


_LOOK_BACK = 40
_CAPITAL = "a name, as its capital letter says"
_CAPITALS = "a word in capitals"


@lru_cache(maxsize=CACHED)
def _what(marked: str, names: Names) -> tuple[str | None, bool]:
    """Say what kind of literal a number, a sum or a word with a capital is, or None.

    The other value tells whether it is none after all where a sentence begins.
    """
    word = marked.replace("\u2019", "'")
    first = word[0]
    if first.isdigit():
        return "a number", False
    if not first.isalpha():
        return "an amount of money", False
    bare = word.lower().removesuffix("'s")
    if bare in DAYS or bare.removesuffix("s") in DAYS:
        return DAY, False
    if not first.isupper() or word in _ALWAYS:
        return None, False
    stem = word.removesuffix("'s")
    if stem in names.proper:
        return None, False
    if bare in MONTHS:
        return MONTH, False
    if stem in names.people:
        return "a person's name", False
    if len(stem) > 1 and stem.isupper():
        return _CAPITALS, False
    if word.lower() in _NOBODY:
        return None, False
    return MONTH if bare in DOUBTFUL else _CAPITAL, True
