"""What MkDocs loads: its events, passed on to playbook.engines.mkdocs.

The package is imported inside the handlers, so that a server that stays up runs edited code.
MkDocs keeps this module itself from one build to the next: after editing it, start anew.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_PACKAGE = Path(__file__).parent / "playbook"
_now: dict[str, Any] = {}


def on_config(config: MkDocsConfig) -> None:
    """Read and check the data; if that fails, nothing has been emptied yet."""
    _forget_edited_code()
    from playbook.engines.mkdocs import Build

    _now["build"] = Build(config)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages."""
    added: Files = _now["build"].add_files(files, config)
    return added


def on_page_markdown(markdown: str, page: Page, **_: object) -> None:
    """Say which page comes next."""
    _now["build"].begin_page(markdown, page)


def on_env(*_: object, files: Files, **__: object) -> None:
    """All pages are converted, none is written: stop here if one of them is wrong."""
    _now["build"].end_pages(files)


def on_serve(server: LiveReloadServer, **_: object) -> None:
    """Keep the last good site through a failed rebuild."""
    from playbook.engines.mkdocs import keep_serving

    keep_serving(server)


def _forget_edited_code() -> None:
    files = (file for kind in ("*.py", "*.jinja") for file in _PACKAGE.rglob(kind))
    code = {file: file.stat().st_mtime_ns for file in files}
    if _now.get("code") not in (None, code):
        for name in [name for name in sys.modules if name.split(".")[0] == "playbook"]:
            del sys.modules[name]
    _now["code"] = code
