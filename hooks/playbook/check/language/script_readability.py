"""PB516: the script of a call reads easily, by Flesch and Kincaid's grade over all its lines."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import pyphen

from playbook.check.support.proof import Proof
from playbook.check.support.texts import given, of_outcomes, of_seen, of_turns
from playbook.diagnostics import Diagnostic, diagnose
from playbook.generate.slots import SlotError

FEWEST_WORDS = 100
"""A grade of fewer words says nothing."""

SPOKEN, TOLD = 6.0, 8.0
"""The highest grades for what is said aloud and for what is told around it."""

_SENTENCE = re.compile(r"[.!?:;\u2026]+[\"'\u201d\u2019)\]]*(?=\s|$)|\n")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]es|ed|[^laeiouy]e)$")
_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")


class Count(NamedTuple):
    """How many sentences, words and syllables there are."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """The school grade after Flesch and Kincaid; there must be words."""
        sentence = self.words / max(1, self.sentences)
        return 0.39 * sentence + 11.8 * self.syllables / self.words - 15.59


_POOLS = (
    (
        "what is said",
        SPOKEN,
        (*of_seen("says"), *of_turns("choices.say,write"), *of_outcomes("reply")),
    ),
    (
        "what is told around it",
        TOLD,
        (
            *(*of_seen("scene,after,inner"), *of_turns("choices.do")),
            *(*of_outcomes("happens,why,better"), "endings.text", "debrief.text"),
        ),
    ),
)
"""Lines that are graded together."""


def hard_to_read(proof: Proof) -> Iterator[Diagnostic]:
    """Find calls whose spoken lines, or whose other texts, are above their grade."""
    if proof.subject.broken_keys:
        return
    fill = proof.fillers[0]
    for name, most, ways in _POOLS:
        try:
            counts = [(path, count(fill(text))) for path, text in given(proof.call, *ways)]
        except SlotError:
            return
        whole = total(one for _, one in counts)
        if whole.words >= FEWEST_WORDS and whole.grade > most:
            hardest, _ = max(counts, key=lambda one: one[1].words and one[1].grade)
            message = f"{name} reads at grade {whole.grade:.1f}, and {most:.0f} is the most"
            hint = "shorter sentences, shorter words; this line is the hardest"
            yield diagnose("PB516", proof.subject.place(hardest), message, hint)


@lru_cache(maxsize=65536)
def count(text: str) -> Count:
    """Count a text; one without words has no sentence."""
    words = _WORD.findall(text)
    if not words:
        return Count(0, 0, 0)
    ends = [match.start() for match in _SENTENCE.finditer(text)]
    # What follows the last sign is a sentence too, if it has words.
    tail = not ends or _WORD.search(text, ends[-1]) is not None
    return Count(len(ends) + tail, len(words), sum(map(syllables, words)))


def total(counts: Iterable[Count]) -> Count:
    """Add counts up."""
    return Count(*map(sum, zip((0, 0, 0), *counts, strict=True)))


@lru_cache(maxsize=65536)
def syllables(word: str) -> int:
    """Count the syllables of a word; at least one.

    A dictionary of line breaks misses some, since it leaves no letter alone (a-bout); vowels miss
    others (want-ed). The larger count is nearer to what is said.
    """
    low = word.lower()
    vowels = len(_VOWELS.findall(_SILENT.sub("", low)))
    return max(1, vowels, len(_dictionary().positions(low)) + 1)


@cache
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")
