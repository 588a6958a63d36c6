"""Slots are filled with whole phrases, persons with their names and pronouns."""

import pytest

from playbook.generate.slots import PERSON_ATTRIBUTES, Slot, SlotError, Value, fill, mentions
from tests.generate.samples import AMARA, SAM

VALUES: dict[str, Value] = {"seller": AMARA, "buyer": SAM, "sent_day": "the ninth"}


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("No slot.", "No slot."),
        ("{buyer} and {seller.name}", "Sam and Amara Nwosu"),
        ("{Sent_day} was late, {sent_day}.", "The ninth was late, the ninth."),
        ("{Buyer.they} lost {buyer.their} keys.", "They lost their keys."),
        ("{seller.them} {seller.theirs} {seller.themself}", "her hers herself"),
        ("{buyer.first} {buyer.last}, {buyer.role}", "Sam Reid, finance director"),
        ("{{buyer}} {{{buyer}}}", "{buyer} {Sam}"),
        ("}}{{", "}{"),
        ("", ""),
    ],
)
def test_a_template_is_filled(template: str, filled: str) -> None:
    assert fill(template, VALUES) == filled


@pytest.mark.parametrize("attribute", PERSON_ATTRIBUTES)
def test_every_attribute_of_a_person_has_a_value(attribute: str) -> None:
    assert fill(f"{{buyer.{attribute}}}", VALUES)


def test_a_value_with_braces_is_not_filled_again() -> None:
    assert fill("{day}", {"day": "{buyer}"}) == "{buyer}"


@pytest.mark.parametrize(
    ("template", "offset", "word"),
    [
        ("{buyr}", 0, "buyr"),
        ("Hi {buyer.thier}", 3, "thier"),
        ("{sent_day.name}", 0, "name"),
        ("a { b", 2, ""),
        ("a } b", 2, ""),
        ("{}", 0, ""),
        ("{two words}", 0, ""),
        ("{buyer.}", 0, ""),
        ("{buyer.__class__}", 0, ""),
        ("{{buyer}", 7, ""),
    ],
)
def test_a_slip_in_a_template_is_told_with_its_place(template: str, offset: int, word: str) -> None:
    with pytest.raises(SlotError) as caught:
        fill(template, VALUES)
    assert (caught.value.offset, caught.value.word) == (offset, word)


def test_a_slip_in_a_name_tells_what_could_stand_there() -> None:
    with pytest.raises(SlotError) as caught:
        fill("{buyr}", VALUES)
    assert caught.value.known == ("seller", "buyer", "sent_day")


def test_mentions_lists_slots_with_their_places() -> None:
    assert mentions("Ask {Buyer.they} on {day}, {{not}}.") == (
        Slot("buyer", "they", capital=True, offset=4, length=12),
        Slot("day", None, capital=False, offset=20, length=5),
    )
