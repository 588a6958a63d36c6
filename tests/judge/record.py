"""Reads the tables of cases, whose events are written short: ``one/a>two``, ``<two``, ``ada=yes``.

``web/tests/record.ts`` reads the same tables.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from playbook.model.attempt import Event

CASES = Path(__file__).parent.parent / "cases"
FIRST_AT = 1_700_000_000_000
NO_PRINT = "0" * 12

_ANSWER = re.compile(r"(?P<item>[^=>]+?)[/=](?P<value>[^>]*)(?:>(?P<to>.+))?")


def table(name: str) -> dict[str, Any]:
    """Read a table of cases."""
    found: dict[str, Any] = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    return found


def events(short: Iterable[Any], prints: Mapping[str, str]) -> list[Event]:
    """Write events out; ``prints`` gives each item's fingerprint of today."""
    return [
        _event(place, each if isinstance(each, dict) else {"do": each}, prints)
        for place, each in enumerate(short)
    ]


def prints_of(exercise: Mapping[str, Any]) -> dict[str, str]:
    """Return the fingerprint of each item of an exercise, as its events name them."""
    prints = {"q:" + each["id"]: each["fp"] for each in exercise.get("questions", ())}
    for kind in ("turns", "slots", "cases"):
        prints |= {each["id"]: each["fp"] for each in exercise.get(kind, ())}
    return prints


def _event(place: int, given: Mapping[str, Any], prints: Mapping[str, str]) -> Event:
    fields: dict[str, Any] = {
        "v": 1,
        "id": f"e{place}",
        "site": "a-site",
        "exercise": "F05",
        "variant": None,
        "edition": NO_PRINT,
        "attempt": "a",
        "n": place + 1,
        "at": FIRST_AT + 1000 * place,
    }
    fields |= _written_out(given["do"], prints)
    fields |= {key: value for key, value in given.items() if key != "do"}
    return Event.model_validate(fields)


def _written_out(short: str, prints: Mapping[str, str]) -> dict[str, Any]:
    if short.startswith("<"):
        return {"type": "rewind", "item": short[1:]}
    answer = _ANSWER.fullmatch(short)
    if answer is None:
        return {"type": short}
    fp = prints.get(answer["item"], NO_PRINT)
    return {"type": "answer", "fp": fp, **answer.groupdict()}
