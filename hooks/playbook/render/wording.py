"""The words that stand for kinds, verdicts and ratings, the same everywhere."""

from collections.abc import Mapping

from playbook.model.base import Grade
from playbook.model.call import Quality, Rating
from playbook.model.gate import Verdict
from playbook.render.contract import Kind

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
