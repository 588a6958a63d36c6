"""The table of reports that both languages read, and what it takes to make one here."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from playbook.judge.score import Standing, judge_call, judge_gate
from playbook.judge.shown import ShownCall, ShownGate
from playbook.model.assignment import Sent
from playbook.model.attempt import HandBack
from playbook.model.signoff import SignOff
from playbook.results.data import as_data
from playbook.results.handback import Received, ReceivedSignOff, Refused
from playbook.results.known import Handed
from playbook.results.matrix import Matrix
from playbook.results.people import People
from playbook.results.taking import taken_in

Plain = dict[str, Any]


class TableOfExercises:
    """Knows the exercises of a case."""

    def __init__(self, exercises: Iterable[Plain]) -> None:
        self._known: Mapping[str, Plain] = {one["id"]: one for one in exercises}

    def is_today(self, handed: Handed) -> bool:
        known = self._known.get(handed.id)
        if known is None:
            return False
        if known["kind"] == "call":
            return bool(known["editions"].get(handed.variant) == handed.edition)
        return handed.variant is None and known["edition"] == handed.edition

    def judged(self, handed: Handed) -> Standing | None:
        data = self._known[handed.id]["judged"].get(handed.variant or "")
        if data is None or data["kind"] != handed.kind:
            return None
        if data["kind"] == "call":
            return judge_call(handed.events or (), ShownCall.model_validate(data))
        return judge_gate(handed.events or (), ShownGate.model_validate(data))

    def is_private(self, exercise: str) -> bool:
        known = self._known.get(exercise)
        return bool(known and known["private"])

    def causes(self, exercise: str) -> Sequence[str]:
        return self._names(exercise, "causes")

    def techniques(self, exercise: str) -> Sequence[str]:
        return self._names(exercise, "techniques")

    def _names(self, exercise: str, key: str) -> Sequence[str]:
        known = self._known.get(exercise)
        return known[key] if known else ()


def matrix_of(given: Plain, files: Sequence[Plain] | None = None) -> Matrix:
    """Make the matrix of a case's input, from its files or from others."""
    assignment = None if given["assignment"] is None else Sent.model_validate(given["assignment"])
    known = TableOfExercises(given["exercises"])
    people = People(given["roster"], given["merges"], given["now"])
    for file in given["files"] if files is None else files:
        people.add(taken_in(_received(file), known))
    return Matrix(people, assignment, given["now"], known)


def problems_of(given: Plain) -> list[Refused]:
    """Give the files that could not be read."""
    return [Refused(one["file"], one["reason"]) for one in given["problems"]]


def report_of(given: Plain, files: Sequence[Plain] | None = None) -> Plain:
    """Make the report of a case's input, from its files or from others."""
    return as_data(matrix_of(given, files), problems_of(given))


def _received(file: Plain) -> Received | ReceivedSignOff:
    if file["content"]["format"] == "playbook-sign-off":
        return ReceivedSignOff(file["name"], SignOff.model_validate(file["content"]))
    return Received(file["name"], HandBack.model_validate(file["content"]))
