"""The client's side of the house: deno, its packages, and the bundle that it builds."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from devtools.lockfile import only_one
from devtools.places import CACHE, COMMAND, DENO_DIR, LOGS, ROOT, in_venv
from devtools.run import Outcome, quietly
from devtools.say import StopError, note
from devtools.trouble import plain_line

NODE_MODULES = ROOT / "node_modules"
THEME_SCRIPT = ROOT / "overrides/assets/javascripts/theme.js"
_SOURCES = (ROOT / "deno.json", ROOT / "deno.lock")
_STAMP = DENO_DIR / "playbook.stamp"
_BUNDLED = CACHE / "client.stamp"
_COLOR = re.compile(r"\x1b\[[0-9;]*m")


def deno(*words: str) -> list[str]:
    """Return the command line for a deno command with the locked packages."""
    return [str(in_venv("deno")), *words]


def without_color(text: str) -> str:
    """Return terminal output without its color codes."""
    return _COLOR.sub("", text)


def stamp_text() -> str:
    """Return what the stamp of good packages says: the lock and the place, as one hash."""
    digest = hashlib.sha256(str(ROOT).encode())
    for source in _SOURCES:
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _packages_are_there() -> bool:
    try:
        fresh = _STAMP.read_text(encoding="utf-8") == stamp_text()
    except OSError:
        return False
    # A link into the packages' folder that leads somewhere: the folder was not emptied.
    return fresh and (NODE_MODULES / "esbuild" / "package.json").exists()


def fetch_packages() -> None:
    """Make sure that the packages of the client are there, as the lock names them."""
    if _packages_are_there():
        return
    with only_one(CACHE / "deno.lock", "setting up"):
        if _packages_are_there():
            return
        note("Fetching the packages of the client.")
        done = quietly(deno("install", "--frozen", "--quiet"))
        if done.code != 0:
            _stop("fetching the packages of the client", done)
        _STAMP.parent.mkdir(parents=True, exist_ok=True)
        _STAMP.write_text(stamp_text(), encoding="utf-8")


def bundle() -> Outcome:
    """Build the bundle; the outcome's text holds what is wrong with the sources, if anything."""
    allowed = [
        "--allow-read=.",
        "--allow-write=hooks/playbook/client,hooks/playbook/command,.cache",
        "--allow-env",
        "--allow-run",
    ]
    made_from = _sources_text()
    done = quietly(deno("run", "--frozen", "--quiet", *allowed, "web/build.ts"))
    if done.code == 0:
        _BUNDLED.write_text(made_from, encoding="utf-8")
    return Outcome(done.code, without_color(done.text).strip())


def is_bundled() -> bool:
    """Whether the bundle is there, made from the sources as they are now."""
    try:
        fresh = _BUNDLED.read_text(encoding="utf-8") == _sources_text()
    except OSError:
        return False
    return fresh and COMMAND.is_file()


def _sources_text() -> str:
    """Return one hash of all that the bundle is made from."""
    digest = hashlib.sha256()
    for source in sources():
        digest.update(f"{source.relative_to(ROOT)}\n".encode() + source.read_bytes())
    return digest.hexdigest()


def bundle_or_stop() -> None:
    """Build the bundle, or end the command with what is wrong."""
    done = bundle()
    if done.code != 0:
        raise StopError(f"{done.text}\nThe client was not built; mend the lines above.")


def sources() -> Iterator[Path]:
    """Yield the files of which the bundle is made."""
    yield from sorted(file for end in ("*.ts", "*.css") for file in (ROOT / "web").rglob(end))
    yield THEME_SCRIPT
    yield from _SOURCES


def fingerprint() -> int:
    """Return a number that changes when a source of the bundle is edited, added or removed."""
    found = []
    for source in sources():
        try:
            status = source.stat()
        except OSError:
            continue
        found.append((str(source), status.st_mtime_ns, status.st_size))
    return hash(tuple(found))


def _stop(doing: str, outcome: Outcome) -> None:
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / "client.log"
    text = without_color(outcome.text)
    log.write_text(text, encoding="utf-8")
    raise StopError(plain_line(text, f"Setting up failed while {doing}; see {log.name}."))
