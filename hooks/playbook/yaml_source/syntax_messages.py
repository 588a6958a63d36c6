"""What the YAML parser's complaints mean, in plain words, with a way to mend them."""

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

import yaml

from playbook.diagnostics import Diagnostic, Place, diagnose, quoted, split_lines
from playbook.yaml_source.typographic import near_an_error

_QUOTE_HINT = 'put the whole text into double quotes; inside them write a double quote as \\"'
_INDENT_HINT = "give it the same number of spaces as its neighbors, two more for each level"


_BRACE_HINT = 'put text that begins with { or [ into double quotes: "{buyer} is here"'
_CLOSE_HINT = "close it, with the same kind of quote, at the end of the text"
_LOOKS_BACK = 3
"""How many lines above the one where the parser stops may be to blame for it."""


class _Mark(Protocol):
    line: int
    column: int
    index: int


class Last(NamedTuple):
    """The last value read before an error: its quotes, and where it starts and ends, from 0."""

    style: str | None
    line: int
    column: int
    end_line: int


class _Words(NamedTuple):
    message: str
    hint: str


_BLOCK_TEXT = _Words(
    "after | or > the text begins on the next line",
    "move the text to the next line, two spaces further in",
)
_UNCLOSED = _Words("the quote that opens here is never closed", _CLOSE_HINT)
_NO_COLON = _Words(
    "this line is no key with a value: its colon, or the space after it, is missing",
    'write "key: value"; indent a text that goes on over several lines below its key',
)
_BY_PROBLEM = {
    "found unexpected document indicator": _UNCLOSED,
    "found unexpected end of stream": _UNCLOSED,
    "could not find expected ':'": _NO_COLON,
    "did not find expected comment or line break": _BLOCK_TEXT,
    "found an indentation indicator equal to 0": _BLOCK_TEXT,
    "found unknown escape character": _Words(
        "a backslash in double quotes begins an escape, and this one does not exist",
        "write \\\\ for a backslash, or use single quotes",
    ),
    "block sequence entries are not allowed in this context": _Words(
        "a list cannot begin on the line of its key",
        "put the dash on a line of its own below the key, two spaces further in",
    ),
    "mapping keys are not allowed in this context": _Words(
        "a question mark at the start of a value has a special sense", _QUOTE_HINT
    ),
    "did not find expected '-' indicator": _Words(
        "this line stands where the next dash of the list was expected", _INDENT_HINT
    ),
    "did not find expected ',' or ']'": _Words(
        "the list that opens with [ is not closed",
        'close it with ]; put text that begins with [ into double quotes: "[pause]"',
    ),
    "did not find expected ',' or '}'": _Words(
        "the mapping that opens with { is not closed",
        'close it with }; put text that holds { or } into double quotes: "{buyer} is here"',
    ),
    "did not find expected node content": _Words(
        "a comma or bracket stands where a value was expected", _QUOTE_HINT
    ),
    "did not find expected <document start>": _Words(
        "three dots end a document, and more text follows", "delete the line of dots"
    ),
    "did not find expected alphabetic or numeric character": _Words(
        "a value that begins with * or & has a special sense in YAML", _QUOTE_HINT
    ),
}


def explain(error: yaml.YAMLError, text: str, path: str, last: Last | None) -> Diagnostic:
    """Say what a parser error means. ``last`` is the last value that was read before it."""
    mark = getattr(error, "problem_mark", None)
    lines = split_lines(text)
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    problem = str(getattr(error, "problem", None) or "")
    tab = _tab(lines, line, problem)
    if tab is not None:
        message = "a tab stands in the indentation, and YAML takes only spaces there"
        return diagnose("PB102", _inside(lines, *tab, path), message, "put two spaces in its place")
    context = getattr(error, "context_mark", None)
    first = min(line, last.end_line if last else line, context.line if context else line)
    odd = near_an_error(lines, max(first, line - _LOOKS_BACK), line)
    if odd is not None:
        told, line, column = odd
        return diagnose("PB115", _inside(lines, line, column, path), told.message, told.hint)
    if context is not None and _BY_PROBLEM.get(problem) in (_UNCLOSED, _NO_COLON):
        line, column = context.line, context.column
    here = lines[line] if line < len(lines) else ""
    if problem == "mapping values are not allowed in this context":
        words = _colon(here[:column], line, last)
    elif problem == "did not find expected key":
        if last is not None and last.style in ("'", '"') and last.line < line == last.end_line:
            closed = f"closed only by a quote further down, at line {line + 1}"
            words = _Words(f"the quote that opens here is {closed}", _CLOSE_HINT)
            line, column = last.line, last.column
        else:
            words = _no_key(here, line, column, last)
    elif problem == "found character that cannot start any token":
        first = here[column : column + 1]
        words = _Words(f"a value cannot begin with {quoted(first)}", _QUOTE_HINT)
    else:
        words = _BY_PROBLEM.get(problem) or _Words(
            "this is not well-formed YAML" + (f" (the parser says: {problem})" if problem else ""),
            "look at this line and the one above; text with special characters goes into "
            "double quotes",
        )
    return diagnose("PB103", _inside(lines, line, column, path), *words)


def spot(mark: _Mark | None) -> tuple[int, int]:
    """Give line and column, from 1; the parser's marks count from 0."""
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


def index_of(mark: _Mark | None) -> int:
    """Give where in the text a mark stands."""
    return 0 if mark is None else mark.index


def _inside(lines: Sequence[str], line: int, column: int, path: str) -> Place:
    """Keep a place inside the file: the parser counts a line behind the last one."""
    if line >= len(lines) or (line == len(lines) - 1 and line > 0 and not lines[line]):
        line = max(0, min(line, len(lines)) - 1)
        column = len(lines[line])
    return Place(path, line + 1, min(column, len(lines[line])) + 1)


def _tab(lines: Sequence[str], line: int, problem: str) -> tuple[int, int] | None:
    """Find the tab that is to blame, at the line of the error or the one before it."""
    if "tab character" not in problem and not problem.startswith(
        ("found character that cannot start", "could not find expected ':'", "did not find", "mapp")
    ):
        return None
    for number in (line, line - 1):
        if 0 <= number < len(lines):
            indentation = re.match(r"[ \t]*", lines[number])
            at = indentation[0].find("\t") if indentation else -1
            if at >= 0:
                return number, at
    return None


def _colon(before: str, line: int, last: Last | None) -> _Words:
    """A colon with a space where no key can stand."""
    in_text = ": " in before or before.lstrip(" -").startswith(('"', "'"))
    if in_text or last is None or last.line >= line:
        message = "a colon followed by a space ends a key, here in the middle of a text"
        return _Words(message, _QUOTE_HINT)
    key = quoted(before.strip())
    message = f"the key {key} is indented further than the key above it, which has a value already"
    return _Words(message, _INDENT_HINT)


def _no_key(here: str, line: int, column: int, last: Last | None) -> _Words:
    """Something stands where the next key of a mapping was expected."""
    if last is not None and last.style in ("'", '"') and last.end_line == line:
        doubled = "''" if last.style == "'" else '\\"'
        return _Words(
            "the quoted text ends before this, and more words follow",
            f"let the closing quote be the last thing on the line; inside the text write {doubled}",
        )
    if here[column:].startswith("-"):
        return _Words(
            "a dash begins a list here, among keys", "indent it below the key that it belongs to"
        )
    if here[:column].rstrip().endswith(("}", "]")):
        return _Words("a bracket or brace closes here, and more words follow", _BRACE_HINT)
    if last is not None and last.end_line == line:
        return _Words("more words follow where the value had ended", _QUOTE_HINT)
    return _Words("this line is indented differently from the keys around it", _INDENT_HINT)
