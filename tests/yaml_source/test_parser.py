"""YAML text becomes nodes with places; whatever the bytes are, there is a finding and no crash."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.diagnostics import CODES, Diagnostic, split_lines
from playbook.yaml_source.file_text import MAX_BYTES
from playbook.yaml_source.nodes import Mapping, Scalar, find, locate, locate_key, plain
from playbook.yaml_source.parser import MAX_NODES, Parsed, parse


def data(text: str) -> object:
    parsed = parse(text.encode(), "f.yml")
    assert parsed.node is not None, parsed.diagnostics
    return plain(parsed.node)


def codes(content: bytes) -> list[str]:
    return [found.code for found in parse(content, "f.yml").diagnostics]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("No", "No"),
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("null", None),
        ("~", None),
        ("", None),
        ("5", 5),
        ("-5", -5),
        ("0", 0),
        ("007", "007"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("1.5", "1.5"),
        ("1e3", "1e3"),
        ("12:30", "12:30"),
        ("2026-03-01", "2026-03-01"),
        ("9" * 30, "9" * 30),
        ('"5"', "5"),
        ("'true'", "true"),
        ('""', ""),
        ("|\n  one\n  two", "one\ntwo\n"),
    ],
)
def test_a_value_means_what_it_says(written: str, meant: object) -> None:
    assert data(f"key: {written}\n") == {"key": meant}


def test_keys_are_text() -> None:
    assert data("yes: 1\n5: 2\ntrue: 3\n") == {"yes": 1, "5": 2, "true": 3}


def test_every_key_and_value_has_its_place() -> None:
    node = parse(b"a:\n  - b: one\n    c: [x, two]\n", "f.yml").node
    assert node is not None
    assert locate(node, ("a", 0, "b")) == (2, 8)
    assert locate_key(node, ("a", 0, "c")) == (3, 5)
    assert locate(node, ("a", 0, "c", 1)) == (3, 12)


def test_the_place_of_what_is_not_there_is_the_nearest_around_it() -> None:
    node = parse(b"a:\n  b: one\n", "f.yml").node
    assert node is not None
    assert locate(node, ("a", "z", 3)) == (2, 3)
    assert find(node, ("a", "b", "c")) is None


def test_columns_count_characters() -> None:
    node = parse('"\u00e9\u00e9": {"\U0001f4de": x}\n'.encode(), "f.yml").node
    assert node is not None
    assert locate(node, ("\u00e9\u00e9", "\U0001f4de")) == (1, 13)


def test_a_byte_order_mark_is_passed_over() -> None:
    parsed = parse(b"\xef\xbb\xbfid: T01\n", "f.yml")
    assert parsed.diagnostics == ()
    assert parsed.node is not None
    assert locate_key(parsed.node, ("id",)) == (1, 1)


def test_an_alias_leaves_the_rest_of_the_file_readable() -> None:
    parsed = parse(b"a: &x one\nb: *x\nc: two\n", "f.yml")
    assert [found.code for found in parsed.diagnostics] == ["PB105", "PB105"]
    assert parsed.node is not None
    broken = parsed.node.items["b"]
    assert isinstance(broken, Scalar)
    assert not broken.usable
    assert find(parsed.node, ("c",)) == Scalar("two", 3, 4)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a: \xe9\n", "PB101"),
        ("a: b\n".encode("utf-16"), "PB101"),
        ("a: b and more words\n".encode("utf-16-be"), "PB101"),
        ("a: b and more words\n".encode("utf-32-le"), "PB101"),
        (b"a:\n\tb: 1\n", "PB102"),
        (b"a:\n  b: 1\n\tc: 2\n", "PB102"),
        (b"a: b: c\n", "PB103"),
        (b"{a: b}: c\n", "PB103"),
        (b"? [a]\n: c\n", "PB103"),
        (b"%FOO\n---\na: 1\n", "PB103"),
        (b"a: '\n", "PB103"),
        (b"a: b\n...\nc\n", "PB103"),
        (b"a: 1\na: 2\n", "PB104"),
        (b"*a : 1\n", "PB105"),
        (b"<<: *a\n", "PB105"),
        (b"&a {b: c}\n", "PB105"),
        (b"!!python/object:os.system {}\n", "PB105"),
        (b"a: " + b"x" * MAX_BYTES, "PB106"),
        (b"a: [" + b"1," * (MAX_NODES + 1) + b"]\n", "PB106"),
        (b"a: " + b"[" * 41, "PB107"),
        (b"", "PB108"),
        (b"\n\n", "PB108"),
        (b"# nothing\n", "PB108"),
        (b"---\n", "PB108"),
        (b"~\n", "PB108"),
        (b"just words\n", "PB109"),
        (b"- a\n", "PB109"),
        (b"a: 1\n---\nb: 2\n", "PB110"),
        (b"a: b\0c\n", "PB111"),
        (b"a: b\x1b[31mc\n", "PB111"),
        (b'a: "b\\0c"\n', "PB111"),
    ],
)
def test_a_bad_file_gives_its_code(content: bytes, code: str) -> None:
    assert code in codes(content)


def test_a_syntax_error_is_told_once() -> None:
    assert codes(b"a: b: c\nd: 'e\nf: [\n") == ["PB103"]


@pytest.mark.parametrize(
    "content",
    [
        b"a: " + b"x" * 10_000_000,
        b"a: " + b"[" * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b"".join(b" " * (2 * level) + b"a:\n" for level in range(1_000)),
        b"- " * 100_000 + b"a",
        b"{a: " * 100_000,
        b"? " * 100_000,
        b"a: &a [" + b"*a," * 100_000 + b"]",
        b"'" * 1_000_000,
        b"a: |\n" + b"  x\n" * 400_000,
    ],
    ids=[
        "10 MB",
        "brackets",
        "closed",
        "indented",
        "dashes",
        "braces",
        "marks",
        "bomb",
        "quotes",
        "long",
    ],
)
def test_huge_and_deep_files_are_answered_fast(content: bytes) -> None:
    began = time.process_time()
    parse(content, "f.yml")
    assert time.process_time() - began < 2


def _inside(found: Diagnostic, text: str) -> bool:
    lines = split_lines(text)
    return 1 <= found.line <= len(lines) and 1 <= found.column <= len(lines[found.line - 1]) + 1


def _is_sound(parsed: Parsed) -> bool:
    return all(
        found.code in CODES and found.message and _inside(found, parsed.text)
        for found in parsed.diagnostics
    ) and (parsed.node is not None or bool(parsed.diagnostics))


@given(st.binary(max_size=200))
def test_any_bytes_give_nodes_or_a_finding_inside_the_file(content: bytes) -> None:
    assert _is_sound(parse(content, "f.yml"))


_PIECES = st.sampled_from(
    [
        *"abc:-[]{},#&*!|>'\"%@`?~\\\t\n \u2028\x85\u00e9\ufeff",
        *("\n  ", "\n- ", ": ", "a: ", "---\n", "...\n", "\r\n", "\\x41"),
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_marks_give_nodes_or_a_finding_inside_the_file(text: str) -> None:
    assert _is_sound(parse(text.encode(), "f.yml"))


_TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("ab {}\u00e9'\"", max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abc", min_size=1), _TREES, max_size=4))
def test_what_a_common_writer_writes_is_read_back(tree: dict[str, object]) -> None:
    parsed = parse(json.dumps(tree).encode(), "f.yml")
    assert isinstance(parsed.node, Mapping)
    assert plain(parsed.node) == _readable(tree)


def _readable(tree: object) -> object:
    """Numbers too long to be a count stay text."""
    if isinstance(tree, dict):
        return {key: _readable(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_readable(value) for value in tree]
    is_number = isinstance(tree, int) and not isinstance(tree, bool)
    return str(tree) if is_number and len(str(tree).lstrip("-")) > 18 else tree
