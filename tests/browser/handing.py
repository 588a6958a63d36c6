"""Hand-backs and sign-offs as learners and observers make them, for tests and measurements."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playbook.export.checksum import checksum
from playbook.model.attempt import Event
from playbook.render.contract.exercise import CallData, GateData

MADE = "2026-03-04T05:06:07.089Z"
STARTED = "2026-03-01T09:00:00.000Z"
FINISHED = "2026-03-02T09:00:00.000Z"


def catalog_of(site: Path) -> dict[str, Any]:
    """Return what the built site tells its scripts of all exercises."""
    text = (site / "assets/playbook/catalog.js").read_text(encoding="utf-8")
    literal = text[text.index('["catalog"]=') + len('["catalog"]=') :].rstrip()
    data: dict[str, Any] = json.loads(json.JSONDecoder().raw_decode(literal)[0])
    return data


def result(points: int | None = None, of: int = 8) -> dict[str, Any]:
    """Return a finished result, or one of something under way."""
    done = points is not None
    return {
        "finished": FINISHED if done else None,
        "points": points,
        "of": of if done else None,
        "passed": points * 5 >= of * 4 if points is not None else None,
        "ending": None,
    }


def handed(
    exercise: dict[str, Any],
    first: dict[str, Any],
    latest: dict[str, Any] | None = None,
    *,
    variant: str | None = None,
    edition: str = "",
    attempts: int = 1,
    events: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """Return one exercise of the catalog as it is handed back."""
    kind, own = exercise["kind"], variant or exercise["variant"]
    today = exercise["editions"][own] if kind == "call" else exercise["edition"]
    if kind == "worksheet":
        first = {**first, "passed": None}
    return {
        "id": exercise["id"],
        "variant": own,
        "kind": kind,
        "title": exercise["title"],
        "edition": edition or today,
        "status": "done" if first["finished"] else "under-way",
        "started": STARTED,
        "finished": first["finished"],
        "attempts": attempts,
        "first": first,
        "latest": latest or first,
        "events": events,
    }


def hand_back(
    site: str, learner: str, exercises: list[dict[str, Any]], **more: Any
) -> dict[str, Any]:
    """Return a hand-back whose checksum fits."""
    content = {
        "format": "playbook-hand-back",
        "version": 1,
        "site": site,
        "made": MADE,
        "learner": learner,
        "self_reported": True,
        "exercises": exercises,
        **more,
    }
    return {**content, "checksum": checksum(content)}


def sign_off(site: str, learner: str, **more: Any) -> dict[str, Any]:
    """Return a sign-off whose checksum fits."""
    content = {
        "format": "playbook-sign-off",
        "version": 1,
        "site": site,
        "made": MADE,
        "learner": learner,
        "observer": "Mo",
        "role": "manager",
        "exercise": "F05",
        "assignment": None,
        "scores": {"O1": 2, "O2": 1, "O3": None},
        "heard": {"O1": "My name is"},
        "note": "",
        "signed_off": False,
        "next_action": "Call two sources by Friday",
        "sit_in": True,
        **more,
    }
    return {**content, "checksum": checksum(content)}


def answers(data: CallData | GateData, picks: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the answers of an attempt, item to value, each given once."""
    items = data["turns"] if data["kind"] == "call" else data["cases"]
    prints = {one["id"]: one["fp"] for one in items}
    turns = data["turns"] if data["kind"] == "call" else []
    following = {
        (turn["id"], choice["id"]): choice["next"] for turn in turns for choice in turn["choices"]
    }
    events = [
        Event(
            v=1,
            id=f"e{place}",
            site=data["site"],
            exercise=data["id"],
            variant=data["variant"],
            edition=data["edition"],
            attempt="a",
            n=place,
            at=1_772_355_600_000 + place,
            type="answer",
            item=item,
            value=value,
            to=following.get((item, value)),
            fp=prints[item],
        )
        for place, (item, value) in enumerate(picks.items(), 1)
    ]
    return [event.model_dump() for event in events]


def written(folder: Path, name: str, content: dict[str, Any]) -> Path:
    """Write a file as the client writes it; return its path."""
    path = folder / name
    path.write_text(f"{json.dumps(content, ensure_ascii=False, indent=1)}\n", encoding="utf-8")
    return path
