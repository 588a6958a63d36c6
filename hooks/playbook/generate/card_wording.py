"""How a line that is written to the caller reads on the card of somebody else.

The caller has a name there, and whoever holds the card is "you". Each returns None for a line that
the lists cannot turn.
"""

from playbook.generate.second_person import spoken_to
from playbook.generate.third_person import heard, turned
from playbook.model.call import Call, Fact


def fact_on_card(fact: Fact, call: Call, holder: str) -> str | None:
    """Return how a fact reads on the card of ``holder``, who is not the caller."""
    told = fact_named(fact, call, holder)
    return None if told is None else spoken_to(told, holder)


def fact_named(fact: Fact, call: Call, holder: str) -> str | None:
    """Return a fact with the caller's name in it, before ``holder`` becomes "you"."""
    with_both = holder == call.buyer
    people = _others(call, holder)
    return fact.on_card or turned(fact.text, call.seller, people, with_both=with_both)


def cue_on_card(cue: str, call: Call) -> str | None:
    """Return how a cue reads on the card of whoever is called, after "You hear <caller> ..."."""
    told = cue_named(cue, call)
    return None if told is None else spoken_to(told, call.buyer)


def cue_named(cue: str, call: Call) -> str | None:
    """Return a cue as it is heard of the caller, before whoever hears it becomes "you"."""
    return heard(cue, call.seller, _others(call, call.buyer), with_both=True)


def form_on_card(text: str, call: Call) -> str:
    """Return what a form has for the card of whoever is called, where they are "you"."""
    return spoken_to(text, call.buyer) or text


def seen_on_card(text: str, call: Call) -> str | None:
    """Return what the caller sees or hears as it reads on the card of whoever is called.

    There they have their name, where the lists cannot turn it.
    """
    told = turned(text, call.seller, _others(call, call.buyer), with_both=True)
    return None if told is None else spoken_to(told, call.buyer) or told


def _others(call: Call, holder: str) -> frozenset[str]:
    """Give the slots of people, apart from the caller, who on this card are not "you"."""
    people = (slot for slot, kind in call.kinds.items() if kind == "person")
    return frozenset(people) - {call.seller, holder}
