"""PB8xx: what a part of the book was to cover, and does not."""

from playbook.diagnostics.codes.code import Code

CODES = (
    Code(
        "PB801",
        "warning",
        "Not treated in its part",
        "exercises/coverage.yml lists what each part of the book is to cover. The part is declared "
        "written, and none of its pages treats this.",
        "Causes and techniques: link to their page, or hold an exercise on them. Anything else: "
        "treat it, then name it under covers in the page's front matter.",
        "---\ncovers: [E1, M3]\n---",
    ),
    Code(
        "PB802",
        "warning",
        "Nothing to practice it with",
        "Every cause needs a call to play, and every technique an exercise of any kind.",
        "Name it under causes or techniques in an exercise that practices it, or write one.",
        "causes: [C03]",
    ),
    Code(
        "PB803",
        "warning",
        "Page covers what is not known",
        "The front matter of a page names something under covers that stands neither among the "
        "causes and techniques nor in exercises/coverage.yml.",
        "Mend the id; the message names the nearest one.",
        "---\ncovers: [E71]\n---",
    ),
    Code(
        "PB804",
        "warning",
        "Part without its page",
        "exercises/coverage.yml lists a page under a part, and there is none at that path.",
        "Mend the path, which is seen from the folder of the pages, or take the line out.",
        "pages:\n  - read/signal-and-noise.md",
    ),
)
