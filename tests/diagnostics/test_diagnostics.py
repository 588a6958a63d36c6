"""Findings as text and JSON: ordered, with a caret, safe to print."""

import re
from pathlib import Path

import pytest

from playbook.diagnostics import (
    CODES,
    Place,
    counts_in_words,
    diagnose,
    quoted,
    render_text,
    to_json,
    visible,
)

HERE = Place("f.yml", 2, 6)


def test_a_finding_shows_its_line_a_caret_and_the_hint() -> None:
    found = diagnose("PB206", HERE, 'leads to "x"', "mend it")
    text = "a: 1\nnext: x\n"
    assert render_text([found], {"f.yml": text}) == (
        'f.yml:2:6 PB206 leads to "x"\n  next: x\n       ^\n  hint: mend it\n'
    )


def test_findings_come_in_order_and_once() -> None:
    late, early = diagnose("PB206", HERE, "b"), diagnose("PB201", Place("f.yml", 1, 9), "a")
    shown = render_text([late, early, late], {})
    assert shown == "f.yml:1:9 PB201 a\nf.yml:2:6 PB206 b\n"


def test_a_warning_says_that_it_is_one() -> None:
    assert "PB514 warning: long" in render_text([diagnose("PB514", HERE, "long")], {})


def test_a_caret_stands_below_a_wide_letter_and_behind_a_tab() -> None:
    found = diagnose("PB201", Place("f.yml", 1, 4), "here")
    line, caret = render_text([found], {"f.yml": "\u96fb\tcx"}).split("\n")[1:3]
    assert line == "  \u96fb cx"
    assert caret == "  " + " " * 4 + "^"


def test_a_long_line_is_cut_around_its_caret() -> None:
    found = diagnose("PB201", Place("f.yml", 1, 5_001), "here")
    line, caret = render_text([found], {"f.yml": "x" * 5_000 + "Y" * 5_000}).split("\n")[1:3]
    assert len(line) < 120
    assert line[caret.index("^")] == "Y"
    assert line[caret.index("^") - 1] == "x"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\nb\tc\r", "a\\x0ab\\x09c\\x0d"),
        ("\u202eturned", "\\u202eturned"),
        ("\ud800", "\\ud800"),
        ("\u2028", "\\u2028"),
        ("caf\u00e9 \u2014 \U0001f4de", "caf\u00e9 \u2014 \U0001f4de"),
    ],
)
def test_what_could_move_a_terminal_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_nothing_that_moves_a_terminal_gets_through() -> None:
    hostile = "\x1b]0;title\x07\u202e\x9b31m"
    found = diagnose("PB201", Place(f"a{hostile}.yml", 1, 1), hostile, hostile)
    shown = render_text([found], {f"a{hostile}.yml": f"key{hostile}: 1"})
    assert not set("\x1b\x07\u202e\x9b") & set(shown)
    assert shown.count("\n") == 4
    assert not set("\x1b\x07\u202e\x9b") & set(str(to_json([found])["findings"]))


def test_json_holds_every_field() -> None:
    assert to_json([diagnose("PB206", HERE, "gone", "mend")]) == {
        "findings": [
            {
                "code": "PB206",
                "severity": "error",
                "path": "f.yml",
                "line": 2,
                "column": 6,
                "message": "gone",
                "hint": "mend",
            }
        ],
        "counts": {"error": 1, "warning": 0},
    }


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ([], "Nothing to mend."),
        (["PB201"], "1 error"),
        (["PB201", "PB202", "PB514"], "2 errors, 1 warning"),
        (["PB514"], "1 warning"),
    ],
)
def test_counts_are_said_in_words(codes: list[str], words: str) -> None:
    assert counts_in_words(diagnose(code, HERE, code) for code in codes) == words


def test_a_code_that_is_not_declared_cannot_be_reported() -> None:
    with pytest.raises(KeyError):
        diagnose("PB000", HERE, "nothing")


def test_a_long_word_is_cut() -> None:
    assert len(quoted("x" * 5_000)) == 62


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.code)
def test_every_code_says_what_it_means_and_how_to_mend_it(code: object) -> None:
    for name in ("title", "means", "mend", "example"):
        assert getattr(code, name).strip()


def test_every_code_is_declared_once_in_the_file_of_its_hundred() -> None:
    folder = Path(__file__).parents[2] / "hooks/playbook/diagnostics/codes"
    declared = [
        (code, file.name)
        for file in folder.glob("*.py")
        for code in re.findall(r'Code\(\s*"(PB\d\d\d)"', file.read_text("utf-8"))
    ]
    assert sorted(code for code, _ in declared) == sorted(CODES)
    assert len({(code[:3], file) for code, file in declared}) == 8
