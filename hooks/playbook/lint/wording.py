"""PB511, PB531, PB532: on hand-written pages, terms, phrases to avoid, and claims kept out."""

import re
from collections.abc import Iterator

from playbook.check.language.terms import claims, of_claim, of_term, wrong_terms
from playbook.diagnostics import Diagnostic, quoted, report
from playbook.markdown.masking import blanked
from playbook.markdown.page import Manuscript

_SAID = re.compile(r"\"[^\"\n]*\"|\u201c[^\u201d\n]*\u201d")
_GOOD = ("strong", "say it", "better")


def wording(page: Manuscript, avoid: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Report what is worded otherwise here.

    What somebody says in quotation marks may use any words; a strong line avoids phrases too.
    """
    phrases = _phrases(avoid)
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
            yield report("PB511", place, message, "say what it is about, in plain words")


def _phrases(avoid: tuple[str, ...]) -> re.Pattern[str] | None:
    if not avoid:
        return None
    words = "|".join(re.escape(phrase) for phrase in sorted(avoid, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
