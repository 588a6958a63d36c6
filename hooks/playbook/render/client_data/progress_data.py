"""Of each exercise what judging needs, cut from its data: the progress page holds this of all."""

from playbook.render.contract.exercise import CallData, ExerciseData, GateData, WorksheetData
from playbook.render.contract.progress import (
    Judged,
    JudgedCall,
    JudgedGate,
    JudgedWorksheet,
)


def judged(data: ExerciseData) -> Judged:
    """Return what judging needs of an exercise."""
    match data["kind"]:
        case "call":
            return _call(data)
        case "worksheet":
            return _worksheet(data)
        case "gate":
            return _gate(data)


def _call(data: CallData) -> JudgedCall:
    return {
        "kind": "call",
        "start": data["start"],
        "turns": [
            {
                "id": turn["id"],
                "fp": turn["fp"],
                "choices": [
                    {
                        "id": choice["id"],
                        "rating": choice["rating"],
                        "next": choice["next"],
                        "next_if": choice["next_if"],
                        "sets": choice["sets"],
                    }
                    for choice in turn["choices"]
                ],
            }
            for turn in data["turns"]
        ],
        "endings": [
            {"id": ending["id"], "quality": ending["quality"]} for ending in data["endings"]
        ],
        "best": data["best"],
    }


def _worksheet(data: WorksheetData) -> JudgedWorksheet:
    return {
        "kind": "worksheet",
        "slots": [
            {
                "id": slot["id"],
                "fp": slot["fp"],
                "label": slot["label"],
                "kind": slot["kind"],
                "optional": slot["optional"],
                "placeholder": slot["placeholder"],
            }
            for slot in data["slots"]
        ],
        "texts": [{"id": text["id"], "template": text["template"]} for text in data["texts"]],
        "criteria": [{"id": one["id"], "check": one["check"]} for one in data["criteria"]],
        "questions": [{"id": one["id"], "fp": one["fp"]} for one in data["questions"]],
    }


def _gate(data: GateData) -> JudgedGate:
    return {
        "kind": "gate",
        "cases": [
            {
                "id": case["id"],
                "fp": case["fp"],
                "verdict": case["verdict"],
                "second": None
                if case["second"] is None
                else {"verdict": case["second"]["verdict"]},
            }
            for case in data["cases"]
        ],
    }
