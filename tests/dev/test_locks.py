"""The lock files: whole, hashed, in step with what they were made from, and silent on hosts."""

from __future__ import annotations

import json
import re

import pytest

from devtools.places import ROOT

NAMES = ("requirements", "requirements-dev")
NPM = [".", *(f"devtools/npm/{group}" for group in ("checker", "theme"))]
"""The folders that hold a deno.json and its lock."""


def pins(name: str) -> dict[str, str]:
    """Return package name -> version of one lock."""
    text = (ROOT / f"{name}.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def asked_for(name: str) -> list[str]:
    """Return the names of the packages that one input asks for."""
    text = (ROOT / f"{name}.in").read_text(encoding="utf-8")
    return [found.lower() for found in re.findall(r"^([A-Za-z][\w-]*)", text, re.MULTILINE)]


@pytest.mark.parametrize("name", NAMES)
def test_every_package_in_a_lock_has_a_hash(name: str) -> None:
    text = (ROOT / f"{name}.lock").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pins(name)) > 20
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", block) for block in blocks)


NPM_FILES = [f"{folder}/deno.{kind}" for folder in NPM for kind in ("lock", "json")]


@pytest.mark.parametrize("name", [*(f"{name}.lock" for name in NAMES), *NPM_FILES])
def test_no_lock_names_a_host_or_a_folder(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for sign in ("://", "--index-url", "--extra-index-url", "--find-links", "file:", "tarball"):
        assert sign not in text


@pytest.mark.parametrize("name", NAMES)
def test_what_an_input_asks_for_is_locked(name: str) -> None:
    assert set(asked_for(name)) - set(pins(name)) == set()


def test_both_locks_agree_on_every_version() -> None:
    everything = pins("requirements-dev")
    assert {name: everything.get(name) for name in pins("requirements")} == pins("requirements")


def test_click_is_not_the_release_that_turns_live_reload_off() -> None:
    assert not pins("requirements")["click"].startswith("8.3.")


def test_no_lock_is_forgotten() -> None:
    folders = (lock.parent for lock in (ROOT / "devtools").rglob("deno.lock"))
    assert {".", *(one.relative_to(ROOT).as_posix() for one in folders)} == set(NPM)


@pytest.mark.parametrize("folder", NPM)
def test_npm_packages_are_pinned_and_locked_with_their_integrity(folder: str) -> None:
    wanted = json.loads((ROOT / folder / "deno.json").read_text(encoding="utf-8"))["imports"]
    lock = json.loads((ROOT / folder / "deno.lock").read_text(encoding="utf-8"))
    for specifier in wanted.values():
        assert re.fullmatch(r"npm:[@a-z/-]+@\d+\.\d+\.\d+", specifier)
        assert lock["specifiers"][specifier] == specifier.rpartition("@")[2]
    assert all(package["integrity"] for package in lock["npm"].values())
