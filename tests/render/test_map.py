"""The map shows every turn, choice and ending once, the same every time, drawn and in words."""

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from playbook.catalog.load import load
from playbook.generate.conversation import Conversation, ConversationError, conversations
from playbook.model.call import Call
from playbook.render.html.map import map_outline, map_svg
from playbook.render.html.map_layout import Chart, chart, in_order
from tests.generate.samples import PERSONAS, choice, small_call, turn
from tests.render.samples import told_twice

SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).parents[2]
OWN = load(ROOT).draft
TALKS = [
    pytest.param(call, talk, id=talk.id)
    for call in OWN.calls.values()
    for talk in conversations(call, OWN.personas)
    if talk.cast == call.cast_list[0].id
]


def talk_of(call: Call, level: int = 1) -> Conversation:
    return next(talk for talk in conversations(call, PERSONAS) if talk.level == level)


def texts(svg: str) -> list[str]:
    drawing = ElementTree.fromstring(svg)
    return ["".join(each.itertext()).strip() for each in drawing.iter(f"{SVG}text")]


@pytest.mark.parametrize(("call", "talk"), TALKS)
def test_the_map_of_a_conversation_of_ours_is_whole(call: Call, talk: Conversation) -> None:
    svg = map_svg(call, talk)
    shown = texts(svg)
    for each in talk.turns:
        assert sum(bool(re.fullmatch(rf"\d+\. {each.id}", text)) for text in shown) == 1
    for ending in talk.endings:
        assert sum(bool(re.fullmatch(rf"[A-Z]\. {ending.id}", text)) for text in shown) == 1
    assert svg == map_svg(call, talk)


@pytest.mark.parametrize(("call", "talk"), TALKS)
def test_nothing_lies_on_anything_else(call: Call, talk: Conversation) -> None:
    drawn = chart(talk)
    for above, below in pairwise(drawn.boxes):
        assert above.y + above.height < below.y
    goals = sorted(drawn.goals, key=lambda goal: goal.y)
    for upper, lower in pairwise(goals):
        assert upper.y + 52 < lower.y
    lanes = [
        (wire.points[1][0], wire.points[3], sorted((wire.points[1][1], wire.points[2][1])))
        for wire in drawn.wires
    ]
    for x, target, (top, bottom) in lanes:
        for other_x, other, (other_top, other_bottom) in lanes:
            if x == other_x and target != other:
                assert bottom < other_top or other_bottom < top


def best_of(drawn: Chart) -> list[str]:
    return [
        f"{box.turn.id}/{line.choice.id}" for box in drawn.boxes for line in box.lines if line.best
    ]


def test_the_best_path_is_marked_from_the_start_to_its_ending() -> None:
    drawn = chart(talk_of(small_call()))
    assert best_of(drawn) == ["open/ring", "talk/ask"]
    assert [goal.ending.id for goal in drawn.goals if goal.best] == ["date"]
    assert sum(wire.best for wire in drawn.wires) == 2


def test_ways_lead_downward() -> None:
    names = [each.id for each in in_order(talk_of(small_call(), 2))]
    assert names == ["open", "short", "talk"]


def test_a_way_back_is_drawn_too() -> None:
    back = turn("talk", choice("ask", "best", "date"), choice("back", "weak", "open"))
    call = small_call(turns=[small_call().turns[0].model_dump(), back])
    drawn = chart(talk_of(call))
    assert any(wire.points[1][1] > wire.points[2][1] for wire in drawn.wires)


def test_a_best_path_that_goes_round_cannot_be_drawn() -> None:
    back = turn("talk", choice("ask", "best", "open"), choice("stop", "weak", "lost"))
    call = small_call(turns=[small_call().turns[0].model_dump(), back])
    with pytest.raises(ConversationError):
        chart(talk_of(call))


def test_words_of_an_author_stay_words() -> None:
    hostile = "</text><script>alert('x')</script> & \"]]>"
    call = small_call(title=hostile)
    svg = map_svg(call, talk_of(call))
    assert "<script" not in svg
    assert any(hostile in text for text in texts(svg))


def test_the_outline_tells_what_the_drawing_shows() -> None:
    call = small_call()
    assert map_outline(call, talk_of(call, 2)).splitlines() == [
        "F90 A small call, level 2, cast payroll",
        "You: Amara Nwosu, sales representative. Across: Sam Reid, finance director.",
        "",
        "1. open: What at open?",
        '   a. "Say write on Friday."',
        "      Costs you something. to B",
        ' * b. "Say ring on Friday."',
        "      Best line here. sets by-voice; to 2",
        "2. short (a twist): What at short?",
        ' * a. "Say go-on on Friday."',
        "      Best line here. to 3",
        '   b. "Say stop on Friday."',
        "      Costs you something. to B",
        "3. talk: What at talk?",
        '   a. "Say wait on Friday."',
        "      Could be right. to B",
        ' * b. "Say ask on Friday."',
        "      Best line here. if by-voice to A, else to B",
        "Endings",
        " * A. date: A date (a good end)",
        "   B. lost: Lost (a thin end)",
    ]


def test_a_story_names_its_forms_and_what_costs_least_where_nothing_is_good() -> None:
    call = small_call(**told_twice())
    talk = next(one for one in conversations(call, PERSONAS) if one.variant == "1/payroll/beside")
    outline = map_outline(call, talk).splitlines()
    assert outline[0] == "F90 A small call, level 1, cast payroll, mix beside"
    assert outline[8:11] == [
        "2. talk.boss: What at talk?",
        ' * a. "Say wait on Friday."',
        "      Costs least. to B",
    ]
    assert any(text == "2. talk.boss" for text in texts(map_svg(call, talk)))


def test_only_what_is_said_stands_in_quotation_marks() -> None:
    acts = [
        {**choice("ask", "best", "date"), "say": None, "do": "Wait."},
        {**choice("send", "weak", "lost"), "say": None, "write": "Still on?"},
    ]
    outline = map_outline(made := small_call(turns=[turn("open", *acts)], twists=[]), talk_of(made))
    assert [line for line in outline.splitlines() if line[3:5] in ("a.", "b.")][:2] == [
        " * a. Wait.",
        "   b. Write: Still on?",
    ]


def test_a_rating_is_told_by_more_than_its_color() -> None:
    svg = map_svg(small_call(), talk_of(small_call()))
    shapes = {
        each.get("class"): each.get("d")
        for each in ElementTree.fromstring(svg).iter(f"{SVG}path")
        if "pb-m-mark" in str(each.get("class"))
    }
    ratings = [shapes[f"pb-m-mark pb-{rating}"] for rating in ("best", "defensible", "weak")]
    assert len(set(ratings)) == 3
