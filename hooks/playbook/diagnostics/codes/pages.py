"""PB3xx: what can be wrong on the chapters' pages."""

from __future__ import annotations

from playbook.diagnostics.codes.code import Code

CODES = (
    Code(
        "PB301",
        "error",
        "No such exercise",
        "A chapter asks for an exercise whose id does not exist.",
        "Mend the id; the hint names the nearest one.",
        "/// exercise | F50\n///",
    ),
    Code(
        "PB302",
        "error",
        "Block without an id",
        "A chapter asks for an exercise and does not say which.",
        "Write the id after a bar: /// exercise | F05",
        "/// exercise\n///",
    ),
    Code(
        "PB303",
        "error",
        "Block not understood",
        "Three slashes are left over in the page: a block's name is misspelled, or it was not "
        "closed, and readers would see the raw text.",
        "Begin with /// exercise | ID and close with /// on a line of its own.",
        "/// excercise | F05\n///",
    ),
)
