"""Our own calls are held to all of it: nothing to mend, and two endings played in each."""

from functools import cache
from pathlib import Path

import pytest

from playbook.catalog.load import Loaded
from playbook.check import load_checked
from playbook.check.support.proof import Proof

ROOT = Path(__file__).parents[2]
ROLES = ("hidden-need", "wrong-assumption", "trap")
CALLS = sorted(path.stem.upper() for path in (ROOT / "exercises/calls").glob("*.yml"))


@cache
def loaded() -> Loaded:
    return load_checked(ROOT)


@pytest.mark.parametrize("name", CALLS)
def test_nothing_is_to_be_mended_in_a_call(name: str) -> None:
    files = (f"exercises/calls/{name.lower()}.yml", f"exercises/playthroughs/{name.lower()}.yml")
    assert [one for one in loaded().diagnostics if one.path in files] == []


def test_nothing_is_to_be_mended_over_the_library() -> None:
    assert [one for one in loaded().diagnostics if one.path == "exercises/calls"] == []


@pytest.mark.parametrize("name", CALLS)
def test_the_best_ending_and_another_one_are_played(name: str) -> None:
    draft = loaded().draft
    assert name in draft.playthroughs, f"exercises/playthroughs/{name.lower()}.yml is missing"
    version, best = next(iter(Proof(draft, draft.calls[name]).best_ways.items()))
    plays = [one for one in draft.playthroughs[name].playthroughs if one.level == version.level]
    assert tuple(step.moment for step in best) in [one.steps for one in plays]
    assert {one.ending for one in plays} - {best[-1].there.at}


@pytest.mark.parametrize("name", CALLS)
def test_each_level_brings_what_it_is_for(name: str) -> None:
    draft = loaded().draft
    call = draft.calls[name]
    twists = [twist for twist in call.twists if 2 in twist.levels]
    assert twists, "level 2 has a twist"
    assert len([twist for twist in call.twists if 3 in twist.levels]) > len(twists)
    facts = Proof(draft, call).facts
    levels = {str(fact.role): set(levels) for _, fact, levels in facts}
    assert {role: levels.get(role) for role in ROLES} == {role: {3} for role in ROLES}


@pytest.mark.parametrize("name", CALLS)
def test_a_call_has_three_levels_and_five_casts(name: str) -> None:
    call = loaded().draft.calls[name]
    assert call.levels == (1, 2, 3)
    assert len(call.casts) >= 5
