"""Join what was typed to the template's words before it, so that no sentence introduces twice."""

import re
from collections.abc import Iterator
from itertools import product

from playbook.judge.counting import WORD, fold, sentences

_LONG = {"m": "am", "s": "is", "d": "would", "ll": "will", "ve": "have"}
_I_AM = r"(?:i am|it is|this is|my name is|here is)(?= |$)"
_INTRODUCED = re.compile(rf"(?:(?:hello|hi|hey) )?{_I_AM}")


def joined(before: str, typed: str) -> str:
    """Return what was typed without the words at its beginning that stand right before it.

    Their last may be missing. Another way to introduce oneself goes too, and a second "because".
    A sentence that has ended is taken off only whole: "Thank you. You ask them" repeats nothing.
    """
    parts = sentences(before)
    ended = len(parts) > 1 and not WORD.search(parts[-1])
    said = [word for word, _ in _spoken(parts[-2] if ended else parts[-1])]
    begun = list(_spoken(typed))
    heard = [word for word, _ in begun]
    again = _INTRODUCED.match(" ".join(heard))
    size = int("because" in said and heard[:1] == ["because"])
    if again and re.search(rf"(?:^| ){_I_AM}$", " ".join(said)):
        size = again.group().count(" ") + 1
    for start, end in product(range(len(said))[: 1 if ended else None], (len(said), len(said) - 1)):
        whole = end == len(said) or (end - start > 1 and not ended)
        if whole and heard[: end - start] == said[start:end]:
            size = end - start
            break
    rest = typed[begun[size - 1][1] :].lstrip(" ,;:.-\u2013\u2014\u2026") if size else ""
    return rest or typed


def _spoken(text: str) -> Iterator[tuple[str, int]]:
    """Give each word, short forms in full, and where it ends."""
    for found in WORD.finditer(text):
        stem, mark, short = fold(found.group()).partition("'")
        for word in (stem, _LONG[short]) if short in _LONG else (stem + mark + short,):
            yield word, found.end()
