"""PB2xx: what can be wrong with the shape of an exercise, and with what it refers to."""

from playbook.diagnostics.codes.code import Code

CODES = (
    Code(
        "PB201",
        "error",
        "Unknown key",
        "No such key exists here. Most often it is a slip of the finger, and the value would be "
        "lost in silence.",
        "Mend the spelling; the hint names the nearest key. Editors that read the schema complete "
        "keys for you.",
        "tittle: Gone quiet",
    ),
    Code(
        "PB202",
        "error",
        "Missing key",
        "This mapping lacks a key that every one of its kind has.",
        "Add the key with its value.",
        "choices:\n  - id: ring\n    say: I ring.   # no happens, why, rating, next",
    ),
    Code(
        "PB203",
        "error",
        "Wrong type",
        "The value is of another kind than the key takes: text for a number, one value for a list.",
        "Write what the message asks for.",
        'minutes: "5"',
    ),
    Code(
        "PB204",
        "error",
        "Value not allowed",
        "The key takes one of a few words, or a number between two others.",
        "Pick one of the values that the hint lists.",
        "rating: good",
    ),
    Code(
        "PB205",
        "error",
        "Id stands twice",
        "An id names one thing for good: a learner's answers are kept under it. Two things with "
        "one id would share their answers.",
        "Give the newer one another id. Never change the older one.",
        "turns:\n  - id: opening\n  - id: opening",
    ),
    Code(
        "PB206",
        "error",
        "Refers to nothing",
        "The value is the id of something that does not exist.",
        "Mend the spelling, or write what it should lead to.",
        "next: trun-3",
    ),
    Code(
        "PB207",
        "error",
        "File name and id differ",
        "A file carries the id of what it holds, in lower case, so that it can be found.",
        "Rename the file. The id is permanent: change it only if nobody has used it.",
        "exercises/causes/c04.yml with id: C03",
    ),
    Code(
        "PB208",
        "error",
        "Id in another form",
        "Ids have a fixed form, so that they fit into addresses and files.",
        "Write it as the hint says.",
        "id: Turn 3",
    ),
    Code(
        "PB209",
        "error",
        "Text too long",
        "The text is far longer than a reader will take in at this place.",
        "Shorten it.",
        "(20,001 characters in one value)",
    ),
    Code(
        "PB210",
        "error",
        "Empty value",
        "The key is there, and its value is not.",
        "Write the value, or delete the key if it is optional.",
        'why: ""',
    ),
    Code(
        "PB211",
        "error",
        "Too few or too many",
        "The list needs more entries, or takes fewer.",
        "Add or take away entries until it fits.",
        "debrief:\n  - Which line helped?",
    ),
    Code(
        "PB212",
        "error",
        "File in no known place",
        "The folder decides what a file is. This file lies where none is looked for, so it would "
        "be ignored.",
        "Move it into one of the folders that the hint names, with the ending .yml.",
        "exercises/call/f05.yml",
    ),
    Code(
        "PB213",
        "error",
        "Does not fit together",
        "Each value is fine on its own, but they do not fit together.",
        "The message says what goes with what.",
        "check: {of: ask}",
    ),
    Code(
        "PB214",
        "error",
        "A file is missing",
        "The playbook cannot be built without this file.",
        "Write it, or bring it back from the history.",
        "(no exercises/playbook.yml)",
    ),
    Code(
        "PB215",
        "error",
        "Too much does not fit",
        "So many keys and values of this file do not fit that it is most likely something else.",
        "Check whether it lies in the right folder; mend the first findings, then look again.",
        "(a list of 300 settings of another program)",
    ),
    Code(
        "PB216",
        "error",
        "Copy beside its original",
        "A sync program or a file manager has put a second version of a file beside it, often "
        "because two people or two machines changed it at the same time. Each of the two may hold "
        "something that the other lacks.",
        "Compare the two, take over what the original lacks, then delete the copy. Do not rename "
        "it: that would write over the original.",
        "w01.yml and w01-DESKTOP-8A.yml",
    ),
)
