"""Put a worksheet's texts together and test its countable criteria."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

from playbook.judge import counting
from playbook.judge.counting import checksum, fold, real_words, trim, words
from playbook.judge.joining import joined
from playbook.model.worksheet import Check, Worksheet, WorksheetSlot

_PIECE = re.compile(r"\{\{|\}\}|\{([a-z0-9_]+)\}|[^{}]+|[{}]")
_BRACES = {"{{": "{", "}}": "}"}
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def assemble(template: str, slots: Sequence[WorksheetSlot], values: Mapping[str, str]) -> str:
    """Fill ``{slot}`` in a template with what was written, joined to the words before it.

    An empty slot shows as ``[its placeholder …]``, an empty optional one as nothing. A line that
    holds nothing but empty optional slots goes altogether.
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
            kept.append(_filled(line, known, values))
        after_blank = blank
    return trim("\n".join(kept))


def shown(slot: WorksheetSlot, values: Mapping[str, str]) -> str:
    """Return a slot's words as they stand in a text; a date in words, ``""`` if empty."""
    value = trim(values.get(slot.id, ""))
    return _day_in_words(value) if slot.kind == "date" else value


def ticks(sheet: Worksheet, values: Mapping[str, str], copies: Collection[str] = ()) -> list[bool]:
    """Tell of each criterion whether it is met by words that are somebody's own.

    Nothing is met by what is empty, nor by a text with an empty slot. Limits are met only once most
    of what is asked for is there: there must be something to limit.
    """
    own = _own(sheet, values, copies)
    checks = [one.check for one in sheet.criteria]
    limits = [check.model_fields_set - {"of"} <= _LIMITS for check in checks]
    holds = [_holds(check, sheet, own) for check in checks]
    asked = [met for met, limit in zip(holds, limits, strict=True) if not limit]
    begun = 2 * sum(asked) > len(asked) or not asked
    return [met and (begun or not limit) for met, limit in zip(holds, limits, strict=True)]


def least(sheet: Worksheet, slot: WorksheetSlot) -> int:
    """Return how many words an answer takes: a quarter of the strong example's, four at most."""
    strong = real_words(sheet.examples.strong.slots.get(slot.id, ""))
    return min(4, -(-strong // 4)) if slot.least is None else slot.least


def copies_of(sheet: Worksheet, sheets: Iterable[Worksheet]) -> list[str]:
    """Return checksums of all long texts in examples, then of what this page says of its slots."""
    shown = [example for one in sheets for example in (one.examples.weak, one.examples.strong)]
    told = [text for each in shown for text in each.slots.values() if words(text) > 2]
    own = [each or "" for one in sheet.slots for each in (one.label, one.placeholder, one.help)]
    own += chain(*map(counting.sentences, own))
    own += [*sheet.examples.weak.slots.values(), *sheet.examples.strong.slots.values()]
    return list(dict.fromkeys(checksum(text) for text in (*told, *own) if words(text)))


def _own(sheet: Worksheet, values: Mapping[str, str], copies: Collection[str]) -> dict[str, str]:
    """Return what was written in each slot, or ``""`` if that is no text of somebody's own.

    That is noise, too little, the same words in three places, and copies, if a third and more are
    copied. What is picked is always one's own.
    """
    own = {slot.id: trim(values.get(slot.id, "")) for slot in sheet.slots}
    typed = [(slot, own[slot.id]) for slot in sheet.slots if slot.kind not in ("date", "choice")]
    often = Counter(fold(text) for _, text in typed)
    copied = [text for _, text in typed if checksum(text) in copies]
    for slot, text in typed:
        copy = 3 * len(copied) > len(typed) and text in copied
        if copy or often[fold(text)] > 2 or real_words(text) < least(sheet, slot):
            own[slot.id] = ""
    return own


def _holds(check: Check, sheet: Worksheet, values: Mapping[str, str]) -> bool:
    """Tell whether all that a check asks is so in its slot, or in its text once that is whole."""
    text = values.get(check.of, "")
    for one in sheet.texts:
        names = _PIECE.findall(one.template)
        named = [slot for slot in sheet.slots if slot.id in names and not slot.optional]
        if one.id == check.of and all(values[slot.id] for slot in named):
            text = assemble(one.template, sheet.slots, values)
    asked = check.model_dump(exclude={"of"}, exclude_unset=True)
    return bool(text) and all(_TESTS[kind](text, wanted) for kind, wanted in asked.items())


def _filled(line: str, known: Mapping[str, WorksheetSlot], values: Mapping[str, str]) -> str:
    whole = before = ""
    for piece in _PIECE.finditer(line):
        slot = known.get(piece.group(1) or "")
        if slot is None:
            before = _BRACES.get(piece.group(), piece.group())
            # Whoever typed a full stop needs no second one.
            whole += before[before[0] == "." and whole.endswith((".", "!", "?")) :]
            continue
        gap = "" if slot.optional else f"[{slot.placeholder or slot.label} …]"
        whole += joined(before, shown(slot, values)) or gap
        before = ""
    return whole


# Bounds are included.
_TESTS: Mapping[str, Callable[[str, Any], bool]] = {
    "lines_at_least": lambda text, least: counting.lines(text) >= least,
    "words_at_least": lambda text, least: real_words(text) >= least,
    "words_at_most": lambda text, most: words(text) <= most,
    "seconds_at_most": lambda text, most: words(text) * 60 <= most * counting.WORDS_A_MINUTE,
    "sentence_words_at_most": lambda text, most: max(map(words, counting.sentences(text))) <= most,
    "questions_at_most": lambda text, most: text.count("?") <= most,
    "is_question": lambda text, _: counting.is_question(text),
    "is_open_question": lambda text, _: counting.is_open_question(text),
    "names_a_day": lambda text, _: counting.names_a_day(text),
    "names_somebody": lambda text, _: counting.names_somebody(text),
    "is_about_them": lambda text, _: counting.is_about_them(text),
    "leaves_a_no": lambda text, _: counting.leaves_a_no(text),
    "lacks": lambda text, phrases: not counting.has_one_of(text, phrases),
    "has_one_of": counting.has_one_of,
}
_LIMITS = {kind for kind in _TESTS if kind == "lacks" or kind.endswith("_at_most")}


def _day_in_words(value: str) -> str:
    try:
        day = date.fromisoformat(value if _ISO_DAY.fullmatch(value) else "")
    except ValueError:
        return value
    return f"{day:%A, %B} {day.day}"
