"""Counting criteria and putting texts together, by the table that the client is held to as well."""

import time
import unicodedata
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict

from playbook.judge import counting
from playbook.judge.criteria import assemble, met
from playbook.model.worksheet import Assembled, Check, Criterion, WorksheetSlot
from tests.judge.record import table

TABLE = table("criteria")


class Slot(WorksheetSlot):
    """A slot as the client has it, with keys that counting has no use for."""

    model_config = ConfigDict(extra="ignore")


class Sheet(BaseModel):
    """What counting needs of a worksheet."""

    slots: tuple[Slot, ...]
    texts: tuple[Assembled, ...]


SHEETS = {name: Sheet.model_validate(sheet) for name, sheet in TABLE["sheets"].items()}
LONG = 100_000


@pytest.mark.parametrize("case", TABLE["criteria"], ids=lambda case: case["name"])
def test_criterion_as_the_table_says(case: dict[str, Any]) -> None:
    sheet = SHEETS[case["sheet"]]
    criterion = Criterion(
        id="one", label="One", why="So.", check=Check.model_validate(case["check"])
    )
    assert met(criterion, sheet.slots, sheet.texts, case["values"]) is case["met"]


@pytest.mark.parametrize("case", TABLE["texts"], ids=lambda case: case["name"])
def test_text_as_the_table_says(case: dict[str, Any]) -> None:
    sheet = SHEETS[case["sheet"]]
    template = next(text.template for text in sheet.texts if text.id == case["text"])
    for gaps, expected in ((True, case["shown"]), (False, case["counted"])):
        assert assemble(template, sheet.slots, case["values"], gaps=gaps) == expected


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
    counting.longest_sentence(text)
    counting.names_a_day(text)
    counting.has_one_of(text, ("ask", "nowhere"))
    counting.lines(text)
    assert time.process_time() - began < 2


def test_a_letter_or_number_is_the_same_to_python_as_to_the_table() -> None:
    differ = [
        char
        for char in map(chr, range(0x110000))
        if char.isalnum() != (unicodedata.category(char)[0] in "LN")
    ]
    assert differ == []
