"""What the client is told of each exercise."""

import json
import re

from playbook.model.worksheet import Worksheet
from playbook.render.client_data.deferred_scripts import (
    conversation_editions,
    conversations_script,
)
from playbook.render.client_data.exercise_data import client_data, later_conversations
from playbook.render.client_data.progress_data import progress_data
from playbook.render.contract.exercise import (
    CallData,
    Choice,
    Ending,
    GateData,
    Turn,
    WorksheetData,
)
from tests.browser.routes import catalog
from tests.generate.samples import plain_call
from tests.render.samples import GATE, TWO_CASTS, WORKSHEET, small_catalog, told_twice

FINGERPRINTS = ["4bce6f6bd67e", "5c3bd62cc1f8"]
"""Of the turns of the small call, as answers have been kept with them."""


def call(**changes: object) -> CallData:
    catalog = small_catalog(call={**plain_call(), **changes})
    data = client_data(catalog.calls["F90"], catalog)
    assert data["kind"] == "call"
    return data


def worksheet(**changes: object) -> WorksheetData:
    catalog = small_catalog(worksheet={**WORKSHEET, **changes})
    data = client_data(catalog.worksheets["W90"], catalog)
    assert data["kind"] == "worksheet"
    return data


def gate(**changes: object) -> GateData:
    catalog = small_catalog(gate={**GATE, **changes})
    data = client_data(catalog.gates["X9"], catalog)
    assert data["kind"] == "gate"
    return data


def test_a_call_gives_its_first_conversation() -> None:
    data = call()
    assert (data["site"], data["id"], data["variant"]) == ("small-site", "F90", "1/payroll")
    assert data["you"] == "Amara Nwosu, sales representative"
    assert data["best"] == 4


def test_a_gate_is_filled_from_its_values() -> None:
    case = gate()["cases"][0]
    assert case["title"] == "Sam Reid, finance director"
    assert case["evidence"][1]["text"] == "Sam said: call after four."
    assert case["why"] == "They said so."


def test_a_check_says_its_one_kind_and_no_other() -> None:
    assert [one["check"] for one in worksheet()["criteria"]] == [
        {"of": "reasons", "lines_at_least": 2},
        {"of": "message", "lacks": ["touch base"]},
    ]


def test_a_new_title_is_no_new_edition_and_a_new_goal_is() -> None:
    assert call(title="Another")["edition"] == call(minutes=9)["edition"] == call()["edition"]
    assert call(goal="Another.")["edition"] != call()["edition"]
    assert worksheet(title="Another")["edition"] == worksheet()["edition"]
    assert worksheet(intro="Another.")["edition"] != worksheet()["edition"]
    assert gate(title="Another")["edition"] == gate()["edition"]
    assert gate(intro="Another.")["edition"] != gate()["edition"]


def test_an_edit_to_one_turn_changes_the_fingerprint_of_that_turn_alone() -> None:
    turns = plain_call()["turns"]
    assert isinstance(turns, list)
    edited = call(turns=[{**turns[0], "ask": "What first?"}, turns[1]])
    same = [
        old["fp"] == new["fp"] for old, new in zip(call()["turns"], edited["turns"], strict=True)
    ]
    assert same == [False, True]


def test_a_fingerprint_is_what_it_was_before_anything_was_noticed_after_their_words() -> None:
    assert [turn["fp"] for turn in call()["turns"]] == FINGERPRINTS
    turns = plain_call()["turns"]
    assert isinstance(turns, list)
    seen = call(turns=[turns[0], {**turns[1], "after": "A spoon."}])
    assert seen["turns"][0]["fp"] == FINGERPRINTS[0]
    assert seen["turns"][1]["fp"] != FINGERPRINTS[1]


def test_another_story_is_no_other_edition_of_those_that_are_there() -> None:
    plain, told = small_catalog(), small_catalog(call=told_twice())
    before = conversation_editions(small_catalog(call=told_twice(mixes=[])).calls["F90"], plain)
    after = conversation_editions(told.calls["F90"], told)
    assert after.items() > before.items()
    assert after.keys() - before.keys() == {"1/payroll/beside", "2/payroll/beside"}


def test_all_conversations_stand_in_the_menu_level_by_level_story_by_story() -> None:
    shown = call(**{**told_twice(), **TWO_CASTS})["menu"]
    assert [one["variant"] for one in shown] == [
        *("1/payroll", "1/freight", "1/payroll/beside", "1/freight/beside"),
        *("2/payroll", "2/freight", "2/payroll/beside", "2/freight/beside"),
    ]


def test_later_conversations_bring_each_turn_once_and_all_of_it() -> None:
    catalog = small_catalog(call={**told_twice(), **TWO_CASTS})
    made = catalog.calls["F90"]
    script = conversations_script(made, catalog)
    brought = json.loads(json.loads(script.split("]=", 1)[1].split("})(", 1)[0]))
    turns, places = brought["turns"], brought["places"]
    assert len({json.dumps(turn) for turn in turns}) == len(turns) < sum(map(len, places))
    whole = [
        {**talk, "turns": [turns[place] for place in own]}
        for talk, own in zip(brought["talks"], places, strict=True)
    ]
    assert whole == later_conversations(made, catalog)


def test_who_replies_has_a_name_where_nobody_speaks() -> None:
    turns = plain_call()["turns"]
    assert isinstance(turns, list)
    silent = {key: text for key, text in turns[1].items() if key not in ("says", "speaker")}
    assert [turn["speaker"] for turn in call()["turns"]] == [None, "Sam"]
    assert [turn["speaker"] for turn in call(turns=[turns[0], silent])["turns"]] == [None, "Sam"]


def test_what_a_choice_leads_to_is_no_part_of_a_fingerprint() -> None:
    turns = plain_call()["turns"]
    assert isinstance(turns, list)
    choices = [{**one, "why": "Because.", "happens": "So."} for one in turns[0]["choices"]]
    edited = call(turns=[{**turns[0], "choices": choices}, turns[1]])
    assert edited["turns"][0]["fp"] == call()["turns"][0]["fp"]
    assert edited["edition"] != call()["edition"]


def test_progress_has_of_each_exercise_what_judging_needs() -> None:
    data = progress_data(small_catalog(), lambda page: f"to/{page}")
    assert [(one["id"], one["page"]) for one in data["exercises"]] == [
        ("F90", "to/practice/calls/f90.md"),
        ("W90", "to/practice/worksheets/w90.md"),
        ("X9", "to/practice/gates/x9.md"),
    ]
    talk, sheet, sorting = (one["judged"] for one in data["exercises"])
    assert talk["kind"] == "call"
    assert talk["turns"] == [
        {
            "id": turn["id"],
            "fp": turn["fp"],
            "choices": [
                {key: choice[key] for key in ("id", "rating", "next", "next_if", "sets")}
                for choice in turn["choices"]
            ],
        }
        for turn in call()["turns"]
    ]
    assert sorting["kind"] == "gate"
    assert [(case["verdict"], case["second"]) for case in sorting["cases"]] == [
        ("call-now", None),
        ("ask-source", {"verdict": "warm-first"}),
    ]
    assert sheet["kind"] == "worksheet"
    assert [slot["id"] for slot in sheet["slots"]] == [slot["id"] for slot in worksheet()["slots"]]
    assert [one["check"] for one in sheet["criteria"]] == [
        one["check"] for one in worksheet()["criteria"]
    ]


def test_of_a_call_is_sent_what_the_contract_names_and_no_more() -> None:
    data = call()
    turn, ending = data["turns"][0], data["endings"][0]
    assert data.keys() == CallData.__annotations__.keys()
    assert turn.keys() == Turn.__annotations__.keys()
    assert turn["choices"][0].keys() == Choice.__annotations__.keys()
    assert ending.keys() == Ending.__annotations__.keys()


def test_a_private_worksheet_is_named_private() -> None:
    assert worksheet(private=True)["private"] is True
    assert Worksheet.model_validate(WORKSHEET).private is worksheet()["private"] is False


def test_when_a_worksheet_should_go_is_told_and_makes_no_other_edition() -> None:
    real = worksheet(delete_after_days=30)
    assert real["delete_after_days"] == 30
    assert worksheet()["delete_after_days"] is None
    assert real["edition"] == worksheet()["edition"]
    small = small_catalog(worksheet={**WORKSHEET, "delete_after_days": 30})
    told = progress_data(small, str)["exercises"]
    assert [one["delete_after_days"] for one in told] == [None, 30, None]


def test_a_sheet_that_speaks_of_deletion_after_some_days_has_it() -> None:
    promised = {}
    for sheet in catalog().worksheets.values():
        text = " ".join((sheet.intro, *(slot.help or "" for slot in sheet.slots)))
        found = {int(days) for days in re.findall(r"after (\d+) days", text)}
        if found or sheet.delete_after_days:
            promised[sheet.id] = found
            assert found == {sheet.delete_after_days}, sheet.id
    assert promised
