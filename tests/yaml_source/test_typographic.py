"""Curly quotes and long dashes are named where YAML takes only the plain ones."""

import pytest

from playbook.yaml_source.nodes import plain
from playbook.yaml_source.parser import parse


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("title: \u201cThe gate\u201d\n", 1, 8),
        ("title: \u201cOne: two\u201d\nb: c\n", 1, 8),
        ("title: \u201eThe gate\u201c\n", 1, 8),
        ("title: \u00abThe gate\u00bb\n", 1, 8),
        ("title: \u2018It\u2019s fine\u2019\n", 1, 8),
        ("title: \u201dThe gate\u201d\n", 1, 8),
        ('title: "The gate\u201d\nb: "x"\n', 1, 17),
        ("\u201ctitle\u201d: x\n", 1, 1),
        ("a: [\u201cx, y\u201d]\n", 1, 5),
        ("a:\n  \u2014 id: x\n    b: c\n", 2, 3),
        ("a:\n  - one\n  \u2014 two\n", 3, 3),
        ("a:\n  \u2013 one\n  \u2013 two\n", 2, 3),
        ("a:\n\u2022 id: x\n", 2, 1),
        ("a:\n  \u2212 {id: x}\n  \u2212 {id: y}\n", 2, 3),
    ],
)
def test_a_typographic_sign_is_named_at_its_place(text: str, line: int, column: int) -> None:
    found = parse(text.encode(), "f.yml").diagnostics
    assert {one.code for one in found} == {"PB115"}
    assert (found[0].line, found[0].column) == (line, column)


@pytest.mark.parametrize(
    "text",
    [
        "say: \u201cHello,\u201d she said, \u201cbye.\u201d\n",
        "say: \u2019Tis fine, and it\u2019s late\n",
        'say: "\u201cHello.\u201d"\n',
        "say: Well\n  \u2014 no, wait.\nb: c\n",
        "say: >-\n  \u2014 One.\n  \u2014 Two.\n",
        "say: \u2014 no.\n",
        "say: [one \u2014 two, \u201ca\u201d or \u201cb\u201d]\n",
    ],
)
def test_quotes_and_dashes_of_a_text_are_its_own(text: str) -> None:
    assert parse(text.encode(), "f.yml").diagnostics == ()


def test_a_value_is_read_without_the_quotes_that_were_meant() -> None:
    node = parse("\u201cid\u201d: \u201cF05\u201d\n".encode(), "f.yml").node
    assert node is not None
    assert plain(node) == {"id": "F05"}
