"""For maintainers: writes the lock files anew from requirements*.in and deno.json."""

from __future__ import annotations

import shutil

from devtools import client, environment
from devtools.packages import NPM
from devtools.places import ROOT, in_venv
from devtools.run import quietly
from devtools.say import StopError, say
from devtools.trouble import plain_line

# No header, no index, no annotations: nothing of the machine that wrote a lock stands in it.
_FLAGS = (
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-config",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
    "--python-version",
    "3.11",
)


def main(words: list[str]) -> int:
    """Write the locks; with --upgrade, take the newest versions that the bounds allow."""
    if set(words) - {"--upgrade"}:
        raise StopError("The only word after lock is --upgrade.", 2)
    uv = shutil.which("uv", path=str(in_venv("python").parent)) or shutil.which("uv")
    if uv is None:
        raise StopError("Locking needs uv. Run: .venv/bin/python -m pip install uv")
    for name in ("requirements", "requirements-dev"):
        command = [uv, "pip", "compile", *_FLAGS, *words, f"{name}.in", "-o", f"{name}.lock"]
        done = quietly(command)
        if done.code != 0:
            raise StopError(plain_line(done.text, f"{done.text}\n{name}.lock was not written."))
        say(f"Wrote {name}.lock.")
    environment.prepare("all")
    for folder in (ROOT, *sorted(one.parent for one in NPM.glob("*/deno.json"))):
        name = (folder / "deno.lock").relative_to(ROOT).as_posix()
        done = quietly(client.deno("install", "--frozen=false", "--quiet"), cwd=folder)
        if done.code != 0:
            raise StopError(plain_line(done.text, f"{done.text}\n{name} was not written."))
        say(f"Wrote {name}.")
    return 0
