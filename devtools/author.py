"""The author's panel of the live server: on each page made of a YAML file, and in no build.

The panel is closed; what it shows is asked for when it is opened, and worked out then. Pages on
disk stay as they were built, so that saving costs nothing more.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable
from typing import Any

from mkdocs.livereload import LiveReloadServer

from devtools.places import ROOT

ADDRESS = "_author/"
"""Below the site's own path; no page of a site begins so."""

_PAGE = re.compile(
    r"(?:practice/(?:calls|worksheets|gates|live)/|reference/(?:causes/|techniques/)?|assignments/)"
    r"(?!index\b)([a-z0-9-]+)(?:/|/index\.html|\.html)"
)
_ASKED = re.compile(r"_author/([a-z0-9-]+)")
_PANEL = """\
<details class="pb-author" style="margin: 3rem 0 0">
<summary>For its author: findings, figures, playthroughs, map. Only while serving.</summary>
<iframe loading="lazy" title="For the author" src="{address}"
style="width: 100%; height: 40rem; resize: vertical; border: 1px solid"></iframe>
<script>(() => {{
const panel = document.querySelector(".pb-author"), key = "pb-author";
panel.open = sessionStorage.getItem(key) === "open";
panel.addEventListener("toggle", () => sessionStorage.setItem(key, panel.open ? "open" : ""));
}})()</script>
</details>
"""

Start = Callable[..., Any]


class AuthorsServer(LiveReloadServer):
    """A live server that has something to say to the author of the page."""

    _now = threading.local()
    _one_by_one = threading.Lock()

    def _serve_request(
        self, environ: dict[str, str], start_response: Start
    ) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"].removeprefix(self.mount_path)
        asked = _ASKED.fullmatch(path)
        if asked:
            return self._answer(asked[1], start_response)
        page = _PAGE.fullmatch(path)
        of_file = page is not None and self._file_of(page[1]) is not None
        self._now.panel = panel(self.mount_path, page[1]) if page and of_file else ""
        found: Iterable[bytes] | None = super()._serve_request(environ, start_response)
        return found

    @staticmethod
    def _file_of(name: str) -> str | None:
        from playbook.engines.author import file_of

        return file_of(ROOT, name)

    def _answer(self, name: str, start_response: Start) -> Iterable[bytes] | None:
        # Imported here: a build may have taken edited code in since.
        from playbook.engines.author import author_html

        with self._one_by_one:
            html = author_html(ROOT, name)
        if html is None:
            return None
        body = html.encode()
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")]
        start_response("200 OK", [*headers, ("Content-Length", str(len(body)))])
        return [body]

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        with_panel = before_end(content, getattr(self._now, "panel", ""))
        made: bytes = LiveReloadServer._inject_js_into_html(self, with_panel, epoch)
        return made


def panel(mount: str, name: str) -> str:
    """Return the closed panel of the page that is made of the file of this name."""
    return _PANEL.format(address=f"{mount}{ADDRESS}{name}")


def before_end(page: bytes, more: str) -> bytes:
    """Return a page with something more at the end of its article; unchanged if it has none."""
    end = page.rfind(b"</article>")
    return page if end < 0 or not more else page[:end] + more.encode() + page[end:]
