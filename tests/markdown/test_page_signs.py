"""On a page, signs and quotes are told where Markdown or a block takes them for something else."""

import pytest

from playbook.markdown.page_signs import in_page


def told(text: str) -> list[tuple[str, int, int]]:
    return [(one.code, one.line, one.column) for one in in_page(text, "docs/a.md").found]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("///\u00a0exercise | F05\n///\n", 1, 4),
        ("/// exercise\u00a0| F05\n///\n", 1, 13),
        ("/// exercise | F05\u200b\n///\n", 1, 19),
        ("/// exer\u00adcise | F05\n///\n", 1, 9),
        ("/// exercise | F05\n///\u200b\n", 2, 4),
        ("\u200b/// exercise | F05\n///\n", 1, 1),
        ("/// exercise | F05\n\u00a0\u00a0\u00a0\u00a0titled: false\n///\n", 2, 1),
        ("/// exercise | F05\n    titled:\u00a0false\n///\n", 2, 12),
        ("---\u00a0\ntitle: x\n---\n", 1, 4),
        ("---\ntitle: x\n---\u200b\nWords\n", 3, 4),
        ("---\ncovers:\u00a0[E1]\n---\n", 2, 8),
        ("---\ncovers: [E1\u200b]\n---\n", 2, 12),
        ("---\nco\u200bvers: [E1]\n---\n", 2, 3),
        ("\u200b---\ntitle: x\n---\n", 1, 1),
        ("[a](b.md\u200b)\n", 1, 9),
        ("[a](\u00a0b.md)\n", 1, 5),
        ("[a](b.md#x\u2060)\n", 1, 11),
        ("![a](b.png\u00a0)\n", 1, 11),
        ("[a]\u200b(b.md)\n", 1, 4),
        ("## Two { #two\u200b }\n", 1, 14),
        ('<a id="two\u200b"></a>\n', 1, 11),
        ("For [[company.offer\u00a0]].\n", 1, 20),
        ("-\u00a0One\n", 1, 2),
        ("#\u00a0One\n", 1, 2),
        ("- One\n\u00a0\u00a0- Two\n", 2, 1),
        ("Words\n\u00a0\nmore\n", 2, 1),
        ("| a | b |\n|\u00a0--- | --- |\n", 2, 2),
        ("One\u2028two\n", 1, 4),
        ("One\ufefftwo\n", 1, 4),
    ],
)
def test_a_sign_is_told_at_its_own_place(text: str, line: int, column: int) -> None:
    assert told(text) == [("PB113", line, column)]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("/// exercise | \u201cF05\u201d\n///\n", 1, 16),
        ("/// exercise | F05\n    titled: \u201cfalse\u201d\n///\n", 2, 13),
        ("---\ntitle: \u201cx\u201d\n---\n", 2, 8),
        ("[a](b.md \u201cA title\u201d)\n", 1, 10),
        ("[a](b.md){ title=\u201cx\u201d }\n", 1, 18),
    ],
)
def test_a_quote_is_told_where_none_belongs(text: str, line: int, column: int) -> None:
    assert told(text) == [("PB115", line, column)]


@pytest.mark.parametrize(
    "text",
    [
        "It costs 5\u00a0% \u2014 \u201cno\u201d \u2018more\u2019, so\u00admebody.\n",
        "\u201cHello,\u201d she says.\n",
        "/// details | What is \u201cit\u201d, 5\u00a0%?\n    type: recall\n\nWords\n///\n",
        '[a](b.md "A\u00a0title") and [a\u00a0b](c.md)\n',
        "## Two\u00a0words\n",
        "```\n\u00a0\u00a0x {a\u200b}\n```\n",
        "Code `[[a\u200b]]` here\n",
        "| a\u00a0b | c |\n| --- | --- |\n",
        "One\n\n\u00a0\n\nTwo\n",
    ],
)
def test_typography_in_prose_is_left_alone(text: str) -> None:
    assert told(text) == []
    assert in_page(text, "docs/a.md").repaired == text


def test_the_rest_of_a_page_is_read_as_it_looks() -> None:
    text = "///\u00a0exercise | \u201cF05\u200b\u201d\n///\n\n[a](b.md\u200b)\n"
    assert in_page(text, "docs/a.md").repaired == "/// exercise | F05\n///\n\n[a](b.md)\n"
