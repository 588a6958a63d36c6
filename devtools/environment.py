"""The virtual environment: made from the lock files, remade when they change or it is broken."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import sys
import time
from pathlib import Path

from devtools import system
from devtools.lockfile import only_one
from devtools.places import CACHE, LOGS, ROOT, VENV, clean_environment, in_venv
from devtools.run import Outcome, quietly
from devtools.say import StopError, note
from devtools.trouble import plain_line

# What is installed: what the site needs, or that and what the checks need.
LOCKS = {"site": ROOT / "requirements.lock", "all": ROOT / "requirements-dev.lock"}
_PROBE = """
import sys
from importlib.util import find_spec
for name in ("pip", "mkdocs", "material", "pydantic", "setuptools"):
    if find_spec(name) is None:
        sys.exit(1)
print("%d.%d" % sys.version_info[:2])
"""
_NEW = ROOT / ".venv.new"
_OLD = ROOT / ".venv.old"


def stamp_text(level: str, python_version: str) -> str:
    """Return what a good environment's stamp says: locks, Python and place, as one hash.

    The place counts because scripts and the link to `hooks/` hold absolute paths.
    """
    digest = hashlib.sha256(LOCKS[level].read_bytes())
    digest.update(f"\n{python_version}\n{VENV}".encode())
    return digest.hexdigest()


def stamp_file(level: str, venv: Path) -> Path:
    """Path of the stamp inside an environment."""
    return venv / f"playbook-{level}.stamp"


def python_of(venv: Path) -> str:
    """Return the version of the environment's own Python, "" when it does not start."""
    found = quietly([in_venv("python", venv), "-I", "-c", _PROBE])
    return found.text.strip() if found.code == 0 else ""


def is_ready(level: str) -> bool:
    """Whether the environment is whole and holds what `level` needs."""
    for enough in ("all", level):
        try:
            stamp = stamp_file(enough, VENV).read_text(encoding="utf-8")
        except OSError:
            continue
        version = python_of(VENV)
        if version and stamp == stamp_text(enough, version):
            return True
    return False


def prepare(level: str) -> None:
    """Make sure that the environment holds what `level` needs; seconds when it does already."""
    if is_ready(level):
        return
    with only_one(CACHE / "venv.lock", "setting up"):
        if is_ready(level):
            return
        started = time.monotonic()
        if level == "all" and is_ready("site"):
            note("Adding what the checks need to .venv.")
            _install(level, VENV)
        else:
            _remake(level)
        note(f"The Python packages are in place ({time.monotonic() - started:.0f} s).")


def _remake(level: str) -> None:
    """Make a new environment beside the old one, then put it in its place."""
    note("Setting up the Python packages in .venv; this takes a minute the first time.")
    _need_venv_module()
    for leftover in (_NEW, _OLD):
        shutil.rmtree(leftover, ignore_errors=True)
    try:
        base = getattr(sys, "_base_executable", None) or sys.executable
        made = quietly([base, "-m", "venv", _NEW])
        if made.code != 0:
            _stop("making the environment", made)
        _install(level, _NEW)
        _point_scripts_to(VENV, _NEW)
    except BaseException:
        shutil.rmtree(_NEW, ignore_errors=True)
        raise
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        VENV.rename(_OLD)
    _NEW.rename(VENV)
    shutil.rmtree(_OLD, ignore_errors=True)


def _need_venv_module() -> None:
    """Debian ships Python without ensurepip: install it, or name the command that does."""
    if _can_make_environments():
        return
    why = "This Python cannot make environments (its venv module is missing)."
    if not system.is_debian():
        raise StopError(f"{why} Install your system's package for Python's venv module.")
    system.apt_install(["python3-venv"], why)
    importlib.invalidate_caches()
    if not _can_make_environments():
        raise StopError(f"{why} Use the system's own Python: /usr/bin/python3 dev.py")


def _can_make_environments() -> bool:
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def _install(level: str, venv: Path) -> None:
    """Install the locked packages and the link to our own package; stamp it when all is there."""
    env = clean_environment()
    env.pop("VIRTUAL_ENV", None)
    python = str(in_venv("python", venv))
    # What pip prints does not say why an index gave nothing; its log does.
    log = LOGS / "pip.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.unlink(missing_ok=True)
    pip = [python, "-m", "pip", "install", "--retries", "2", "--no-user", "--log", str(log)]
    # Ready-made builds only: building from source would fetch build tools that no lock names.
    locked = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(LOCKS[level])]
    done = quietly([*pip, *locked], env)
    if done.code != 0:
        _stop("installing the packages", done, log)
    (ROOT / "hooks").mkdir(exist_ok=True)
    own = ["--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT)]
    done = quietly([*pip, *own], env)
    if done.code != 0:
        _stop("linking the package in hooks/", done, log)
    version = python_of(venv)
    if not version:
        raise StopError("The new environment does not start. Remove .venv and try again.")
    stamp_file(level, venv).write_text(stamp_text(level, version), encoding="utf-8")


def _point_scripts_to(final: Path, made: Path) -> None:
    """Rewrite the path of the folder in which the scripts were made to where they will stand."""
    old, new = os.fsencode(made), os.fsencode(final)
    for script in in_venv("python", made).parent.iterdir():
        if script.is_symlink() or not script.is_file():
            continue
        if script.stat().st_size > 100_000:
            continue
        text = script.read_bytes()
        if old in text:
            script.write_bytes(text.replace(old, new))


def _stop(doing: str, outcome: Outcome, log: Path | None = None) -> None:
    """Keep what the program printed and stop with one plain line; `log` is what pip kept."""
    LOGS.mkdir(parents=True, exist_ok=True)
    printed = LOGS / "setup.log"
    printed.write_text(outcome.text, encoding="utf-8")
    told = log.read_text(encoding="utf-8", errors="replace") if log and log.exists() else ""
    otherwise = f"Setting up failed while {doing}; see {printed.relative_to(ROOT)}."
    raise StopError(plain_line(outcome.text, otherwise, told))
