"""One hand-written page: its prose, links and anchors, and where in the file each stands."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from playbook.diagnostics import Place
from playbook.markdown.anchors import anchors
from playbook.markdown.front_matter import FrontMatter, front_matter
from playbook.markdown.inline import Link, links
from playbook.markdown.masking import CODE, COMMENT, FENCE, FRONT, blanked
from playbook.markdown.segments import Piece, pieces


@dataclass(frozen=True)
class Manuscript:
    """A page's text. ``path`` is relative to the docs, ``file`` to the root of the playbook."""

    path: str
    file: str
    text: str

    @cached_property
    def front(self) -> FrontMatter:
        """The front matter."""
        return front_matter(self.text)

    @cached_property
    def body(self) -> str:
        """The text with front matter, fenced code and comments made blank; nothing moves."""
        return blanked(self.text, FRONT, FENCE, COMMENT)

    @cached_property
    def flat(self) -> str:
        """The body with code in lines made blank as well."""
        return blanked(self.body, CODE)

    @cached_property
    def audience(self) -> str:
        """Who reads the page: what its front matter says, trainers in their folder, or learners."""
        return self.front.meta.audience or (
            "trainer" if self.path.startswith("train/") else "learner"
        )

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The prose."""
        return tuple(pieces(self.flat))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link and picture."""
        return tuple(links(self.flat))

    def anchors(self, fill: Callable[[str], str] = str) -> frozenset[str]:
        """Give every anchor that the page's own text makes; ``fill`` gives company's words."""
        return anchors(self.flat, self.body, fill)

    def place(self, offset: int) -> Place:
        """Give the place of a character of the text."""
        line = bisect_right(self._starts, offset)
        return Place(self.file, line, offset - self._starts[line - 1] + 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(at + 1 for at, sign in enumerate(self.text) if sign == "\n")]


@lru_cache(maxsize=2_000)
def manuscript(path: str, file: str, text: str) -> Manuscript:
    """Give a page; the same one for the same text."""
    return Manuscript(path, file, text)
