"""A line to the caller, turned for the card of somebody else."""

import pytest

from playbook.generate.third_person import heard, turned

TURNED = {
    "You wrote on {day}. Your notes got no answer.": (
        "{seller} wrote on {day}. {Seller.their} notes got no answer."
    ),
    "{Buyer} knows your name.": "{Buyer} knows {seller}'s name.",
    "{Buyer} has left you a time to call.": "{Buyer} has left {seller} a time to call.",
    "You sell {offer}, and always pass it on.": "{seller} sells {offer}, and always pass it on.",
    "What you do, and what you don't do.": ("What {seller} does, and what {seller} doesn't do."),
    "You're glad. You've asked. You'll call. You'd know.": (
        "{seller} is glad. {seller} has asked. {seller} will call. {seller} would know."
    ),
    "You still have {thing}.": "{seller} still has {thing}.",
    "{Buyer} is a friend of yours.": "{Buyer} is a friend of {seller}'s.",
    "What you two got done, and the two of you know it.": (
        "What the two got done, and the two know it."
    ),
    "The talk was easy, and you liked each other.": (
        "The talk was easy, and the two liked each other."
    ),
    "You carry on, and you pass it on, and you try.": (
        "{seller} carries on, and {seller} passes it on, and {seller} tries."
    ),
    "'Call, and say I sent you!' You did.": "'Call, and say I sent you!' {seller} did.",
    "It's {buyer}'s, and you don't know {buyer}'s hours.": (
        "It's {buyer}'s, and {seller} doesn't know {buyer}'s hours."
    ),
    "Say thank you.": "Say thank you.",
    "Nobody has been asked.": "Nobody has been asked.",
}


def test_whoever_reads_it_is_one_of_the_two() -> None:
    line = "You asked what the two of you got done, and you liked each other."
    made = turned(line, "seller", with_both=True)
    assert made == "{seller} asked what the two of you got done, and you liked each other."


def test_a_pronoun_gives_way_to_the_name_where_somebody_else_was_named_last() -> None:
    line = "You wrote to {friend}, in your own words."
    assert turned(line, "seller") == "{seller} wrote to {friend}, in {seller.their} own words."
    assert turned(line, "seller", frozenset({"friend"})) == (
        "{seller} wrote to {friend}, in {seller}'s own words."
    )
    cue = "You ask {friend} about your offer."
    assert heard(cue, "seller", frozenset({"friend"})) == "ask {friend} about {seller}'s offer."


def test_an_apostrophe_after_a_slot_opens_no_quote() -> None:
    line = "It is {buyer}'s: 'Call {thing}.' You did."
    assert turned(line, "seller") == "It is {buyer}'s: 'Call {thing}.' {seller} did."


@pytest.mark.parametrize("line", TURNED)
def test_you_becomes_the_callers_name(line: str) -> None:
    assert turned(line, "seller") == TURNED[line]


def test_a_verb_that_the_lists_do_not_know_is_told() -> None:
    assert turned("You juggle {offer}.", "seller") is None


HEARD = {
    "You say a day.": "say a day.",
    "You say what you sell.": "say what {seller} sells.",
    "You are quiet.": "be quiet.",
    "You're still there.": "still be there.",
    "You do not argue.": "not argue.",
    "You talk about your own deadline.": "talk about {seller.their} own deadline.",
    "You end it yourself.": "end it {seller.themself}.",
}


@pytest.mark.parametrize("cue", HEARD)
def test_a_cue_becomes_what_is_heard(cue: str) -> None:
    assert heard(cue, "seller") == HEARD[cue]


@pytest.mark.parametrize("cue", ["A question.", "You ask before you juggle."])
def test_a_cue_that_cannot_be_turned_is_told(cue: str) -> None:
    assert heard(cue, "seller") is None
