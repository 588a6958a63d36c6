"""The built site: made in a new folder, put in place only when everything succeeded."""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

from devtools import client, environment
from devtools.places import LOGS, ROOT, clean_environment, in_venv
from devtools.run import quietly
from devtools.say import StopError, say
from devtools.swap import refuse_unsafe, successor

_TRACEBACK = "Traceback (most recent call last):"


def parser() -> argparse.ArgumentParser:
    """Return the parser for the words after `build`."""
    options = argparse.ArgumentParser(prog="dev.py build", description=__doc__)
    options.add_argument("--offline", action="store_true", help="a site that opens from a file")
    options.add_argument("--strict", action="store_true", help="warnings stop the build too")
    options.add_argument("--out", type=Path, help="the folder to build into (site)")
    return options


def main(words: list[str]) -> int:
    """Build the site; return the exit code."""
    chosen = parser().parse_args(words)
    default = ROOT / ("site-offline" if chosen.offline else "site")
    out = chosen.out.resolve() if chosen.out else default
    refuse_unsafe(out, ROOT)
    environment.prepare("site")
    client.fetch_packages()
    client.bundle_or_stop()
    started = time.monotonic()
    with successor(out) as new:
        warnings = into(new, offline=chosen.offline, strict=chosen.strict)
    if warnings:
        say(warnings)
    pages = sum(1 for _ in out.rglob("*.html"))
    say(f"Built {pages} pages into {out} in {time.monotonic() - started:.1f} s.")
    if chosen.offline:
        say(f"Open {out / 'index.html'} in a browser; it needs no server.")
    elif not os.environ.get("SITE_URL"):
        say("To host it, set SITE_URL to its address, with the final slash, and build again.")
    return 0


def into(folder: Path, *, offline: bool, strict: bool, **more: str) -> str:
    """Build the site into `folder`; return its warnings; stop with the list when it fails.

    `more` are environment variables.
    """
    config = "mkdocs-offline.yml" if offline else "mkdocs.yml"
    command: list[str | Path] = [in_venv("python"), "-m", "devtools.once"]
    command += [ROOT / config, folder]
    if strict:
        command.append("--strict")
    done = quietly(command, clean_environment(**more))
    if done.code != 0:
        raise StopError(failure(done.text))
    return done.text.strip()


def failure(output: str, log: Path = LOGS / "build.log") -> str:
    """Return what a person needs of a failed build's output; a traceback goes to the log."""
    end = "The site was not built; what stood there before is untouched."
    if _TRACEBACK not in output:
        return f"{output.strip() or 'The build ended without a word.'}\n{end}"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(output, encoding="utf-8")
    before, _, trace = output.partition(_TRACEBACK)
    reason = next((line for line in reversed(trace.splitlines()) if line.strip()), "").strip()
    return "\n".join(line for line in (before.strip(), reason, f"{end} More in {log}.") if line)
