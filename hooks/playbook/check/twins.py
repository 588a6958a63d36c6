"""PB517: no two families share a line, nor nearly so: whoever has played one would know it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from playbook.check.study import Study
from playbook.check.templates import choices_of, turns_of
from playbook.diagnostics import Diagnostic, report
from playbook.nodes import Path

RUN = 4
"""Lines are compared by their runs of this many words."""

FEWEST_RUNS = 5
"""A line with fewer runs is too short to be anybody's own."""

ALIKE = 0.5
"""Two lines are alike if they share this much of the shorter one's runs."""

COMMONPLACE = 12
"""A run that stands in more lines than this says nothing of any two of them."""

_WORD = re.compile(r"\{[^{}]*\}|[^\W_]+(?:['\u2019][^\W_]+)*")
_TURN = ("scene", "says", "inner")
_CHOICE = ("say", "happens", "why", "better", "when_right")


class _Line(NamedTuple):
    study: Study
    path: Path
    runs: int


def near_duplicates(studies: Sequence[Study]) -> Iterator[Diagnostic]:
    """Report lines that another family has too, at the later of the two."""
    lines: list[_Line] = []
    homes: dict[str, list[int]] = {}
    for study in studies:
        first_own = len(lines)
        for path, text in _lines(study):
            runs = runs_of(text)
            if len(runs) < FEWEST_RUNS or not study.subject.sound(path):
                continue
            twin = _twin(runs, homes, lines, first_own)
            if twin is not None:
                yield _finding(study, path, twin)
            for run in runs:
                home = homes.setdefault(run, [])
                if len(home) <= COMMONPLACE:
                    home.append(len(lines))
            lines.append(_Line(study, path, len(runs)))


def _twin(
    runs: frozenset[str], homes: dict[str, list[int]], lines: Sequence[_Line], first_own: int
) -> _Line | None:
    """Give the earlier line of another family that shares most, if it shares enough."""
    shared: Counter[int] = Counter()
    for run in runs:
        home = homes.get(run, ())
        if len(home) <= COMMONPLACE:
            shared.update(number for number in home if number < first_own)
    best: tuple[float, _Line] | None = None
    for number, count in sorted(shared.items()):
        alike = count / min(len(runs), lines[number].runs)
        if alike >= ALIKE and (best is None or alike > best[0]):
            best = alike, lines[number]
    return None if best is None else best[1]


@lru_cache(maxsize=65536)
def runs_of(text: str) -> frozenset[str]:
    """Give the runs of words in a text; a slot is a word, whatever its name."""
    words = [
        "{}" if word[0] == "{" else word.lower().replace("\u2019", "'")
        for word in _WORD.findall(text)
    ]
    return frozenset(" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


def _lines(study: Study) -> Iterator[tuple[Path, str]]:
    for path, turn in turns_of(study.call):
        for name in _TURN:
            text = getattr(turn, name)
            if text is not None:
                yield (*path, name), text
    for path, _, choice in choices_of(study.call):
        for name in _CHOICE:
            text = getattr(choice, name)
            if text is not None:
                yield (*path, name), text
    for number, ending in enumerate(study.call.endings):
        yield ("endings", number, "text"), ending.text


def _finding(study: Study, path: Path, twin: _Line) -> Diagnostic:
    there = twin.study.subject.place(twin.path)
    message = f"nearly the same words stand at {there.path}:{there.line}"
    return report("PB517", study.subject.place(path), message, "say it in this family's own words")
