"""Put a worksheet's texts together and test its countable criteria."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from playbook.judge.counting import (
    has_one_of,
    is_question,
    lines,
    longest_sentence,
    names_a_day,
    questions,
    seconds,
    trim,
    words,
)
from playbook.model.worksheet import Assembled, Check, Criterion, WorksheetSlot

_PIECE = re.compile(r"\{\{|\}\}|\{([a-z0-9_]+)\}|[^{}]+|[{}]")
_BRACES = {"{{": "{", "}}": "}"}
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def assemble(
    template: str,
    slots: Sequence[WorksheetSlot],
    values: Mapping[str, str],
    *,
    gaps: bool,
) -> str:
    """Fill ``{slot}`` in a template with what was written.

    With ``gaps`` an empty slot shows as ``[its placeholder …]``; without, it leaves nothing, as
    counting wants it. A line that holds nothing but empty optional slots goes altogether.
    """
    known = {slot.id: slot for slot in slots}
    kept: list[str] = []
    after_blank = True
    for line in template.split("\n"):
        named = [known[name] for name in _PIECE.findall(line) if name in known]
        if named and all(slot.optional and not shown(slot, values) for slot in named):
            continue
        blank = not trim(line)
        if not (blank and after_blank):
            kept.append(_filled(line, known, values, gaps=gaps))
        after_blank = blank
    return trim("\n".join(kept))


def shown(slot: WorksheetSlot, values: Mapping[str, str]) -> str:
    """Return a slot's words as they stand in a text; a date in words, ``""`` if empty."""
    value = trim(values.get(slot.id, ""))
    return _day_in_words(value) if slot.kind == "date" else value


def met(
    criterion: Criterion,
    slots: Sequence[WorksheetSlot],
    texts: Sequence[Assembled],
    values: Mapping[str, str],
) -> bool:
    """Tell whether a criterion is met. Nothing is met by what is still empty."""
    check = criterion.check
    slot = next((slot for slot in slots if slot.id == check.of), None)
    if slot:
        value = trim(values.get(slot.id, ""))
        is_day = slot.kind == "date" and check.names_a_day
        return bool(value) and (is_day or _passes(check, value))
    text = next((text for text in texts if text.id == check.of), None)
    if text is None or not _begun(text, slots, values):
        return False
    return _passes(check, assemble(text.template, slots, values, gaps=False))


def _filled(
    line: str, known: Mapping[str, WorksheetSlot], values: Mapping[str, str], *, gaps: bool
) -> str:
    parts: list[str] = []
    for piece in _PIECE.finditer(line):
        slot = known.get(piece.group(1) or "")
        if slot is None:
            parts.append(_BRACES.get(piece.group(), piece.group()))
            continue
        gap = gaps and not slot.optional
        parts.append(shown(slot, values) or (gap_words(slot) if gap else ""))
    return "".join(parts)


def gap_words(slot: WorksheetSlot) -> str:
    """Return what stands in a text where a slot is still empty."""
    return f"[{slot.placeholder or slot.label} …]"


def _begun(text: Assembled, slots: Sequence[WorksheetSlot], values: Mapping[str, str]) -> bool:
    names = set(_PIECE.findall(text.template))
    named = [slot for slot in slots if slot.id in names]
    return not named or any(shown(slot, values) for slot in named)


def _passes(check: Check, text: str) -> bool:
    """Apply the one test that the check holds."""
    kind = next(iter(check.model_fields_set - {"of"}))
    return _TESTS[kind](check, text)


# Bounds are included.
_TESTS: Mapping[str, Callable[[Check, str], bool]] = {
    "filled": lambda _check, text: bool(text),
    "lines_at_least": lambda check, text: lines(text) >= (check.lines_at_least or 0),
    "words_at_most": lambda check, text: words(text) <= (check.words_at_most or 0),
    "words_at_least": lambda check, text: words(text) >= (check.words_at_least or 0),
    "seconds_at_most": lambda check, text: seconds(words(text)) <= (check.seconds_at_most or 0),
    "sentence_words_at_most": lambda check, text: (
        longest_sentence(text) <= (check.sentence_words_at_most or 0)
    ),
    "is_question": lambda _check, text: is_question(text),
    "questions_at_most": lambda check, text: questions(text) <= (check.questions_at_most or 0),
    "names_a_day": lambda _check, text: names_a_day(text),
    "lacks": lambda check, text: not has_one_of(text, check.lacks),
    "has_one_of": lambda check, text: has_one_of(text, check.has_one_of),
}


def _day_in_words(value: str) -> str:
    if not _ISO_DAY.fullmatch(value):
        return value
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{_WEEKDAYS[day.weekday()]}, {_MONTHS[day.month - 1]} {day.day}"
