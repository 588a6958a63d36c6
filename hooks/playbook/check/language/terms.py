"""PB531, PB532: one term for each idea, and claims that are kept out of every text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from playbook.catalog.catalog import Catalog
from playbook.check.support.hints import hinted
from playbook.check.support.texts import prose
from playbook.diagnostics import Diagnostic, Place, diagnose, quoted

TERMS: Mapping[str, str] = {
    r"introducers?|referrers?|referral (?:source|partner|giver)s?|recommenders?": "source",
    r"refer+ees?|referred (?:lead|prospect|contact|party)s?": "referred person",
    r"(?:warm|hot|cold|sales|qualified) leads?": "a name, or the referred person",
    r"intros?": "introduction",
    r"(?:call|calling|dial|dialing|phone) (?:session|slot|sprint|blitz)(?:es|s)?": "block",
    r"live (?:contact|connect)s?": "talk",
    r"action (?:item|step)s?": "next step",
    r"hand ?backs?(?= (?:file|code|form)s?\b)|handbacks?": "hand-back",
    r"role ?plays?": "role-play",
    r"voice mails?": "voicemail",
    r"e-mails?": "email",
    r"sales(?:man|men|woman|women)": "seller, or rep",
}
"""What is not said, as patterns, and what is said instead. Only words with no other sense."""

CLAIMS: Mapping[str, str] = {
    r"10,?000 hours|ten thousand hours": "its share of success is disputed",
    r"learning (?:pyramid|styles?)|cone of learning": "no study bears it out",
    r"34 times|thirty-four times": "it was found with surveys, students and strangers",
    r"(?:40|80|93) ?(?:%|percent) of (?:all )?(?:sales|sellers|salespeople|reps|communication)":
        "nobody can say where it comes from",
    r"(?:five|5|eight|8|twelve|12) follow-ups": "nobody can say where it comes from",
    r"secretly (?:love|like|enjoy|want)s?": "nobody asked them",
    r"15 lost orders|fifteen lost orders": "it comes from whoever sells the remedy",
    r"personality types?|introverts?|extroverts?": "this book sorts nobody into types",
    r"cures? (?:for|your|the|fear|anxiety)|diagnose[sd]? (?:you|yourself|your)":
        "this is practice, not treatment",
    r"always be closing|smile and dial|low-hanging fruit|crush it|kill it|hunters? and farmers?":
        "war and hunting are no part of it",
    r"(?-i:Call [Rr]eluctance|call Reluctance|CALL RELUCTANCE)": "write it in small letters",
}  # fmt: skip
"""Claims that no study bears out or that label people, as patterns, and why they stay out."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words that stand in a text, where, and what about them."""

    start: int
    words: str
    about: str


_TERM_HINTS = (
    *("refer", "introducer", "recommender", "lead", "intro", "session", "slot", "sprint", "blitz"),
    *("live con", "action ", "handback", "hand back", "roleplay", "role play", "voice mail"),
    *("e-mail", "salesm", "salesw"),
)
_CLAIM_HINTS = (
    *("hours", "learning", "four times", "34 times", "% of", "percent of", "follow-up"),
    *("secretly", "lost orders", "personality type", "trovert", "cure", "diagnose", "closing"),
    *("and dial", "low-hanging", "crush it", "kill it", "hunter", "reluctance"),
)
"""In small letters: one of these stands in every text that the table finds something in."""


def _pattern(table: Mapping[str, str]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    parts = "|".join(f"(?P<g{number}>{words})" for number, words in enumerate(table))
    return re.compile(rf"(?<![\w-])(?:{parts})(?![\w-])", re.IGNORECASE), tuple(table.values())


_OF_TERMS, _OF_CLAIMS = _pattern(TERMS), _pattern(CLAIMS)


@lru_cache(maxsize=32768)
def wrong_terms(text: str) -> tuple[Said, ...]:
    """Give the words for which another term is used."""
    return _found(text, _TERM_HINTS, *_OF_TERMS)


@lru_cache(maxsize=32768)
def claims(text: str) -> tuple[Said, ...]:
    """Give the claims that are kept out."""
    return _found(text, _CLAIM_HINTS, *_OF_CLAIMS)


def _found(
    text: str, hints: tuple[str, ...], pattern: re.Pattern[str], about: tuple[str, ...]
) -> tuple[Said, ...]:
    if not hinted(text, hints):
        return ()
    return tuple(
        Said(found.start(), found[0], about[int((found.lastgroup or "g0")[1:])])
        for found in pattern.finditer(text)
    )


def of_term(said: Said, place: Place) -> Diagnostic:
    """Tell of a word for which another term is used."""
    message = f"{quoted(said.words)} has another name in this playbook"
    return diagnose("PB531", place, message, f"say: {said.about}")


def of_claim(said: Said, place: Place) -> Diagnostic:
    """Tell of a claim that is kept out."""
    message = f"{quoted(said.words)} is kept out: {said.about}"
    return diagnose("PB532", place, message, "say what is known, with its source, or leave it")


def terms_and_claims(catalog: Catalog) -> Iterator[Diagnostic]:
    """Find terms and claims in the data; people in a call may speak as people speak."""
    for subject, line in prose(catalog):
        kept_out = claims(line.text)
        wrong = () if subject.owner in catalog.calls else wrong_terms(line.text)
        if not (kept_out or wrong) or not subject.sound(line.path):
            continue
        for said in kept_out:
            yield of_claim(said, subject.word(line.path, said.words))
        for said in wrong:
            yield of_term(said, subject.word(line.path, said.words))
