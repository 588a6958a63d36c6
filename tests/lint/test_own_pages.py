"""Our own pages and data: nothing to mend, be it structure or words."""

from pathlib import Path

from playbook.catalog.load import load
from playbook.diagnostics import render_text
from playbook.lint import lint

ROOT = Path(__file__).parents[2]


def test_our_own_playbook_has_nothing_to_mend() -> None:
    loaded = lint(ROOT, client=None).loaded
    assert render_text(loaded.diagnostics, loaded.sources) == ""


def test_published_assignments_leave_the_level_open_as_the_guide_for_trainers_says() -> None:
    guide = (ROOT / "docs/train/assign-in-five-minutes.md").read_text(encoding="utf-8")
    assert "Leave them there unless you want to talk about one conversation" in guide
    catalog = load(ROOT).catalog
    assert catalog is not None
    asked = [
        f"{assignment.id}: {item.id}"
        for assignment in catalog.assignments.values()
        for item in assignment.items
        if item.level is not None and item.cast is None
    ]
    assert asked == []
