"""The staged site, built by each engine on its own, beside the site that the hooks build."""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from devtools import build, client, environment
from devtools.compare import Difference, compare
from devtools.places import CACHE, LOGS, ROOT, clean_environment, in_venv
from devtools.run import Outcome, quietly
from devtools.say import StopError, say
from devtools.trouble import plain_line

_HOME = CACHE / "engines"


@dataclass(frozen=True)
class Engine:
    """A site engine: what to install for it, and how it is told to build a folder."""

    name: str
    packages: tuple[str, ...]
    command: Callable[[Path], list[str]]
    out: str = "site"


@dataclass(frozen=True)
class Result:
    """How an engine did: its version, and what differs; ``why`` if it could not be shown."""

    engine: str
    version: str = ""
    difference: Difference | None = None
    why: str = ""


def _by_module(module: str) -> Callable[[Path], list[str]]:
    return lambda venv: [str(in_venv("python", venv)), "-m", module, "build", "-f", "mkdocs.yml"]


ENGINES = (
    Engine("mkdocs", ("mkdocs>=1.6,<2", "mkdocs-material>=9.8,<10"), _by_module("mkdocs")),
    Engine("properdocs", ("properdocs", "mkdocs-material>=9.8,<10"), _by_module("properdocs")),
    Engine("zensical", ("zensical",), _by_module("zensical")),
)
# What our Markdown extension stands on, whichever engine loads it.
_OURS = ("pymdown-extensions", "Jinja2", "Markdown", "PyYAML", "pydantic", "typing_extensions")


def parser() -> argparse.ArgumentParser:
    """Return the parser for the words after `engines`."""
    options = argparse.ArgumentParser(prog="dev.py engines", description=__doc__)
    options.add_argument("--keep", type=Path, help="a folder for the built sites, to look at")
    options.add_argument("engines", nargs="*", help="only these engines", metavar="ENGINE")
    return options


def main(words: list[str]) -> int:
    """Build with every engine; return 0 if each could be had and gives the same pages."""
    chosen = parser().parse_args(words)
    known = {engine.name: engine for engine in ENGINES}
    strangers = [name for name in chosen.engines if name not in known]
    if strangers:
        raise StopError(f"There is no engine {strangers[0]} here, but: {', '.join(known)}.", 2)
    environment.prepare("site")
    client.fetch_packages()
    client.bundle_or_stop()
    with tempfile.TemporaryDirectory(prefix="engines-", dir=CACHE) as folder:
        home = chosen.keep.resolve() if chosen.keep else Path(folder)
        home.mkdir(parents=True, exist_ok=True)
        say("Building the site with the hooks.")
        ours = home / "hooks"
        build.into(ours, offline=False, strict=False)
        engines = [known[name] for name in chosen.engines] or list(ENGINES)
        results = [try_engine(engine, ours, home) for engine in engines]
    say(table(results))
    for result in results:
        tell(result)
    return 0 if all(one.difference is not None and one.difference.none for one in results) else 1


def try_engine(engine: Engine, ours: Path, home: Path) -> Result:
    """Stage the site, build it with one engine, and compare it with ours."""
    say(f"Building the staged site with {engine.name}.")
    venv = _HOME / engine.name
    failed = _install(engine, venv)
    if failed:
        return Result(engine.name, why=failed)
    staged = home / engine.name
    done = quietly([in_venv("python"), "-m", "playbook.cli", "stage", staged])
    if done.code != 0:
        raise StopError(f"{done.text}\nThe site could not be staged.")
    # Where the settings leave the engine free, it writes beside them.
    env = clean_environment(PYTHONPATH=str(ROOT / "hooks"), VIRTUAL_ENV=str(venv))
    done = quietly(engine.command(venv), env, staged)
    version = _version(engine, venv)
    if done.code != 0 or not (staged / engine.out).is_dir():
        log = _log(engine, done)
        return Result(engine.name, version, why=f"It did not build the staged site; see {log}.")
    return Result(engine.name, version, compare(ours, staged / engine.out))


def table(results: list[Result]) -> str:
    """Return the results as a table: in how many pages each engine agrees with the hooks."""
    rows: list[tuple[str, ...]] = [
        ("engine", "version", "pages", "addresses", "titles", "articles", "files")
    ]
    for one in results:
        found = one.difference
        if found is None:
            rows.append((one.engine, one.version or "-", "-", "not shown", "-", "-", "-"))
            continue
        away = len(found.missing) + len(found.added)
        counts = (away, len(found.titles), len(found.articles), len(found.files))
        told = ["the same" if not count else f"{count} differ" for count in counts]
        rows.append((one.engine, one.version, str(found.pages), *told))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def tell(result: Result, most: int = 5) -> None:
    """Say what differs, a few pages of each kind."""
    if result.difference is None:
        say(f"{result.engine}: {result.why} It counts as not shown.")
        return
    found = result.difference
    kinds = {"lacks": found.missing, "adds": found.added, "titles": found.titles}
    for words, pages in {**kinds, "has another": found.files}.items():
        for page in pages[:most]:
            say(f"{result.engine} {words} /{page}")
    for page, change in list(found.articles.items())[:most]:
        say(f"{result.engine} shows another article on /{page}\n{change}")


def _install(engine: Engine, venv: Path) -> str:
    """Make the engine's own environment; return why that failed, or nothing."""
    pins = _pins()
    wanted = [*engine.packages, *_OURS]
    stamp = hashlib.sha256("\n".join([*wanted, pins, sys.version]).encode()).hexdigest()
    if _stamp(venv).is_file() and _stamp(venv).read_text(encoding="utf-8") == stamp:
        return ""
    shutil.rmtree(venv, ignore_errors=True)
    venv.parent.mkdir(parents=True, exist_ok=True)
    base = getattr(sys, "_base_executable", None) or sys.executable
    done = quietly([base, "-m", "venv", venv])
    constraints = _HOME / "constraints.txt"
    constraints.write_text(pins, encoding="utf-8")
    pip = [
        str(in_venv("python", venv)),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--only-binary",
        ":all:",
    ]
    env = clean_environment()
    if done.code == 0:
        done = quietly([*pip, "-c", str(constraints), *wanted], env)
    if done.code != 0:
        return plain_line(done.text, f"It could not be installed; see {_log(engine, done)}.")
    _stamp(venv).write_text(stamp, encoding="utf-8")
    return ""


def _pins() -> str:
    """Return the versions of our lock, so that all engines stand on the same packages."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return "".join(f"{one}\n" for one in re.findall(r"^[\w.-]+==[\w.+-]+", lock, re.MULTILINE))


def _stamp(venv: Path) -> Path:
    return venv / "playbook-engine.stamp"


def _version(engine: Engine, venv: Path) -> str:
    ask = f"from importlib.metadata import version; print(version({engine.name!r}))"
    return quietly([in_venv("python", venv), "-c", ask]).text.strip()


def _log(engine: Engine, done: Outcome) -> str:
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"engine-{engine.name}.log"
    log.write_text(done.text, encoding="utf-8")
    return log.relative_to(ROOT).as_posix()
