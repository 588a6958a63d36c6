"""Blocks as written: which there are, and what is wrong with their form."""

from pathlib import Path

import pytest

from playbook.markdown.block_syntax import engines_blocks, read_blocks

SETTINGS = (
    "markdown_extensions:\n  - pymdownx.blocks.admonition:\n      types: [note, tip]\n"
    "  - pymdownx.blocks.details\n  - tables\n"
)


def slips(text: str) -> list[tuple[int, str]]:
    found = read_blocks(text, engines_blocks(SETTINGS))[1]
    return [(text.count("\n", 0, one.start) + 1, one.message) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "/// exercise | F05\n///\n",
        "/// exercise | F05\n    titled: false\n///\n",
        "/// progress\n    page: my-practice.md\n///\n",
        "- Item\n\n- /// exercise | F05\n  ///\n",
        "/// note | Words\nText.\n///\n",
        "/// details | Why?\n    type: recall\n\nBecause.\n///\n",
        "//// details | Why?\n\n/// exercise | F05\n///\n\n////\n",
        "```\n/// exercise | F05\n```\n",
        "A // b /// c\n",
    ],
)
def test_what_is_well_formed_is_left_alone(text: str) -> None:
    assert slips(text) == []


SEEN = "readers would see this line as it stands here"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/// excercise | F05\n///\n", [(1, SEEN)]),
        ("\n/// exercise | F05\n    titeld: no\n///\n", [(2, SEEN)]),
        ("/// exercise | F05\n    titled: maybe\n///\n", [(1, SEEN)]),
        ("/// exercise | F05\n\nText.\n", [(1, "this block is not closed")]),
        ("/// details | Why?\n\nText.\n", [(1, "this block is not closed")]),
        ("Text.\n\n///\n", [(3, SEEN)]),
        ("/// exercise | F05\nText.\n///\n", [(1, 'there is text inside this block: "Text."')]),
        ("/// tab | One\nText.\n///\n", [(1, SEEN)]),
    ],
)
def test_a_slip_is_told_with_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    assert slips(text) == expected


def test_without_settings_any_block_of_an_engine_will_do() -> None:
    assert {"tab", "note", "details", "figure-caption"} <= engines_blocks("")


def test_our_own_settings_name_our_blocks() -> None:
    settings = (Path(__file__).parents[2] / "mkdocs.yml").read_text(encoding="utf-8")
    assert {"note", "question", "details"} <= engines_blocks(settings)
    assert "tab" not in engines_blocks(settings)
