"""How long it takes from saving a file to its page being served, on sites of any size."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.living import Living, living, with_code
from tests.browser.project import Project

ALLOWED = {100: 1.5, 500: 3.0}
"""Seconds from saving to seeing that a site of so many pages may take."""

_CHAPTER, _CHAPTER_PAGE = "docs/read/signal-or-noise.md", "read/signal-or-noise/"
_DATA, _DATA_PAGE = "exercises/calls/f05.yml", "practice/calls/f05/"
_WORDS = (
    "You hold a name and a number. Somebody gave them to you, and you mean to call today. "
    "Write down what you know of this person, and how you know it. "
    "See [a reason](../reference/causes/c03.md) and [what helps](../reference/techniques/t02.md)."
)
_BLOCK = "\n/// exercise | W05\n///\n"


@dataclass(frozen=True)
class Seen:
    """Seconds until an edit is served: the least of several, of a chapter and of a data file."""

    pages: int
    chapter: float
    data: float

    @property
    def allowed(self) -> float:
        """Seconds that either may take on a site of this size."""
        return ALLOWED[max(size for size in ALLOWED if size <= self.pages)]


def grow(project: Project, pages: int) -> None:
    """Add chapters to a project until its site has so many pages; every fifth has an exercise.

    They are built and searched as any other, and stand outside of the navigation.
    """
    with TemporaryDirectory(prefix="playbook-bench-") as folder:
        there = sum(1 for _ in project.built(Path(folder) / "site").rglob("*.html"))
    more = project.folder / "docs" / "more"
    more.mkdir(exist_ok=True)
    for number in range(pages - there):
        parts = [f"# Page {number}", *(f"## Part {one}\n\n{_WORDS}" for one in range(6))]
        text = "\n\n".join(parts) + "\n" + (_BLOCK if number % 5 == 0 else "")
        (more / f"page-{number}.md").write_text(text, encoding="utf-8")
    settings = project.folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert text.count("not_in_nav: |\n") == 1
    settings.write_text(text.replace("not_in_nav: |\n", "not_in_nav: |\n  /more/\n"), "utf-8")


def seconds_to_see(pages: int, times: int = 3) -> Seen:
    """Serve a site of so many pages and edit it, some times a chapter and some times a call."""
    with TemporaryDirectory(prefix="playbook-bench-") as folder:
        project = Project(Path(folder) / "playbook")
        grow(project, pages)
        with living(with_code(project)) as served:
            count = sum(1 for _ in (project.folder / ".cache").rglob("site/**/*.html"))
            return Seen(
                pages=count,
                chapter=min(_seen(served, *_chapter_edit(one)) for one in range(times)),
                data=min(_seen(served, *_data_edit(one)) for one in range(times)),
            )


_Edit = tuple[str, Callable[[str], str], str, str]


def _chapter_edit(number: int) -> _Edit:
    words = f"Said anew {number} times."
    return _CHAPTER, lambda text: f"{text}\n{words}\n", _CHAPTER_PAGE, words


def _data_edit(number: int) -> _Edit:
    words = f"Gone quiet, edition {number}"
    return _DATA, lambda text: f"title: {words}\n".join(_around_title(text)), _DATA_PAGE, words


def _around_title(text: str) -> tuple[str, str]:
    before, _, after = text.partition("title: ")
    return before, after.partition("\n")[2]


def _seen(served: Living, file: str, change: Callable[[str], str], page: str, words: str) -> float:
    """Save one edit; return the seconds until the page that is served has the words."""
    # A save right after a build would wait for the server's own next look at the files.
    time.sleep(1.5)
    path = served.project.folder / file
    changed = change(path.read_text(encoding="utf-8"))
    began = time.monotonic()
    path.write_text(changed, encoding="utf-8")
    served.wait_for(lambda: words in served.shows(page), f"not served: {words}")
    return time.monotonic() - began
