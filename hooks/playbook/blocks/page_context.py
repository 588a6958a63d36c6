"""A page while it is converted: its lines, so that findings can name them, and what was seen."""

import html
import re
from collections import Counter
from dataclasses import dataclass, field

from playbook.diagnostics import Place
from playbook.markdown.chapters import BLOCK, MARKS

_NOT_PROSE = re.compile(r"<(pb-[\w-]+|pre|code|script|style)\b.*?</\1>", re.DOTALL)
_LEFT_OVER = re.compile(r"(?:^|>|\n)[ \t]*(?P<text>/{3,}[^\n<]*)")


@dataclass
class PageContext:
    """The page being converted, and what has been seen on it.

    ``path`` is the page's path among the docs, ``file`` the file that its text comes from, and
    ``offset`` the number of lines of that file before the text.
    """

    path: str = ""
    file: str = ""
    offset: int = 0
    lines: list[str] = field(default_factory=list)
    copies: Counter[str] = field(default_factory=Counter)
    seen: Counter[tuple[str, str]] = field(default_factory=Counter)
    open: list[Place] = field(default_factory=list)

    def place(self, index: int) -> Place:
        """Return the place of a line of the text, counted from 0."""
        line = self.lines[index]
        column = len(line) - len(line.lstrip(MARKS)) + 1
        return Place(self.file, self.offset + index + 1, column)

    def place_of_block(self, name: str, argument: str) -> Place:
        """Return the place of the next block with this name and argument."""
        starts = [
            index
            for index, line in enumerate(self.lines)
            if (start := BLOCK.match(line))
            and (start["name"].lower(), start["argument"] or "") == (name, argument)
        ]
        number = self.seen[name, argument]
        self.seen[name, argument] += 1
        return self.place(starts[number]) if number < len(starts) else Place(self.file)

    def place_of_words(self, words: str) -> Place:
        """Return the place where these words stand for the first time."""
        for number, line in enumerate(self.lines, 1):
            if words in line:
                return Place(self.file, self.offset + number, line.index(words) + 1)
        return Place(self.file)

    def next_copy(self, name: str) -> int:
        """Count how often an exercise stands on the page, this time included."""
        self.copies[name] += 1
        return self.copies[name]


def left_over(text: str, lines: list[str]) -> list[int]:
    """Return which lines of the source, counted from 0, left three slashes in the HTML.

    The line that would have closed a block is not told beside the one that should have begun it.
    """
    found = []
    after = begun = 0
    for match in _LEFT_OVER.finditer(_NOT_PROSE.sub("", text)):
        words = html.unescape(match["text"]).split()
        after = _line_with(words, lines, after)
        closes = begun > 0 and len(words) == 1 and not words[0].strip("/")
        begun += -1 if closes else 1
        if not closes:
            found.append(after)
    return found


def _line_with(words: list[str], lines: list[str], after: int) -> int:
    for wanted in (words, words[:1]):
        for index in range(after, len(lines)):
            if lines[index].lstrip(MARKS).split()[: len(wanted)] == wanted:
                return index
    return min(after, len(lines) - 1)
