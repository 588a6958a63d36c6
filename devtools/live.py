"""The live server, run inside the environment, where MkDocs is.

`mkdocs serve` empties its folder before it builds and holds back every page after a failed
build. Here each build goes into a new folder that takes the old one's place when it succeeded,
so that a slip in a file costs nobody the last good site.
"""

from __future__ import annotations

import _thread
import logging
import os
import shutil
import signal
import sys
import threading
import time
import traceback
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

from devtools.again import Memory
from devtools.author import AuthorsServer
from devtools.places import CACHE, LOGS, ROOT
from devtools.say import say
from devtools.sight import stamps
from devtools.swap import exchange
from playbook.lint.plain_text import settings_trouble

_ALWAYS_WATCHED = ("docs", "exercises", "hooks", "overrides", "mkdocs.yml", "CHANGELOG.md")
# Seconds from one look at the files to the next, and until a burst of changes counts as over.
_LOOKING_EVERY = 0.2
_WAITING = 0.05
_NOT_YET = (
    "<!doctype html><title>Not built yet</title><body><p>The site cannot be built yet. "
    "The terminal lists what to mend; this page goes on by itself.</p></body>"
)


class Site:
    """The folder that is served, and the builds that replace it."""

    def __init__(self, host: str, port: int) -> None:
        self.address = (host, port)
        home = CACHE / "serve" / str(port)
        shutil.rmtree(home, ignore_errors=True)
        self.folder, self.next, self.last = home / "site", home / "next", home / "last"
        self.folder.mkdir(parents=True)
        (self.folder / "index.html").write_text(_NOT_YET, encoding="utf-8")
        self.started = False
        self.memory = Memory(code=lambda: stamps(ROOT / "hooks", "*.py", "*.jinja"))

    def config(self) -> MkDocsConfig:
        """Read mkdocs.yml anew, for a build into the next folder, with the server's address."""
        found = load_config(config_file=str(ROOT / "mkdocs.yml"), site_dir=str(self.next))
        host, port = self.address
        shown = f"[{host}]" if ":" in host else host
        path = urlsplit(found.site_url or "/").path.strip("/")
        found.site_url = f"http://{shown}:{port}/{path}/" if path else f"http://{shown}:{port}/"
        return found

    def build(self) -> None:
        """Build and put the result in place; on failure tell why and leave what is there."""
        say("Building the site.")
        begun = time.monotonic()
        shutil.rmtree(self.next, ignore_errors=True)
        trouble = settings_trouble(ROOT / "mkdocs.yml")
        if trouble:
            say(f"{trouble}\nThe site was not built; the last good one stays.")
            return
        try:
            config = self.config()
            if not self.started:
                config.plugins.on_startup(command="serve", dirty=False)
                self.started = True
            self.memory.build(config, serve_url=config.site_url)
        except Abort as told:
            say(f"{told}\nThe site was not built; the last good one stays.")
        except MkDocsException as known:
            say(f"{known}\nThe site was not built; the last good one stays.")
        except Exception as unknown:  # whatever a template or a plugin raises must not end us
            log = _keep_traceback()
            name = type(unknown).__name__
            say(f"{name}: {unknown}\nThe site was not built; the last good one stays. More: {log}")
        else:
            exchange(self.folder, self.next, self.last)
            shutil.rmtree(self.last, ignore_errors=True)
            say(f"Built in {time.monotonic() - begun:.1f} s.")

    def error_page(self, code: int) -> bytes | None:
        """Return the site's own page for an error such as 404, None when it has none."""
        try:
            return (self.folder / f"{code}.html").read_bytes()
        except OSError:
            return None


def _keep_traceback() -> Path:
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / "serve.log"
    log.write_text(traceback.format_exc(), encoding="utf-8")
    return log


def _watched(site: Site) -> list[str]:
    """Return what to watch: the usual places and what mkdocs.yml adds.

    Not web/: its sources are bundled first, and the new bundle in hooks/ starts the build.
    """
    try:
        more = site.config().watch
    except (MkDocsException, SystemExit):
        more = []
    places = {str((ROOT / name).resolve()) for name in (*_ALWAYS_WATCHED, *more)}
    return sorted(place for place in places - {str(ROOT / "web")} if Path(place).exists())


def main(host: str, port: int) -> int:
    """Build, then serve and build again at every change; return the exit code at the end."""
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    site = Site(host, port)
    site.build()
    try:
        path = urlsplit(site.config().site_url or "/").path
    except (MkDocsException, SystemExit):
        path = "/"
    server: LiveReloadServer = AuthorsServer(
        builder=site.build,
        host=host,
        port=port,
        root=str(site.folder),
        mount_path=path,
        polling_interval=_LOOKING_EVERY,
    )
    server.build_delay = _WAITING
    server.error_handler = site.error_page
    for place in _watched(site):
        server.watch(place)
    say(f"The site is at {server.url}  (Ctrl+C stops it.)")
    try:
        server.serve()
    except KeyboardInterrupt:
        pass
    except OSError as error:
        # Free when dev.py looked, taken while the first build ran.
        say(f"Port {port} cannot be had any more: {error.strerror}.")
        return 1
    finally:
        server.shutdown()
        shutil.rmtree(site.folder.parent, ignore_errors=True)
    return 0


def _end_with_parent() -> None:
    """Stop serving when dev.py is gone, in whatever way: its end of our input closes."""
    # Not through sys.stdin: a thread that waits in there makes Python's own end a noisy one.
    while os.read(0, 1024):
        pass
    _thread.interrupt_main()


if __name__ == "__main__":
    # A shell starts background jobs with this signal ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
