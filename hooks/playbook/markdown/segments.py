"""A page cut into what is read in one go: paragraphs, items of lists, cells of tables, headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from playbook.markdown.inline import alternatives, without_markup

Kind = Literal["text", "item", "cell", "header", "heading", "summary", "alt"]

_QUOTE = re.compile(r"(?:[ ]*>)+[ ]?")
_ITEM = re.compile(r"[ ]*(?:[-*+]|\d{1,3}[.)])[ ]+(?:\[[ xX]\][ ]+)?|:[ ]{1,3}")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ ]+")
_RULE = re.compile(r"[ ]*(?:[-*_=][ ]*){3,}$|[ ]*\|?(?:[ ]*:?-+:?[ ]*\|)+[ ]*(?::?-+:?)?[ ]*$")
_BLOCK = re.compile(r"[ ]*(?:/{3,}|!!!|\?\?\?\+?)(?:[ ]*(?P<name>[\w-]+))?[ ]*\|?(?P<words>.*)$")
_OPTION = re.compile(r"(?:[ ]{4}|\t)\s*[\w-]+:")
_BAR = re.compile(r"(?<!\\)\|")
_READ_IN_BLOCKS = frozenset({"details", "note", "tip", "warning", "example", "question"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of prose: its words, with blanks for markup, begin at ``start`` of the page.

    ``lead`` holds the first words in bold of a quotation, such as ``Weak``: what kind it is.
    """

    kind: Kind
    start: int
    text: str
    lead: str = ""


@dataclass
class _Cutter:
    """Goes over the lines, and gathers what belongs together."""

    flat: str
    kind: Kind = "text"
    begin: int | None = None
    end: int = 0
    in_list: bool = False
    after_block: bool = False
    row: int = 0
    quoted: bool = False
    done: list[Piece] = field(default_factory=list)

    def line(self, start: int, end: int) -> None:
        line = self.flat[start:end]
        if not line.strip():
            self.close()
            return
        if self.after_block and _OPTION.match(line):
            return
        self.after_block = False
        quote = _QUOTE.match(line)
        if quote and not line[quote.end() :].strip():
            self.close()
            return
        if quote is None and self.quoted and self.kind != "text":
            self.close()
        at = start + (quote.end() if quote else 0)
        rest = self.flat[at:end]
        if not self._marked(rest, at, end, quoted=quote is not None):
            self._more(at, end, quoted=quote is not None)

    def _marked(self, rest: str, at: int, end: int, *, quoted: bool) -> bool:
        """Take a line whose first sign says what it is."""
        block, heading, item = _BLOCK.match(rest), _HEADING.match(rest), _ITEM.match(rest)
        if block:
            self.close()
            self.after_block = block["name"] is not None
            if (block["name"] or "").lower() in _READ_IN_BLOCKS:
                self._one("summary", at + block.start("words"), end)
        elif _RULE.match(rest):
            self.close(keep_row=True)
        elif heading:
            self.close()
            self.in_list = False
            self._one("heading", at + heading.end(), end)
        elif rest.lstrip().startswith("|"):
            self.close(keep_row=True)
            self._row(at, end)
        elif item:
            self.close()
            self.in_list, self.kind, self.quoted = True, "item", quoted
            self.begin, self.end = at + item.end(), end
        else:
            return False
        return True

    def _more(self, at: int, end: int, *, quoted: bool) -> None:
        indented = self.flat[at:end].startswith(("    ", "\t"))
        if self.begin is None:
            if indented and not self.in_list:
                return
            self.in_list = self.in_list and indented
            self.kind, self.begin, self.quoted = "text", at, quoted
        self.end = end

    def _row(self, at: int, end: int) -> None:
        cells = [at - 1] + [at + bar.start() for bar in _BAR.finditer(self.flat[at:end])] + [end]
        for left, right in pairwise(cells):
            self._one("header" if self.row == 0 else "cell", left + 1, right)
        self.row += 1

    def _one(self, kind: Kind, begin: int, end: int) -> None:
        self.kind, self.begin, self.end = kind, begin, end
        self.close(keep_row=True)

    def close(self, *, keep_row: bool = False) -> None:
        """End the piece that is open, if one is."""
        if not keep_row:
            self.row = 0
        if self.begin is None:
            return
        source = self.flat[self.begin : self.end]
        lead = _LEAD.match(source) if self.quoted else None
        words = without_markup(_MARGIN.sub(lambda it: " " * len(it[0]), source))
        if _ANY.search(words):
            self.done.append(Piece(self.kind, self.begin, words, lead["words"] if lead else ""))
        self.begin, self.quoted = None, False


_LEAD = re.compile(r"\s*\*\*(?P<words>[^*\n]+?)[.:]?\*\*")
_MARGIN = re.compile(r"(?<=\n)[ ]*(?:>[ ]?)+")
_ANY = re.compile(r"\w")


def pieces(flat: str) -> Iterator[Piece]:
    """Cut a text in which front matter, fences, comments and code are blank."""
    cutter = _Cutter(flat)
    start = 0
    for line in flat.split("\n"):
        cutter.line(start, start + len(line))
        start += len(line) + 1
    cutter.close()
    yield from cutter.done
    for place, words in alternatives(flat):
        if _ANY.search(words):
            yield Piece("alt", place, words)
