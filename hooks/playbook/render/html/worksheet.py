"""A worksheet on paper: its texts with gaps, and its examples as they read."""

from collections.abc import Mapping
from dataclasses import dataclass

from playbook.generate.slots import mentions
from playbook.judge.criteria import assemble, shown
from playbook.model.worksheet import Entry, Example, Worksheet


@dataclass(frozen=True)
class Words:
    """A text of a worksheet with some or none of its slots filled."""

    label: str
    words: str


@dataclass(frozen=True)
class Rest:
    """What a slot holds that stands in none of the texts."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Sample:
    """An example as it reads; ``name`` is weak or strong."""

    name: str
    title: str
    rest: tuple[Rest, ...]
    texts: tuple[Words, ...]
    note: str


@dataclass(frozen=True)
class Sheet:
    """What a worksheet's paper needs beside the client's data."""

    pattern: tuple[Words, ...]
    examples: tuple[Sample, ...]


def on_a_sheet(worksheet: Worksheet) -> Sheet:
    """Lay a worksheet out for paper."""
    return Sheet(
        pattern=_texts(worksheet, {}),
        examples=(
            _sample("weak", "A weak one", worksheet, worksheet.examples.weak),
            _sample("strong", "A strong one", worksheet, worksheet.examples.strong),
        ),
    )


def _sample(name: str, title: str, worksheet: Worksheet, example: Example) -> Sample:
    used = {slot.name for text in worksheet.texts for slot in mentions(text.template)}
    rest = (slot for slot in worksheet.slots if slot.id not in used)
    return Sample(
        name=name,
        title=title,
        rest=tuple(_rest(slot, example.slots) for slot in rest if shown(slot, example.slots)),
        texts=_texts(worksheet, example.slots),
        note=example.note,
    )


def _rest(slot: Entry, values: Mapping[str, str]) -> Rest:
    return Rest(slot.label, tuple(shown(slot, values).splitlines()))


def _texts(worksheet: Worksheet, values: Mapping[str, str]) -> tuple[Words, ...]:
    return tuple(
        Words(text.label, assemble(text.template, worksheet.slots, values, gaps=True))
        for text in worksheet.texts
    )
