"""A small playbook, made by hand: one of each kind, for tests to read and to bend."""

from playbook.catalog.catalog import Catalog
from playbook.model.assignment import Assignment
from playbook.model.gate import Gate
from playbook.model.reference import Cause, Family, Group, Settings, Source, Technique
from playbook.model.rubric import Behavior
from playbook.model.worksheet import Worksheet
from tests.generate.samples import PERSONAS, Plain, plain_call, small_call

SETTINGS: Plain = {"site_id": "small-site", "title": "Small site"}

FAMILY: Plain = {"id": "A", "name": "Fear", "door": "They will mind.", "text": "Behind it is fear."}
GROUP: Plain = {"id": "G1", "name": "Follow up", "text": "When it is quiet."}
SOURCE: Plain = {
    "id": "S-one",
    "citation": "One (2001).",
    "finding": "It helps.",
    "grade": "tested-elsewhere",
    "seen": "abstract",
    "note": "Students.",
}
CAUSE: Plain = {
    "id": "C03",
    "key": "silence",
    "name": "Silence read as no",
    "family": "A",
    "kind": "fear",
    "techniques": ["T03", "T99"],
    "meaning": "You take quiet as an answer.",
    "sounds_like": ["No reply is a reply."],
    "tells": ["Marks it as lost."],
    "about_you": "I misread them.",
    "about_them": "They have decided.",
    "in_body": "A small drop.",
    "instead": "You reread.",
    "head_move": "Write four reasons.",
    "body_move": "Put a finger on the number.",
    "special": "good radar",
    "page": "It *stings*.\n\nAsk [once](../techniques/t03.md).",
}
TECHNIQUE: Plain = {
    "id": "T03",
    "key": "other-explanations",
    "name": "Other explanations",
    "group": "G1",
    "causes": ["C03"],
    "minutes": 5,
    "when": "You are about to file it.",
    "why": "A guess feels like knowledge.",
    "grade": "experience",
    "sources": ["S-one"],
    "steps": ["Set a rule.", "Write four reasons."],
    "weak": "She is gone.",
    "strong": "One call can find out.",
    "difference": "The second leaves it to her.",
    "watch_out": ["Do not chase."],
    "if_then": "If I type lost, then I write four reasons.",
    "follow_up": "Write the true reason down.",
}
WORKSHEET: Plain = {
    "id": "W90",
    "title": "A small message",
    "summary": "Write one line.",
    "causes": ["C03"],
    "techniques": ["T03"],
    "minutes": 1,
    "intro": "For a quiet contact.",
    "slots": [
        {"id": "name", "label": "Who is it for?", "kind": "line", "placeholder": "their name"},
        {"id": "reasons", "label": "Reasons", "help": "One a line.", "kind": "lines", "rows": 2},
        {
            "id": "how",
            "label": "How?",
            "kind": "choice",
            "options": ["Call", "Write"],
            "optional": True,
        },
    ],
    "texts": [{"id": "message", "label": "Your message", "template": "Hello {name},\nby: {how}"}],
    "criteria": [
        {
            "id": "two",
            "label": "Two reasons",
            "why": "One is a fear.",
            "check": {"of": "reasons", "lines_at_least": 2},
        },
        {
            "id": "no-push",
            "label": "No push",
            "why": "It pushes.",
            "check": {"of": "message", "lacks": ["touch base"]},
        },
    ],
    "questions": [{"id": "kind", "label": "Is it kind?", "why": "People can tell."}],
    "examples": {
        "weak": {"slots": {"name": "D.", "reasons": ""}, "note": "Too thin."},
        "strong": {
            "slots": {"name": "D.", "reasons": "Boss\nBudget", "how": "Call"},
            "note": "Full.",
        },
    },
}
ASSIGNMENT: Plain = {
    "id": "first-week",
    "title": "A first week",
    "audience": "New hires",
    "note": "Take your time.",
    "given": "2026-11-23T09:00-05:00",
    "due": "2026-11-27T17:00+05:30",
    "earlier_work": "does-not-count",
    "items": [
        {"id": "call", "exercise": "F90", "level": 1, "fresh": True, "tries": 2},
        {"id": "either", "any_of": ["W90", "X9"], "offered": True},
    ],
}
BEHAVIOR: Plain = {
    "id": "O1",
    "name": "Opening",
    "listen_for": "A name.",
    "zero": "None.",
    "one": "One.",
    "two": "Both.",
}
GATE: Plain = {
    "id": "X9",
    "title": "Two names",
    "summary": "Sort two names.",
    "causes": ["C03"],
    "techniques": ["T03"],
    "minutes": 8,
    "intro": "Ask two questions.",
    "slots": {"who": "person", "hour": "time"},
    "values": {"who": "Q01", "hour": "after four"},
    "cases": [
        {
            "id": "asked",
            "title": "{Who.name}, {who.role}",
            "story": "You wait to call {who.them}.",
            "evidence": [
                {"id": "size", "text": "The firm is big."},
                {"id": "word", "text": "{Who} said: call {hour}."},
            ],
            "verdict": "call-now",
            "decides": "word",
            "why": "{Who.they} said so.",
            "next_step": "Call {hour}.",
        },
        {
            "id": "quiet",
            "title": "A name",
            "story": "Nobody knows.",
            "evidence": [
                {"id": "one", "text": "One thing."},
                {"id": "two", "text": "Another."},
            ],
            "verdict": "ask-source",
            "decides": "two",
            "why": "Nothing was said.",
            "next_step": "Ask first.",
            "second": {"verdict": "warm-first", "when": "When you meet {who.them}."},
        },
    ],
}


TWO_CASTS: Plain = {
    "casts": {"payroll": "payroll", "freight": "freight"},
    "slots": {
        "seller": {"person": "P01"},
        "buyer": {"person": "Q01"},
        "day": {"date": ["Friday", "Monday"]},
    },
}
"""What makes two casts of the small call."""


def told_twice(**changes: object) -> Plain:
    """The small call as two stories: in the second another line is best at its second turn."""
    turns = plain_call()["turns"]
    assert isinstance(turns, list)
    talk = turns[1] | {
        "forms": [
            {"id": "alone", "after": "A radio, low."},
            {
                "id": "boss",
                "after": "{Buyer} whispers to somebody.",
                "nothing_good": True,
                "outcomes": {
                    "wait": {"rating": "best", "why": "They were not alone."},
                    "ask": {"rating": "weak", "reply": "Not now."},
                },
            },
        ]
    }
    mixes = [{"id": "plain"}, {"id": "beside", "forms": {"talk": "boss"}}]
    return {**plain_call(), "turns": [turns[0], talk], "mixes": mixes, **changes}


def small_catalog(**changes: Plain) -> Catalog:
    """The small playbook with some things replaced: ``cause={...}``, ``call={...}`` and so on."""
    parts: dict[str, Plain] = {
        "settings": SETTINGS,
        "family": FAMILY,
        "group": GROUP,
        "source": SOURCE,
        "cause": CAUSE,
        "technique": TECHNIQUE,
        "call": plain_call(),
        "worksheet": WORKSHEET,
        "gate": GATE,
        "behavior": BEHAVIOR,
        "assignment": ASSIGNMENT,
        **changes,
    }
    call = small_call(**parts["call"])
    worksheet = Worksheet.model_validate(parts["worksheet"])
    gate = Gate.model_validate(parts["gate"])
    cause = Cause.model_validate(parts["cause"])
    technique = Technique.model_validate(parts["technique"])
    family = Family.model_validate(parts["family"])
    group = Group.model_validate(parts["group"])
    source = Source.model_validate(parts["source"])
    behavior = Behavior.model_validate(parts["behavior"])
    assignment = Assignment.model_validate(parts["assignment"])
    return Catalog(
        settings=Settings.model_validate(parts["settings"]),
        causes={cause.id: cause},
        techniques={technique.id: technique},
        families={family.id: family},
        groups={group.id: group},
        personas=PERSONAS,
        sources={source.id: source},
        calls={call.id: call},
        worksheets={worksheet.id: worksheet},
        gates={gate.id: gate},
        behaviors={behavior.id: behavior},
        assignments={assignment.id: assignment},
    )
