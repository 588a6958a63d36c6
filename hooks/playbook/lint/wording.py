"""PB511, PB514, PB518, PB531, PB532: how hand-written pages are worded, how easily they read."""

import re
from collections.abc import Iterator

from playbook.check.language.page_readability import (
    HINT,
    LEARNER,
    LIMITS,
    MOST_WORDS,
    hard,
    long_ones,
)
from playbook.check.language.style import any_of
from playbook.check.language.terms import claims, of_claim, of_term, wrong_terms
from playbook.diagnostics import Diagnostic, diagnose, quoted
from playbook.markdown.masking import blanked
from playbook.markdown.page import Manuscript

_SAID = re.compile(r"\"[^\"\n]*\"|\u201c[^\u201d\n]*\u201d")
_READ = frozenset({"text", "item", "cell", "summary"})
"""The pieces that are read in sentences."""

_GOOD = ("strong", "say it", "better")


def wording(page: Manuscript, avoid: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Find what is worded otherwise here.

    What somebody says in quotation marks may use any words; a strong line avoids phrases too.
    """
    phrases = any_of(avoid)
    for piece in page.pieces:
        told = blanked(piece.text, _SAID)
        for said in claims(told):
            yield of_claim(said, page.place(piece.start + said.start))
        for said in wrong_terms(told):
            yield of_term(said, page.place(piece.start + said.start))
        read = piece.text if piece.lead.lower().startswith(_GOOD) else told
        for found in phrases.finditer(read.replace("\u2019", "'")) if phrases else ():
            message = f"{quoted(found[0])} is a phrase that this playbook avoids"
            place = page.place(piece.start + found.start())
            yield diagnose("PB511", place, message, "say what it is about, in plain words")


def plain_to_read(page: Manuscript) -> Iterator[Diagnostic]:
    """Find a page above its grade, and on learners' pages long sentences, one and all."""
    limits = LIMITS.get(page.audience, LEARNER)
    pieces = [piece for piece in page.pieces if piece.kind in _READ]
    for message, hardest in hard([piece.text for piece in pieces], limits):
        place = page.place(pieces[hardest].start)
        yield diagnose("PB518", place, message, HINT)
    if limits.mean is None:
        return
    for piece in pieces:
        for at, count in long_ones(piece.text):
            message = f"{count} words in one sentence, and {MOST_WORDS} are the most"
            place = page.place(piece.start + at)
            yield diagnose("PB514", place, message, "make two sentences of it")
