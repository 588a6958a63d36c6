"""A worksheet on paper: its texts with gaps, and its examples as they read."""

from collections.abc import Mapping

from playbook.generate.slots import mentions
from playbook.judge.criteria import assemble, shown
from playbook.model.worksheet import Assembled, Worksheet


def texts_of(worksheet: Worksheet, values: Mapping[str, str]) -> list[tuple[Assembled, str, str]]:
    """Return each text with its words, some or none of the slots filled, and with better ones."""

    def told(template: str | None) -> str:
        return assemble(template or "", worksheet.slots, values)

    return [(text, told(text.template), told(text.better)) for text in worksheet.texts]


def rest_of(worksheet: Worksheet, values: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """Return the label and the lines of each filled slot that stands in none of the texts."""
    used = {slot.name for text in worksheet.texts for slot in mentions(text.template)}
    rest = ((slot.label, shown(slot, values)) for slot in worksheet.slots if slot.id not in used)
    return [(label, words.splitlines()) for label, words in rest if words]
