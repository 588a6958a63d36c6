"""What is wrong, where, and how to mend it: findings, the registry of codes, text and JSON output.

This package stands on nothing else of the playbook.
"""

from playbook.diagnostics.codes import CODES, Code
from playbook.diagnostics.finding import (
    Diagnostic,
    Place,
    Severity,
    diagnose,
    errors,
    in_order,
)
from playbook.diagnostics.show import counts, counts_in_words, render_text, split_lines, to_json
from playbook.diagnostics.words import did_you_mean, one_of, quoted, suggest, visible

__all__ = [
    "CODES",
    "Code",
    "Diagnostic",
    "Place",
    "Severity",
    "counts",
    "counts_in_words",
    "diagnose",
    "did_you_mean",
    "errors",
    "in_order",
    "one_of",
    "quoted",
    "render_text",
    "split_lines",
    "suggest",
    "to_json",
    "visible",
]
