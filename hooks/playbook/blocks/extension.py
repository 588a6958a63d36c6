"""The Markdown extension: ``/// exercise | F05``, ``/// assignment | first-week`` and the like.

A block that pymdownx finds invalid stays in the page as raw text, without a word. So these blocks
take any argument and say themselves what is wrong; and every page is searched for slashes left.
The company's words, such as ``[[company.offer]]``, are filled in as well.
"""

import html
import re
from collections.abc import Callable, Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block, type_boolean, type_string
from typing_extensions import override

from playbook.blocks.embed import Addresses, Asked, embedded
from playbook.blocks.page_context import PageContext, left_over
from playbook.blocks.unknown_names import missing
from playbook.catalog.catalog import Catalog
from playbook.diagnostics import Diagnostic, Place, diagnose, quoted
from playbook.markdown.block_syntax import ASKING, Asking
from playbook.markdown.variables import FORM, unknown, value

ELEMENTS = (
    *("pb-call", "pb-worksheet", "pb-gate", "pb-progress", "pb-filter"),
    *("pb-assignment", "pb-builder", "pb-report", "pb-sign-off", "pb-own", "pb-cards", "pb-draw"),
)
PLACED = frozenset({"exercise", "progress", "assignment", "live"})
"""The blocks that must know on which page they stand.

Where nobody says which page is converted, ``page: path.md`` does.
"""

# Zensical takes addresses in raw HTML as seen from a page's source, and moves them.
_IN_ZENSICAL = "rendering_context"


class PlaybookExtension(BlocksExtension):
    """Puts exercises into pages. What is wrong on any page gathers in ``findings``.

    ``given`` holds what the page converted last asked for, and what it got: a server that stays up
    asks ``content`` whether a page would get the same again.
    """

    def __init__(self, catalog: Catalog, *, folders: Callable[[], bool] = lambda: True) -> None:
        """``folders`` tells whether pages are built as folders (``f05/``) or ``f05.html``."""
        super().__init__()
        self.catalog = catalog
        self.words = catalog.company.words()
        self.folders = folders
        self.findings: dict[Diagnostic, None] = {}
        self.given: list[tuple[Asked, str]] = []
        self.page = PageContext()
        self.moved = False

    def turn_to(self, path: str, file: str, offset: int = 0) -> None:
        """Say which page is converted next; see ``PageContext``."""
        self.page = PageContext(path, file, offset)

    @override
    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        """Register the blocks, and the search for slashes left over."""
        md.block_level_elements.extend(ELEMENTS)
        self.moved = _IN_ZENSICAL in md.preprocessors
        for name, kind in ASKING.items():
            one = type(f"_{kind.title()}Block", (_PlaybookBlock,), {"NAME": name, "kind": kind})
            block_mgr.register(one, {"host": self})
        # After escapes and code, before links: an escaped or quoted form stays as it is.
        md.inlinePatterns.register(_CompanyWord(self), "playbook-company", 175)
        md.preprocessors.register(_LineKeeper(self), "playbook-lines", 1000)
        md.postprocessors.register(_Inspector(self), "playbook-left-over", -1000)

    def find(self, code: str, place: Place, message: str, hint: str) -> None:
        """Note a finding, once however often it is met: headings are inspected on their own too."""
        self.note(diagnose(code, place, message, hint))

    def note(self, finding: Diagnostic) -> None:
        """Keep a finding for whoever asks at the end."""
        self.findings[finding] = None

    def word(self, form: str, name: str) -> str:
        """Return the company's words for a name; where there are none, say so and give the form."""
        words = value(name, self.words)
        if words is None:
            self.note(unknown(name, self.words, self.page.place_of_words(form)))
            return form
        return self._give(Asked("word", name))

    def block(self, kind: Asking, name: str, options: Mapping[str, Any], place: Place) -> str:
        """Return the HTML for a block; where it asks for what there is not, say so in its place."""
        absent = None if kind == "progress" else missing(kind, name, self.catalog)
        if absent:
            self.find(absent.code, place, absent.message, absent.hint)
            return f'<p class="pb-error">{html.escape(absent.message)}</p>'
        page, titled = options.get("page") or self.page.path, options.get("titled", False)
        # All assignments have the same ids within; of other things each has its own.
        copy = self.page.next_copy(kind if kind == "assignment" else f"{kind} {name}")
        return self._give(Asked(kind, name, page, titled, copy))

    def content(self, asked: Asked) -> str:
        """Return what a page asks for, and nothing else happens: for the data of this build."""
        return embedded(asked, self.catalog, Addresses(self.folders(), self.moved))

    def _give(self, asked: Asked) -> str:
        made = self.content(asked)
        self.given.append((asked, made))
        return made


class _PlaybookBlock(Block):
    """A block that is replaced by HTML and holds no text of its own."""

    ARGUMENT = None
    kind: Asking

    @override
    def on_init(self) -> None:
        self.host: PlaybookExtension = self.config["host"]
        if self.NAME in PLACED:
            self.option_spec["page"] = ("", type_string)
        if self.kind == "exercise":
            self.option_spec["titled"] = (True, type_boolean)

    @override
    def on_markdown(self) -> str:
        return "raw"

    @override
    def on_create(self, parent: Element) -> Element:
        self.place = self.host.page.place_of_block(self.NAME, self.argument or "")
        self.host.page.open.append(self.place)
        return SubElement(parent, "div")

    @override
    def on_end(self, block: Element) -> None:
        self.host.page.open.remove(self.place)
        if (block.text or "").strip():
            message = f"there is text inside this block: {quoted((block.text or '').strip())}"
            hint = "close the block with /// on a line of its own before any other text"
            self.host.find("PB303", self.place, message, hint)
        block.clear()
        block.tag = "p"
        name = "" if self.kind == "progress" else (self.argument or "").strip()
        made = self.host.block(self.kind, name, self.options, self.place)
        block.text = self.md.htmlStash.store(made)


class _CompanyWord(Pattern):
    """``[[company.offer]]`` in a page becomes what the company sells."""

    def __init__(self, host: PlaybookExtension) -> None:
        super().__init__(f"(?P<form>{FORM})")
        self.host = host

    @override
    def handleMatch(self, m: re.Match[str]) -> str:
        return self.host.word(m["form"], m["name"])


class _LineKeeper(Preprocessor):
    """Notes a page's lines, so that findings can name them."""

    def __init__(self, host: PlaybookExtension) -> None:
        super().__init__()
        self.host = host

    @override
    def run(self, lines: list[str]) -> list[str]:
        page = self.host.page
        self.host.page = PageContext(page.path, page.file, page.offset, lines=list(lines))
        self.host.given = []
        return lines


class _Inspector(Postprocessor):
    """Looks for blocks that were not closed, and for slashes that readers would see."""

    def __init__(self, host: PlaybookExtension) -> None:
        super().__init__()
        self.host = host

    @override
    def run(self, text: str) -> str:
        page = self.host.page
        for place in page.open:
            hint = "close it with /// on a line of its own"
            self.host.find("PB303", place, "this block is not closed", hint)
        places = {place.line: place for place in map(page.place, left_over(text, page.lines))}
        for place in places.values():
            message = "readers would see this line as it stands here"
            hint = "a misspelled block or option? write /// exercise | ID, and close it with ///"
            self.host.find("PB303", place, message, hint)
        return text
