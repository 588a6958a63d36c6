"""A call becomes one conversation for every level and cast."""

import pytest

from playbook.generate.cast import CastError
from playbook.generate.conversation import (
    Conversation,
    ConversationError,
    Hidden,
    best_path,
    conversations,
)
from playbook.generate.slots import SlotError
from playbook.model.call import Call
from tests.generate.samples import PERSONAS, choice, plain_call, small_call, turn

PEOPLE = {"seller": {"person": "P01"}, "buyer": {"person": "Q01"}}


def talk_of(call: Call, level: int = 1) -> Conversation:
    return next(talk for talk in conversations(call, PERSONAS) if talk.level == level)


def edges(talk: Conversation) -> dict[str, list[str]]:
    return {turn.id: [choice.next for choice in turn.choices] for turn in talk.turns}


def walked(talk: Conversation) -> list[str]:
    return [f"{turn.id}/{choice.id}" for turn, choice in best_path(talk)]


def test_conversations_are_named_by_family_level_and_cast() -> None:
    assert [talk.id for talk in conversations(small_call(), PERSONAS)] == [
        "F90/1/payroll",
        "F90/2/payroll",
    ]
    assert talk_of(small_call()).variant == "1/payroll"


def test_the_same_call_gives_the_same_conversations() -> None:
    assert conversations(small_call(), PERSONAS) == conversations(small_call(), PERSONAS)


def test_slots_are_filled_everywhere() -> None:
    talk = talk_of(small_call())
    assert talk.goal == "An answer from Sam Reid."
    assert talk.turns[1].speaker == "Sam"
    assert talk.turns[1].says == "It's Sam Reid."
    assert talk.turns[0].choices[0].say == "Say write on Friday."
    assert talk.turns[0].choices[0].happens == "Sam hears write."
    assert talk.debrief[0].text == "You asked."
    assert talk.endings[0].text == "You talk on Friday."
    assert "{" not in repr(talk)


def test_what_is_known_at_the_start_is_the_situation_and_the_buyers_card_is_hidden() -> None:
    talk = talk_of(small_call())
    assert talk.situation == ("You wrote on Friday.",)
    assert talk.hidden == (Hidden("Their boss has left.", ("talk",)),)


def test_a_fact_of_another_level_is_left_out() -> None:
    fact = {"id": "old", "text": "Old.", "card": "both", "known_from": ["start"], "levels": [2]}
    facts = [fact]
    assert talk_of(small_call(facts=facts), 1).situation == ()
    assert talk_of(small_call(facts=facts), 2).situation == ("Old.",)


def test_a_twist_stands_before_its_turn_at_its_level_only() -> None:
    assert edges(talk_of(small_call(), 1)) == {"open": ["lost", "talk"], "talk": ["lost", "lost"]}
    assert edges(talk_of(small_call(), 2)) == {
        "open": ["lost", "short"],
        "talk": ["lost", "lost"],
        "short": ["talk", "lost"],
    }
    assert talk_of(small_call(), 2).hidden[-1] == Hidden("Sam is late.", ("short",))


def test_a_twist_before_the_start_becomes_the_start() -> None:
    twist = {
        "id": "first",
        "kind": "wrong-number",
        "levels": [2],
        "enters": "open",
        "turns": [turn("who", choice("go-on", "best", "open"), choice("stop", "weak", "lost"))],
    }
    call = small_call(twists=[twist])
    assert talk_of(call, 1).start == "open"
    assert talk_of(call, 2).start == "who"
    assert walked(talk_of(call, 2)) == ["who/go-on", "open/ring", "talk/ask"]


def test_two_twists_before_one_turn_follow_each_other() -> None:
    def twist(name: str) -> dict[str, object]:
        return {
            "id": name,
            "kind": "wrong-number",
            "levels": [2],
            "enters": "talk",
            "turns": [turn(name, choice("on", "best", "talk"), choice("no", "weak", "lost"))],
        }

    call = small_call(twists=[twist("one"), twist("two")])
    assert walked(talk_of(call, 2)) == ["open/ring", "one/on", "two/on", "talk/ask"]


def test_a_twist_catches_the_ways_that_hang_on_a_flag_too() -> None:
    call = small_call(turns=[*before_a_branch(sets=["f"]), plain_turns()[1]])
    assert talk_of(call, 2).turns[1].choices[0].next_if[0].to == "short"


def before_a_branch(sets: list[str]) -> list[dict[str, object]]:
    """Two turns, the second with a way to ``talk`` that hangs on the flag f."""
    hangs = choice("on", "best", "lost", next_if=[{"flag": "f", "to": "talk"}])
    return [
        turn("open", choice("ring", "best", "mid", sets=sets), choice("no", "weak", "lost")),
        turn("mid", hangs, choice("stop", "weak", "lost")),
    ]


def test_what_no_path_comes_to_is_left_out_at_that_level() -> None:
    talk = talk_of(small_call(turns=[*before_a_branch(sets=[]), plain_turns()[1]]))
    assert [turn.id for turn in talk.turns] == ["open", "mid"]
    assert talk.turns[1].choices[0].next_if == ()
    assert [ending.id for ending in talk.endings] == ["lost"]


def test_an_ending_that_only_a_twist_opens_stands_at_its_level_only() -> None:
    """The flag is set in the twist, so that below it neither branch nor ending is there."""
    hangs = choice("ask", "best", "lost", next_if=[{"flag": "heard", "to": "date"}])
    twist = {
        "id": "hurry",
        "kind": "time-cut-in-half",
        "levels": [2],
        "enters": "talk",
        "turns": [
            turn(
                "short",
                choice("hear", "best", "talk", sets=["heard"]),
                choice("push", "weak", "lost"),
            )
        ],
    }
    turns = [plain_turns()[0], turn("talk", hangs, choice("no", "weak", "lost"))]
    call = small_call(turns=turns, twists=[twist])
    kept = {level: [one.id for one in talk_of(call, level).endings] for level in (1, 2)}
    assert kept == {1: ["lost"], 2: ["date", "lost"]}
    assert talk_of(call, 1).turns[1].choices[0].next_if == ()
    assert talk_of(call, 2).turns[1].choices[0].next_if[0].to == "date"


def plain_turns() -> list[dict[str, object]]:
    turns = plain_call()["turns"]
    assert isinstance(turns, list)
    return turns


def test_the_best_path_follows_the_flags_to_an_ending() -> None:
    assert walked(talk_of(small_call())) == ["open/ring", "talk/ask"]


def test_a_best_path_that_comes_back_is_told() -> None:
    again = turn("talk", choice("again", "best", "open"), choice("no", "weak", "lost"))
    with pytest.raises(ConversationError, match=r'F90/1/payroll: .* comes back to turn "open"'):
        best_path(talk_of(small_call(turns=[plain_turns()[0], again])))


def test_a_best_path_into_nothing_is_told() -> None:
    lost = turn("open", choice("ring", "best", "nowhere"), choice("no", "weak", "lost"))
    with pytest.raises(ConversationError, match='leads to "nowhere"'):
        best_path(talk_of(small_call(turns=[lost], twists=[])))


def test_a_cast_without_a_value_is_told() -> None:
    slots = {**PEOPLE, "day": {"date": ["Friday"]}}
    with pytest.raises(CastError, match='cast "thin" has nothing for slot "day"'):
        conversations(small_call(casts={"payroll": "p", "thin": "none"}, slots=slots), PERSONAS)


def test_a_cast_with_an_unknown_person_is_told() -> None:
    slots = {**PEOPLE, "buyer": {"person": "Q99"}, "day": {"date": "May"}}
    with pytest.raises(CastError, match='names no person by "Q99"'):
        conversations(small_call(slots=slots), PERSONAS)


def test_an_unknown_slot_is_told() -> None:
    with pytest.raises(SlotError, match='no slot "byer"'):
        conversations(small_call(goal="Reach {byer}."), PERSONAS)


def test_a_buyer_who_is_no_person_is_told() -> None:
    with pytest.raises(CastError, match='has no person in slot "day"'):
        conversations(small_call(buyer="day"), PERSONAS)
