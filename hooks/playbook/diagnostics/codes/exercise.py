"""PB6xx: what can be wrong with worksheets, gates and playthroughs."""

from playbook.diagnostics.codes.code import Code

CODES = (
    Code(
        "PB601",
        "error",
        "Strong example misses a criterion",
        "The strong example shows what a finished worksheet looks like, so it meets every "
        "criterion that can be counted.",
        "Change the example, or the criterion if it asks for too much.",
        "(words_at_most: 20, and 31 words in the strong example)",
    ),
    Code(
        "PB602",
        "error",
        "Weak example meets every criterion",
        "If the weak example meets every criterion, the criteria do not tell weak from strong.",
        "Let the weak example fail at least one, as a real first draft would.",
        "(a weak example with every box ticked)",
    ),
    Code(
        "PB603",
        "error",
        "Slot of no use",
        "What the learner writes here goes into no text and no criterion.",
        "Put {slot} into a text, count it in a criterion, or delete it.",
        "slots:\n  - id: color   # and {color} in no template",
    ),
    Code(
        "PB604",
        "error",
        "Options and kind differ",
        "A slot of the kind choice needs options to pick from; other kinds take none.",
        "Add at least two options, or change the kind.",
        "kind: choice   # and no options",
    ),
    Code(
        "PB605",
        "error",
        "Example lacks a slot",
        "An example fills every slot that is not optional.",
        "Add the slot with its words to the example.",
        "examples:\n  weak:\n    slots: {}",
    ),
    Code(
        "PB606",
        "error",
        "Verdict never used",
        "A gate teaches to tell four verdicts apart, so each is right for at least one case.",
        "Add a case for it.",
        "(no case with verdict: do-not-call)",
    ),
    Code(
        "PB607",
        "error",
        "Second verdict is the first",
        "The second-best verdict must be another one.",
        "Change it, or delete second.",
        "verdict: call-now\nsecond: {verdict: call-now}",
    ),
    Code(
        "PB621",
        "error",
        "Playthrough runs otherwise",
        "At some step another turn has come up, or it has no such choice; or the way ends or "
        "scores otherwise. A best choice is worth 2, a defensible one 1, a weak one 0. Four "
        "fifths of the points pass, unless the ending is poor.",
        "python3 dev.py playthroughs shows what comes of it today, and with --write brings ending, "
        "points and passed up to date. Mend the call if it is not what was meant.",
        "points: 12   # and the way scores 10",
    ),
)
