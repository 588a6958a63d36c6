"""A group of 25 learners and an assignment of 40 items, as files, with whatever hurts a table."""

from pathlib import Path
from typing import Any

from playbook.catalog.load import load
from playbook.render.client_data.catalog_data import catalog_data
from tests.browser.handing import hand_back, handed, result, sign_off, written
from tests.copies import ROOT
from tests.handed import signed

TITLE = "Four weeks"
DUE = "2026-03-20T17:00+01:00"
NAMES = [
    *("=HYPERLINK(1)", "+1 Ana", "-2 Ben", "@Cy", "D\u2019Angelo & <Sons>", "Zo\u00eb \x0bVega"),
    *("\u738b\u5c0f\u660e", "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627", "_x0041_ Ruiz"),
    *(f"Learner Number{number}" for number in range(10, 26)),
]
"""The first begin as formulas do; one holds what XML cannot, one a name that Excel would decode."""


def write_group(folder: Path) -> tuple[Path, Path, list[Path]]:
    """Write the assignment, the roster and what came back; return their paths."""
    catalog = load(ROOT).catalog
    assert catalog is not None
    data = catalog_data(catalog)
    site = data["site"]
    exercises = chosen([dict(one) for one in data["exercises"]])
    assignment = written(folder, "assignment.json", signed(_assignment(site, exercises)))
    roster = folder / "roster.txt"
    roster.write_text("".join(f"{name}\n" for name in NAMES), encoding="utf-8")
    files = []
    for place, name in enumerate(NAMES[:-2]):
        done = [
            handed(one, result((place + at) % 9 if (place + at) % 4 else None))
            for at, one in enumerate(exercises)
            if at <= 2 * place
        ]
        content = hand_back(site, name, done)
        files.append(written(folder, f"{place}.json", content))
    action = "=1+1\nthen call two sources"
    content = sign_off(site, NAMES[3], next_action=action, sit_in=False, signed_off=True)
    files.append(written(folder, "signed.json", content))
    odd = handed(exercises[0], {**result(8), "finished": "1899-05-05T10:00:00.000Z"})
    files.append(written(folder, "odd.json", hand_back(site, NAMES[-2], [odd])))
    return assignment, roster, files


def chosen(exercises: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the exercises of the 40 items; the last is private, and only offered."""
    private = [one for one in exercises if one["private"]]
    return [*[one for one in exercises if not one["private"]][:39], private[0]]


def _assignment(site: str, exercises: list[dict[str, Any]]) -> dict[str, Any]:
    items = [
        {
            "id": f"item-{place + 1}",
            "exercises": [one["id"]],
            "needed": 1,
            "level": None,
            "cast": None,
            "fresh": False,
            "offered": place == 39,
            "pass_mark": None,
            "tries": None,
            "editions": [None],
        }
        for place, one in enumerate(exercises)
    ]
    return {
        "format": "playbook-assignment",
        "version": 1,
        "site": site,
        "id": "four-weeks",
        "title": TITLE,
        "audience": "",
        "note": "",
        "given": None,
        "due": DUE,
        "earlier_work": "counts",
        "items": items,
    }
