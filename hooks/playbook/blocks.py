"""The Markdown extension: ``/// exercise | F05``, ``/// progress``, ``/// filter | practice``.

A block that pymdownx finds invalid stays in the page as raw text, without a word. So these blocks
take any argument and say themselves what is wrong; and every page is searched for slashes left.
The company's words, such as ``[[company.offer]]``, are filled in as well.
"""

import html
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block, type_boolean
from typing_extensions import override

from playbook.catalog import Catalog
from playbook.chapters import BLOCK, MARKS
from playbook.companywords import FORM, unknown, value
from playbook.diagnostics import Diagnostic, Place, did_you_mean, one_of, quoted, report
from playbook.render.filters import FILTERS, filter_html
from playbook.render.html import exercise_html, progress_html
from playbook.render.paths import address

ELEMENTS = ("pb-call", "pb-worksheet", "pb-gate", "pb-progress", "pb-filter")

_NOT_PROSE = re.compile(r"<(pb-\w+|pre|code|script|style)\b.*?</\1>", re.DOTALL)
_LEFT_OVER = re.compile(r"(?:^|>|\n)[ \t]*(?P<text>/{3,}[^\n<]*)")


@dataclass
class Sheet:
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


class PlaybookExtension(BlocksExtension):
    """Puts exercises into pages. What is wrong on any page gathers in ``findings``."""

    def __init__(self, catalog: Catalog, *, folders: Callable[[], bool] = lambda: True) -> None:
        """``folders`` tells whether pages are built as folders (``f05/``) or ``f05.html``."""
        super().__init__()
        self.catalog = catalog
        self.words = catalog.company.words()
        self.folders = folders
        self.findings: dict[Diagnostic, None] = {}
        self.sheet = Sheet()

    def turn_to(self, path: str, file: str, offset: int = 0) -> None:
        """Say which page is converted next; see ``Sheet``."""
        self.sheet = Sheet(path, file, offset)

    @override
    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        """Register the blocks, and the search for slashes left over."""
        md.block_level_elements.extend(ELEMENTS)
        block_mgr.register(ExerciseBlock, {"host": self})
        block_mgr.register(ProgressBlock, {"host": self})
        block_mgr.register(FilterBlock, {"host": self})
        # After escapes and code, before links: an escaped or quoted form stays as it is.
        md.inlinePatterns.register(_CompanyWord(self), "playbook-company", 175)
        md.preprocessors.register(_Reader(self), "playbook-lines", 1000)
        md.postprocessors.register(_Inspector(self), "playbook-left-over", -1000)

    def find(self, code: str, place: Place, message: str, hint: str) -> None:
        """Note a finding, once however often it is met: headings are inspected on their own too."""
        self.findings[report(code, place, message, hint)] = None

    def word(self, form: str, name: str) -> str:
        """Return the company's words for a name; where there are none, say so and give the form."""
        words = value(name, self.words)
        if words is None:
            self.findings[unknown(name, self.words, self.sheet.place_of_words(form))] = None
        return form if words is None else words

    def exercise(self, exercise_id: str, place: Place, *, titled: bool) -> str:
        """Return the HTML for a block; where an id is missing or unknown, say so in its place."""
        if self.catalog.exercise(exercise_id) is None:
            message, hint = self._missing(exercise_id)
            code = "PB301" if exercise_id else "PB302"
            self.find(code, place, message, hint)
            return f'<p class="pb-error">{html.escape(message)}</p>'
        copy = self.sheet.next_copy(exercise_id)
        level = 2 if titled else 1
        return exercise_html(exercise_id, self.catalog, titled=titled, heading=level, copy=copy)

    def progress(self) -> str:
        """Return the HTML of the progress element, with links from the page it stands on."""
        to = partial(address, self.sheet.path, folders=self.folders())
        return progress_html(self.catalog, to, copy=self.sheet.next_copy("progress"))

    def filter(self, which: str, place: Place) -> str:
        """Return the HTML of a filter; where there is none of that name, say so in its place."""
        if which in FILTERS:
            return filter_html(which, self.catalog)
        message = f"there is no filter {quoted(which)}"
        near = did_you_mean(which, FILTERS).removeprefix("; ")
        self.find("PB306", place, message, near or f"known: {one_of(FILTERS)}")
        return f'<p class="pb-error">{html.escape(message)}</p>'

    def _missing(self, exercise_id: str) -> tuple[str, str]:
        known = self.catalog.exercise_ids() | {one.id for _, one in self.catalog.exercises()}
        if not exercise_id:
            return "this block does not say which exercise", "write the id after a bar: | F05"
        near = did_you_mean(exercise_id, known).removeprefix("; ")
        return f"there is no exercise {quoted(exercise_id)}", near or "see: playbook catalog"


class _PlaybookBlock(Block):
    """A block that is replaced by HTML and holds no text of its own."""

    ARGUMENT = None

    @override
    def on_init(self) -> None:
        self.host: PlaybookExtension = self.config["host"]

    @override
    def on_markdown(self) -> str:
        return "raw"

    @override
    def on_create(self, parent: Element) -> Element:
        self.place = self.host.sheet.place_of_block(self.NAME, self.argument or "")
        self.host.sheet.open.append(self.place)
        return SubElement(parent, "div")

    @override
    def on_end(self, block: Element) -> None:
        self.host.sheet.open.remove(self.place)
        if (block.text or "").strip():
            message = f"there is text inside this block: {quoted((block.text or '').strip())}"
            hint = "close the block with /// on a line of its own before any other text"
            self.host.find("PB303", self.place, message, hint)
        block.clear()
        block.tag = "p"
        block.text = self.md.htmlStash.store(self.content())

    def content(self) -> str:
        """Return the HTML that takes the block's place."""
        raise NotImplementedError


class ExerciseBlock(_PlaybookBlock):
    """``/// exercise | F05``; with ``titled: false`` where the page's own title says it."""

    NAME = "exercise"

    @override
    def on_init(self) -> None:
        super().on_init()
        self.option_spec["titled"] = (True, type_boolean)

    @override
    def content(self) -> str:
        name = (self.argument or "").strip()
        return self.host.exercise(name, self.place, titled=self.options["titled"])


class ProgressBlock(_PlaybookBlock):
    """``/// progress``: what this browser keeps."""

    NAME = "progress"

    @override
    def content(self) -> str:
        return self.host.progress()


class FilterBlock(_PlaybookBlock):
    """``/// filter | practice``: what the lists of this page can be filtered by."""

    NAME = "filter"

    @override
    def content(self) -> str:
        return self.host.filter((self.argument or "").strip(), self.place)


class _CompanyWord(Pattern):
    """``[[company.offer]]`` in a page becomes what the company sells."""

    def __init__(self, host: PlaybookExtension) -> None:
        super().__init__(f"(?P<form>{FORM})")
        self.host = host

    @override
    def handleMatch(self, m: re.Match[str]) -> str:
        return self.host.word(m["form"], m["name"])


class _Reader(Preprocessor):
    """Notes a page's lines, so that findings can name them."""

    def __init__(self, host: PlaybookExtension) -> None:
        super().__init__()
        self.host = host

    @override
    def run(self, lines: list[str]) -> list[str]:
        sheet = self.host.sheet
        self.host.sheet = Sheet(sheet.path, sheet.file, sheet.offset, lines=list(lines))
        return lines


class _Inspector(Postprocessor):
    """Looks for blocks that were not closed, and for slashes that readers would see."""

    def __init__(self, host: PlaybookExtension) -> None:
        super().__init__()
        self.host = host

    @override
    def run(self, text: str) -> str:
        sheet = self.host.sheet
        for place in sheet.open:
            hint = "close it with /// on a line of its own"
            self.host.find("PB303", place, "this block is not closed", hint)
        places = {place.line: place for place in map(sheet.place, _left_over(text, sheet.lines))}
        for place in places.values():
            message = "readers would see this line as it stands here"
            hint = "a misspelled block or option? write /// exercise | ID, and close it with ///"
            self.host.find("PB303", place, message, hint)
        return text


def _left_over(text: str, lines: list[str]) -> list[int]:
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
