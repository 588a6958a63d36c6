"""Pages to which no menu leads are told; those that are left out on purpose are not."""

import pytest

from playbook.lint.menu import pages_in_no_menu

SETTINGS = """
site_url: !ENV [SITE_URL, "http://127.0.0.1:8000/"]
nav:
  - Home: index.md
  - Read:
      - read/one.md
      - More:
          - Two: ./read/two.md
      - elsewhere: https://example.com/
not_in_nav: |
  /doors/
  !/doors/back.md
exclude_docs: |
  drafts/
markdown_extensions:
  - x:
      y: !!python/name:z ""
"""


def told(*paths: str, settings: str = SETTINGS) -> list[str]:
    pages = [(path, f"docs/{path}") for path in paths]
    return [f"{one.code} {one.path}" for one in pages_in_no_menu(pages, settings, "mkdocs.yml")]


def test_a_page_in_no_menu_is_told() -> None:
    assert told("index.md", "read/one.md", "read/two.md", "read/three.md") == [
        "PB314 docs/read/three.md"
    ]


def test_a_page_left_out_on_purpose_is_not_told() -> None:
    assert told("doors/one.md", "drafts/two.md") == []
    assert told("doors/back.md") == ["PB314 docs/doors/back.md"]


@pytest.mark.parametrize("settings", ["", "site_name: x\n", "nav: [\n"])
def test_without_a_menu_nothing_is_missing_in_it(settings: str) -> None:
    assert told("read/one.md", settings=settings) == []


def test_a_copy_is_told_as_one_unless_the_menu_names_it() -> None:
    assert told("read/one.md", "read/one (1).md") == ["PB216 docs/read/one (1).md"]
    named = SETTINGS.replace("read/two.md", "read/one (1).md")
    assert told("read/one.md", "read/one (1).md", settings=named) == []
