"""The site as links see it: which pages, files and anchors there will be."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from playbook.blocks.embed import Addresses, Asked, embedded
from playbook.blocks.unknown_names import missing
from playbook.catalog.catalog import Catalog
from playbook.markdown.block_syntax import blocks
from playbook.markdown.page import Manuscript, manuscript
from playbook.markdown.variables import value
from playbook.site.plan import CLIENT_FOLDER, Page, SitePlan

_TALK = re.compile(
    r"(?P<call>[a-z0-9-]+)=(?P<level>\d)/(?P<cast>[a-z0-9-]+)(?:/(?P<mix>[a-z0-9-]+))?"
)
_ID = re.compile(r"\sid=\"(?P<id>[^\"]+)\"")


class Site:
    """Every page by its path among the docs: hand-written ones, and those that the data make."""

    def __init__(
        self, catalog: Catalog, written: Iterable[Manuscript], planned: SitePlan, docs: Path
    ) -> None:
        self.catalog = catalog
        self.docs = docs
        self.written: Mapping[str, Manuscript] = {page.path: page for page in written}
        self.planned: Mapping[str, Page] = {
            page.path: page for page in planned.pages if page.path not in self.written
        }
        self._anchors: dict[str, frozenset[str]] = {}
        self._embedded: dict[str, frozenset[str]] = {}

    @cached_property
    def pages(self) -> frozenset[str]:
        """The path of every page."""
        return frozenset(self.written) | frozenset(self.planned)

    def generated(self) -> Iterable[tuple[Page, Manuscript]]:
        """Give the pages that the data make, each read like a hand-written one."""
        for page in self.planned.values():
            yield page, manuscript(page.path, page.edit or page.path, page.markdown)

    def has_file(self, path: str) -> bool:
        """Tell whether a file that is no page lies here, or will."""
        return path.startswith(f"{CLIENT_FOLDER}/") or (self.docs / path).is_file()

    def has_anchor(self, path: str, anchor: str) -> bool:
        """Tell whether a page has a place of this name; what its exercises bring counts too."""
        name = unquote(anchor)
        if path not in self._anchors:
            self._anchors[path] = self._page(path).anchors(self._fill)
        # What an exercise brings is costly to make, and links seldom lead there.
        if name in self._anchors[path] or is_talk(name, self.catalog):
            return True
        return name in self._brought(path)

    def anchors(self, path: str) -> frozenset[str]:
        """Give the names that a page's own text makes."""
        return self._page(path).anchors(self._fill)

    def _page(self, path: str) -> Manuscript:
        if path in self.written:
            return self.written[path]
        page = self.planned[path]
        return manuscript(path, page.edit or path, page.markdown)

    def _brought(self, path: str) -> frozenset[str]:
        if path not in self._embedded:
            self._embedded[path] = ids_in("".join(self._html(path)))
        return self._embedded[path]

    def _html(self, path: str) -> Iterable[str]:
        for block in blocks(self._page(path).text):
            name = block.argument
            if block.kind == "exercise" and missing("exercise", name, self.catalog) is None:
                asked = Asked("exercise", name, path, titled=True)
                yield embedded(asked, self.catalog, Addresses(folders=True, moved=False))

    def _fill(self, name: str) -> str:
        return value(name, self.catalog.company.words()) or ""


def is_talk(name: str, catalog: Catalog) -> bool:
    """Tell whether this is the address of one conversation: ``f05=2/freight``, or with a mix."""
    found = _TALK.fullmatch(name)
    call = catalog.calls.get(found["call"].upper()) if found else None
    if found is None or call is None or int(found["level"]) not in call.levels:
        return False
    others = {mix.id for mix in call.stories[1:]}
    return found["cast"] in call.casts and (found["mix"] is None or found["mix"] in others)


def ids_in(html: str) -> frozenset[str]:
    """Give the id of every element."""
    return frozenset(found["id"] for found in _ID.finditer(html))


def resolved(page: str, target: str) -> str:
    """Give the path that a relative link leads to, as seen from a page."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(target)))
