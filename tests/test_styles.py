"""A style sheet without its comments and gaps means the same."""

import re
from pathlib import Path

import pytest

from playbook.styles import compact

SHEETS = sorted((Path(__file__).parents[1] / "docs" / "stylesheets").glob("*.css"))


@pytest.mark.parametrize(
    ("css", "less"),
    [
        ("a  b {\n  color: red;\n}\n", "a b{color: red;}"),
        ("/* why */ a, b { top: 0 }", " a,b{top: 0}"),
        ('a::before { content: "\\2713  " / ""; }', 'a::before{content: "\\2713  " / "";}'),
        ("""a { content: '/* " */ ;  x' }""", """a{content: '/* " */ ;  x'}"""),
        ('a { content: "\\"  ;" }', 'a{content: "\\"  ;"}'),
        ("a { width: calc(1px + 2px) }", "a{width: calc(1px + 2px)}"),
        ("a { color/**/: red }", "a{color: red}"),
    ],
)
def test_only_comments_and_gaps_go(css: str, less: str) -> None:
    assert compact(css) == less


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_the_playbook_s_own_sheets_keep_every_rule(sheet: Path) -> None:
    css = sheet.read_text(encoding="utf-8")
    less = compact(css)
    assert len(less) < 0.95 * len(css)
    for text in re.findall(r'content: "[^"]*"', css):
        assert text in less
    rules = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    assert [less.count(mark) for mark in "{}:;"] == [rules.count(mark) for mark in "{}:;"]
