"""Counting criteria and putting texts together, by the table that the client is held to as well."""

import time
import unicodedata
from typing import Any

import pytest

from playbook.judge import counting
from playbook.judge.criteria import assemble, ticks
from playbook.judge.joining import joined
from playbook.model.worksheet import (
    Assembled,
    Check,
    Criterion,
    Example,
    Examples,
    Worksheet,
    WorksheetSlot,
)
from tests.judge.record import table

TABLE = table("criteria")
NO_EXAMPLE = Example(slots={}, note="None.")
LONG = 100_000


def sheet_of(name: str, *checks: dict[str, Any]) -> Worksheet:
    """Give one of the table's sheets, with some criteria."""
    sheet = TABLE["sheets"][name]
    return Worksheet.model_construct(
        slots=tuple(WorksheetSlot.model_construct(**slot) for slot in sheet["slots"]),
        texts=tuple(Assembled.model_construct(**text) for text in sheet["texts"]),
        criteria=tuple(
            Criterion(id="one", label="One", why="So.", check=Check.model_validate(check))
            for check in checks
        ),
        examples=Examples(weak=NO_EXAMPLE, strong=NO_EXAMPLE),
    )


def copies_in(name: str) -> set[str]:
    """Give the checksums of a sheet's copies, which the table holds as the client has them."""
    copies = TABLE["sheets"][name]["copies"]
    return {copies[at : at + 4] for at in range(0, len(copies), 4)}


@pytest.mark.parametrize("case", TABLE["criteria"], ids=lambda case: case["name"])
def test_criterion_as_the_table_says(case: dict[str, Any]) -> None:
    assert ticks(sheet_of(case["sheet"], case["check"]), case["values"]) == [case["met"]]


@pytest.mark.parametrize("case", TABLE["ticks"], ids=lambda case: case["name"])
def test_criteria_together_as_the_table_says(case: dict[str, Any]) -> None:
    sheet = sheet_of(case["sheet"], *case["checks"])
    assert ticks(sheet, case["values"], copies_in(case["sheet"])) == case["ticks"]


@pytest.mark.parametrize("case", TABLE["texts"], ids=lambda case: case["name"])
def test_text_as_the_table_says(case: dict[str, Any]) -> None:
    sheet = sheet_of(case["sheet"])
    template = next(text.template for text in sheet.texts if text.id == case["text"])
    assert assemble(template, sheet.slots, case["values"]) == case["shown"]


@pytest.mark.parametrize("case", TABLE["joined"], ids=lambda case: case["name"])
def test_words_are_joined_as_the_table_says(case: dict[str, Any]) -> None:
    assert joined(case["before"], case["typed"]) == case["joined"]


LONG_TEXTS = {
    "words": "word " * (LONG // 5),
    "dots": "." * LONG,
    "points": "a.b" * (LONG // 3),
    "marks": "?" * LONG,
    "joins": "'-" * (LONG // 2),
    "digits": "1" * LONG,
    "blanks": " " * LONG + "x",
    "may": "may " * (LONG // 4),
    "near misses": "asks" * (LONG // 4),
}


@pytest.mark.parametrize("text", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_a_very_long_text_is_counted_at_once(text: str) -> None:
    began = time.process_time()
    counting.sentences(text)
    counting.has_one_of(text, ("ask", "nowhere"))
    counting.lines(text)
    counting.names_a_day(text)
    counting.is_open_question(text + "?")
    counting.leaves_a_no(text)
    counting.names_somebody(text)
    joined("I'm calling because ", text)
    assert time.process_time() - began < 2


def test_a_letter_or_number_is_the_same_to_python_as_to_the_table() -> None:
    differ = [
        char
        for char in map(chr, range(0x110000))
        if char.isalnum() != (unicodedata.category(char)[0] in "LN")
    ]
    assert differ == []
