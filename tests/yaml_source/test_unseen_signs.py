"""Signs that nobody sees are named where they change what a file means, and left alone in prose."""

import time

import pytest

from playbook.yaml_source.nodes import plain
from playbook.yaml_source.parser import Parsed, parse


def read(text: str) -> Parsed:
    return parse(text.encode(), "f.yml")


def told(text: str) -> list[tuple[int, int, str]]:
    """Give line, column and the first words of each finding; all of them name a sign."""
    found = read(text).diagnostics
    assert {one.code for one in found} <= {"PB113"}
    return [(one.line, one.column, one.message.partition(" stands ")[0]) for one in found]


NBSP = "a no-break space (U+00A0)"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a:\n\u00a0 b: c\n", (2, 1, NBSP)),
        ("a:\n\u2003b: c\n", (2, 1, "an em space (U+2003)")),
        ("a:\n  \u3000b: c\n", (2, 3, "an ideographic space (U+3000)")),
        ("a: b\n\u00a0\nc: d\n", (2, 1, NBSP)),
        ("a: b\n\u200bc: d\n", (2, 1, "a zero width space (U+200B)")),
        ("a: b\n\ufeffc: d\n", (2, 1, "a byte order mark (U+FEFF)")),
        ("a:\n  -\u00a0id: x\n  - id: y\n", (2, 4, NBSP)),
        ("a:\u00a0b\n", (1, 3, NBSP)),
        ("- a:\u00a0b\n", (1, 5, NBSP)),
        ("{a:\u00a0b, c: d}\n", (1, 4, NBSP)),
        ("i\u200bd: x\n", (1, 2, "a zero width space (U+200B)")),
        ('"i\u00add": x\n', (1, 3, "a soft hyphen (U+00AD)")),
        ("a: F05\u200b\n", (1, 7, "a zero width space (U+200B)")),
        ("a: F05\u00a0\n", (1, 7, NBSP)),
        ("a: [F05, \u2060F06]\n", (1, 10, "a word joiner (U+2060)")),
        ('a: "\u202eF05\u202c"\n', (1, 5, "a right-to-left override (U+202E)")),
        ("a: one\u2028two\n", (1, 7, "a line separator (U+2028)")),
        ("a: one\u0085two\n", (1, 7, "a next line (U+0085)")),
        ("a: Hi {buyer\u200d}.\n", (1, 13, "a zero width joiner (U+200D)")),
        ("a: For [[company.\u200boffer]].\n", (1, 18, "a zero width space (U+200B)")),
        ("a: For [\u200b[company.offer]].\n", (1, 9, "a zero width space (U+200B)")),
        ("a: See [it](../b.md\u00a0).\n", (1, 20, NBSP)),
        ("a: See [it]\u200b(../b.md).\n", (1, 12, "a zero width space (U+200B)")),
    ],
)
def test_a_sign_is_named_at_its_own_place(text: str, found: tuple[int, int, str]) -> None:
    # A list at the top is no file of ours; the sign is told before that.
    first = [one for one in read(text).diagnostics if one.code == "PB113"]
    assert [(one.line, one.column, one.message.partition(" stands ")[0]) for one in first] == [
        found
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a: It costs 5\u00a0% today.\n",
        "a: No\u202fone\n",
        "a: >-\n  One\u00a0line,\n  and so\u00admebody.\n",
        "a: one\n# a\u00a0note, {x\u200b}\n",
        "a: \u201cHello,\u201d she said \u2014 so.\n",
        "a: \U0001f469\u200d\U0001f4bb calls\n",
        'a: "x\\u200b"\n',
        "a: note:\u00a0this\n",
    ],
)
def test_typography_in_prose_is_nobody_s_slip(text: str) -> None:
    assert read(text).diagnostics == ()


def test_what_stands_around_a_sign_is_read_as_it_looks() -> None:
    parsed = read("a:\n\u00a0 b\u200b:\u00a0F05\u200b\n  c:\n    -\u00a0x\n")
    assert len(parsed.diagnostics) == 5
    assert parsed.node is not None
    assert plain(parsed.node) == {"a": {"b": "F05", "c": ["x"]}}


def test_a_line_that_the_parser_stumbles_on_is_not_blamed_beside_the_sign() -> None:
    assert told("a:\n  - b: c\n\u00a0\u00a0\u00a0\u00a0d: e\n f: g\n") == [(3, 1, NBSP)]


def test_a_file_full_of_signs_is_answered_fast_and_in_short() -> None:
    text = "a: b\n" + "\u00a0 c: d\n" * 200_000
    began = time.process_time()
    found = read(text).diagnostics
    assert time.process_time() - began < 5
    assert 100 <= len([one for one in found if one.code == "PB113"]) <= 110
