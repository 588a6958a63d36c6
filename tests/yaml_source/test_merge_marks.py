"""Marks of a merge are named as that, each at its own place, and a heading's line is none."""

import pytest

from playbook.yaml_source.file_text import marks_of_a_merge

WHOLE = "a\n<<<<<<< HEAD\nb\n||||||| 1a2b\nc\n=======\nd\n>>>>>>> theirs\n"


def lines(text: str, *, underlined: bool = False) -> list[int]:
    return [one.line for one in marks_of_a_merge(text, "f", underlined=underlined)]


@pytest.mark.parametrize("underlined", [True, False])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_mark_is_told(end: str, underlined: bool) -> None:
    assert lines(WHOLE.replace("\n", end), underlined=underlined) == [2, 4, 6, 8]


@pytest.mark.parametrize(
    ("text", "yaml", "page"),
    [
        ("a: b\n=======\nc: d\n", [2], []),
        ("Words\n=======\n\nMore\n", [2], []),
        ("Words\n\n=======\n\nMore\n", [3], [3]),
        ("a\n>>>>>>> theirs\n", [2], [2]),
        ("<<<<<<<\na\n", [1], [1]),
        ("<<<<<<<< long\na\n", [1], [1]),
        ("a\n    <<<<<<< shown\n", [], []),
        ("| a | b |\n|||||||\n", [2], []),
        ("<<<<<< six\n", [], []),
    ],
)
def test_a_line_alone_is_a_mark_where_it_means_nothing_else(
    text: str, yaml: list[int], page: list[int]
) -> None:
    assert lines(text) == yaml
    assert lines(text, underlined=True) == page
