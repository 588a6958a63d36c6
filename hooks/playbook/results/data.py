"""A report as JSON data, in the shape of ``tests/cases/report.json``; text stays as it is."""

from collections.abc import Iterable
from typing import Any

from playbook.results.handback import Refused
from playbook.results.matrix import Choices, Column, Matrix, Row, Tally, problems_in_order
from playbook.results.people import Signed
from playbook.results.standing import Cell, Outcome


def as_data(matrix: Matrix, problems: Iterable[Refused]) -> dict[str, Any]:
    """Return the whole report; takes all rows of the matrix."""
    learners = [row_data(row) for row in matrix.rows()]
    return {"learners": learners, **rest_data(matrix, problems)}


def rest_data(matrix: Matrix, problems: Iterable[Refused]) -> dict[str, Any]:
    """Return everything but the learners, once all rows were taken."""
    return {
        "items": [_column(one) for one in matrix.columns],
        "choices": _choices(matrix.choices()),
        "causes": [_tally(one) for one in matrix.causes()],
        "techniques": [_tally(one) for one in matrix.techniques()],
        "problems": [
            {"file": one.file, "reason": one.reason} for one in problems_in_order(problems)
        ],
        "copies": matrix.people.copies,
        "older": matrix.older,
        "read": matrix.people.read,
    }


def row_data(row: Row) -> dict[str, Any]:
    """Return one learner."""
    return {
        "name": row.name,
        "not_on_roster": row.not_on_roster,
        "handed_back": row.handed_back,
        "odd_clock": row.odd_clock,
        "cells": [_cell(cell) for cell in row.cells],
        "signed_off": None if row.signed_off is None else _signed(row.signed_off),
        "done": row.done,
        "next": row.next,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    told = cell._asdict()
    return {**told, "first": _outcome(cell.first), "latest": _outcome(cell.latest)}


def _outcome(outcome: Outcome | None) -> dict[str, Any] | None:
    return None if outcome is None else outcome._asdict()


def _signed(signed: Signed) -> dict[str, Any]:
    return {
        "observer": signed.observer,
        "made": signed.made,
        "signed_off": signed.signed_off,
        "sit_in": signed.sit_in,
        "next_action": signed.next_action,
        "total": signed.total,
    }


def _column(column: Column) -> dict[str, Any]:
    return {
        "id": column.id,
        "exercises": list(column.exercises),
        "offered": column.offered,
        "states": dict(column.states),
    }


def _choices(choices: Choices) -> list[dict[str, Any]]:
    return [
        {"exercise": exercise, "variant": variant, "turns": turns}
        for (exercise, variant), turns in choices.items()
    ]


def _tally(tally: Tally) -> dict[str, Any]:
    return {"id": tally.id, "asked": tally.asked, "not_first": tally.not_first}
