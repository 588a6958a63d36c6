"""The words of a built page, block by block: what a reader must get in any way of reading."""

from collections.abc import Collection
from html.parser import HTMLParser
from pathlib import Path

_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "figcaption"}
_BLOCKS |= {"legend", "summary", "label", "pre"}
_NO_WORDS = {"template", "script", "style", "noscript", "svg"}
_EMPTY = {"br", "hr", "img", "input", "link", "meta", "wbr", "col", "path"}
_TO_PRESS = {"md-button", "headerlink", "md-content__button"}
DRAWN_ANEW = frozenset({"pb-timer", "pb-progress", "pb-draw", "pb-assignment"})
"""Elements that put something else in the place of their words, where scripts run."""


class _Blocks(HTMLParser):
    """Collects the words of each block of the article, without what can only be pressed."""

    def __init__(self, leave_out: Collection[str]) -> None:
        super().__init__()
        self._leave_out = {*_NO_WORDS, *leave_out}
        self.blocks: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._within_article = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within_article |= tag == "article"
        if tag in _EMPTY:
            return
        classes = set((dict(attrs).get("class") or "").split())
        hidden = tag in self._leave_out or bool(classes & _TO_PRESS)
        self._open.append((tag, hidden))
        if tag in _BLOCKS:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._within_article = False
        while any(name == tag for name, _ in self._open):
            closed, _ = self._open.pop()
            if closed == tag:
                break
        if tag in _BLOCKS:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        inside = any(name in _BLOCKS for name, _ in self._open)
        shown = not any(hidden for _, hidden in self._open)
        if self._within_article and inside and shown:
            self.blocks[-1] += data


def words_of_page(file: Path, leave_out: Collection[str] = ()) -> list[str]:
    """Return the words of each block of a built page, in their order; of some elements, none."""
    blocks = _Blocks(leave_out)
    blocks.feed(file.read_text(encoding="utf-8"))
    return [" ".join(text.split()) for text in blocks.blocks if text.strip()]
