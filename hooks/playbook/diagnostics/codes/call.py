"""PB4xx: what can be wrong with the graph of a call and with what its speakers know."""

from __future__ import annotations

from playbook.diagnostics.codes.code import Code

CODES = (
    Code(
        "PB401",
        "error",
        "Dead end",
        "Every choice of this turn leads back to it, so no ending can be reached from here.",
        "Let at least one choice lead on to an ending.",
        "turns:\n  - id: ask\n    choices: (every one has next: ask)",
    ),
    Code(
        "PB402",
        "error",
        "Turn never reached",
        "No path from the start leads to this turn at any level.",
        "Lead a choice to it, or delete it.",
        "- id: second-try   # no choice has next: second-try",
    ),
    Code(
        "PB403",
        "error",
        "Ending never reached",
        "No path from the start leads to this ending at any level.",
        "Lead a choice to it, or delete it.",
        "- id: closed-by-you   # no choice has next: closed-by-you",
    ),
    Code(
        "PB404",
        "error",
        "Not exactly one best choice",
        "Every turn has one line that is best in its moment.",
        "Rate one choice best; rate the others defensible or weak.",
        "(a turn with two choices rated best)",
    ),
    Code(
        "PB405",
        "error",
        "Defensible, but no day of its own",
        "A defensible choice is right on another day, and the learner is told when.",
        "Add when_right: the situation in which this line is the one to take.",
        "rating: defensible   # and no when_right",
    ),
    Code(
        "PB406",
        "error",
        "No better line",
        "After a weak or defensible choice the learner is shown a line to try.",
        "Add better, in words that can be said aloud.",
        "rating: weak   # and no better",
    ),
    Code(
        "PB407",
        "error",
        "Flag set and never read",
        "A choice sets this flag, but no next_if looks at it.",
        "Read it in a next_if, or delete it.",
        "sets: [was-kind]",
    ),
    Code(
        "PB408",
        "error",
        "Flag read and never set",
        "A next_if looks at this flag, but no choice sets it, so the branch is never taken.",
        "Set it in a choice, or delete the branch.",
        "next_if: [{flag: was-kind, to: warm-close}]",
    ),
    Code(
        "PB409",
        "error",
        "Fact used before it is known",
        "These words rest on a fact that the caller has not learned on every path to this line.",
        "Let the fact come up earlier on each path, or leave it out of this line.",
        "uses: [director-left]   # in the first turn",
    ),
    Code(
        "PB410",
        "error",
        "Slot spoken before it is known",
        "The name, date or amount stands only in facts that the caller has not learned on every "
        "path to this line.",
        "Let the fact come up earlier on each path, or leave the slot out of this line.",
        "say: So {successor} starts on {start_day}?   # in the first turn",
    ),
    Code(
        "PB411",
        "error",
        "Level not offered",
        "A twist or a fact belongs to a level that the call does not offer.",
        "Add the level to levels, or take it from here.",
        "levels: [1]\ntwists:\n  - levels: [2]",
    ),
    Code(
        "PB412",
        "error",
        "Words without a speaker",
        "What is said needs somebody who says it, and a speaker needs words.",
        "Give both speaker and says, or neither.",
        "says: I owe you an apology.   # and no speaker",
    ),
    Code(
        "PB413",
        "error",
        "Too many situations",
        "A turn reached with other flags is another situation, and every one of them is walked to "
        "prove the call. This call has more than 5,000.",
        "Use fewer flags, or read them sooner.",
        "(a call with thirty flags that branches look at)",
    ),
)
