"""The Markdown extension: ``/// exercise | F05``, ``/// assignment | first-week`` and the like.

A block that pymdownx finds invalid stays in the page as raw text, without a word. So these blocks
take any argument and say themselves what is wrong; and every page is searched for slashes left.
The company's words, such as ``[[company.offer]]``, are filled in as well.
"""

import html
import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block, type_boolean, type_string
from typing_extensions import override

from playbook.blocks.embed import Addresses, Asked, embedded
from playbook.blocks.page_context import Sheet, left_over
from playbook.blocks.unknown_names import Missing, missing
from playbook.catalog.catalog import Catalog
from playbook.diagnostics import (
    Diagnostic,
    Place,
    quoted,
    report,
)
from playbook.markdown.variables import FORM, unknown, value

ELEMENTS = (
    *("pb-call", "pb-worksheet", "pb-gate", "pb-progress", "pb-filter"),
    *("pb-assignment", "pb-builder", "pb-report", "pb-sign-off", "pb-own", "pb-cards", "pb-draw"),
)
PLACED = frozenset({"progress", "assignment", "live"})
"""The blocks that must know on which page they stand; ``page: path.md`` tells them."""

# Zensical takes addresses in raw HTML as seen from a page's source, and moves them.
_IN_ZENSICAL = "rendering_context"


class PlaybookExtension(BlocksExtension):
    """Puts exercises into pages. What is wrong on any page gathers in ``findings``.

    ``given`` holds what the page converted last asked for, and what it got.
    """

    def __init__(self, catalog: Catalog, *, folders: Callable[[], bool] = lambda: True) -> None:
        """``folders`` tells whether pages are built as folders (``f05/``) or ``f05.html``."""
        super().__init__()
        self.catalog = catalog
        self.words = catalog.company.words()
        self.folders = folders
        self.findings: dict[Diagnostic, None] = {}
        self.given: list[tuple[Asked, str]] = []
        self.sheet = Sheet()
        self.moved = False

    def turn_to(self, path: str, file: str, offset: int = 0) -> None:
        """Say which page is converted next; see ``Sheet``."""
        self.sheet = Sheet(path, file, offset)

    @override
    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        """Register the blocks, and the search for slashes left over."""
        md.block_level_elements.extend(ELEMENTS)
        self.moved = _IN_ZENSICAL in md.preprocessors
        block_mgr.register(ExerciseBlock, {"host": self})
        block_mgr.register(ProgressBlock, {"host": self})
        block_mgr.register(FilterBlock, {"host": self})
        block_mgr.register(AssignmentBlock, {"host": self})
        block_mgr.register(LiveBlock, {"host": self})
        block_mgr.register(ToolBlock, {"host": self})
        # After escapes and code, before links: an escaped or quoted form stays as it is.
        md.inlinePatterns.register(_CompanyWord(self), "playbook-company", 175)
        md.preprocessors.register(_Reader(self), "playbook-lines", 1000)
        md.postprocessors.register(_Inspector(self), "playbook-left-over", -1000)

    def find(self, code: str, place: Place, message: str, hint: str) -> None:
        """Note a finding, once however often it is met: headings are inspected on their own too."""
        self.note(report(code, place, message, hint))

    def note(self, finding: Diagnostic) -> None:
        """Keep a finding for whoever asks at the end."""
        self.findings[finding] = None

    def word(self, form: str, name: str) -> str:
        """Return the company's words for a name; where there are none, say so and give the form."""
        words = value(name, self.words)
        if words is None:
            self.note(unknown(name, self.words, self.sheet.place_of_words(form)))
            return form
        return self._give(Asked("word", name))

    def exercise(self, exercise_id: str, place: Place, *, titled: bool) -> str:
        """Return the HTML for a block; where an id is missing or unknown, say so in its place."""
        absent = missing("exercise", exercise_id, self.catalog)
        if absent:
            return self._none(absent, place)
        copy = self.sheet.next_copy(exercise_id)
        return self._give(Asked("exercise", exercise_id, titled=titled, copy=copy))

    def progress(self, page: str) -> str:
        """Return the HTML of the progress element, with links from the page it stands on."""
        here, copy = page or self.sheet.path, self.sheet.next_copy("progress")
        return self._give(Asked("progress", "", here, copy=copy))

    def filter(self, which: str, place: Place) -> str:
        """Return the HTML of a filter; where there is none of that name, say so in its place."""
        absent = missing("filter", which, self.catalog)
        return self._none(absent, place) if absent else self._give(Asked("filter", which))

    def tool(self, which: str, place: Place) -> str:
        """Return the HTML of a trainers' tool; where there is none, say so in its place."""
        absent = missing("tool", which, self.catalog)
        if absent:
            return self._none(absent, place)
        return self._give(Asked("tool", which, copy=self.sheet.next_copy(which)))

    def assignment(self, name: str, page: str, place: Place) -> str:
        """Return the HTML of an assignment, or for no name of the place that opens any."""
        absent = missing("assignment", name, self.catalog)
        if absent:
            return self._none(absent, place)
        here, copy = page or self.sheet.path, self.sheet.next_copy("assignment")
        return self._give(Asked("assignment", name, here, copy=copy))

    def live(self, name: str, page: str, place: Place) -> str:
        """Return the cards of a call, or for no name the place that draws a set."""
        absent = missing("live", name, self.catalog)
        if absent:
            return self._none(absent, place)
        here, copy = page or self.sheet.path, self.sheet.next_copy(f"live {name}")
        return self._give(Asked("live", name, here, copy=copy))

    def content(self, asked: Asked) -> str:
        """Return what a page asks for, and nothing else happens: for the data of this build."""
        return embedded(asked, self.catalog, Addresses(self.folders(), self.moved))

    def _none(self, absent: Missing, place: Place) -> str:
        self.find(absent.code, place, absent.message, absent.hint)
        return f'<p class="pb-error">{html.escape(absent.message)}</p>'

    def _give(self, asked: Asked) -> str:
        made = self.content(asked)
        self.given.append((asked, made))
        return made


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
    """``/// progress``: what this browser keeps.

    Where nobody says which page is converted, ``page: my-practice.md`` does.
    """

    NAME = "progress"

    @override
    def on_init(self) -> None:
        super().on_init()
        self.option_spec["page"] = ("", type_string)

    @override
    def content(self) -> str:
        return self.host.progress(self.options["page"])


class FilterBlock(_PlaybookBlock):
    """``/// filter | practice``: what the lists of this page can be filtered by."""

    NAME = "filter"

    @override
    def content(self) -> str:
        return self.host.filter((self.argument or "").strip(), self.place)


class AssignmentBlock(ProgressBlock):
    """``/// assignment | first-week``; without a name, the place that opens links and files."""

    NAME = "assignment"

    @override
    def content(self) -> str:
        name = (self.argument or "").strip()
        return self.host.assignment(name, self.options["page"], self.place)


class LiveBlock(ProgressBlock):
    """``/// live | F05``: a call's cards; without a name, the place that draws a set."""

    NAME = "live"

    @override
    def content(self) -> str:
        return self.host.live((self.argument or "").strip(), self.options["page"], self.place)


class ToolBlock(_PlaybookBlock):
    """``/// trainer | report``: one of the trainers' tools."""

    NAME = "trainer"

    @override
    def content(self) -> str:
        return self.host.tool((self.argument or "").strip(), self.place)


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
        self.host.given = []
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
        places = {place.line: place for place in map(sheet.place, left_over(text, sheet.lines))}
        for place in places.values():
            message = "readers would see this line as it stands here"
            hint = "a misspelled block or option? write /// exercise | ID, and close it with ///"
            self.host.find("PB303", place, message, hint)
        return text
