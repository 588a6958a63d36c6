"""The measurements say what is over its budget, and compare the same pages."""

from pathlib import Path

import pytest

from bench import run
from bench.plain import without_blocks, write_plain
from bench.table import Row, evenness, table
from playbook.lint import lint
from tests.browser.project import Project


def test_a_table_says_what_is_over() -> None:
    rows = [Row("a", 2.0, "s", 1.0), Row("bb", 1000, "B", 1000), Row("c", 1.234, "s")]
    shown = table("Title", rows)
    assert shown.over
    assert not table("Title", rows[1:]).over
    assert str(shown).splitlines() == [
        "Title",
        "      measured   budget",
        "  a     2.00 s   1.00 s  over",
        "  bb   1,000 B  1,000 B  ok",
        "  c     1.23 s",
    ]


def test_the_bench_ends_with_1_when_a_budget_is_not_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = table("Kept", [Row("a", 1, "s", 2)])
    broken = table("Broken", [evenness("a", 3, 1)])
    monkeypatch.setitem(run.PARTS, "stages", lambda: kept)
    monkeypatch.setitem(run.PARTS, "building", lambda: broken)
    assert run.main(["stages"]) == 0
    assert run.main(["stages", "building"]) == 1
    assert "3.00 times  1.60 times  over" in capsys.readouterr().out


PAGE = "# One\n\n/// exercise | F05\n    titled: false\n///\n\n/// note | F05\nWords.\n///\nEnd\n"


def test_exercises_stand_as_html_where_their_blocks_stood() -> None:
    html = "<pb-call>\n\nx</pb-call>"
    assert without_blocks(PAGE, [html]) == (
        f"# One\n\n<div>\n{html}\n</div>\n\n/// note | F05\nWords.\n///\nEnd\n"
    )


def test_exercises_can_be_left_out() -> None:
    assert without_blocks(PAGE, []) == "# One\n\n\n/// note | F05\nWords.\n///\nEnd\n"


def test_the_plain_site_has_every_page_of_ours(tmp_path: Path) -> None:
    root = Project(tmp_path / "project").folder
    write_plain(root, tmp_path / "no-site", root / "bare", exercises=False)
    planned = lint(root).plan
    assert planned is not None
    assert all((root / "bare" / page.path).is_file() for page in planned.pages)
    assert (root / "bare" / "about" / "changes.md").is_file()
