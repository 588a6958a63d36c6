"""Our own pages and data: nothing to mend, be it structure or words."""

from pathlib import Path

from playbook.diagnostics import render_text
from playbook.lint import lint

ROOT = Path(__file__).parents[2]


def test_our_own_playbook_has_nothing_to_mend() -> None:
    loaded = lint(ROOT, client=None).loaded
    assert render_text(loaded.diagnostics, loaded.sources) == ""
