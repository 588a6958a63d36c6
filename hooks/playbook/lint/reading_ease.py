"""PB514, PB518: hand-written pages read as easily as their readers may expect."""

from collections.abc import Iterator

from playbook.check.language.page_readability import (
    HINT,
    LEARNER,
    LIMITS,
    MOST_WORDS,
    hard,
    long_ones,
)
from playbook.diagnostics import Diagnostic, report
from playbook.markdown.page import Manuscript

READ = frozenset({"text", "item", "cell", "summary"})
"""The pieces that are read in sentences."""


def plain_to_read(page: Manuscript) -> Iterator[Diagnostic]:
    """Report a page above its grade, and on learners' pages long sentences, one and all."""
    limits = LIMITS.get(page.audience, LEARNER)
    pieces = [piece for piece in page.pieces if piece.kind in READ]
    for found in hard([piece.text for piece in pieces], limits):
        place = page.place(pieces[found.hardest].start)
        yield report("PB518", place, found.message, HINT)
    if limits.mean is None:
        return
    for piece in pieces:
        for at, count in long_ones(piece.text):
            message = f"{count} words in one sentence, and {MOST_WORDS} are the most"
            place = page.place(piece.start + at)
            yield report("PB514", place, message, "make two sentences of it")
