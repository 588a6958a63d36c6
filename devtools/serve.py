"""The site with live reload: sets up, builds, serves, and builds again when a file changes."""

from __future__ import annotations

import argparse
import errno
import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from devtools import client, environment
from devtools.places import CLIENT, ROOT, clean_environment, in_venv
from devtools.say import StopError, say

_WATCHED = ("docs", "exercises", "hooks", "overrides", "web", "mkdocs.yml")
_SERVING = re.compile(r"^INFO\b.*Serving on (\S+)")
_BUILT = re.compile(r"^INFO\b.*Documentation built in (\S+) seconds")
_CHANGED = re.compile(r"^INFO\b.*Detected file changes")
_UNSAID = re.compile(r"^(INFO|DEBUG)\b")


def parser() -> argparse.ArgumentParser:
    """Return the parser for the words after `serve`."""
    options = argparse.ArgumentParser(prog="dev.py serve", description=__doc__)
    options.add_argument("--port", type=int, default=8000, help="the port (8000)")
    options.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    return options


def main(words: list[str]) -> int:
    """Serve the site until it is stopped; return the exit code."""
    chosen = parser().parse_args(words)
    need_port(chosen.host, chosen.port)
    environment.prepare("site")
    client.fetch_packages()
    _bundle()
    stop = threading.Event()
    threading.Thread(target=_keep_bundle_fresh, args=(stop,), daemon=True).start()
    try:
        with _terminated_like_interrupted():
            while True:
                before = _state_of_files()
                served, code = _serve_once(chosen.host, chosen.port)
                if served:
                    raise StopError(
                        "The server ended by itself; its last words are above.", code or 1
                    )
                say("The site cannot be built yet. Mend what is listed above, and it goes on.")
                _wait_for_change(before)
    except KeyboardInterrupt:
        say("Stopped.")
        return 0
    finally:
        stop.set()


def need_port(host: str, port: int) -> None:
    """Stop with one plain line when the port cannot be listened on."""
    if not 0 < port < 65536:
        raise StopError(f"There is no port {port}. Choose one from 1024 to 65535.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise StopError(_port_trouble(error, host, port)) from error


def _port_trouble(error: OSError, host: str, port: int) -> str:
    other = port + 1 if 1024 <= port < 65535 else 8000
    instead = f"python3 dev.py serve --port {other}"
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken. Close what uses it, or run: {instead}"
    if error.errno == errno.EACCES:
        return f"Port {port} is for the system's own use. Run: {instead}"
    return f"This machine has no address {host}. Leave --host out, or name one that it has."


def _bundle() -> None:
    """Build the client; the site is served without it when its sources have an error."""
    say("Building the client.")
    done = client.bundle()
    if done.code != 0:
        say(f"{done.text}\nThe client was not built; what was there before stays.")


def _keep_bundle_fresh(stop: threading.Event) -> None:
    """Build the client again whenever its sources change, until told to stop."""
    known = client.fingerprint()
    while not stop.wait(0.4):
        now = client.fingerprint()
        if now != known:
            known = now
            _bundle()


def _serve_once(host: str, port: int) -> tuple[bool, int]:
    """Run the server to its end; return whether it ever served, and its exit code."""
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    command = [str(in_venv("python")), "-m", "mkdocs", "serve", "--livereload"]
    command += ["--dev-addr", address, "--watch", "overrides"]
    # Compiled modules would appear in hooks/, which is watched: each edit would build twice.
    env = clean_environment(PYTHONDONTWRITEBYTECODE="1", PYTHONUNBUFFERED="1")
    say("Building the site.")
    served = False
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    try:
        for line in server.stdout or ():
            served = served or _SERVING.match(line) is not None
            told = plainly(line.rstrip())
            if told is not None:
                say(told)
        return served, server.wait()
    finally:
        _end(server)


def _end(server: subprocess.Popen[str]) -> None:
    """Make sure that the server is gone."""
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(timeout=5)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def plainly(line: str) -> str | None:
    """Return what to tell of a line that the server printed; None for what helps nobody."""
    serving = _SERVING.match(line)
    if serving:
        return f"The site is at {serving[1]}  (Ctrl+C stops it.)"
    built = _BUILT.match(line)
    if built:
        return f"Built in {built[1]} s."
    if _CHANGED.match(line):
        return "A file changed; building again."
    return None if _UNSAID.match(line) else line


def _state_of_files() -> dict[str, int]:
    """Return the time of the last change of every watched file."""
    found = {}
    for name in _WATCHED:
        place = ROOT / name
        for file in [place, *place.rglob("*")]:
            if CLIENT in file.parents or "__pycache__" in file.parts:
                continue
            try:
                found[str(file)] = file.stat().st_mtime_ns
            except OSError:
                continue
    return found


def _wait_for_change(before: dict[str, int]) -> None:
    """Return as soon as a watched file differs from `before`."""
    while _state_of_files() == before:
        time.sleep(0.5)


@contextmanager
def _terminated_like_interrupted() -> Iterator[None]:
    """End in good order on SIGTERM too, so that no server is left behind."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    previous = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, previous)
