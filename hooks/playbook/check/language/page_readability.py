"""PB518: what learners read is plain, by Flesch and Kincaid's grade and by the mean sentence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from playbook.catalog.catalog import Catalog
from playbook.check.language.line_length import may_exceed
from playbook.check.language.script_readability import FEWEST_WORDS, Count, syllables, total
from playbook.check.support.subject import Subject
from playbook.check.support.texts import PlacedText, prose
from playbook.diagnostics import Diagnostic, diagnose

MOST_WORDS = 28
"""The most words of one sentence on a learner's page."""


@dataclass(frozen=True)
class Limits:
    """What readers of a kind may be asked: a school grade, and words in the mean sentence."""

    grade: float
    mean: float | None = None


LEARNER = Limits(8.0, 16.0)
LIMITS: Mapping[str, Limits] = {
    "learner": LEARNER,
    "trainer": Limits(10.0),
    "author": Limits(10.0),
}
"""By audience; whoever is not named here is taken for a learner."""

_STOP = re.compile(r"(?<![.!?\u2026])[.!?\u2026]+[\"'\u201d\u2019)\]*]*(?=\s|$)|\n[ \t]*\n")
_PAUSE = re.compile(r";\s")
_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
_SLOT = re.compile(r"\{[^{}]*\}")


@lru_cache(maxsize=16384)
def measured(text: str) -> Count:
    """Count sentences, words and syllables. A colon ends no sentence here, and neither does a line.

    What has no stop, such as a cell of a table, is one sentence; what has no words is none.
    """
    words = _WORD.findall(text)
    found = sum(1 for _, part in sentences(text) if _WORD.search(part))
    return Count(found, len(words), sum(map(syllables, words)))


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Give each sentence with the place where it begins."""
    start = 0
    for stop in _STOP.finditer(text):
        yield start, text[start : stop.end()]
        start = stop.end()
    yield start, text[start:]


def long_ones(text: str) -> Iterator[tuple[int, int]]:
    """Give the place of each sentence with too many words, and how many it has.

    A semicolon lets a reader breathe.
    """
    if not may_exceed(text, MOST_WORDS):
        return
    for start, sentence in sentences(text):
        at = start
        for part in _PAUSE.split(sentence):
            words = _WORD.findall(part)
            if len(words) > MOST_WORDS:
                first = _WORD.search(part)
                yield at + (first.start() if first else 0), len(words)
            at += len(part) + 2


def hard(texts: Sequence[str], limits: Limits) -> Iterator[tuple[str, int]]:
    """Say why texts together are too hard, and which of them is the hardest.

    Fewer than a hundred words say nothing.
    """
    counts = [measured(text) for text in texts]
    whole = total(counts)
    if whole.words < FEWEST_WORDS:
        return
    if whole.grade > limits.grade:
        graded = [one.grade if one.words > 4 else 0.0 for one in counts]
        message = f"this reads at grade {whole.grade:.1f}, and {limits.grade:.0f} is the most"
        yield message, graded.index(max(graded))
    mean = whole.words / max(1, whole.sentences)
    if limits.mean is not None and mean > limits.mean:
        means = [one.words / max(1, one.sentences) for one in counts]
        message = f"a sentence has {mean:.1f} words on average, and {limits.mean:.0f} are the most"
        yield message, means.index(max(means))


HINT = "shorter sentences, shorter words; this is the hardest part"


def hard_reference(catalog: Catalog) -> Iterator[Diagnostic]:
    """Find causes, techniques, worksheets and gates that are too hard for learners.

    Calls are judged by what is said and what is told: PB516.
    """
    texts: dict[str, list[PlacedText]] = {}
    for subject, line in prose(catalog):
        if subject.owner not in catalog.calls and subject.sound(line.path):
            texts.setdefault(subject.owner, []).append(line)
    for owner, sound in texts.items():
        for message, hardest in hard([_SLOT.sub("this", line.text) for line in sound], LEARNER):
            place = Subject(catalog, owner).place(sound[hardest].path)
            yield diagnose("PB518", place, message, HINT)
