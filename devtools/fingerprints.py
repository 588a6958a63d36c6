"""Names that change with what a file holds, so that browsers may keep it for a year.

All scripts, styles and data scripts of ours get one fingerprint, that of the whole set: what a page
has begun with fetches the rest of the same set, and nothing of another. The scripts find each other
by the fingerprint in their own names, so no table of names is needed.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

OURS = ("assets/playbook/**/*.js", "assets/playbook/**/*.css", "stylesheets/**/*.css")
THEME_SCRIPT = "assets/javascripts/theme.js"

FINGERPRINTED = r"\.[0-9a-f]{8,}(\.min)?\.(js|css)$"
"""What such a name ends with; the theme's own names have this form too."""

EARLIER = "assets/earlier.txt"
"""The list of files that a site holds only for pages that were opened before it came."""

_LENGTH = 10
_SET = '<meta name="pb-set" content="'
_REFERENCE = re.compile(r"""(?P<before>\b(?:href|src)=")(?P<url>[^"?#]+)(?=["?#])""")
_IN_STYLES = re.compile(
    r"""(?P<before>url\(\s*["']?|@import\s+["'])(?P<url>[^"')?#:]+)(?=["')?#])"""
)


def mark(site: Path) -> str:
    """Give the scripts and styles of a built site their fingerprint; return it."""
    files = list(_ours(site))
    digest = hashlib.sha256()
    for name in files:
        content = (site / name).read_bytes()
        digest.update(f"{name}\n{len(content)}\n".encode())
        digest.update(content)
    fingerprint = digest.hexdigest()[:_LENGTH]
    names = {name: _marked(name, fingerprint) for name in files}
    for name in files:
        if name.endswith(".css"):
            _rewrite(site, name, _IN_STYLES, names)
    for page in site.rglob("*.html"):
        _rewrite(site, page.relative_to(site).as_posix(), _REFERENCE, names, fingerprint)
    for name, marked in names.items():
        (site / name).rename(site / marked)
    return fingerprint


def keep_earlier(before: Path, site: Path) -> list[str]:
    """Copy into a site what pages of the one before it may still ask for; return the names.

    That is what the one before brought itself. What it in turn had kept is kept on only if nothing
    of its own has changed, as when the same is built twice.
    """
    had = {name for name in _fingerprinted(before) if name not in earlier_of(before)}
    kept = had - set(_fingerprinted(site))
    if not kept:
        kept = {name for name in earlier_of(before) if (before / name).is_file()}
        kept -= set(_fingerprinted(site))
    for name in sorted(kept):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(before / name, site / name)
    if kept:
        listed = "".join(f"{name}\n" for name in sorted(kept))
        (site / EARLIER).write_text(listed, encoding="utf-8", newline="\n")
    return sorted(kept)


def earlier_of(site: Path) -> set[str]:
    """Name the files that a site holds only for pages opened before it came."""
    try:
        return set((site / EARLIER).read_text(encoding="utf-8").splitlines())
    except FileNotFoundError:
        return set()


def is_fingerprinted(name: str) -> bool:
    """Whether a file's name changes with what it holds."""
    return re.search(FINGERPRINTED, name) is not None


def _ours(site: Path) -> Iterator[str]:
    found = {file for pattern in OURS for file in site.glob(pattern)}
    if (site / THEME_SCRIPT).is_file():
        found.add(site / THEME_SCRIPT)
    yield from sorted(file.relative_to(site).as_posix() for file in found)


def _fingerprinted(site: Path) -> Iterator[str]:
    for file in site.rglob("*.*"):
        if is_fingerprinted(file.name) and file.is_file():
            yield file.relative_to(site).as_posix()


def _marked(name: str, fingerprint: str) -> str:
    stem, end = posixpath.splitext(name)
    return f"{stem}.{fingerprint}{end}"


def _rewrite(
    site: Path,
    name: str,
    reference: re.Pattern[str],
    names: Mapping[str, str],
    fingerprint: str = "",
) -> None:
    file = site / name
    text = file.read_text(encoding="utf-8")
    # The page for addresses that do not exist cannot know how deep it stands: it names full paths.
    rooted = posixpath.basename(name) == "404.html"

    def renamed(found: re.Match[str]) -> str:
        url = found["url"]
        if rooted and url.startswith("/"):
            target = next((known for known in names if url.endswith(f"/{known}")), "")
        else:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), url))
        if target not in names:
            return found[0]
        url = url.removesuffix(posixpath.basename(target))
        return f"{found['before']}{url}{posixpath.basename(names[target])}"

    told = reference.sub(renamed, text)
    if fingerprint:
        told = told.replace(f'{_SET}"', f'{_SET}{fingerprint}"', 1)
    if told != text:
        file.write_text(told, encoding="utf-8", newline="\n")
