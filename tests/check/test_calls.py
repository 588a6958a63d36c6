"""Checks of calls that need more than one slip to show."""

import shutil
from pathlib import Path

import pytest

from playbook.check import load_checked
from playbook.diagnostics import Diagnostic
from tests.rules.pairs import BASE, change


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def findings(root: Path, *changes: tuple[str, str]) -> list[Diagnostic]:
    for old, new in changes:
        change(root / "exercises/calls/f01.yml", old, new)
    return list(load_checked(root).diagnostics)


def test_a_fact_is_known_once_what_happens_is_shown(root: Path) -> None:
    # The line that brings it out may not say it; what is shown after that line may.
    why = ("why: It is a short question.", "why: It brings out {start_day}.")
    assert findings(root, why) == []
    say = ("say: What has come in between, {buyer}?", "say: Will it be on {start_day}, {buyer}?")
    assert [found.code for found in findings(root, say)] == ["PB410"]


def test_a_fact_known_from_a_turn_may_be_used_in_that_turn(root: Path) -> None:
    known = ("known_from: [opening/ask]", "known_from: [close]")
    ask = ("ask: How do you end?", "ask: How do you end before {start_day}?")
    found = findings(root, known, ask)
    assert [(one.code, one.line) for one in found] == [("PB410", 44)]


def test_either_of_two_moments_is_enough_when_every_path_has_one(root: Path) -> None:
    known = ("known_from: [opening/ask]", "known_from: [opening/ask, opening/push]")
    ask = ("ask: How do you end?", "ask: How do you end before {start_day}?")
    assert findings(root, known, ask) == []


def test_an_ending_may_use_what_every_path_to_it_has_learned(root: Path) -> None:
    known = ("text: You know why.", 'text: "You know why it is {start_day}."')
    from_both = ("[opening/ask]\nstart", "[opening/ask, opening.hurried/push]\nstart")
    assert findings(root, known, from_both) == []
    unknown = ("text: You may call again.", 'text: "You may call on {start_day}."')
    assert [found.code for found in findings(root, unknown)] == ["PB410"]


def test_a_fact_of_another_level_is_not_known(root: Path) -> None:
    level = ("known_from: [start]\n", "known_from: [start]\n    levels: [2]\n")
    uses = (
        "say: Shall we go through it right now?",
        "uses: [sent]\n        say: Shall we go through it now, please?",
    )
    found = findings(root, level, uses)
    assert [one.code for one in found if one.severity == "error"] == ["PB409"]
    assert "at level 1" in found[0].message


def test_a_twist_at_its_level_stands_before_the_turn_it_enters(root: Path) -> None:
    # At level 2 every way to the close leads through the twist, which says what is not known yet.
    says = ("says: I have to go.", "says: I have to go until {start_day}.")
    found = findings(root, says)
    assert [one.code for one in found] == ["PB410"]
    assert "at level 2" in found[0].message


def test_a_call_with_too_many_flags_is_told_and_not_walked(root: Path) -> None:
    file = root / "exercises/calls/f01.yml"
    flags = [f"flag-{number}" for number in range(16)]
    turns = "".join(
        f"  - id: t{number}\n    ask: And now?\n    choices:\n"
        f"      - {{id: yes, say: One., happens: H., why: W., rating: best, next: t{number + 1}, "
        f"sets: [{flag}]}}\n"
        f"      - {{id: no, say: Two., happens: H., why: W., better: B., rating: weak, "
        f"next: t{number + 1}}}\n"
        for number, flag in enumerate(flags)
    )
    branches = ", ".join(f"{{flag: {flag}, to: good}}" for flag in flags)
    turns += (
        "  - id: t16\n    ask: And now?\n    choices:\n"
        "      - {id: yes, say: One., happens: H., why: W., rating: best, next: close, "
        f"next_if: [{branches}]}}\n"
        "      - {id: no, say: Two., happens: H., why: W., better: B., rating: weak, next: close}\n"
    )
    change(file, "start: desk\n", "start: t0\n")
    change(file, "twists:\n", f"{turns}twists:\n")
    assert "PB413" in [found.code for found in load_checked(root).diagnostics]


def test_a_broken_choice_keeps_its_neighbors_checked(root: Path) -> None:
    broken = ("say: Shall we go through it right now?", "say: [Shall we?]")
    literal = ("why: It passes by what was said.", "why: It passes by Globex.")
    assert [one.code for one in findings(root, broken, literal)] == ["PB203", "PB501"]


def test_a_broken_graph_gives_no_findings_that_follow_from_it(root: Path) -> None:
    better = "        better: What has come in between?\n        rating: weak\n        next: "
    slip = (f"{better}close\n", f"{better}[close]\n")
    assert [one.code for one in findings(root, slip)] == ["PB203"]


def test_lengths_are_those_of_the_filled_lines(root: Path) -> None:
    personas = root / "exercises/personas.yml"
    change(personas, "first: Tom,", "first: Bartholomew-Maximilian,")
    assert {one.code for one in load_checked(root).diagnostics} == {"PB512"}


def test_a_phrase_to_avoid_may_stand_in_a_weak_line(root: Path) -> None:
    weak = ("say: We can also talk on for a bit.", "say: I am just checking in on you.")
    codes = [one.code for one in findings(root, weak)]
    assert "PB511" not in codes
    best = ("say: What has come in between, {buyer}?", "say: I am just checking in, {buyer}, OK?")
    assert "PB511" in [one.code for one in findings(root, best)]
