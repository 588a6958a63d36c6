"""Forms and mixes: where a finding is told, in what it is so, and what a debrief may say."""

import shutil
from pathlib import Path

import pytest

from playbook.catalog.load import load
from playbook.check import load_checked
from playbook.check.support.proof import Proof
from playbook.diagnostics import Diagnostic
from playbook.model.turn import Version
from tests.check.families import Plain, codes, family, findings
from tests.rules.pairs import BASE, change


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def found(root: Path, *changes: tuple[str, str]) -> list[Diagnostic]:
    for old, new in changes:
        change(root / "exercises/calls/f01.yml", old, new)
    return list(load_checked(root).diagnostics)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("after: A door falls shut.", 'after: "By {start_day} a door."', ""),
        ("after: A horn sounds, twice.", 'after: "By {start_day} a horn."', " at level 1"),
        ("harder: {after: A horn sounds.}", 'harder: {after: "By {start_day} a horn."}', ""),
        ("why: It passes by what was said.", 'why: "It passes {start_day}."', ' in mix "plain"'),
        ("why: It takes the time there is.", 'why: "It takes {start_day}."', ""),
    ],
)
def test_a_text_is_told_of_where_it_is_written(root: Path, old: str, new: str, where: str) -> None:
    [one] = found(root, (old, new))
    line = (root / "exercises/calls/f01.yml").read_text(encoding="utf-8").splitlines()[one.line - 1]
    assert one.code == "PB410"
    assert line[one.column - 1 :].startswith("start_day")
    assert new in line
    assert one.message.endswith(f"here yet{where}")


VERSIONS = [Version(level, mix) for level in (1, 2) for mix in ("plain", "late")]


@pytest.mark.parametrize(
    ("such", "where"),
    [
        (VERSIONS, ""),
        (VERSIONS[:2], " at level 1"),
        (VERSIONS[1::2], ' in mix "late"'),
        (VERSIONS[1:2], ' at level 1 in mix "late"'),
        (VERSIONS[:3], ' at level 1 in mix "plain"'),
    ],
)
def test_levels_and_mixes_are_named_where_it_is_not_so_in_all(
    such: list[Version], where: str
) -> None:
    draft = load(BASE).draft
    assert Proof(draft, draft.calls["F01"]).where(such) == where


def looking_back(*lines: Plain) -> Plain:
    """A family of five turns with these lines after the talk."""
    return family(1, turns=5, debrief=list(lines))


ONE, TWO = {"text": "One?"}, {"text": "Two?"}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([ONE, TWO, {"text": "You did.", "when": ["t0/best", "t4/weak", "end"]}], []),
        ([ONE, TWO, {"text": "You did.", "when": ["t1/best", "t1/weak"]}], ["PB463"]),
        ([ONE, TWO, {"text": "You did.", "when": ["t1/best"], "unless": ["t3"]}], ["PB463"]),
        ([ONE, TWO, {"text": "You did.", "when": ["t1/best"], "unless": ["end"]}], ["PB463"]),
        ([ONE, {"text": "Two?", "unless": ["t0/weak"]}], ["PB464"]),
        ([ONE, {"text": "A.", "when": ["t0/best"]}, {"text": "B?", "unless": ["t0/best"]}], []),
        ([ONE, {"text": "A.", "when": ["t1"]}], []),
        ([{"text": "It was.", "when": [f"t{n}/weak"]} for n in range(5)], ["PB464"]),
        ([ONE, *({"text": "It was.", "when": [f"t{n}/weak"]} for n in range(5))], ["PB464"]),
    ],
)
def test_each_line_is_shown_on_some_path_and_each_path_shows_two(
    tmp_path: Path, lines: list[Plain], told: list[str]
) -> None:
    assert codes(tmp_path, looking_back(*lines)) == told


def test_what_comes_about_on_the_way_is_what_the_choices_set_too(tmp_path: Path) -> None:
    each = looking_back(ONE, TWO, {"text": "You did.", "when": ["warm"], "unless": ["late"]})
    each["turns"][0]["choices"][0]["sets"] = ["warm", "late"]
    assert codes(tmp_path, each) == ["PB463"]
    each["turns"][2]["choices"][0]["sets"] = ["warm"]
    assert codes(tmp_path, each) == []


def told_as_two(best: str) -> Plain:
    """A family whose second mix has another best line at one turn, which leads elsewhere."""
    each = family(1, turns=5)
    other = {"best": {"rating": "weak"}, "weak": {"rating": "best", "next": best}}
    each["turns"][1]["forms"] = [{"id": "plain"}, {"id": "odd", "outcomes": other}]
    each["mixes"] = [{"id": "one"}, {"id": "two", "forms": {"t1": "odd"}}]
    return each


def test_a_mix_is_proven_by_itself(tmp_path: Path) -> None:
    assert codes(tmp_path, told_as_two("t2")) == []
    each = told_as_two("bad")
    bad = {"id": "bad", "quality": "poor", "title": "The end", "text": "It ends."}
    each["endings"].append(bad)
    [one] = [one for one in findings(tmp_path, each) if one.severity == "error"]
    assert one.code == "PB416"
    assert one.message.endswith('which is poor, and "end" is good in mix "two"')


def test_all_ways_of_best_choices_pass(tmp_path: Path) -> None:
    each = family(1, turns=5)
    short = each["turns"][0]["choices"][2]
    short |= {"rating": "best", "next": "t3"}
    told = [one for one in findings(tmp_path, each) if one.severity == "error"]
    assert [one.message for one in told] == [
        "one way of best choices scores 6, another 10; one fails"
    ]
    short["next"] = "t2"
    assert [one.code for one in findings(tmp_path, each) if one.severity == "error"] == []


def test_a_mix_that_differs_only_behind_a_turn_that_never_comes_up_is_told(tmp_path: Path) -> None:
    each = told_as_two("t2")
    for one in each["turns"][0]["choices"]:
        one["next"] = "t2"
    assert {"PB402", "PB455"} <= set(codes(tmp_path, each))
