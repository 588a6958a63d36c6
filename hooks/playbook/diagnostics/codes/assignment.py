"""PB7xx: what can be wrong with an assignment."""

from playbook.diagnostics.codes.code import Code

CODES = (
    Code(
        "PB701",
        "error",
        "Exercise assigned twice",
        "One exercise stands in two items, so the same work would count twice.",
        "Keep it in one of them. To ask for two levels, write two assignments.",
        "items:\n  - {id: first, exercise: F05}\n  - {id: words, any_of: [F05, W05]}",
    ),
    Code(
        "PB702",
        "error",
        "Private exercise required",
        "What is written in a private exercise belongs to the learner alone. Nobody may be made "
        "to hand it back, so an assignment can only offer it.",
        "Write offered: true, or take the exercise out.",
        "- {id: own, exercise: W24}   # and no offered: true",
    ),
    Code(
        "PB703",
        "error",
        "Only calls have this",
        "Levels, casts and fresh people are chosen for calls; other exercises have none.",
        "Delete the key, or let the item name calls only.",
        "- {id: words, exercise: W05, level: 2}",
    ),
    Code(
        "PB704",
        "error",
        "Days out of order",
        "The assignment would be due before it is given, or on a day that no calendar has.",
        "Mend the dates.",
        'given: "2026-11-23T09:00-05:00"\ndue: "2026-11-20T17:00-05:00"',
    ),
    Code(
        "PB705",
        "error",
        "Earlier than what?",
        "Earlier work is not to count, and nothing says from when work counts.",
        "Add given with date, time and offset, or delete earlier_work.",
        "earlier_work: does-not-count   # and no given",
    ),
    Code(
        "PB706",
        "error",
        "Nothing here is passed",
        "Worksheets have no points to reach, so a pass mark or a number of tries would count for "
        "nothing.",
        "Delete the key, or let the item name a call or a gate.",
        "- {id: words, exercise: W05, pass_mark: 80}",
    ),
)
