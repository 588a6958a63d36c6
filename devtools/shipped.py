"""What stands in the built pages besides our own work, and under which licenses."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from pathlib import Path

from devtools.packages import NPM, Package, installed_file, npm_packages, python_packages
from devtools.places import CLIENT, ROOT
from devtools.say import StopError

_THEME = "mkdocs-material"
_ICONS = "material/templates/.icons"
_SHAPES = re.compile(r"""\sd=["']([^"']+)["']""")
_HEADS = re.compile(r"^((?:@[^@/\s]+/)?[\w.-]+) (\d+\.\d+\.\d+)$", re.MULTILINE)
_NO_TEXT = "{name} {version} brings no license text. Its package names the license: {license}\n"


def in_the_pages(site: Path) -> list[Package]:
    """Give the packages of which code, styles or drawings stand in a built site."""
    theme = [one for one in python_packages() if one.name == _THEME]
    return sorted([*theme, *in_the_theme(), *in_the_client(), *icon_sets(site)])


def in_the_client(client: Path = CLIENT) -> list[Package]:
    """Give the npm packages of which the bundles hold code, as the bundler has listed them."""
    bundled = set(_HEADS.findall((client / "licenses.txt").read_text(encoding="utf-8")))
    found = [one for one in npm_packages(ROOT / "deno.lock") if (one.name, one.version) in bundled]
    missing = bundled - {(one.name, one.version) for one in found}
    if missing:
        raise StopError(f"The client holds packages that deno.lock does not: {sorted(missing)}.")
    return found


def in_the_theme() -> list[Package]:
    """Give the npm packages that the theme's authors put into its scripts and styles.

    The theme does not ship their licenses, so a lock of ours names them.
    """
    return list(npm_packages(NPM / "theme" / "deno.lock"))


def named_in_source_maps(site: Path) -> set[str]:
    """Give the names of the npm packages that the theme's own source maps list."""
    maps = (json.loads(file.read_text(encoding="utf-8")) for file in site.rglob("*.map"))
    paths = (path for one in maps for path in one["sources"])
    found = (re.search(r"node_modules/((?:@[^/]+/)?[^/]+)/", path) for path in paths)
    return {one[1] for one in found if one}


def icon_sets(site: Path) -> list[Package]:
    """Give the icon sets of which the pages or styles of a site show a drawing."""
    pages = [file for kind in ("*.html", "*.css") for file in site.rglob(kind)]
    shown = {shape for file in pages for shape in _shapes(file)}
    theme = next(one for one in python_packages() if one.name == _THEME)
    home = installed_file(_ICONS)
    return [
        Package(f"{folder.name}-icons", theme.version, "icons", "see its text", _license_in(folder))
        for folder in sorted(home.iterdir())
        if any(shown & set(_shapes(icon)) for icon in folder.rglob("*.svg"))
    ]


def write_licenses(packages: Iterable[Package], folder: Path) -> None:
    """Write the license text of each package into a file of its own, and ours beside them."""
    folder.mkdir()
    for one in packages:
        text = one.text or _NO_TEXT.format(name=one.name, version=one.version, license=one.license)
        name = f"{one.name.replace('/', '-').lstrip('@')}.txt"
        _write(folder / name, f"{one.name} {one.version}\n\n{text.rstrip()}\n")
    _write(folder / "playbook.txt", (ROOT / "LICENSE").read_text(encoding="utf-8"))


def write_list(shipped: Iterable[Package], file: Path) -> None:
    """Write the table of all dependencies: what stands in the pages, and what builds them."""
    inside = list(shipped)
    known = {(one.name, one.kind) for one in inside}
    others = (*python_packages(), *npm_packages(ROOT / "deno.lock"))
    builders = sorted(one for one in others if (one.name, one.kind) not in known)
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(("name", "version", "license", "kind", "part"))
    for part, packages in (("in the pages", inside), ("builds or checks them", builders)):
        rows.writerows((one.name, one.version, one.license, one.kind, part) for one in packages)
    _write(file, text.getvalue())


def _shapes(file: Path) -> list[str]:
    return _SHAPES.findall(file.read_text(encoding="utf-8"))


def _license_in(folder: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("LICENSE*")))


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
