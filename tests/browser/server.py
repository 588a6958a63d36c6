"""A plain HTTP server for a built site: under any path, with a strict content security policy."""

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from devtools.hosting import HEADERS

_INDEX = "/search/search_index.json"
_EMPTY_INDEX = json.dumps(
    {
        "config": {"lang": ["en"], "separator": r"[\s\-]+", "pipeline": [], "fields": {}},
        "docs": [],
    }
).encode()


class _Handler(SimpleHTTPRequestHandler):
    """Serves what its server shows at the time of each request."""

    # A connection is kept for all files of a page, and each part of an answer leaves at once.
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, *args: Any, shown: "Server") -> None:
        self._shown = shown
        super().__init__(*args)

    def do_GET(self) -> None:
        self.directory = str(self._shown.folder)
        if self._shown.searches or not self.path.endswith(_INDEX):
            super().do_GET()
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(_EMPTY_INDEX)))
        self.end_headers()
        self.wfile.write(_EMPTY_INDEX)

    def translate_path(self, path: str) -> str:
        prefix = self._shown.prefix
        if not path.startswith(prefix):
            return str(Path(self.directory) / "outside-of-the-prefix")
        return super().translate_path("/" + path[len(prefix) :])

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Stay quiet."""


class _Http(ThreadingHTTPServer):
    """Bears with browsers that go away in the middle of an answer."""

    request_queue_size = 64

    def handle_error(self, *about: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*about)


class Server:
    """A running server whose folder may be exchanged: ``url`` ends with its prefix.

    Every page works the whole search index out anew, which takes half as long as all else on it. So
    it gets an empty one, unless the server ``searches``.
    """

    def __init__(self, prefix: str = "/") -> None:
        self._folder: Path | None = None
        self.searches = False
        self.prefix = prefix
        self._http = _Http(("127.0.0.1", 0), partial(_Handler, shown=self))
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
        self._folder = folder

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


@contextmanager
def serving(prefix: str = "/") -> Iterator[Server]:
    """Run a server for the time of the block."""
    server = Server(prefix)
    try:
        yield server
    finally:
        server.close()
