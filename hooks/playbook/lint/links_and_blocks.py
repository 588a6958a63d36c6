"""PB301 to PB306, PB311 to PB313: what a page asks for and leads to must be there."""

import re
from collections.abc import Iterator, Mapping

from playbook.blocks.unknown_names import missing
from playbook.catalog.catalog import Catalog
from playbook.diagnostics import Diagnostic, Place, diagnose, did_you_mean, quoted
from playbook.lint.link_targets import Site, resolved
from playbook.markdown.block_syntax import read_blocks
from playbook.markdown.inline import Link
from playbook.markdown.page import Manuscript
from playbook.markdown.variables import names_in, unknown, value

_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def blocks_and_words(
    page: Manuscript, catalog: Catalog, known: frozenset[str] | None
) -> Iterator[Diagnostic]:
    """Find blocks that ask for what there is not or are malformed, and words not known."""
    found, slips = read_blocks(page.text, known)
    for slip in slips:
        yield diagnose("PB303", page.place(slip.start), slip.message, slip.hint)
    wrong_forms = {slip.start for slip in slips}
    for block in found:
        if block.kind in (None, "progress") or block.start in wrong_forms:
            continue
        wrong = missing(block.kind, block.argument, catalog)
        if wrong is not None:
            yield diagnose(wrong.code, page.place(block.start), wrong.message, wrong.hint)
    words = catalog.company.words()
    for name in dict.fromkeys(names_in(page.flat)):
        if value(name, words) is None:
            at = re.search(rf"\[\[[ ]*{re.escape(name)}[ ]*\]\]", page.flat)
            yield unknown(name, words, page.place(at.start() if at else 0))


def links_lead_somewhere(page: Manuscript, site: Site) -> Iterator[Diagnostic]:
    """Find links of a hand-written page to what is not there."""
    for link in page.links:
        yield from _link(page.path, link, page.place(link.start), site)


def links_of_data(site: Site, sources: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Find links on pages that the data make, where an author's text holds them."""
    for page, text in site.generated():
        for link in text.links:
            file = page.edit or page.path
            place = _place_in(file, sources.get(file, ""), link.target)
            if place is not None:
                yield from _link(page.path, link, place, site)


def _place_in(file: str, text: str, target: str) -> Place | None:
    for number, line in enumerate(text.split("\n"), 1):
        if f"]({target}" in line:
            return Place(file, number, line.index(f"]({target}") + 3)
    return None


def _link(page: str, link: Link, place: Place, site: Site) -> Iterator[Diagnostic]:
    target, _, anchor = link.target.partition("#")
    target = target.partition("?")[0]
    if _ELSEWHERE.match(link.target):
        return
    path = resolved(page, target) if target else page
    if path in site.pages and not target.startswith("/"):
        if anchor and not site.has_anchor(path, anchor):
            message = f"{quoted(path)} has no place {quoted(anchor)}"
            near = did_you_mean(anchor, site.anchors(path)).removeprefix("; ")
            yield diagnose("PB312", place, message, near or "mend the part after the sign #")
    elif target.startswith("/") or not site.has_file(path):
        yield _nowhere(link, target, path, place, site)


def _nowhere(link: Link, target: str, path: str, place: Place, site: Site) -> Diagnostic:
    if link.is_image:
        message = f"there is no picture {quoted(target)}"
        return diagnose(
            "PB313", place, message, "pictures lie below the docs; say the way from this page"
        )
    message = f"there is no page or file {quoted(target)}"
    if target.startswith("/"):
        return diagnose("PB311", place, message, "say the way from this page, such as ../index.md")
    for source in (f"{path}.md", f"{path}/index.md", f"{path.removesuffix('.html')}.md"):
        if source in site.pages:
            hint = f"name the page's source, as in {target.rstrip('/').removesuffix('.html')}.md"
            return diagnose("PB311", place, message, hint)
    near = did_you_mean(path, site.pages).removeprefix("; ")
    return diagnose("PB311", place, message, f"among the docs, {near}" if near else None)
