"""The registry: every code, declared once."""

from itertools import chain

from playbook.diagnostics.codes import (
    assignment,
    call,
    coverage,
    exercise,
    live,
    pages,
    proof,
    shape,
    text,
    words,
)
from playbook.diagnostics.codes.code import Code

__all__ = ["CODES", "Code"]


def _registry() -> dict[str, Code]:
    found: dict[str, Code] = {}
    parts = (text, shape, pages, call, proof, live, words, exercise, assignment, coverage)
    for code in chain.from_iterable(part.CODES for part in parts):
        if code.code in found:
            raise ValueError(f"{code.code} is declared twice")
        found[code.code] = code
    return found


CODES: dict[str, Code] = _registry()
