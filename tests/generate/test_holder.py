"""A line that speaks of somebody, turned for the card that this somebody holds."""

import pytest

from playbook.generate.second_person import spoken_to

SPOKEN = {
    "{Buyer} asked, and has heard nothing.": "You asked, and have heard nothing.",
    "{Buyer} still wants it, and has left {seller} a time.": (
        "You still want it, and have left {seller} a time."
    ),
    "{Buyer} knows {seller}'s name from {source} and is waiting.": (
        "You know {seller}'s name from {source} and are waiting."
    ),
    "{Buyer} gets around, and often hears before {seller} does.": (
        "You get around, and often hear before {seller} does."
    ),
    "What {buyer} has to do, when {buyer} was there.": "What you have to do, when you were there.",
    "{Buyer} doesn't mind. {Buyer} says so.": "You don't mind. You say so.",
    "{Seller} told {buyer} {source}'s name.": "{Seller} told you {source}'s name.",
    "A call for {buyer.name} is {buyer.their} own, and {buyer.theirs} alone.": (
        "A call for you is your own, and yours alone."
    ),
    "{Seller} knows more than {buyer} does.": "{Seller} knows more than you do.",
    "It is on {buyer}'s mind, and nobody's business but {buyer}'s.": (
        "It is on your mind, and nobody's business but yours."
    ),
    "{Buyer}'s address: '{Buyer} is away.'": "Your address: '{Buyer} is away.'",
    "{seller} and {buyer} have met. Now {seller} and {buyer} talk.": (
        "You and {seller} have met. Now you and {seller} talk."
    ),
    "{Buyer} and {source} meet.": "You and {source} meet.",
    "use {buyer.their} own words": "use your own words",
    "thank {buyer} for the answer": "thank you for the answer",
    "say a no is fine, from {source} and from {buyer}": (
        "say a no is fine, from {source} and from you"
    ),
    "{Buyer.role} is what it says.": "{Buyer.role} is what it says.",
    "{Source} knows {seller}, and is glad.": "{Source} knows {seller}, and is glad.",
}


@pytest.mark.parametrize("line", SPOKEN)
def test_a_name_becomes_you(line: str) -> None:
    assert spoken_to(line, "buyer") == SPOKEN[line]


@pytest.mark.parametrize(
    "line",
    [
        "{Buyer} juggles offers.",
        "Now {buyer} {new_job}.",
        "{Buyer} knows that {seller} calls and is glad.",
    ],
)
def test_what_the_lists_cannot_turn_is_told(line: str) -> None:
    assert spoken_to(line, "buyer") is None


def test_a_brace_of_the_text_itself_names_nobody() -> None:
    text = "{seller} typed {{buyer}}, and {buyer} waits"
    assert spoken_to(text, "buyer") == "{seller} typed {{buyer}}, and you wait"
    assert spoken_to("{{seller}} and {buyer} talk", "buyer") == "{{seller}} and you talk"
