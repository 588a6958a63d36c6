"""A copy of the project that is served with live reload, as `dev.py serve` does it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.project import Project
from tests.copies import ROOT

PATIENCE = 60.0
"""Seconds after which something that has not happened will not."""


class Living:
    """A running server: ``url`` ends with a slash, ``log`` is the file of what it printed."""

    def __init__(self, project: Project, port: int, log: Path) -> None:
        self.project = project
        self.url = f"http://127.0.0.1:{port}/"
        self.log = log

    def said(self) -> str:
        """Return all that the server has printed."""
        return self.log.read_text(encoding="utf-8")

    def shows(self, path: str) -> str:
        """Return the page as it is served now, without the times that tell it when to reload."""
        with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:
            text: str = answer.read().decode()
        return re.sub(r"livereload\(\d+, \d+\)", "", text)

    def wait_for(self, what: Callable[[], bool], told: str) -> float:
        """Wait until something is so; return the seconds that it took."""
        began = time.monotonic()
        while not what():
            assert time.monotonic() - began < PATIENCE, f"{told}\n{self.said()}"
            time.sleep(0.05)
        return time.monotonic() - began

    def wait_for_words(self, words: str, count: int = 1) -> float:
        """Wait until the server has printed some words so many times."""
        return self.wait_for(lambda: self.said().count(words) >= count, f"not said: {words}")


def with_code(project: Project) -> Project:
    """Give the project code of its own: the tools, and an engine that may be broken."""
    (project.folder / "hooks").unlink()
    for name in ("hooks", "devtools"):
        shutil.copytree(ROOT / name, project.folder / name)
    return project


@contextmanager
def living(project: Project) -> Iterator[Living]:
    """Serve a project that has its own code; at the end the server is gone."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = project.folder / "served.log"
    env = {key: value for key, value in os.environ.items() if key != "SITE_URL"}
    env |= {"PYTHONPATH": str(project.folder / "hooks"), "PYTHONDONTWRITEBYTECODE": "1"}
    env |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "devtools.live", "127.0.0.1", str(port)],
            cwd=project.folder,
            env=env,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
        )
    served = Living(project, port, log)
    try:
        served.wait_for(
            lambda: "The site is at" in served.said() or process.poll() is not None, "not served"
        )
        assert process.poll() is None, served.said()
        yield served
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert process.stdin is not None
        process.stdin.close()
