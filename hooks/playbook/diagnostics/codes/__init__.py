"""The registry: every code, declared once, in the file of its hundred."""

from playbook.diagnostics.codes import (
    assignment,
    call,
    coverage,
    exercise,
    pages,
    shape,
    text,
    words,
)
from playbook.diagnostics.codes.code import Code

__all__ = ["CODES", "Code"]

_HUNDREDS = (text, shape, pages, call, words, exercise, assignment, coverage)
CODES: dict[str, Code] = {code.code: code for part in _HUNDREDS for code in part.CODES}
