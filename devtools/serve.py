"""The site with live reload: sets up, builds, serves, and builds again when a file changes."""

from __future__ import annotations

import argparse
import errno
import os
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from devtools import client, environment
from devtools.places import ROOT, clean_environment, in_venv
from devtools.say import StopError, say


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
            code = _serve(chosen.host, chosen.port)
            raise StopError("The server ended by itself; its last words are above.", code or 1)
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


def _serve(host: str, port: int) -> int:
    """Run the server to its end; return its exit code."""
    command = [str(in_venv("python")), "-m", "devtools.live", host, str(port)]
    # Compiled modules would appear in hooks/, which is watched: each edit would build twice.
    env = clean_environment(PYTHONDONTWRITEBYTECODE="1")
    server = subprocess.Popen(command, cwd=ROOT, env=env, stdin=subprocess.PIPE)
    try:
        return server.wait()
    finally:
        _end(server)


def _end(server: subprocess.Popen[bytes]) -> None:
    """Make sure that the server is gone, in good order where it can."""
    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        if server.poll() is not None:
            return
        server.send_signal(signum)
        with suppress(subprocess.TimeoutExpired):
            server.wait(timeout=3)


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
