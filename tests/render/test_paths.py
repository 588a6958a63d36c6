"""Pages find each other, as Markdown files and as built pages."""

import pytest

from playbook.render.text.paths import address, between, exercise_page


def test_an_exercises_page_is_named_by_its_kind_and_id() -> None:
    assert exercise_page("worksheet", "W05") == "practice/worksheets/w05.md"


@pytest.mark.parametrize(
    ("page", "other", "link"),
    [
        ("practice/index.md", "practice/calls/f05.md", "calls/f05.md"),
        ("reference/causes/c03.md", "practice/calls/f05.md", "../../practice/calls/f05.md"),
        ("my-practice.md", "practice/calls/f05.md", "practice/calls/f05.md"),
        ("practice/index.md", "my-practice.md", "../my-practice.md"),
    ],
)
def test_a_link_leads_from_file_to_file(page: str, other: str, link: str) -> None:
    assert between(page, other) == link


@pytest.mark.parametrize(
    ("page", "other", "folders", "files"),
    [
        (
            "my-practice.md",
            "practice/calls/f05.md",
            "../practice/calls/f05/",
            "practice/calls/f05.html",
        ),
        ("practice/index.md", "practice/calls/f05.md", "calls/f05/", "calls/f05.html"),
        ("index.md", "practice/calls/f05.md", "practice/calls/f05/", "practice/calls/f05.html"),
        ("read/one.md", "practice/index.md", "../../practice/", "../practice/index.html"),
        ("read/one.md", "index.md", "../../", "../index.html"),
    ],
)
def test_an_address_leads_from_built_page_to_built_page(
    page: str, other: str, folders: str, files: str
) -> None:
    assert address(page, other, folders=True) == folders
    assert address(page, other, folders=False) == files
