"""Two archives: for a host without a network the pages, and for trainers the answer keys."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import tempfile
import time
import zipfile
from pathlib import Path

from devtools import archive, build, client, environment, hosting, packages, shipped
from devtools.edition import Edition, edition
from devtools.places import CACHE, ROOT, in_venv
from devtools.run import quietly
from devtools.say import StopError, note, say
from devtools.swap import refuse_parts

_FOLDER = ROOT / "release"
_NAME = re.compile(r"^site_name: *(.+)$", re.MULTILINE)
_WORDS = """\
{title}

Version {version}, of {day}. Made for {address}.


What is here

  site/             the pages, for a web server
  site-server/      ready files for nginx and Caddy; the headers for any other server
  offline/          the same pages, to open from a file
  SHA256SUMS        the checksum of each file
  dependencies.csv  what stands in the pages and what builds them: version and license
  licenses/         the license texts of what stands in the pages


Check that every file has arrived

  sha256sum -c SHA256SUMS              (on a Mac: shasum -a 256 -c SHA256SUMS)


Put the pages on a server

  Copy site/ and site-server/ to {home} on your server. For nginx, put one line into the
  server block of your site and load it anew:

      include {home}/site-server/nginx.conf;

  The first lines of that file tell the rest, and those of site-server/Caddyfile the same for
  Caddy. The pages work below any path: it is set in one line there. They need no program, no
  database and no network. A host name of its own is best: browsers keep answers for each scheme,
  host and port, and another site on the same one can read them. More is in site/about/hosting/.


Put them in the place of an earlier release

  Copy the new files over the old ones, and take nothing away: pages that are open still ask for
  the old scripts. A week later, remove what stands only in the old one. Made with
  "release --after OLD.zip", site/ holds those files already. More is in site/about/upgrading/.


Open them without a server

  Open offline/index.html in a browser. Answers are kept on that machine.
"""

_FOR_TRAINERS = """\
{title}: for trainers

Version {version}, of {day}.


What is here

  Answer keys, maps of the calls, minutes, questions to ask, and all cards for threes. Open
  index.html in a browser; it needs no server, no network and no program. Every page prints.

  SHA256SUMS is for checking that every file has arrived: sha256sum -c SHA256SUMS


Keep it to yourself

  These pages hold the answers. Do not put them on a web server that learners can read, nor into
  a folder that you share with them. The learners' pages are in an archive of their own.
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser for the words after `release`."""
    options = argparse.ArgumentParser(prog="dev.py release", description=__doc__)
    options.add_argument("out", nargs="?", type=Path, help="the folder for the archives (release)")
    options.add_argument(
        "--after",
        type=Path,
        metavar="ZIP",
        help="the archive before, of which open pages still find their scripts",
    )
    return options


def main(words: list[str]) -> int:
    """Make both archives; return the exit code."""
    chosen = parser().parse_args(words)
    out = chosen.out.resolve() if chosen.out else _FOLDER
    if out.exists() and not out.is_dir():
        raise StopError(f"{out} is a file. Name a folder; the archives get names of their own.")
    refuse_parts(out)
    if chosen.after:
        need_release(chosen.after)
    environment.prepare("site")
    client.fetch_packages()
    packages.fetch("theme")
    client.bundle_or_stop()
    now = edition()
    tell_changes(now)
    started = time.monotonic()
    CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="release-", dir=CACHE) as folder:
        content = Path(folder) / f"playbook-{now.version}"
        fill(content, now, os.environ.get("SITE_URL", ""), after=chosen.after)
        keys = Path(folder) / f"for-trainers-{now.version}"
        fill_for_trainers(keys, now)
        made = [packed(one, out, now) for one in (content, keys)]
    for file in made:
        say(f"Made {file}, {file.stat().st_size / 1e6:.1f} MB.")
        say(f"SHA-256 {hashlib.sha256(file.read_bytes()).hexdigest()}")
    say(f"{made[1].name} holds the answers: for trainers alone.")
    say(f"That took {time.monotonic() - started:.1f} s.")
    return 0


def packed(content: Path, out: Path, now: Edition) -> Path:
    """Pack a folder into an archive of its name, in place when it is whole; return the archive."""
    made = content.with_name(f"{content.name}.zip")
    archive.write_zip(content, made, now.moment)
    out.mkdir(parents=True, exist_ok=True)
    return Path(shutil.move(made, out / made.name))


def tell_changes(now: Edition, most: int = 5) -> None:
    """Say which files are not as committed, if any: such a release cannot be made again."""
    if now.changes:
        more = len(now.changes) - most
        rest = f" and {more} more" if more > 0 else ""
        note(f"Not as committed: {', '.join(now.changes[:most])}{rest}. The version says +changes.")


def need_release(file: Path) -> None:
    """Stop when a file is no archive that `release` made."""
    try:
        with zipfile.ZipFile(file) as archived:
            names = archived.namelist()
    except (OSError, zipfile.BadZipFile) as error:
        raise StopError(f"{file} cannot be read as an archive: {error}.") from error
    if not any(re.fullmatch(r"[^/]+/site/index\.html", name) for name in names):
        raise StopError(f"{file} holds no site/. Name an archive that `release` made.")


def site_in(file: Path, folder: Path) -> Path:
    """Unpack an archive that `release` made into a new folder; return the site's folder in it."""
    with zipfile.ZipFile(file) as archived:
        archived.extractall(folder)
    return next(folder.glob("*/site"))


def fill(content: Path, now: Edition, address: str, *, after: Path | None = None) -> None:
    """Write all that goes into the archive into a new folder; `after` is the archive before."""
    site, offline = content / "site", content / "offline"
    content.mkdir()
    env = {"SOURCE_DATE_EPOCH": now.epoch, "SITE_URL": address}
    build.into(site, offline=False, strict=True, **env)
    build.into(offline, offline=True, strict=True, **env)
    inside = shipped.in_the_pages(site)
    for edition_folder in (site, offline):
        leave_out(edition_folder)
    with tempfile.TemporaryDirectory(prefix="before-", dir=CACHE) as folder:
        before = site_in(after, Path(folder)) if after else None
        told = build.finish(site, content / hosting.FOLDER, address, before=before)
    if told:
        note(told)
    shipped.write_licenses(inside, content / "licenses")
    shipped.write_list(inside, content / "dependencies.csv")
    readme = words(now, address)
    (content / "README.txt").write_text(readme, encoding="utf-8", newline="\n")
    archive.write_sums(content)


def fill_for_trainers(content: Path, now: Edition) -> None:
    """Write what trainers alone get into a new folder: keys, maps, minutes, prompts, cards."""
    python = in_venv("python")
    command: list[str | Path] = [python, "-m", "playbook.cli", "facilitator", content]
    done = quietly([*command, "--root", ROOT])
    if done.code != 0:
        raise StopError(f"{done.text.strip()}\nThe answer keys were not written.")
    readme = words(now, text=_FOR_TRAINERS)
    (content / "README.txt").write_text(readme, encoding="utf-8", newline="\n")
    archive.write_sums(content)


def leave_out(site: Path) -> None:
    """Take out what no page asks for: other languages' stemmers, and a second, packed sitemap.

    The stemmers stand under yet another license; packing gives other bytes on other systems.
    """
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    if index["config"]["lang"] == ["en"]:
        shutil.rmtree(site / "assets" / "javascripts" / "lunr", ignore_errors=True)


def words(now: Edition, address: str = "", text: str = _WORDS) -> str:
    """Return what an archive says of itself."""
    title = _NAME.search((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    return text.format(
        title=title[1] if title else "Playbook",
        home=hosting.HOME,
        version=now.version,
        day=now.moment.date().isoformat(),
        address=address or "any address at the root of a host",
    )
