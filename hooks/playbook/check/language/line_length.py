"""PB515: what is said aloud, with its slots filled, can be said in one breath."""

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_letters, digits

from playbook.check.data.slots import mentioned
from playbook.check.support.proof import Proof
from playbook.check.support.texts import given, of_outcomes, of_seen, of_turns
from playbook.diagnostics import Diagnostic, diagnose, quoted
from playbook.generate.slots import CACHED, SlotError

MOST_WORDS = 30

WORD = re.compile(r"[^\W_]+(?:['\u2019.\-][^\W_]+)*")
"""A word as it is said: five-thirty is one, and so is 3.50."""

_SPOKEN = (*of_seen("says"), *of_turns("choices.say"), *of_outcomes("reply"), "live.opening")


def long_lines(proof: Proof) -> Iterator[Diagnostic]:
    """Find spoken lines that are too long in some cast."""
    if "slots" in proof.subject.broken_keys:
        return
    for path, text in given(proof.call, *_SPOKEN):
        if not proof.subject.sound(path):
            continue
        longest = _longest(proof, text)
        if longest is not None and longest[1] > MOST_WORDS:
            cast, words = longest
            message = f"{words} words in one breath, and {MOST_WORDS} are the most"
            hint = "say less, or leave the rest to the next turn"
            if len(proof.call.casts) > 1:
                hint += f"; counted with cast {quoted(cast)}"
            yield diagnose("PB515", proof.subject.place(path), message, hint)


def _longest(proof: Proof, text: str) -> tuple[str, int] | None:
    """Give the cast in which a line is longest, and its words."""
    slots = sum(proof.longest_values.get(slot.name, 0) for slot in mentioned(text))
    if not may_exceed(text, MOST_WORDS - slots):
        return None
    try:
        counts = [count_words(fill(text)) for fill in proof.fillers]
    except SlotError:
        return None
    return proof.call.cast_list[counts.index(max(counts))].id, max(counts)


_IN_WORDS = (ascii_letters + digits).encode()


def may_exceed(text: str, most: int) -> bool:
    """Tell whether a text may have more words than so many; nearly every one is known not to.

    Something stands between any two words, so there are at most one more than signs that are no
    letters; letters of other alphabets only make more of them.
    """
    return len(text.encode("utf-8", "replace").translate(None, _IN_WORDS)) >= most


@lru_cache(maxsize=CACHED)
def count_words(text: str) -> int:
    """Count the words of a text as they are said."""
    return len(WORD.findall(text))
