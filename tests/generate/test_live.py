"""A set of cards: who holds what at the first word, and what comes when."""

import copy
from typing import Any, cast

from playbook.generate.card_sets import CardSet, card_sets, introduces
from playbook.model.call import Call
from playbook.model.reference import Technique
from tests.generate.samples import PERSONAS, plain_call
from tests.render.samples import TECHNIQUE

LIVE: dict[str, Any] = {
    "opening": "It's {buyer.name}.",
    "softens": ["You ask once."],
    "hardens": ["You talk about your own day."],
    "focus": ["O1", "O2", "O3"],
}


def fact(name: str, text: str, card: str, *known: str, **more: object) -> dict[str, object]:
    return {"id": name, "text": text, "card": card, "known_from": list(known), **more}


def live_call(**changes: object) -> Call:
    plain = cast(dict[str, Any], copy.deepcopy(plain_call()))
    return Call.model_validate({**plain, "live": LIVE, **changes})


def sets_of(call: Call) -> dict[int, CardSet]:
    return {one.level: one for one in card_sets(call, PERSONAS, ())}


def test_each_level_and_cast_gives_a_set() -> None:
    assert [one.variant for one in card_sets(live_call(), PERSONAS, ())] == [
        "1/payroll",
        "2/payroll",
    ]


def test_a_call_without_cards_gives_none() -> None:
    assert card_sets(live_call(live=None), PERSONAS, ()) == ()


def test_the_caller_holds_what_is_known_at_the_first_word() -> None:
    facts = [
        fact("sent", "You wrote.", "seller", "start"),
        fact("both", "You have met.", "both", "start"),
        fact("told", "The time is set.", "buyer", "open/ring"),
        fact("missed", "Heard on another way.", "buyer", "open/write"),
        fact("boss", "The boss has left.", "buyer", "talk"),
    ]
    one = sets_of(live_call(facts=facts))[1]
    assert one.caller.facts == ("You wrote.", "You have met.", "The time is set.")
    assert one.other.shared == ("Amara has met.", "The time is set.")
    assert one.other.own == ("Heard on another way.", "The boss has left.")


def test_what_is_needed_stands_apart_and_a_wrong_guess_only_with_the_caller() -> None:
    facts = [
        fact("guess", "You are sure it is the price.", "seller", "start", role="wrong-assumption"),
        fact("truth", "It is the boss.", "buyer", "talk/ask", role="hidden-need"),
        fact("trap", "You record.", "seller", "start", role="trap"),
    ]
    one = sets_of(live_call(facts=facts))[1]
    assert one.caller.facts == ("You are sure it is the price.", "You record.")
    assert (one.other.shared, one.other.own) == ((), ())
    assert one.other.needs == ("It is the boss.",)


def test_what_both_learn_later_is_read_out_and_stands_on_neither_card() -> None:
    facts = [
        fact("start", "You wrote.", "both", "start"),
        fact("later", "The answer is no.", "both", "talk"),
        fact("mine", "You have an idea.", "seller", "talk/ask"),
    ]
    one = sets_of(live_call(facts=facts, live={**LIVE, "begins": "open"}))[1]
    held = (*one.caller.facts, *one.other.shared, *one.other.own)
    assert held == ("You wrote.", "Amara wrote.")
    assert [text for _, text in one.observer.reads] == ["The answer is no.", "You have an idea."]


def test_words_for_the_card_go_before_the_lists() -> None:
    facts = [fact("odd", "You juggle.", "both", "start", on_card="{Seller} juggles.")]
    one = sets_of(live_call(facts=facts))[1]
    assert one.caller.facts == ("You juggle.",)
    assert one.other.shared == ("Amara juggles.",)


def test_a_twist_is_said_by_the_other_person_and_its_scene_is_read_out() -> None:
    plain = cast(dict[str, Any], copy.deepcopy(plain_call()))
    first = plain["twists"][0]["turns"][0]
    first |= {"scene": "A door opens.", "speaker": "buyer", "says": "I have to go."}
    call = live_call(twists=plain["twists"], live={**LIVE, "begins": "open"})
    assert sets_of(call)[1].other.lines == ()
    hard = sets_of(call)[2]
    assert [tuple(one) for one in hard.other.lines] == [("halfway", '"I have to go."')]
    assert [tuple(one) for one in hard.observer.reads] == [("halfway", "A door opens.")]


def test_people_begin_at_the_turn_with_the_openings_words() -> None:
    plain = cast(dict[str, Any], copy.deepcopy(plain_call()))
    plain["twists"][0]["turns"][0]["scene"] = "A door opens."
    hard = sets_of(live_call(twists=plain["twists"]))[2]
    assert hard.observer.reads[0].when == "before"


def test_cues_are_what_is_heard_of_the_caller() -> None:
    one = sets_of(live_call())[1]
    assert one.other.softens == ("ask once.",)
    assert one.other.hardens == ("talk about her own day.",)


def test_a_round_takes_longer_at_higher_levels() -> None:
    made = sets_of(live_call())
    assert [made[level].minutes.whole for level in (1, 2)] == [8, 9]


def test_only_a_call_that_introduces_has_four_seats() -> None:
    plain = Technique.model_validate(TECHNIQUE)
    asking, introducing = [plain], [plain, plain.model_copy(update={"introduces": True})]
    assert introduces(live_call(), introducing) is None
    people = {"seller": "P01", "buyer": "Q01", "referred": "Q01"}
    slots = {name: {"person": who} for name, who in people.items()} | {"day": {"date": "Friday"}}
    assert introduces(live_call(slots=slots), asking) is None
    assert introduces(live_call(slots=slots), introducing) == ("buyer", "referred")
    slots["source"] = slots.pop("referred")
    asked = live_call(slots=slots, relationship="referred-expecting")
    assert introduces(asked, introducing) == ("source", "buyer")
