"""A plain HTTP server for a built site: under any path, with a strict content security policy."""

import base64
import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class _Scripts(HTMLParser):
    """Collects what stands in inline scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.texts: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and "src" not in dict(attrs):
            self._open = True
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[-1] += data


@cache
def policy(folder: Path) -> str:
    """Return a policy that allows the site's own files and the theme's inline scripts by hash.

    Nothing is allowed by ``unsafe-inline``; text that an exercise holds can run nowhere.
    """
    hashes = set()
    for page in folder.rglob("*.html"):
        scripts = _Scripts()
        scripts.feed(page.read_text(encoding="utf-8"))
        for text in scripts.texts:
            digest = hashlib.sha256(text.encode()).digest()
            hashes.add(f"'sha256-{base64.b64encode(digest).decode()}'")
    return (
        f"default-src 'none'; script-src 'self' {' '.join(sorted(hashes))}; style-src 'self'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        "base-uri 'self'; form-action 'self'"
    )


class _Handler(SimpleHTTPRequestHandler):
    """Serves one folder under one prefix."""

    def __init__(self, *args: Any, prefix: str, header: str, **more: Any) -> None:
        self._prefix = prefix
        self._header = header
        super().__init__(*args, **more)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self._prefix):
            return str(Path(self.directory) / "outside-of-the-prefix")
        return super().translate_path("/" + path[len(self._prefix) :])

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self._header)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Stay quiet."""


class Server:
    """A running server whose folder may be exchanged: ``url`` ends with its prefix."""

    def __init__(self, prefix: str = "/") -> None:
        self._folder: Path | None = None
        self.prefix = prefix
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handle)
        self.port = self._http.server_address[1]
        self._thread = threading.Thread(target=self._http.serve_forever, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{self.prefix}"

    @property
    def folder(self) -> Path:
        """The folder that is served."""
        assert self._folder is not None, "nothing to serve yet"
        return self._folder

    def show(self, folder: Path) -> None:
        """Serve ``folder`` from now on."""
        # Worked out here, since a page asks for many files at once and each answer needs it.
        policy(folder)
        self._folder = folder

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def _handle(self, *args: Any) -> SimpleHTTPRequestHandler:
        make = partial(
            _Handler,
            prefix=self.prefix,
            header=policy(self.folder),
            directory=str(self.folder),
        )
        return make(*args)


@contextmanager
def serving(prefix: str = "/") -> Iterator[Server]:
    """Run a server for the time of the block."""
    server = Server(prefix)
    try:
        yield server
    finally:
        server.close()
