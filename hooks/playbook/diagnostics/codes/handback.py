"""PB7xx: what can be wrong with a hand-back file."""

from __future__ import annotations

from playbook.diagnostics.codes.code import Code

CODES = (
    Code(
        "PB701",
        "error",
        "Not a hand-back file",
        "The file cannot be read, is not JSON, or lacks what every hand-back file has.",
        "Ask the learner for the file again, as their page wrote it.",
        "{}",
    ),
    Code(
        "PB702",
        "error",
        "Checksum does not fit",
        "The file was cut short or changed after the page wrote it.",
        "Ask the learner for the file again.",
        "(a file with one letter changed)",
    ),
    Code(
        "PB703",
        "error",
        "From another playbook",
        "The file was written by a site with another site id.",
        "Check that it was sent for this playbook.",
        '"site": "another-playbook"',
    ),
    Code(
        "PB704",
        "error",
        "Newer version",
        "The file was written by a newer playbook than this one.",
        "Update this playbook, then read the file again.",
        '"version": 2',
    ),
)
