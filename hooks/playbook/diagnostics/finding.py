"""One finding: its code, its place and its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from playbook.diagnostics.codes import CODES

Severity = Literal["error", "warning"]


class Place(NamedTuple):
    """A spot in a file: path relative to the root, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding. Line and column count from 1, in characters.

    The message may hold text from a file, hostile text included: whoever prints it makes control
    characters visible first, as ``render_text`` does.
    """

    code: str
    severity: Severity
    path: str
    line: int
    column: int
    message: str
    hint: str | None = None

    @property
    def place(self) -> Place:
        """Where it is."""
        return Place(self.path, self.line, self.column)


def diagnose(code: str, place: Place, message: str, hint: str | None = None) -> Diagnostic:
    """Make the finding for a declared code; an undeclared code is a ``KeyError``."""
    severity = CODES[code].severity
    return Diagnostic(code, severity, place.path, place.line, place.column, message, hint)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file, line, column and code, and drop exact repeats."""
    return tuple(
        sorted(
            dict.fromkeys(diagnostics),
            key=lambda found: (found.path, found.line, found.column, found.code, found.message),
        )
    )


def errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Keep what blocks a build."""
    return tuple(found for found in diagnostics if found.severity == "error")
