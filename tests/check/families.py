"""Families made for tests of what is counted over a library: plain data, bent as a test wants."""

import json
import shutil
from pathlib import Path
from typing import Any

from playbook.check import load_checked
from playbook.diagnostics import Diagnostic
from tests.rules.pairs import BASE

Plain = dict[str, Any]

RATINGS = ("best", "defensible", "weak")


def choice(rating: str, leads: str, words: str, **more: Any) -> Plain:
    """A choice that says its own rating, in words of any length."""
    return {
        "id": rating,
        "say": words,
        "happens": f"It is heard as {rating}.",
        "why": f"It is {rating}.",
        "rating": rating,
        "next": leads,
        **more,
    }


def done(one: Plain, move: str) -> None:
    """Make a choice an act of some kind; its words stay."""
    one |= {"do": one.pop("say", None) or one["do"], "move": move}


def turn(name: str, leads: str, order: tuple[str, ...] = RATINGS, **more: Any) -> Plain:
    """A turn whose choices stand in an order of ratings, all leading on."""
    said = {"best": "I say this one.", "defensible": "I say that one.", "weak": "I say next one."}
    choices = [choice(rating, leads, said[rating]) for rating in order]
    return {"id": name, "ask": "And now?", "choices": choices, **more}


def family(number: int, turns: int = 10, **more: Any) -> Plain:
    """A family of turns in a row; the best choice stands in each place by turns."""
    orders = (RATINGS, ("weak", "best", "defensible"), ("defensible", "weak", "best"))
    row = [
        turn(
            f"t{place}",
            f"t{place + 1}" if place + 1 < turns else "end",
            orders[(place + number) % 3],
        )
        for place in range(turns)
    ]
    # Every fourth turn is one in which waiting is best, and in the first the other one speaks.
    for one in row[::4]:
        done(next(each for each in one["choices"] if each["rating"] == "best"), "wait")
    row[0] |= {"says": "Yes?"}
    return {
        "id": f"F{number:02}",
        "title": "A call",
        "summary": "A call.",
        "causes": ["C01"],
        "techniques": ["T01"],
        "minutes": 5,
        "relationship": "warm-gone-quiet",
        "channel": "phone",
        "attitude": "silent",
        "goal": "To hear from {buyer}.",
        "casts": {"one": "freight"},
        "slots": {"seller": {"person": "P01"}, "buyer": {"person": "Q01"}},
        "facts": [{"id": "f", "text": "A fact.", "card": "both", "known_from": ["start"]}],
        "turns": row,
        "endings": [{"id": "end", "quality": "good", "title": "The end", "text": "It ends."}],
        "debrief": [{"text": "One?"}, {"text": "Two?"}],
        **more,
    }


def lay_out(root: Path, *families: Plain, people: list[Plain] | None = None) -> None:
    """Write a library of families, with people of its own if given; JSON is YAML as well."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    for names in ("playthroughs", "assignments"):
        shutil.rmtree(root / "exercises" / names)
    (root / "exercises/calls/f01.yml").unlink()
    if people is not None:
        listing = json.dumps({"personas": people})
        (root / "exercises/personas.yml").write_text(listing, encoding="utf-8")
    for each in families:
        file = root / "exercises/calls" / f"{each['id'].lower()}.yml"
        file.write_text(json.dumps(each), encoding="utf-8")


def findings(root: Path, *families: Plain, people: list[Plain] | None = None) -> list[Diagnostic]:
    """Check a library of families."""
    lay_out(root, *families, people=people)
    return list(load_checked(root).diagnostics)


def codes(root: Path, *families: Plain) -> list[str]:
    """Give the codes of what a check of the families finds."""
    return [one.code for one in findings(root, *families)]
