"""PB517: no two families share a line, nor nearly so: whoever has played one would know it."""

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from playbook.check.support.proof import Proof
from playbook.check.support.texts import OF_TALK, given
from playbook.diagnostics import Diagnostic, diagnose
from playbook.yaml_source.nodes import Path

RUN = 4
"""Lines are compared by their runs of this many words."""

FEWEST_RUNS = 5
"""A line with fewer runs is too short to be anybody's own."""

ALIKE = 0.5
"""Two lines are alike if they share this much of the shorter one's runs."""

COMMONPLACE = 12
"""A run that stands in more lines than this says nothing of any two of them."""

_SLOT = re.compile(r"\{[^{}]*\}")
_WORD = re.compile(r"\{\}|[^\W_]+(?:'[^\W_]+)*")
_OWN = (*OF_TALK, "endings.text")
"""What each family says in words of its own."""


Run = str
"""Words with one blank between them: many are kept, and texts take less room than tuples."""


class _OwnLine(NamedTuple):
    proof: Proof
    path: Path
    runs: int


class _Homes:
    """Which lines a run of words stands in."""

    def __init__(self) -> None:
        self.lines: list[_OwnLine] = []
        # Nearly every run has one home; a list is kept for the others only.
        self._first: dict[Run, int] = {}
        self._more: dict[Run, list[int]] = {}

    def take_in(self, line: _OwnLine, runs: frozenset[Run], before: int) -> _OwnLine | None:
        """Take a line in; give the one of the first ``before`` that it is too much like, if any."""
        met = runs & self._first.keys()
        twin = self._twin(met, len(runs), before) if met else None
        number = len(self.lines)
        self.lines.append(line)
        self._first.update(dict.fromkeys(runs - met if met else runs, number))
        for run in met:
            more = self._more.setdefault(run, [])
            if len(more) < COMMONPLACE:
                more.append(number)
        return twin

    def _twin(self, met: Set[Run], runs: int, before: int) -> _OwnLine | None:
        """Give the line that shares most of these runs, if that is enough of so many."""
        shared: dict[int, int] = {}
        for run in met:
            more = self._more.get(run, ())
            if len(more) < COMMONPLACE:
                for number in (self._first[run], *more):
                    if number < before:
                        shared[number] = shared.get(number, 0) + 1
        best: tuple[float, _OwnLine] | None = None
        for number, count in sorted(shared.items()):
            alike = count / min(runs, self.lines[number].runs)
            if alike >= ALIKE and (best is None or alike > best[0]):
                best = alike, self.lines[number]
        return None if best is None else best[1]


def near_duplicates(proofs: Sequence[Proof]) -> Iterator[Diagnostic]:
    """Find lines that another family has too, at the later of the two."""
    homes = _Homes()
    for proof in proofs:
        first_own = len(homes.lines)
        for path, text in given(proof.call, *_OWN):
            runs = runs_of(text)
            if len(runs) < FEWEST_RUNS or not proof.subject.sound(path):
                continue
            twin = homes.take_in(_OwnLine(proof, path, len(runs)), runs, first_own)
            if twin is not None:
                yield _finding(proof, path, twin)


@lru_cache(maxsize=4096)
def runs_of(text: str) -> frozenset[Run]:
    """Give the runs of words in a text; a slot is a word, whatever its name."""
    slots = _SLOT.sub(" {} ", text) if "{" in text else text
    words = _WORD.findall(slots.lower().replace("\u2019", "'"))
    return frozenset(map(" ".join, zip(*(words[n:] for n in range(RUN)), strict=False)))


def _finding(proof: Proof, path: Path, twin: _OwnLine) -> Diagnostic:
    there = twin.proof.subject.place(twin.path)
    message = f"nearly the same words stand at {there.path}:{there.line}"
    return diagnose(
        "PB517", proof.subject.place(path), message, "say it in this family's own words"
    )
