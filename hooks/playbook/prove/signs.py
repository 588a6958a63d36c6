"""What a line shows to somebody who does not understand it: words, pairs of words, and looks."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from playbook.prove.decision import Decision

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[^\w\s]")
_SENTENCE_END = re.compile(r"""[.!?]+["')\]\u201d\u2019]*(?:\s+|$)""")
_NAME = re.compile(r"(?<=[\w,;:] )(?!I\b)[A-Z]\w")
_QUOTE = re.compile(r"""(?<!\w)'|'(?!\w)|["\u201c\u201d]""")
_I = frozenset({"i", "me", "my", "mine", "we", "us", "our"})
_YOU = frozenset({"you", "your", "yours"})
_NOT = frozenset({"no", "not", "nothing", "never", "nobody", "without"})
_SHORT = 3
_STEM = 5

_SHOWN = (
    *("words", "letters in a word", "sentences", "words in a sentence"),
    *("words in the first sentence", "words in the last sentence", "questions"),
    *("ends as a question", "exclamation marks", "commas", "colons", "quotation marks"),
    *("numbers", "names", "contractions", "I or we", "you", "begins with I", "negations"),
    *("different words", "short words"),
)
LOOKS = (*_SHOWN, "other in length", "like the others", "like the situation")
"""What the looks of a line tell, in their order."""


class Line(NamedTuple):
    """A line as it stands among the others of its decision."""

    words: tuple[str, ...]
    """Its words and signs, each once; any number is ``#``."""
    pairs: tuple[str, ...]
    """Those that stand side by side; the line begins with ``^`` and ends with ``$``."""
    stems: frozenset[str]
    looks: tuple[float, ...]
    """Numbers, one for each of ``LOOKS``."""
    ends: tuple[str, ...]
    """In what it alone has the most of all lines of its decision, or the least."""


Lines = Sequence[tuple[Line, ...]]
"""The lines of some decisions, in the decisions' order."""


class _Read(NamedTuple):
    words: tuple[str, ...]
    pairs: tuple[str, ...]
    stems: frozenset[str]
    shown: tuple[float, ...]


def seen(decisions: Sequence[Decision]) -> list[tuple[Line, ...]]:
    """Look at the lines of each decision. Lines that come again, in other forms, are read once."""
    read: dict[str, _Read] = {}
    for decision in decisions:
        read.update({line: _read(line) for line in decision.lines if line not in read})
    return [_beside([read[line] for line in one.lines], one.situation) for one in decisions]


def tokens(text: str) -> list[str]:
    """Give the words and signs of a text in their order."""
    found = _TOKEN.findall(text.lower().replace("\u2019", "'"))
    return ["#" if token.isdigit() else token for token in found]


def stems(words: Sequence[str]) -> frozenset[str]:
    """Give the longer ones of some words without their ends: ``called`` is like ``calling``."""
    return frozenset(word[:_STEM] for word in words if len(word) > _SHORT)


def sentences(text: str) -> list[str]:
    """Split a text into its sentences."""
    return [part for part in _SENTENCE_END.split(text) if part]


def likeness(words: frozenset[str], others: frozenset[str]) -> float:
    """Tell what share of the words stands among the others too, from 0 to 1."""
    return len(words & others) / len(words) if words else 0.0


def _read(line: str) -> _Read:
    found = tokens(line)
    pairs = zip(["^", *found], [*found, "$"], strict=True)
    return _Read(
        tuple(dict.fromkeys(found)),
        tuple(dict.fromkeys(f"{left} {right}" for left, right in pairs)),
        stems(found),
        _shown(line, [word for word in found if word == "#" or word[0].isalpha()]),
    )


def _shown(line: str, words: Sequence[str]) -> tuple[float, ...]:
    """Measure a line by itself, in the order of ``_SHOWN``."""
    whole = max(1, len(words))
    parts = [len(part.split()) for part in sentences(line)] or [0]
    heads = [word.split("'")[0] for word in words] or [""]
    return (
        *(len(words), sum(map(len, words)) / whole, len(parts), len(words) / len(parts)),
        *(parts[0], parts[-1], line.count("?")),
        *(line.rstrip("'\"\u201d\u2019").endswith("?"), line.count("!"), line.count(",")),
        *(line.count(":") + line.count(";"), len(_QUOTE.findall(line)), words.count("#")),
        *(len(_NAME.findall(line)), sum("'" in word for word in words)),
        *(sum(head in _I for head in heads), sum(head in _YOU for head in heads)),
        heads[0] == "i",
        sum(word in _NOT or word.endswith("n't") for word in words),
        len(set(words)) / whole,
        sum(len(word) <= _SHORT for word in words) / whole,
    )


def _beside(lines: Sequence[_Read], situation: str) -> tuple[Line, ...]:
    """Measure lines beside one another, and in their situation."""
    around = stems(tokens(situation))
    mean = sum(line.shown[0] for line in lines) / len(lines)
    looks = [
        (
            *line.shown,
            abs(line.shown[0] - mean),
            sum(likeness(line.stems, other.stems) for other in lines if other is not line),
            likeness(line.stems, around),
        )
        for line in lines
    ]
    ends: list[list[str]] = [[] for _ in lines]
    for name, column in zip(LOOKS, zip(*looks, strict=True), strict=True):
        for end, extreme in (("most", max(column)), ("least", min(column))):
            if column.count(extreme) == 1:
                ends[column.index(extreme)].append(f"({end}: {name})")
    return tuple(
        Line(line.words, line.pairs, line.stems, look, tuple(end))
        for line, look, end in zip(lines, looks, ends, strict=True)
    )
