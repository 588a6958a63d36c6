"""The machine: who we are on it, and what we may install with its package manager."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from devtools.places import clean_environment
from devtools.run import quietly
from devtools.say import StopError, note
from devtools.trouble import plain_line

_MAY_START = Path("/usr/sbin/policy-rc.d")
"""Debian asks this program, if there is one, whether a service that was installed may start."""
# Installing a package runs programs that stand here, and a short PATH may leave these out.
_SYSTEM_PROGRAMS = ("/usr/local/sbin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")


def is_root() -> bool:
    """Whether this process may install system packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def is_debian() -> bool:
    """Whether this is Debian or a system made from it, with apt-get at hand."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def apt_command(packages: Sequence[str]) -> str:
    """Return the command with which somebody who may do so installs Debian packages."""
    return f"sudo apt-get install {' '.join(packages)}"


def apt_install(packages: Sequence[str], why: str) -> None:
    """Install Debian packages as root, saying so first; else stop and name the command."""
    names = " ".join(packages)
    if not is_root():
        raise StopError(f"{why} Run: {apt_command(packages)}")
    note(f"{why} Installing {names} with apt-get.")
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), *_SYSTEM_PROGRAMS])
    env = clean_environment(DEBIAN_FRONTEND="noninteractive", PATH=path)
    updated = quietly(["apt-get", "update"], env)
    with _no_service_started():
        done = quietly(["apt-get", "install", "-y", "--no-install-recommends", *packages], env)
    if done.code != 0:
        by_hand = f"That did not work. Try it by hand: apt-get install {names}"
        raise StopError(plain_line(updated.text + done.text, by_hand))


def found_or_installed(find: Callable[[], Path], packages: Sequence[str], why: str) -> Path:
    """Return what ``find`` finds; on Debian install it first where it is missing.

    Raises StopError where it may not be installed, and what ``find`` raises elsewhere.
    """
    try:
        return find()
    except StopError:
        if not is_debian():
            raise
    apt_install(packages, why)
    return find()


@contextmanager
def _no_service_started() -> Iterator[None]:
    """Keep what is installed meanwhile, such as nginx, from starting to serve by itself.

    Where somebody has said already what may start, that holds.
    """
    if _MAY_START.exists():
        yield
        return
    try:
        _MAY_START.write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
        _MAY_START.chmod(0o755)
        yield
    finally:
        _MAY_START.unlink(missing_ok=True)
