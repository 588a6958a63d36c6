"""What stands in a page by a block or a sign: asked for by name, given as HTML."""

from collections.abc import Callable
from functools import partial
from typing import Literal, NamedTuple

from playbook.catalog.catalog import Catalog
from playbook.markdown.block_syntax import Asking
from playbook.markdown.variables import value
from playbook.render.html.assignment import assignment_html, tool_html
from playbook.render.html.card_elements import live_html
from playbook.render.html.exercise import exercise_html, progress_html
from playbook.render.html.filters import filter_html
from playbook.render.text.paths import (
    CARD_STYLES,
    DRAW_STYLES,
    PAPER_STYLES,
    address,
    beside,
    from_source,
)


class Asked(NamedTuple):
    """What a page asks for by its name; ``page`` is where it stands, if it links anything."""

    kind: Asking | Literal["word"]
    name: str
    page: str = ""
    titled: bool = False
    copy: int = 1


class Addresses(NamedTuple):
    """How pages are built (``f05/`` or ``f05.html``), and whether the engine moves addresses."""

    folders: bool
    moved: bool

    def run(self, page: str) -> Callable[[str], str]:
        """Return what makes addresses as seen from a built page: for scripts."""
        return partial(address, page, folders=self.folders)

    def written(self, page: str) -> Callable[[str], str]:
        """Return what makes addresses as the engine wants to find them in a page's HTML."""
        make = from_source if self.moved else address
        return partial(make, page, folders=self.folders)

    def file(self, page: str, path: str) -> str:
        """Return the address of a file that is no page, for a page's HTML."""
        return beside(page, path, folders=self.folders, moved=self.moved)


def embedded(asked: Asked, catalog: Catalog, to: Addresses) -> str:
    """Return the HTML of what is asked for. Raises KeyError for what there is not."""
    copy = asked.copy
    match asked.kind:
        case "exercise":
            level = 2 if asked.titled else 1
            return exercise_html(
                asked.name,
                catalog,
                titled=asked.titled,
                heading=level,
                copy=copy,
                styles=to.file(asked.page, PAPER_STYLES) if asked.page else "",
            )
        case "filter":
            return filter_html(asked.name, catalog)
        case "word":
            return value(asked.name, catalog.company.words()) or ""
        case "progress":
            run, written = to.run(asked.page), to.written(asked.page)
            return progress_html(catalog, run, written=written, copy=copy)
        case "assignment":
            return assignment_html(asked.name, catalog, to.written(asked.page), copy=copy)
        case "live":
            styles = to.file(asked.page, CARD_STYLES if asked.name else DRAW_STYLES)
            return live_html(asked.name, catalog, styles, copy=copy)
        case "tool":
            return tool_html(asked.name, catalog, copy=copy)
