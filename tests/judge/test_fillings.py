"""Worksheets are filled by many hands: nonsense earns at most two ticks, a good text most of them.

The tables in ``tests/cases/worksheet-fillings`` hold, for each worksheet, texts of people in many
trades and what lazy and clever people write instead. Those marked ``before`` were written from the
labels and the help alone, before there were rules to tell them apart.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from playbook.catalog.catalog import Catalog
from playbook.catalog.load import load
from playbook.judge.criteria import copies_of, ticks
from playbook.model.worksheet import Worksheet, WorksheetSlot
from playbook.render.client_data.exercise_data import worksheet_data
from tests.judge.record import table, ticked

ROOT = Path(__file__).parents[2]
MOST_OF_NONSENSE = 2
LEAST_OF_GOOD = 4 / 5

Write = Callable[[int, WorksheetSlot], str]


class Filling(NamedTuple):
    """What somebody wrote."""

    how: str
    slots: dict[str, str]


LOREM = (
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut "
    "labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco "
    "laboris nisi ut aliquip ex ea commodo consequat."
)
MASHED = ("asdf", "qwer", "hjkl", "sdfg sdf", "wrtz", "jkl jkl", "xcvb", "zxcv", "fghj fghj", "bnm")

FOR_EVERY_SHEET: dict[str, Write] = {
    "one letter": lambda _, __: "x",
    "a letter each": lambda place, _: "abcdefghijklm"[place],
    "a number each": lambda place, _: str(place + 1),
    "one word everywhere": lambda _, __: "banana",
    "one word, again and again": lambda _, slot: (
        "banana\n" * 4 if slot.kind == "lines" else "banana banana banana banana?"
    ),
    "a day everywhere": lambda _, __: "Friday",
    "yes and no": lambda place, _: ("yes", "no")[place % 2],
    "the keyboard": lambda place, _: MASHED[place % len(MASHED)],
    "lorem ipsum": lambda place, _: " ".join(LOREM.split()[3 * place : 3 * place + 7]),
    "the labels": lambda _, slot: slot.label,
    "the placeholders": lambda _, slot: slot.placeholder or slot.label,
    "the help": lambda _, slot: slot.help or slot.label,
    "the last sentence of the help": lambda _, slot: re.split(r"(?<=[.?]) ", slot.help or "")[-1],
}
"""How each slot is filled by those who want to be done; of what is picked, they pick the first."""


@cache
def catalog() -> Catalog:
    """Give the playbook."""
    return load(ROOT).draft


@cache
def good() -> dict[str, list[Filling]]:
    """Give the good texts of each worksheet."""
    return {
        name: [Filling(each["who"], each["slots"]) for each in written(name)["good"]]
        for name in catalog().worksheets
    }


def written(name: str) -> dict[str, Any]:
    """Read what was written for a worksheet."""
    return table(f"worksheet-fillings/{name.lower()}")


@cache
def nonsense() -> dict[str, list[Filling]]:
    """Give the nonsense of each worksheet: what was written for it, and what fits every sheet."""
    return {
        sheet.id: [
            *(Filling(each["how"], each["slots"]) for each in written(sheet.id)["nonsense"]),
            *(Filling(how, filled(sheet, write)) for how, write in FOR_EVERY_SHEET.items()),
            *copied(sheet),
        ]
        for sheet in catalog().worksheets.values()
    }


def copied(sheet: Worksheet) -> Iterator[Filling]:
    """Copy both examples, and those of each other worksheet into the slots of this one."""
    for other in catalog().worksheets.values():
        for which in ("weak", "strong"):
            values = getattr(other.examples, which).slots
            if other is not sheet:
                given = list(values.values())
                values = filled(sheet, partial(nth_of, given))
            yield Filling(f"the {which} example of {other.id}", values)


def nth_of(given: list[str], place: int, _: WorksheetSlot) -> str:
    """Give what stands at a place in a list that begins again."""
    return given[place % len(given)]


def filled(sheet: Worksheet, write: Write) -> dict[str, str]:
    """Fill every slot of a sheet."""
    return {
        slot.id: next(iter(slot.options), "")
        or ("2027-01-01" if slot.kind == "date" else write(place, slot))
        for place, slot in enumerate(sheet.slots)
    }


@cache
def copies(name: str) -> list[str]:
    """Give the checksums of what would be copied into a worksheet."""
    return copies_of(catalog().worksheets[name], catalog().worksheets.values())


@cache
def ticked_here() -> dict[str, list[list[str]]]:
    """Give what Python ticks in each worksheet: the good texts first."""
    return {
        sheet.id: [met(sheet, each) for each in (*good()[sheet.id], *nonsense()[sheet.id])]
        for sheet in catalog().worksheets.values()
    }


def met(sheet: Worksheet, filling: Filling) -> list[str]:
    """Name the criteria that a filling meets."""
    held = ticks(sheet, filling.slots, copies(sheet.id))
    return [one.id for one, holds in zip(sheet.criteria, held, strict=True) if holds]


SHEETS = pytest.mark.parametrize("name", sorted(load(ROOT).draft.worksheets))


@SHEETS
def test_nonsense_earns_at_most_two_ticks(name: str) -> None:
    earned = zip(nonsense()[name], ticked_here()[name][len(good()[name]) :], strict=True)
    assert [(one.how, ids) for one, ids in earned if len(ids) > MOST_OF_NONSENSE] == []


@SHEETS
def test_a_good_text_earns_most_ticks(name: str) -> None:
    least = LEAST_OF_GOOD * len(catalog().worksheets[name].criteria)
    earned = zip(good()[name], ticked_here()[name], strict=False)
    assert [(one.how, ids) for one, ids in earned if len(ids) < least] == []


@SHEETS
def test_there_are_ten_of_each_and_all_slots_are_filled(name: str) -> None:
    slots = {slot.id for slot in catalog().worksheets[name].slots if not slot.optional}
    for kind, least in (("good", 10), ("nonsense", 4)):
        fillings = written(name)[kind]
        assert len(fillings) >= least
        assert [one for one in fillings if not slots <= one["slots"].keys()] == []
    assert sum(one["before"] for one in written(name)["good"]) * 3 >= 2 * len(good()[name])


def test_the_browser_ticks_the_same(tmp_path: Path) -> None:
    sheets = [
        {
            "sheet": worksheet_data(sheet, catalog()),
            "fillings": [each.slots for each in (*good()[sheet.id], *nonsense()[sheet.id])],
        }
        for sheet in catalog().worksheets.values()
    ]
    assert ticked(sheets, tmp_path) == list(ticked_here().values())
