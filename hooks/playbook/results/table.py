"""A report as a plain table, as CSV and as JSON data; hostile text stays text in each of them."""

import csv
import io
import unicodedata
from collections.abc import Sequence
from typing import Any

from playbook.diagnostics import visible
from playbook.model.attempt import Result
from playbook.results.report import Report, Row

COLUMNS = (
    "learner",
    "exercise",
    "variant",
    "kind",
    "title",
    "status",
    "finished",
    "first points",
    "first of",
    "latest points",
    "latest of",
    "passed first",
    "passed latest",
    "edition",
    "attempts shared",
    "file",
    "note",
)
_HEAD = ("learner", "exercise", "title", "status", "finished", "first", "latest", "edition")
_WIDEST = 36
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def as_table(report: Report) -> str:
    """Return lines for a terminal: the rows, what was merged or refused, and the counts."""
    parts = []
    if report.rows:
        parts.append(_aligned([_HEAD, *(_cells(row) for row in report.rows)]))
    notes = [f"{_who(row)}: {note}" for row in report.rows for note in _notes(row)]
    if notes:
        parts.append("\n".join(notes))
    if report.refused:
        lines = (f"  {visible(one.file)}: {visible(one.reason)}" for one in report.refused)
        parts.append("\n".join(["Not read:", *lines]))
    refused = len(report.refused)
    parts.append(
        f"{_count(report.read, 'file')} read, {_count(len(report.rows), 'row')}"
        + (f"; {_count(refused, 'file')} not read" if refused else "")
    )
    return "\n\n".join(parts)


def as_csv(report: Report) -> str:
    """Return CSV with CRLF, to be written in UTF-8 with a byte order mark, as spreadsheets want it.

    A cell that a spreadsheet would take for a formula begins with an apostrophe. Points and what
    they are out of have columns of their own: "5/8" would become a date.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in report.rows:
        writer.writerow([_safe(cell) if isinstance(cell, str) else cell for cell in _record(row)])
    return stream.getvalue()


def as_data(report: Report) -> dict[str, Any]:
    """Return the report as JSON data, text as it stands in the files."""
    return {
        "rows": [
            {
                "learner": row.learner,
                "exercise": row.exercise,
                "variant": row.variant,
                "kind": row.kind,
                "title": row.title,
                "status": row.status,
                "finished": row.finished,
                "first": row.first.model_dump(),
                "latest": row.latest.model_dump(),
                "edition": row.edition,
                "shared": row.shared,
                "file": row.file,
                "older": row.older,
                "copies": row.copies,
                "note": row.note,
            }
            for row in report.rows
        ],
        "refused": [{"file": one.file, "reason": one.reason} for one in report.refused],
        "read": report.read,
    }


def _record(row: Row) -> tuple[str | int | None, ...]:
    return (
        row.learner,
        row.exercise,
        row.variant,
        row.kind,
        row.title,
        row.status,
        row.finished,
        row.first.points,
        row.first.of,
        row.latest.points,
        row.latest.of,
        _passed(row.first),
        _passed(row.latest),
        row.edition,
        "yes" if row.shared else "not shared",
        row.file,
        "; ".join(_notes(row)),
    )


def _safe(cell: str) -> str:
    """Text that no spreadsheet runs and no terminal obeys."""
    risky = cell.lstrip(" ").startswith(_FORMULA)
    return f"'{visible(cell)}" if risky else visible(cell)


def _passed(result: Result) -> str:
    return {True: "yes", False: "no", None: ""}[result.passed]


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.learner,
        "/".join(part for part in (row.exercise, row.variant) if part),
        row.title,
        row.status,
        "" if row.finished is None else row.finished[:16].replace("T", " "),
        _result(row.first),
        _result(row.latest),
        row.edition,
    )


def _result(result: Result) -> str:
    if result.points is None or result.of is None:
        return "-"
    passed = {True: " passed", False: " not passed", None: ""}[result.passed]
    return f"{result.points} of {result.of}{passed}"


def _who(row: Row) -> str:
    return visible(f"{row.learner}, {row.exercise}")


def _notes(row: Row) -> list[str]:
    notes = []
    if row.older:
        notes.append(f"{_count(row.older, 'older hand-back')} left out")
    if row.copies:
        notes.append(f"{_count(row.copies, 'identical file')} counted once")
    return [*notes, row.note] if row.note else notes


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _aligned(lines: Sequence[Sequence[str]]) -> str:
    shown = [[_fitted(visible(cell)) for cell in line] for line in lines]
    widths = [max(_width(line[column]) for line in shown) for column in range(len(shown[0]))]
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in shown
    )


def _fitted(text: str) -> str:
    if _width(text) <= _WIDEST:
        return text
    text = text[:_WIDEST]
    while _width(text) > _WIDEST - 3:
        text = text[:-1]
    return f"{text}..."


def _width(text: str) -> int:
    """How many cells of a terminal it takes."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    marks = sum(unicodedata.combining(letter) > 0 for letter in text)
    return len(text) + wide - marks
