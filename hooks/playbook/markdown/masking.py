"""Blanks where text is no prose: every character that stays keeps its place."""

import re

FENCE = re.compile(r"^(?P<fence>[ ]{0,3}(`{3,}|~{3,})).*?^[ ]{0,3}\2[`~]*[ ]*$", re.M | re.S)
CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
INDENTED = re.compile(r"(?:\A|(?<=\n\n))(?:(?:[ ]{4}|\t)[^\n]*(?:\n|\Z))+")
FRONT = re.compile(r"\A---[ \t]*\n(?P<meta>.*?)^(?:---|\.\.\.)[ \t]*\n", re.DOTALL | re.MULTILINE)
"""A page's front matter, as MkDocs knows it; lines end in a single sign, as in all text read."""

_TEXT = re.compile(r"[^\n]")


def blanked(text: str, *patterns: re.Pattern[str]) -> str:
    """Put blanks where a pattern matches; every other character stays at its place."""
    for pattern in patterns:
        text = pattern.sub(lambda found: _TEXT.sub(" ", found[0]), text)
    return text
