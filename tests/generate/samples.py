"""A small call, made by hand, for tests to read and to bend."""

from playbook.model.call import Call
from playbook.model.reference import Persona

AMARA = Persona(
    id="P01",
    name="Amara Nwosu",
    first="Amara",
    last="Nwosu",
    pronoun="she",
    side="seller",
    role="sales representative",
    industry="payroll software",
)
SAM = Persona(
    id="Q01",
    name="Sam Reid",
    first="Sam",
    last="Reid",
    pronoun="they",
    side="counterpart",
    role="finance director",
    industry="medical supplies",
)
PERSONAS = {person.id: person for person in (AMARA, SAM)}

Plain = dict[str, object]


def choice(name: str, rating: str, leads: str, **more: object) -> Plain:
    """A choice whose texts say which choice it is."""
    return {
        "id": name,
        "say": f"Say {name} on {{day}}.",
        "happens": f"{{Buyer}} hears {name}.",
        "why": f"Why {name}.",
        "rating": rating,
        "next": leads,
        **({} if rating == "best" else {"better": f"Better than {name}."}),
        **more,
    }


def turn(name: str, *choices: Plain, **more: object) -> Plain:
    """A turn whose question says which turn it is."""
    return {"id": name, "ask": f"What at {name}?", "choices": list(choices), **more}


def plain_call() -> Plain:
    """Two turns, two levels, one twist before the second turn, a flag and two endings."""
    return {
        "id": "F90",
        "title": "A small call",
        "summary": "You call once.",
        "causes": ["C03"],
        "techniques": ["T03"],
        "minutes": 5,
        "relationship": "warm-gone-quiet",
        "channel": "phone",
        "attitude": "silent",
        "goal": "An answer from {buyer.name}.",
        "levels": [1, 2],
        "seller": "seller",
        "buyer": "buyer",
        "casts": {"payroll": "payroll"},
        "slots": {
            "seller": {"person": "P01"},
            "buyer": {"person": "Q01"},
            "day": {"date": "Friday"},
        },
        "facts": [
            {
                "id": "sent",
                "text": "You wrote on {day}.",
                "card": "seller",
                "known_from": ["start"],
            },
            {
                "id": "boss",
                "text": "{Buyer.their} boss has left.",
                "card": "buyer",
                "known_from": ["talk"],
            },
        ],
        "start": "open",
        "turns": [
            turn(
                "open",
                choice("write", "weak", "lost"),
                choice("ring", "best", "talk", sets=["by-voice"]),
                scene="At your desk.",
                inner="No.",
            ),
            turn(
                "talk",
                choice("wait", "defensible", "lost", reply="Is that all?"),
                choice("ask", "best", "lost", next_if=[{"flag": "by-voice", "to": "date"}]),
                speaker="buyer",
                says="It's {buyer.name}.",
            ),
        ],
        "twists": [
            {
                "id": "hurry",
                "kind": "time-cut-in-half",
                "levels": [2],
                "enters": "talk",
                "turns": [
                    turn("short", choice("go-on", "best", "talk"), choice("stop", "weak", "lost"))
                ],
                "facts": [
                    {
                        "id": "late",
                        "text": "{Buyer} is late.",
                        "card": "buyer",
                        "known_from": ["short"],
                    }
                ],
            }
        ],
        "endings": [
            {"id": "date", "quality": "good", "title": "A date", "text": "You talk on {day}."},
            {"id": "lost", "quality": "poor", "title": "Lost", "text": "Nothing comes."},
        ],
        "debrief": [
            {"text": "You asked.", "when": ["talk/ask"]},
            {"text": "First?"},
            {"text": "Second?"},
        ],
    }


def small_call(**changes: object) -> Call:
    """The small call with some of its keys replaced."""
    return Call.model_validate({**plain_call(), **changes})
