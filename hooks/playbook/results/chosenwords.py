"""What was chosen at each turn, in the words that were on the screen; ids where there are none.

``report-model/chosen-words.ts`` says the same; ``tests/cases/words.json`` holds them together.
Each of the ``choices`` in that table has a ``name``, the ``data`` of the exercise (or null), the
``turns`` (turn to choice to how many), and what is ``shown``: of each turn ``asked``, ``before``,
and ``choices``, each with ``words``, ``mark`` and ``count``.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from playbook.render.contract.exercise import Case, ExerciseData, Turn
from playbook.render.text.wording import RATINGS, VERDICTS
from playbook.results.names import as_pages_sort

DataOf = Callable[[str, str | None], ExerciseData | None]
"""Finds an exercise, or one conversation of it, as it is today."""

Counts = Mapping[str, Mapping[str, int]]
"""Turn to choice to how many."""


def no_data(exercise: str, variant: str | None) -> None:
    """Know no exercise: where there is no catalog, ids stand."""
    del exercise, variant


class ChosenLine(NamedTuple):
    """What some chose; ``mark``: it wants to be looked at."""

    words: str
    mark: bool
    learners: int


class ChosenTurn(NamedTuple):
    """A turn: what was asked, what was said before, what was chosen."""

    asked: str
    before: str
    choices: list[ChosenLine]


def turns_in_words(counts: Counts, data: ExerciseData | None) -> list[ChosenTurn]:
    """Return turns in the order of the exercise, choices from the most frequent on."""
    if data is not None and data["kind"] == "gate":
        cases = {case["id"]: case for case in data["cases"]}
        return [_of_case(name, taken, cases.get(name)) for name, taken in _in_order(counts, cases)]
    listed = data["turns"] if data is not None and data["kind"] == "call" else []
    turns = {turn["id"]: turn for turn in listed}
    return [_of_turn(name, taken, turns.get(name)) for name, taken in _in_order(counts, turns)]


def _in_order(counts: Counts, order: Iterable[str]) -> list[tuple[str, Mapping[str, int]]]:
    places = {name: place for place, name in enumerate(order)}
    return sorted(
        counts.items(),
        key=lambda one: (places.get(one[0], len(places)), as_pages_sort(one[0])),
    )


def _of_turn(name: str, taken: Mapping[str, int], turn: Turn | None) -> ChosenTurn:
    if turn is None:
        return ChosenTurn(name, "", _lines(taken))
    said = f"{turn['speaker'] or 'They'}: \u201c{turn['says']}\u201d" if turn["says"] else ""
    before = " ".join(part for part in (turn["scene"], said) if part)
    words = {
        one["id"]: (f"\u201c{one['say']}\u201d ({RATINGS[one['rating']]})", one["rating"] == "weak")
        for one in turn["choices"]
    }
    return ChosenTurn(turn["ask"], before, _lines(taken, words))


def _of_case(name: str, taken: Mapping[str, int], case: Case | None) -> ChosenTurn:
    known = [(str(verdict), told) for verdict, told in VERDICTS.items()]
    if case is None:
        plain = {verdict: (told, False) for verdict, told in known}
        return ChosenTurn(name, "", _lines(taken, plain))
    words = {verdict: (f"{told} (the evidence says otherwise)", True) for verdict, told in known}
    if case["second"] is not None:
        verdict = case["second"]["verdict"]
        words[verdict] = (f"{VERDICTS[verdict]} (could be right)", False)
    words[case["verdict"]] = (f"{VERDICTS[case['verdict']]} (as the evidence has it)", False)
    return ChosenTurn(case["title"], "", _lines(taken, words))


def _lines(
    taken: Mapping[str, int], words: Mapping[str, tuple[str, bool]] = MappingProxyType({})
) -> list[ChosenLine]:
    """Return the choices that were taken, by their words and whether to mark them."""
    every = sorted(taken.items(), key=lambda one: (-one[1], as_pages_sort(one[0])))
    return [ChosenLine(*words.get(choice, (choice, False)), count) for choice, count in every]
