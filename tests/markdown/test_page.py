"""A hand-written page: what of it is prose, where it stands, and what it leads to."""

import re

import pytest
from markdown import Markdown

from playbook.diagnostics import Place
from playbook.markdown.anchors import anchors, slug
from playbook.markdown.page import Manuscript


def page(text: str, path: str = "read/a.md") -> Manuscript:
    return Manuscript(path, f"docs/{path}", text)


def words(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, " ".join(piece.text.split())) for piece in page(text).pieces]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: No\n---\n# Yes *now*\n", [("heading", "Yes now")]),
        ("One\nline.\n\nTwo.\n", [("text", "One line."), ("text", "Two.")]),
        ("- One.\n- [ ] Two,\n  still two.\n", [("item", "One."), ("item", "Two, still two.")]),
        ("1. One.\n\n    More.\n", [("item", "One."), ("text", "More.")]),
        ("Text.\n\n    code\n", [("text", "Text.")]),
        ("```\ncode\n```\nText `code` here.\n", [("text", "Text here.")]),
        ("Term\n:   Its *sense*.\n", [("text", "Term"), ("item", "Its sense .")]),
        ("[Words](../a_(b).md \"t\"){ .x } and <b>more</b>.", [("text", "Words and more .")]),
        ("See https://example.com/x and [[company.offer]].", [("text", "See and .")]),
        ("![A phone](a.png)\n", [("alt", "A phone")]),
        ("/// details | What now?\n    type: recall\n\nThis.\n///\n",
         [("summary", "What now?"), ("text", "This.")]),
        ("/// exercise | F05\n    titled: false\n///\n", []),
        ("> **Weak.** No.\n>\n> Yes.\n", [("text", "Weak. No."), ("text", "Yes.")]),
        ("<!-- no\n\nno -->\n***\nYes.\n", [("text", "Yes.")]),
    ],
)  # fmt: skip
def test_prose_is_cut_into_what_is_read_in_one_go(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert words(text) == expected


def test_a_table_is_read_cell_by_cell() -> None:
    table = "| You hear | We say |\n| --- | :-: |\n| A \\| b. | [C](c.md). |\n"
    other = "| Other |\n|---|\n| D |\n"
    assert words(f"{table}\n{other}") == [
        ("header", "You hear"),
        ("header", "We say"),
        ("cell", "A | b."),
        ("cell", "C ."),
        ("header", "Other"),
        ("cell", "D"),
    ]


def test_a_quotation_says_what_kind_it_is() -> None:
    assert [piece.lead for piece in page("> **Strong.** Yes.\n\nNo.\n").pieces] == ["Strong", ""]


def test_every_piece_keeps_its_place() -> None:
    text = "# Title\n\nThe [word](x.md) **stands** here.\n"
    here = page(text)
    piece = here.pieces[1]
    at = piece.start + piece.text.index("stands")
    assert here.place(at) == Place("docs/read/a.md", 3, text.splitlines()[2].index("stands") + 1)
    assert text[at : at + 6] == "stands"


def test_links_are_told_with_their_places() -> None:
    text = "[a](../b.md#c) ![p](p.png) `[no](no.md)`\n\n[d]: e.md\n"
    assert [
        (one.target, text[one.start :][: len(one.target)], one.is_image) for one in page(text).links
    ] == [
        ("../b.md#c", "../b.md#c", False),
        ("p.png", "p.png", True),
        ("e.md", "e.md", False),
    ]


@pytest.mark.parametrize(
    ("text", "path", "audience"),
    [
        ("# A\n", "read/a.md", "learner"),
        ("# A\n", "train/a.md", "trainer"),
        ("---\naudience: trainer\n---\n# A\n", "about/a.md", "trainer"),
    ],
)
def test_a_page_says_who_reads_it(text: str, path: str, audience: str) -> None:
    assert page(text, path).audience == audience


HEADINGS = [
    "Does this forbid cold calls?",
    "If\u2013then, and \u201cquotes\u201d",
    "A `code` and *more* [link](x.md)",
    "Same",
    "Same",
    "Café & co",
    "What you'll do: 1 of 2",
]


def test_anchors_are_those_that_markdown_makes() -> None:
    text = "\n\n".join(f"## {words}" for words in HEADINGS) + "\n\n## Given { #mine }\n"
    made = Markdown(extensions=["toc", "attr_list"])
    html = made.convert(text)
    ids = set(re.findall(r"id=\"([^\"]+)\"", html))
    assert page(text).anchors() == ids


def test_an_id_in_raw_markup_is_an_anchor() -> None:
    assert anchors('<a id="here"></a>\n', "", str) == {"here"}


def test_a_slug_keeps_letters_of_the_alphabet_only() -> None:
    assert slug("Überraschung -- jetzt!") == "uberraschung-jetzt"
