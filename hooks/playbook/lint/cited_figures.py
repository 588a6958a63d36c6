"""PB541 to PB543: a figure on a learner's page has its source, and a source has its grade."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from playbook.diagnostics import Diagnostic, Place, diagnose, did_you_mean, quoted
from playbook.markdown.page import Manuscript
from playbook.markdown.segments import Piece
from playbook.model.base import Grade
from playbook.model.reference import Source

_WHO = (
    r"(?:sellers|people|customers|students|strangers|reps|callers|buyers|calls"
    r"|studies|tests|surveys)"
)
_SHARE = re.compile(
    r"\b\d+(?:\.\d+)?[ \u00a0]?(?:%|percent\b)|\b\d[\d,]* (?:out )?of (?:the )?\d"
    r"|\b(?:one|two|three|four|seven|eight|nine) out of (?:every )?(?:three|four|five|ten|twenty)\b"
    r"|\bone in (?:every )?(?:two|three|four|five|six|ten|twenty)\b"
    rf"|\b(?:a|one|two|three) (?:third|quarter|fifth)s? of (?:all |the )?{_WHO}\b",
    re.IGNORECASE,
)
_STUDIED = re.compile(rf"\b\d[\d,]+ (?:[a-z-]+ ){{0,2}}{_WHO}\b")
_NAME = r"[A-Z\u00c0-\u00de][\w\u2019'-]+"
_CITED = re.compile(
    rf"(?P<first>{_NAME})(?:,? (?:and|&) (?:others|{_NAME})| et al\.?)?,? "
    r"\(?(?P<year>(?:19|20)\d\d)\b"
)
_GRADES: Mapping[str, Grade] = {
    "tested here": "tested-here",
    "tested elsewhere": "tested-elsewhere",
    "experience": "experience",
}
_GRADE = re.compile(rf"\*\W*(?P<grade>{'|'.join(_GRADES)})\W*\*", re.IGNORECASE)
_READ = frozenset({"text", "item", "cell"})
_BEFORE_YEARS = frozenset(
    {"January", "February", "March", "April", "May", "June", "July", "August", "September"}
    | {"October", "November", "December", "In", "Since", "By", "Until", "From", "About", "After"}
)
"""What may stand before a year and is nobody's name."""


def figures(page: Manuscript, sources: Mapping[str, Source]) -> Iterator[Diagnostic]:
    """Find figures without a source, sources without a grade, and sources not listed."""
    grades: set[Grade] = set()
    for piece in page.pieces:
        if piece.kind == "heading":
            grades = set()
        if piece.kind not in _READ:
            continue
        source = page.flat[piece.start : piece.start + len(piece.text)]
        here = {_GRADES[found["grade"].lower()] for found in _GRADE.finditer(source)}
        grades |= here
        every = _CITED.finditer(piece.text)
        cited = [found for found in every if found["first"] not in _BEFORE_YEARS]
        for found in cited:
            at = page.place(piece.start + found.start())
            yield from _known(found["first"], found["year"], sources, at, here)
        if cited and not grades:
            named = quoted(f"{cited[0]['first']}, {cited[0]['year']}")
            hint = "say *Tested here*, *Tested elsewhere* or *Experience* before it"
            place = page.place(piece.start)
            yield diagnose("PB542", place, f"{named} is named without its grade", hint)
        if not cited and page.audience == "learner":
            yield from _bare(page, piece)


def _bare(page: Manuscript, piece: Piece) -> Iterator[Diagnostic]:
    found = _SHARE.search(piece.text) or _STUDIED.search(piece.text)
    if found:
        message = f"{quoted(found[0])} stands without its source"
        hint = "name it in the same paragraph, as in (Verbeke and Bagozzi, 2000), or leave it out"
        yield diagnose("PB541", page.place(piece.start + found.start()), message, hint)


def _known(
    author: str, year: str, sources: Mapping[str, Source], place: Place, here: set[Grade]
) -> Iterator[Diagnostic]:
    words = f"{author}, {year}"
    # "Van den Bulte and others, 2018" is found by the last part of the name, which alone is large.
    found = [
        source
        for source in sources.values()
        if _fold(_first(source).split()[-1]) == _fold(author) and _year(source) == year
    ]
    if not found:
        known = [f"{_first(source)}, {_year(source)}" for source in sources.values()]
        message = f"{quoted(words)} is not among the sources{did_you_mean(words, known)}"
        yield diagnose("PB543", place, message, "exercises/sources.yml lists them")
    elif here and not here & {source.grade for source in found}:
        grade = found[0].grade.replace("-", " ")
        message = f"{quoted(words)} is {grade}, and this says otherwise"
        yield diagnose("PB542", place, message, "give the grade that exercises/sources.yml gives")


def _first(source: Source) -> str:
    return source.citation.split(",")[0]


def _year(source: Source) -> str:
    found = re.search(r"\((\d{4})", source.citation)
    return found[1] if found else ""


@lru_cache(maxsize=4096)
def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.replace("\u2019", "'"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
