"""The page of findings explains every code, each at a mark of its own."""

import pytest

from playbook.diagnostics import CODES
from playbook.render.pages.diagnostics_page import findings_markdown

PAGE = findings_markdown()


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_explained_with_an_example(code: str) -> None:
    found = CODES[code]
    start = PAGE.index(f"### {code}: ")
    part = PAGE[start : PAGE.find("\n### ", start + 4)]
    assert f"{{ #{code.lower()} }}" in part
    assert "**To mend it:**" in part
    assert found.example in part
