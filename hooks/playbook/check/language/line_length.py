"""PB515: what is said aloud, with its slots filled, can be said in one breath."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.check.data.slots import mentioned
from playbook.check.support.analysis import Study
from playbook.check.support.templates import choices_of, turns_of
from playbook.diagnostics import Diagnostic, quoted, report
from playbook.generate.slots import SlotError, fill
from playbook.yaml_source.nodes import Path

MOST_WORDS = 30

_WORD = re.compile(r"[^\W_]+(?:['\u2019.\-][^\W_]+)*")


def long_lines(study: Study) -> Iterator[Diagnostic]:
    """Report spoken lines that are too long in some cast."""
    if "slots" in study.subject.broken_keys:
        return
    for path, text in _spoken(study):
        if not study.subject.sound(path):
            continue
        longest = _longest(study, text)
        if longest is not None and longest[1] > MOST_WORDS:
            cast, words = longest
            message = f"{words} words in one breath, and {MOST_WORDS} are the most"
            hint = "say less, or leave the rest to the next turn"
            if len(study.call.casts) > 1:
                hint += f"; counted with cast {quoted(cast)}"
            yield report("PB515", study.subject.place(path), message, hint)


def _spoken(study: Study) -> Iterator[tuple[Path, str]]:
    for path, turn in turns_of(study.call):
        if turn.says is not None:
            yield (*path, "says"), turn.says
    for path, _, choice in choices_of(study.call):
        yield (*path, "say"), choice.say
    if study.call.live is not None:
        yield ("live", "opening"), study.call.live.opening


def _longest(study: Study, text: str) -> tuple[str, int] | None:
    """Give the cast in which a line is longest, and its words."""
    if not study.call.casts or _at_most(study, text) <= MOST_WORDS:
        return None
    try:
        counts = [count_words(fill(text, values)) for values in study.cast_values]
    except SlotError:
        return None
    return study.call.casts[counts.index(max(counts))].id, max(counts)


def _at_most(study: Study, text: str) -> int:
    """Give a number of words that no cast goes beyond; nearly every line is known to be short."""
    slots = [study.longest_values.get(slot.name, 0) for slot in mentioned(text)]
    return count_words(text) + sum(slots)


def count_words(text: str) -> int:
    """Count the words of a text as they are said."""
    return len(_WORD.findall(text))
