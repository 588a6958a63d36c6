"""Packages that are shipped or build what is shipped: names, versions, licenses, license texts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from devtools import client
from devtools.places import DENO_DIR, ROOT, VENV
from devtools.run import quietly
from devtools.say import StopError, note
from devtools.trouble import plain_line

NPM = Path(__file__).parent / "npm"
"""Folders of packages that only one command needs, each with a lock of its own."""

_LICENSE_FILE = re.compile(r"(?:licen[cs]e|copying|notice)(?:[.-].*)?", re.IGNORECASE)
_A_NAME = 60
"""Longer than this is no name of a license, but its text."""
_PINNED = re.compile(r"^([\w.-]+)==([\w.+-]+)", re.MULTILINE)
_NPM_NAME = re.compile(r"((?:@[^@/]+/)?[^@/]+)@([^_]+)")


@dataclass(frozen=True, order=True)
class Package:
    """One package: ``license`` as it names it itself, ``text`` "" where it brings none."""

    name: str
    version: str
    kind: str
    license: str
    text: str = ""


def fetch(group: str) -> None:
    """Make sure that the npm packages of one folder below ``npm`` are in the cache."""
    done = quietly(client.deno("install", "--frozen", "--quiet"), cwd=NPM / group)
    if done.code == 0 and all(_folder(*one) for one in named(NPM / group / "deno.lock")):
        return
    otherwise = f"The packages in devtools/npm/{group} could not be fetched: {done.text.strip()}"
    raise StopError(plain_line(done.text, otherwise))


def npm_packages(lock: Path) -> Iterator[Package]:
    """Give the npm packages of a lock that are in the cache."""
    for name, version in named(lock):
        folder = _folder(name, version)
        if folder is not None:
            about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
            license_name = about.get("license") or "not named"
            yield Package(name, version, "npm", license_name, _texts(folder.iterdir()))


def python_packages(lock: Path = ROOT / "requirements.lock") -> Iterator[Package]:
    """Give the Python packages of a lock; of those for other systems, only name and version."""
    installed = {_folded(one.metadata["Name"]): one for one in distributions(path=_libraries())}
    for name, version in _PINNED.findall(lock.read_text(encoding="utf-8")):
        found = installed.get(_folded(name))
        if found is None or found.version != version:
            yield Package(name, version, "Python", "not installed here")
        else:
            yield Package(name, version, "Python", _license_of(found), _license_texts(found))


def named(lock: Path) -> Iterator[tuple[str, str]]:
    """Give names and versions; a program for one system is left out, or lists would differ."""
    for key, about in sorted(json.loads(lock.read_text(encoding="utf-8")).get("npm", {}).items()):
        found = _NPM_NAME.match(key)
        if found and "os" not in about:
            yield found[1], found[2]


def file_of(group: str, name: str, path: str) -> Path:
    """Return the path of a file in a fetched npm package."""
    version = dict(named(NPM / group / "deno.lock"))[name]
    folder = _folder(name, version)
    if folder is None or not (folder / path).is_file():
        raise StopError(f"The package {name} {version} was not fetched whole.")
    return folder / path


def installed_file(path: str) -> Path:
    """Return the path of something that a Python package has installed."""
    for library in _libraries():
        if Path(library, path).exists():
            return Path(library, path)
    note(f"Looked for {path} in .venv.")
    raise StopError("A package is not installed whole. Remove .venv and try again.")


def _folder(name: str, version: str) -> Path | None:
    return next((DENO_DIR / "npm").glob(f"*/{name}/{version}"), None)


def _libraries() -> list[str]:
    return [
        str(one) for one in (*VENV.glob("lib/python3*/site-packages"), VENV / "Lib/site-packages")
    ]


def _texts(files: Iterator[Path]) -> str:
    chosen = sorted(file for file in files if _LICENSE_FILE.fullmatch(file.name))
    return "\n".join(file.read_text(encoding="utf-8", errors="replace") for file in chosen)


def _license_of(package: Distribution) -> str:
    """Return the license as a package names it: the expression, the old field, the classifier."""
    about = package.metadata
    for field in ("License-Expression", "License"):
        value = str(*about.get_all(field, [])[:1])
        if value and value != "UNKNOWN" and len(value) < _A_NAME:
            return value
    classifiers = about.get_all("Classifier", [])
    named = [one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License :: ")]
    return ", ".join(named) or "not named"


def _license_texts(package: Distribution) -> str:
    files = (Path(str(package.locate_file(file))) for file in package.files or ())
    return _texts(file for file in files if ".dist-info" in str(file.parent))


def _folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
