"""Amounts, days and times of day that are written in words: two weeks, ten cents, half past ten.

The form for one's own call finds the same ones: ``web/src/own-call/literals.ts``.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from playbook.check.support.hints import hinted

AMOUNT = "an amount"
DAY = "a day of the week"
MONTH = "a month"
DATE = "a date"
TIME = "a time of day"


class Spoken(NamedTuple):
    """Where it stands, and what it is."""

    start: int
    end: int
    what: str


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_MONTHS = "january february april june july september october november december"
DOUBTFUL = frozenset({"may", "march"})
"""Words as well: literals only where they are no beginning of a sentence."""

MONTHS = frozenset(f"{_MONTHS} august".split())
_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "thousand million billion dozen"
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
)
_HOUR = _any("one two three four five six seven eight nine ten eleven twelve")
_UNIT = _any(
    "days? weeks? months? years? percent o'clock dollars? cents? bucks? grand euros? pounds? quid "
    "pence francs? yen yuan rupees? pesos? krona kronor kroner"
)
_LETTER = r"[^\W\d_]"
_ALONE = rf"(?<!{_LETTER})"
_ENDS = rf"(?!['\u2019]?{_LETTER})"
_GAP = "[ \n\u00a0-]+"
_NUMBER = _any(_NUMBERS)
# A hundred is a number as well; a day, and one of them, are figures of speech.
_WHOLE = (
    rf"(?:(?:an?|one){_GAP}(?={_any('hundred thousand million billion dozen')}))?{_NUMBER}"
    rf"(?:{_GAP}(?:and{_GAP})?(?:{_NUMBER}|one){_ENDS}){{0,6}}"
)
_NTH = rf"(?:(?:twenty|thirty){_GAP})?{_any(_ORDINALS)}"
_MONTH = _any(f"{_MONTHS} august")
_FORMS = (
    (AMOUNT, rf"{_WHOLE}[\W_]+{_UNIT}{_ENDS}"),
    (DATE, rf"{_NTH}{_GAP}(?:of{_GAP}(?:{_MONTH}|may|march)|{_MONTH}){_ENDS}"),
    (DATE, rf"{_MONTH}{_GAP}(?:the{_GAP})?{_NTH}{_ENDS}"),
    (
        TIME,
        rf"(?:(?:half|quarter|five|ten|twenty|twenty{_GAP}five){_GAP}past|quarter{_GAP}to){_GAP}{_HOUR}"
        rf"{_ENDS}",
    ),
    (TIME, rf"{_HOUR}{_GAP}(?:(?:fifteen|thirty|forty{_GAP}five){_ENDS}(?!-)|[ap]\.m\.|pm{_ENDS})"),
    (DAY, rf"(?-i:{_any(' '.join(sorted(DAYS)))})s?(?!{_LETTER})"),
    # An august guest is none.
    (MONTH, rf"(?-i:{_any(_MONTHS)})(?!{_LETTER})"),
)
_SPOKEN = re.compile(
    _ALONE + "(?:" + "|".join(f"({form})" for _, form in _FORMS) + ")", re.IGNORECASE
)
_HINTS = (
    *("day", "week", "month", "year", "percent", "clock", "dollar", "cent", "buck", "grand"),
    *("euro", "pound", "quid", "pence", "franc", "yen", "yuan", "rupee", "peso", "kron", "past"),
    *("quarter", "fifteen", "thirty", "forty", "a.m.", "p.m.", "pm", "uary", "april", "june"),
    *("july", "tember", "tober", "vember", "cember", "august", "march", "may"),
)
"""In small letters: one of these stands in every text that ``_SPOKEN`` finds something in."""


def spoken(text: str) -> Iterator[Spoken]:
    """Give what a text says in words, in order; of two that overlap the first."""
    if hinted(text, _HINTS):
        for match in _SPOKEN.finditer(text):
            yield Spoken(match.start(), match.end(), _FORMS[(match.lastindex or 1) - 1][0])
