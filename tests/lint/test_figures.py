"""Figures, sources and grades on hand-written pages."""

import pytest

from playbook.lint.cited_figures import figures
from playbook.markdown.page import Manuscript
from playbook.model.reference import Source

SOURCES = {
    one.id: one
    for one in (
        Source(
            id="S-a",
            citation="Ordóñez, L. D., et al. (2009). Goals Gone Wild.",
            finding="x",
            grade="tested-elsewhere",
            seen="abstract",
        ),
        Source(
            id="S-b",
            citation="Verbeke, W., & Bagozzi, R. P. (2000). Sales.",
            finding="x",
            grade="tested-here",
            seen="abstract",
        ),
        Source(
            id="S-c",
            citation="Van den Bulte, C., et al. (2018). Referrals.",
            finding="x",
            grade="tested-elsewhere",
            seen="abstract",
        ),
    )
}


def told(text: str, path: str = "read/a.md") -> list[str]:
    page = Manuscript(path, f"docs/{path}", text)
    return [f"{one.line}:{one.column} {one.code}" for one in figures(page, SOURCES)]


@pytest.mark.parametrize(
    "text",
    [
        "*Tested here:* a survey of 189 sellers (Verbeke and Bagozzi, 2000).",
        "It helps (*tested elsewhere*: Ordonez and others, 2009).",
        "*Tested here:* so it is.\n\n> **Note.** 40% did (Verbeke and Bagozzi, 2000).",
        "Verbeke and Bagozzi (2000) asked. That is *tested here*.",
        "*Tested elsewhere* (Van den Bulte and others, 2018).",
        "In March 2026 you have 30 minutes, and 12 names in 2 lists.",
        "Three good reps knew less than half.",
        "Write `40%` in the sheet.",
    ],
)
def test_a_figure_with_its_source_and_grade_is_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 40 % do.", ["1:6 PB541"]),
        ("Nearly 7 out of 10 do.", ["1:8 PB541"]),
        ("Only one in five does.", ["1:6 PB541"]),
        ("A third of all sellers do.", ["1:1 PB541"]),
        ("They asked 14,000 strangers.", ["1:12 PB541"]),
        ("A survey (Verbeke and Bagozzi, 2000).", ["1:1 PB542"]),
        ("*Tested elsewhere:* (Verbeke and Bagozzi, 2000).", ["1:22 PB542"]),
        ("*Tested here:* (Verbeke, 2001).", ["1:17 PB543"]),
        ("*Tested here:* yes.\n\n## More\n\nA survey (Verbeke, 2000).", ["5:1 PB542"]),
    ],
)
def test_what_lacks_is_told_with_its_place(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_pages_for_trainers_may_count_people() -> None:
    assert told("Make 12 people sit down; 40% may pass.", "train/a.md") == []
