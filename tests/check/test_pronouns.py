"""Which pronouns of a card are somebody's, and which could be somebody else's."""

import shutil
from pathlib import Path

import pytest

from playbook.check import load_checked
from tests.rules.pairs import BASE, change

CALL = "exercises/calls/f01.yml"
PEOPLE = "role: head of HR, industry: freight}\n"
EVA = (
    "  - {id: Q02, name: Eva Lind, first: Eva, last: Lind, pronoun: she, side: counterpart, "
    "role: buyer, industry: freight}\n"
)
LIVE = """
live:
  opening: I know.
  softens: ["You ask."]
  hardens: ["You talk."]
  focus: [O1, O2, O3]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    change(tmp_path / "exercises/personas.yml", PEOPLE, PEOPLE + EVA)
    change(tmp_path / CALL, "Which line helped?", '"Did {third} say {said}?"')
    change(tmp_path / CALL, "debrief:\n", f"{LIVE}debrief:\n")
    return tmp_path


def unclear(root: Path, line: str, said: str = "so") -> bool:
    """Whether a fact of both, between Ana, who calls, Tom and Eva, could mean somebody else."""
    buyer = "  buyer: {person: Q01}\n"
    more = f"  third: {{person: Q02}}\n  said: {{phrase: {said}}}\n"
    change(root / CALL, buyer, buyer + more)
    change(root / CALL, "text: The offer went out on {sent_day}.", f'text: "{line}"')
    return "PB444" in {found.code for found in load_checked(root).diagnostics}


@pytest.mark.parametrize(
    "line",
    [
        "You have met {third}, and {buyer} has met {third.them} too.",
        "{Third} told {buyer} that {buyer.their} firm is new.",
        "{Third} has met you. You heard: '{Third.their} firm is new.'",
    ],
)
def test_a_pronoun_is_clear_after_its_own_name(root: Path, line: str) -> None:
    assert not unclear(root, line)


def test_the_one_who_was_named_last_takes_the_pronoun(root: Path) -> None:
    assert unclear(root, "{Third} has met you. {Third.their} firm is new.")


@pytest.mark.parametrize(
    ("said", "lost"),
    [("her brother", True), ("an aunt who says that she likes it", False), ("a friend", False)],
)
def test_a_phrase_of_the_cast_may_bring_in_whom_it_means(
    root: Path, said: str, *, lost: bool
) -> None:
    assert unclear(root, "It was {said}.", said) is lost


def test_a_phrase_may_mean_somebody_who_was_named(root: Path) -> None:
    assert not unclear(root, "It was {third}, and {said}.", "her brother")


def test_a_line_with_a_brace_too_few_is_left_to_its_own_finding(root: Path) -> None:
    assert not unclear(root, "It was {third.their firm.")
    assert "PB503" in {found.code for found in load_checked(root).diagnostics}
