"""Findings as text with the line and a caret, and as JSON."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache

from playbook.diagnostics.finding import Diagnostic, in_order
from playbook.diagnostics.words import visible

_WIDTH = 96
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@lru_cache(maxsize=256)
def split_lines(text: str) -> tuple[str, ...]:
    """Split as the YAML parser counts lines."""
    return tuple(_BREAK.split(text))


def counts(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """Count by severity: always both keys."""
    found = Counter(one.severity for one in diagnostics)
    return {"error": found["error"], "warning": found["warning"]}


def counts_in_words(diagnostics: Iterable[Diagnostic]) -> str:
    """Say how many errors and warnings there are, such as ``2 errors, 1 warning``."""
    found = counts(diagnostics)
    if not any(found.values()):
        return "Nothing to mend."
    return ", ".join(
        f"{number} {word}{'' if number == 1 else 's'}" for word, number in found.items() if number
    )


def render_text(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str]) -> str:
    """Write findings in order, each with its source line, a caret and its hint.

    ``sources`` gives the text of a file by its path; a file that is not there shows no line.
    The text is safe to print: nothing in it moves a cursor or turns the reading direction.
    """
    lines: dict[str, Sequence[str]] = {}
    parts = []
    for found in in_order(diagnostics):
        if found.path not in lines:
            lines[found.path] = split_lines(sources.get(found.path, ""))
        parts.append(_one(found, lines[found.path]))
    return "".join(parts)


def to_json(diagnostics: Iterable[Diagnostic]) -> dict[str, object]:
    """Give findings as plain data: ``{"findings": [...], "counts": {...}}``."""
    ordered = in_order(diagnostics)
    findings = [
        asdict(one) | {"message": visible(one.message), "hint": one.hint and visible(one.hint)}
        for one in ordered
    ]
    return {"findings": findings, "counts": counts(ordered)}


def _one(found: Diagnostic, lines: Sequence[str]) -> str:
    mark = " warning:" if found.severity == "warning" else ""
    place = f"{found.path}:{found.line}:{found.column}"
    text = f"{visible(f'{place} {found.code}{mark} {found.message}')}\n"
    line = lines[found.line - 1] if 0 < found.line <= len(lines) else ""
    if line.strip():
        shown, caret = _cut(line, found.column - 1)
        text += f"  {shown}\n  {' ' * caret}^\n"
    if found.hint:
        text += f"  hint: {visible(found.hint)}\n"
    return text


def _cut(line: str, column: int) -> tuple[str, int]:
    """Show at most a screen's width of a line around a column; give the caret's offset too."""
    start = 0
    if len(line) > _WIDTH and column > _WIDTH * 2 // 3:
        start = column - _WIDTH // 2
    end = start + _WIDTH
    before = visible(line[start:column].replace("\t", " "))
    after = visible(line[column:end].replace("\t", " "))
    if start:
        before = "..." + before
    if end < len(line):
        after += "..."
    return before + after, _cells(before)


def _cells(text: str) -> int:
    """Count the terminal cells that a text takes."""
    return sum(
        0
        if unicodedata.combining(character)
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )
