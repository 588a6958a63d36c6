"""The built site: made in a new folder, put in place only when everything succeeded."""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

from devtools import client, environment, fingerprints, hosting
from devtools.edition import edition
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
    server = out.with_name(f"{out.name}-server")
    refuse_unsafe(out, ROOT)
    if not chosen.offline:
        refuse_unsafe(server, ROOT, signs=hosting.SIGNS, what="is no folder for servers")
    environment.prepare("site")
    client.fetch_packages()
    client.bundle_or_stop()
    started = time.monotonic()
    with successor(server) as new_server, successor(out) as new:
        warnings = into(new, offline=chosen.offline, strict=chosen.strict)
        if not chosen.offline:
            told = finish(new, new_server, os.environ.get("SITE_URL", ""), before=out)
            warnings = "\n".join(line for line in (warnings, told) if line)
    if warnings:
        say(warnings)
    pages = sum(1 for _ in out.rglob("*.html"))
    say(f"Built {pages} pages into {out} in {time.monotonic() - started:.1f} s.")
    if chosen.offline:
        say(f"Open {out / 'index.html'} in a browser; it needs no server.")
        return 0
    say(f"What a web server needs to know is in {server}.")
    if not os.environ.get("SITE_URL"):
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
    env = {"PLAYBOOK_EDITION": edition(ROOT).version, **more}
    done = quietly(command, clean_environment(**env))
    if done.code != 0:
        raise StopError(failure(done.text))
    return done.text.strip()


def finish(site: Path, server: Path, address: str, *, before: Path | None = None) -> str:
    """Make a built site ready for a web server, and write the server's files into `server`.

    What pages of the site `before` may still ask for is kept. Returns what is worth telling.
    """
    listed = os.environ.get("LISTED", "yes") != "no"
    fingerprints.mark(site)
    hosting.write_robots(site, address, listed=listed)
    hosting.write_server_files(server, site, address)
    if before is not None:
        fingerprints.keep_earlier(before, site)
    return hosting.why_not_strict(site)


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
