"""The words that stand for kinds, verdicts and ratings, the same everywhere."""

from collections.abc import Mapping

from playbook.catalog.coverage import CoveredKind
from playbook.model.base import Grade
from playbook.model.call import Attitude, Channel, Quality, Rating, Relationship
from playbook.model.gate import Verdict
from playbook.model.turn import Move
from playbook.render.contract.exercise import Kind

KINDS: Mapping[Kind, str] = {"call": "Call", "worksheet": "Worksheet", "gate": "Gate"}

VERDICTS: Mapping[Verdict, str] = {
    "call-now": "Call now",
    "warm-first": "Warm it first",
    "ask-source": "Ask the source",
    "do-not-call": "Do not call",
}

RATINGS: Mapping[Rating, str] = {
    "best": "Best line here",
    "defensible": "Could be right",
    "weak": "Costs you something",
}

COSTS_LEAST = "Costs least"
"""What the best is where nothing is good."""

QUALITIES: Mapping[Quality, str] = {
    "good": "a good end",
    "acceptable": "an end you can work with",
    "poor": "a thin end",
}

GRADES: Mapping[Grade, str] = {
    "tested-here": "Tested in sales calls.",
    "tested-elsewhere": "Tested in other settings.",
    "experience": "From experience; not tested.",
}

GRADE_HEADINGS: Mapping[Grade, tuple[str, str]] = {
    "tested-here": ("Tested here", "Studied with people who sell."),
    "tested-elsewhere": (
        "Tested elsewhere",
        "Studied with other people or in other settings. It may carry over.",
    ),
    "experience": ("Experience", "Sellers have found it useful. Nobody has tested it as a whole."),
}
"""How well a claim is known, as a heading and a line under it."""

COVERED_KINDS: Mapping[CoveredKind, str] = {
    "cause": "Causes",
    "technique": "Techniques",
    "example": "Worked examples",
    "myth": "Myths",
    "role": "People and roles",
    "judgement": "Rulings where advice differs",
    "gap": "Gaps that other books leave",
}
"""The kinds of things to cover, as headings."""

ANSWERS: tuple[str, ...] = ("yes", "partly", "no")
"""What a worksheet's questions can be answered with."""

SHELVES: Mapping[Kind, str] = {
    "call": "Calls to play",
    "worksheet": "Messages to write",
    "gate": "Names to sort",
}

SEEN: Mapping[str, str] = {
    "abstract": "read as an abstract",
    "reference": "known through others who cite it",
}
"""How closely a source was read."""

RELATIONSHIPS: Mapping[Relationship, str] = {
    "cold-stranger": "with a stranger",
    "referred-expecting": "referred, and your call is expected",
    "referred-unaware": "referred, without knowing it",
    "warm-gone-quiet": "warm once, now quiet",
    "new-customer": "with a new customer",
    "established-customer": "with a customer of long standing",
    "inactive-customer": "with a customer of former days",
    "partner-or-supplier": "with a partner or supplier",
    "friend-or-family": "with a friend or relative",
    "colleague": "with a colleague",
    "gatekeeper": "with whoever picks up for others",
}
"""Who stands across from you, as a part of a line."""

CHANNELS: Mapping[Channel, str] = {
    "phone": "by phone",
    "voicemail": "on voicemail",
    "email": "by email",
    "invite": "by invitation",
    "message": "by message",
    "video": "on video",
    "in-person": "face to face",
    "three-way": "with three on the line",
}
"""How you reach them, as a part of a line."""

ATTITUDES: Mapping[Attitude, str] = {
    "welcoming": "glad that you call",
    "busy": "busy",
    "curious": "curious",
    "skeptical": "skeptical",
    "sharp": "sharp, with a reason",
    "silent": "saying little",
    "polite-no": "polite, and about to say no",
    "upset": "upset",
    "asks-to-be-left-alone": "asking to be left alone",
}
"""How the other person is when you reach them."""

PRACTICED: Mapping[str, str] = {
    "call": "a call to play",
    "worksheet": "a message to write",
    "gate": "names to sort",
}
"""In which kinds of exercises a cause or a technique is practiced."""

COMPANY_WORDS: Mapping[str, str] = {
    "company.name": "Your company",
    "company.offer": "What it sells",
    "company.industry": "Its line of business",
    "company.record_fields.profession": "Your record's field for what a person does",
    "company.record_fields.opt_out": "Your record's field for people who want no calls",
    "company.record_fields.source": "Your record's field for who named a person",
    "company.record_fields.next_date": "Your record's field for the next call",
    "company.regions": "Where you call",
    "company.compliance_contact": "Who has the last word on rules",
    "company.trainer_contact": "Who gets hand-backs",
}
"""What each of the company's words is, as a heading."""


def rating_in_words(rating: Rating, *, nothing_good: bool) -> str:
    """Say what a choice is worth at a turn."""
    return COSTS_LEAST if nothing_good and rating == "best" else RATINGS[rating]


def in_words(move: Move, words: str) -> str:
    """Tell a choice: what is said in quotation marks, what is sent as such, an act as it is."""
    if move == "say":
        return f'"{words}"'
    return f"Write: {words}" if move == "write" else words
