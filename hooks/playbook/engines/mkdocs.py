"""MkDocs builds the site: a plan becomes pages in memory, and findings become log lines.

The only file of the package that knows MkDocs. The hook file makes one ``Build`` for each build and
passes the events on to it.
"""

import logging
import os
import posixpath
import shutil
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast
from urllib.parse import unquote, urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from playbook.blocks.extension import PlaybookExtension
from playbook.cache.disk import keep_below
from playbook.cache.memory import search_rarely
from playbook.catalog.leftovers import left_by_a_program
from playbook.diagnostics import Diagnostic, counts_in_words, errors, in_order, render_text
from playbook.lint import lint
from playbook.lint.link_targets import ids_in, is_talk
from playbook.site.plan import LOADER, STYLES
from playbook.site.plan import Page as Planned
from playbook.site.stylesheets import sent

# Only loggers below this name are printed by MkDocs, and counted by --strict.
log = logging.getLogger("mkdocs.playbook")


def _tells(level: int) -> bool:
    """Whether somebody is told what is logged at a level."""
    at: logging.Logger | None = log if log.isEnabledFor(level) else None
    while at is not None:
        if any(handler.level <= level for handler in at.handlers):
            return True
        at = at.parent if at.propagate else None
    return False


class Build:
    """One build of the site, from reading the data to the last page converted."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Read and check the data, before MkDocs empties the site's folder.

        Raises PluginError if anything blocks; the list of findings is logged before.
        """
        search_rarely()
        self.root = Path(config.config_file_path).resolve().parent
        self.docs = Path(config.docs_dir).resolve()
        keep_below(self.root)
        # What is a matter of words takes a while to find, and a quiet build would tell nobody.
        linted = lint(self.root, self.docs, words=_tells(logging.INFO))
        loaded = linted.loaded
        if loaded.catalog is None or linted.plan is None:
            raise _refused(loaded.diagnostics, loaded.sources)
        # What readers would miss is told by every build; what is a matter of words, by `lint`.
        of_pages = [one for one in loaded.diagnostics if one.code.startswith("PB3")]
        rest = [one for one in loaded.diagnostics if one not in of_pages]
        for level, found in ((logging.WARNING, of_pages), (logging.INFO, rest)):
            if found:
                log.log(level, "Worth a look:\n%s", render_text(found, loaded.sources))
        self.plan = linted.plan
        self.edited = {page.path: page.edit for page in self.plan.pages}
        self.blocks = PlaybookExtension(
            loaded.catalog, folders=lambda: bool(config.use_directory_urls)
        )
        self._extend(config)

    def add_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the planned pages and assets. A hand-written page of the same name stays.

        What editors and systems left beside the pages is taken out.
        """
        for file in [one for one in files if left_by_a_program(posixpath.basename(one.src_uri))]:
            files.remove(file)
        for page in self.plan.pages:
            if files.get_file_from_path(page.path) is not None:
                log.warning("docs/%s stands where a page would be generated.", page.path)
                continue
            files.append(self._page(page, config))
        for asset in self.plan.assets:
            if as_written := files.get_file_from_path(asset.path):
                files.remove(as_written)
            files.append(File.generated(config, asset.path, abs_src_path=str(asset.source)))
        for script in self.plan.scripts:
            files.append(File.generated(config, script.path, content=script.content))
        self._send_styles(files, config)
        return files

    def _send_styles(self, files: Files, config: MkDocsConfig) -> None:
        """Every page loads them, so they are sent without what only their authors need."""
        sheets = [file for file in files if file.src_uri.startswith(STYLES)]
        for file in sheets:
            files.remove(file)
        made, as_written = sent({file.src_uri: file.content_string for file in sheets})
        for path, css in made.items():
            files.append(File.generated(config, path, content=css))
        if as_written and self.plan.has_client:
            log.info("Sent as written, until the client is built: %s", ", ".join(as_written))

    def begin_page(self, markdown: str, page: Page) -> None:
        """Tell the blocks which page is converted next."""
        if page.edit_url:
            # The way to the data leads up and down again; some hosts do not follow that.
            page.edit_url = urljoin(page.edit_url, posixpath.basename(page.edit_url))
        source = page.file.content_string
        offset = source.count("\n", 0, max(source.find(markdown), 0))
        self.blocks.turn_to(page.file.src_uri, self._source_of(page.file), offset)

    def end_pages(self, files: Files) -> None:
        """Raise PluginError if any page asks for what is not there; the list is logged before."""
        if self.blocks.findings:
            sources = {one.path: self._text(one.path) for one in self.blocks.findings}
            raise _refused(self.blocks.findings, sources)
        for file in files.documentation_pages():
            for target, links in ((file.page and file.page.links_to_anchors) or {}).items():
                self._tell_anchors(target.page, links)

    def _tell_anchors(self, page: Page | None, wanted: Iterable[str]) -> None:
        """Tell MkDocs which of these places a page has: it knows those of Markdown alone."""
        known = None if page is None else page.present_anchor_ids
        if page is None or known is None or known.issuperset(wanted):
            return
        talks = {name for name in wanted if is_talk(unquote(name), self.blocks.catalog)}
        page.present_anchor_ids = known | talks | ids_in(page.content or "")

    def _extend(self, config: MkDocsConfig) -> None:
        config.extra["edition"] = config.extra.get("edition") or version("playbook")
        cast(list[object], config.markdown_extensions).append(self.blocks)
        if self.plan.has_client:
            config.extra_javascript.append(LOADER)
        else:
            log.warning(
                "The client is not built, so pages stay as they are on paper, and style sheets "
                "are sent as written. To build it as well: python3 dev.py build"
            )

    def _page(self, page: Planned, config: MkDocsConfig) -> File:
        # Index pages lead to the others: in the navigation, hundreds of pages would cost minutes.
        file = File.generated(
            config, page.path, content=page.markdown, inclusion=InclusionLevel.NOT_IN_NAV
        )
        to_root = os.path.relpath(self.root, self.docs)
        file.edit_uri = None if page.edit is None else Path(to_root, page.edit).as_posix()
        return file

    def _source_of(self, file: File) -> str:
        if file.src_uri in self.edited and file.abs_src_path is None:
            return self.edited[file.src_uri] or file.src_uri
        return Path(os.path.relpath(self.docs / file.src_uri, self.root)).as_posix()

    def _text(self, path: str) -> str:
        try:
            return (self.root / path).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return ""


def keep_serving(server: LiveReloadServer) -> None:
    """Let a failed rebuild of ``mkdocs serve`` leave the last good site in place.

    MkDocs itself holds back every page from then on, and may have emptied the folder.
    """
    build: Callable[[], None] = server.builder

    def build_or_stay() -> None:
        with TemporaryDirectory(prefix="playbook_") as folder:
            good = Path(folder, "site")
            shutil.copytree(server.root, good)
            try:
                build()
            except Exception as error:
                log.error("%s\nThe last good site stays.", error)
                shutil.rmtree(server.root, ignore_errors=True)
                shutil.copytree(good, server.root)

    server.builder = build_or_stay


def _refused(found: Iterable[Diagnostic], sources: Mapping[str, str]) -> PluginError:
    blocking = errors(found)
    log.error("%s\n%s", counts_in_words(blocking), render_text(blocking, sources))
    where = " and ".join(dict.fromkeys(f"{one.path.split('/')[0]}/" for one in in_order(blocking)))
    return PluginError(f"Nothing was built: {counts_in_words(blocking)} in {where}")
