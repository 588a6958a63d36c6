"""A small site in a folder of its own, built with the real configuration, hooks and overrides."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.generate.samples import PERSONAS, Plain, plain_call
from tests.render.samples import (
    CAUSE,
    FAMILY,
    GROUP,
    SETTINGS,
    SOURCE,
    TECHNIQUE,
    WORKSHEET,
)

ROOT = Path(__file__).parents[2]
CHAPTER = "# A chapter\n\nWords.\n\n/// exercise | F90\n///\n"


class Site:
    """Writes, changes and builds the site; what was logged stands in ``log``."""

    told_from = logging.INFO
    """The lowest level of what is logged."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.out = root / "site"
        self.log = ""
        self.write("docs/index.md", "# Home\n")
        self.write("docs/read/one.md", CHAPTER)
        config = {
            "INHERIT": str(ROOT / "mkdocs.yml"),
            "docs_dir": "docs",
            "theme": {"custom_dir": str(ROOT / "overrides")},
            "hooks": [str(ROOT / "hooks" / "mkdocs_hooks.py")],
            "watch": [],
            "nav": [
                {"Home": "index.md"},
                "read/one.md",
                {"Practice": "practice/index.md"},
                {"My practice": "my-practice.md"},
                {"Reference": "reference/index.md"},
            ],
            "not_in_nav": "/read/two.md\n",
        }
        self.write("mkdocs.yml", yaml.safe_dump(config, sort_keys=False))
        for path, sample in samples().items():
            self.write(f"exercises/{path}", json.dumps(sample))

    def write(self, path: str, text: str) -> None:
        """Write a file, given its path below the root."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def build(self, *, strict: bool = True, folders: bool = True) -> None:
        """Build; whatever MkDocs raises is raised."""
        config = load_config(
            config_file=str(self.root / "mkdocs.yml"),
            site_dir=str(self.out),
            strict=strict,
            use_directory_urls=folders,
        )
        with self._listening():
            build(config)

    def page(self, path: str) -> str:
        """Return a built page."""
        return (self.out / path).read_text(encoding="utf-8")

    def bytes(self) -> dict[str, bytes]:
        """Return every built file."""
        return {
            str(file.relative_to(self.out)): file.read_bytes()
            for file in sorted(self.out.rglob("*"))
            if file.is_file()
        }

    @contextmanager
    def _listening(self) -> Iterator[None]:
        lines: list[str] = []
        handler = _Listener(lines)
        logger = logging.getLogger("mkdocs")
        logger.addHandler(handler)
        logger.setLevel(self.told_from)
        try:
            yield
        finally:
            logger.removeHandler(handler)
            self.log = "\n".join(lines)


class _Listener(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.getMessage()}")


def samples() -> dict[str, Plain]:
    """The small playbook as files."""
    people = [person.model_dump(exclude_none=True) for person in PERSONAS.values()]
    return {
        "playbook.yml": SETTINGS,
        "families.yml": {"families": [FAMILY]},
        "groups.yml": {"groups": [GROUP]},
        "personas.yml": {"personas": people},
        "sources.yml": {"sources": [SOURCE]},
        "causes/c03.yml": {**CAUSE, "techniques": ["T03"]},
        "techniques/t03.yml": TECHNIQUE,
        "calls/f90.yml": plain_call(),
        "worksheets/w90.yml": WORKSHEET,
    }
