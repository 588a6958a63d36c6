"""Text in Markdown stays text; an author's own Markdown keeps its emphasis and loses its teeth."""

import re

import pytest
from markdown import Markdown

from playbook.render.text.markdown import escaped, harmless, link, plain
from tests.render.hostile import HOSTILE
from tests.render.reading import Element, read

EXTENSIONS = [
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.details",
    "pymdownx.blocks.html",
]
PLACES = {
    "a paragraph": "{}",
    "a heading": "# {}",
    "a list": "- {}",
    "a numbered list": "1. {}",
    "a quote": "> {}",
    "the end of a line": "**Said.** {}",
    "a definition": "Term\n:   {}",
    "two paragraphs": "{}\n\n{}",
}


def converted(markdown: str) -> Element:
    return read(Markdown(extensions=EXTENSIONS).convert(markdown))


def tags(markdown: str) -> list[tuple[str, frozenset[str]]]:
    # A heading's id is made from its words.
    return [
        (one.tag, frozenset(one.attributes.keys() - {"id"})) for one in converted(markdown).all()
    ]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", [*HOSTILE, "{: onclick=alert(1) }", "{ #a }", "+ x", "2) x", "C#"])
def test_hostile_text_stays_text_in(place: str, text: str) -> None:
    template = PLACES[place].replace("{}", "\0")
    markdown = template.replace("\0", escaped(text))
    assert tags(markdown) == tags(template.replace("\0", "x"))
    assert " ".join(plain(text).split()) in " ".join(converted(markdown).text().split())


@pytest.mark.parametrize("text", ["Is it still a priority?", "It's a no: 50 %, she said.", "a - b"])
def test_plain_words_stay_readable(text: str) -> None:
    assert escaped(text) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_a_links_words_cannot_leave_it(text: str) -> None:
    found = [one.attributes for one in converted(link(text, "a.md")).all() if one.tag == "a"]
    assert found == [{"href": "a.md"}]


def test_a_line_is_made_of_many() -> None:
    assert plain(" one\n  two\tthree ") == "one two three"


@pytest.mark.parametrize(
    "text",
    [
        *HOSTILE,
        "{: onclick=alert(1) }",
        "*x*{ onclick=alert(1) }",
        "[x](javascript:alert)",
        "[x]( javascript:alert)",
        "[x](\njavascript:alert)",
        "[x](<javascript:alert>)",
        "[x](java&#115;cript:alert)",
        "[x](&#106;avascript:alert)",
        "[x](java\\script:alert)",
        "[x](JaVaScRiPt:alert)",
        "[x](data:text/html,x)",
        "[x][y]\n\n[y]: javascript:alert",
        "[x][y]\n\n[y] : javascript:alert",
        "[y]\n\n   [y]:\n javascript:alert",
        "<javascript:alert>",
        "![x](javascript:alert)",
        "- /// html | script\n  ///",
        "/// details | x\n    attrs: {onclick: alert}\n///",
        "> /// html | script\n> alert\n> ///",
        "`<script>`",
        "    <script>",
        "a <script\n>",
    ],
)
def test_an_authors_markdown_runs_and_fetches_nothing(text: str) -> None:
    for one in converted(f"# Title\n\n{harmless(text)}\n\nEnd.").all():
        assert one.tag not in {"script", "img", "style", "iframe", "details", "b"}
        assert one.attributes.keys() <= {"id", "class", "href", "start"}
        assert re.match(r"(?i)(?!\s*(java|data|vb))", one.attributes.get("href", ""))


def test_an_authors_markdown_keeps_what_is_harmless() -> None:
    page = converted(
        harmless(
            "It *stings*. [Ask](../techniques/t03.md#rules), [read](https://example.org/a?b=c),\n"
            "[write](mailto:a@example.org).\n\n- one\n- **two**\n\n> Said 'no'."
        )
    )
    assert [one.tag for one in page.all() if one.tag != "p"] == [
        *("root", "em", "a", "a", "a", "ul", "li", "li", "strong", "blockquote")
    ]
    assert [one.attributes["href"] for one in page.all() if one.tag == "a"] == [
        "../techniques/t03.md#rules",
        "https://example.org/a?b=c",
        "mailto:a@example.org",
    ]
