"""Where each generated page lies, and how one page names another."""

import posixpath
from collections.abc import Mapping
from functools import lru_cache

from playbook.render.contract.exercise import Kind

PRACTICE = "practice/index.md"
REFERENCE = "reference/index.md"
PROGRESS = "my-practice.md"
COMPANY = "reference/company.md"
RUBRIC = "reference/rubric.md"
FINDINGS = "about/findings.md"
CHANGES = "about/changes.md"
OWN = "practice/own.md"
COVERAGE = "reference/coverage.md"
SOURCES = "reference/sources.md"
GLOSSARY = "reference/glossary.md"
"""Written by hand, so it need not be there."""

ASSIGNMENT = "assignment.md"
ASSIGNMENTS = "assignments/index.md"
BUILDER = "train/assign.md"
REPORT = "train/report.md"
SIGN_OFF = "train/sign-off.md"
LIVE = "practice/live/index.md"
CARD_STYLES = "stylesheets/cards.css"
DRAW_STYLES = "stylesheets/draw.css"
PAPER_STYLES = "stylesheets/paper.css"

FOLDERS: Mapping[Kind, str] = {"call": "calls", "worksheet": "worksheets", "gate": "gates"}
"""The folder of each kind of exercise, among the pages and among the data."""


def exercise_page(kind: Kind, exercise_id: str) -> str:
    """Return the path of an exercise's page, such as ``practice/calls/f05.md``."""
    return f"practice/{FOLDERS[kind]}/{exercise_id.lower()}.md"


def live_page(call_id: str) -> str:
    """Return the path of the page with a call's cards."""
    return f"practice/live/{call_id.lower()}.md"


def assignment_page(assignment_id: str) -> str:
    """Return the path of a published assignment's page."""
    return f"assignments/{assignment_id}.md"


def cause_page(cause_id: str) -> str:
    """Return the path of a cause's page."""
    return f"reference/causes/{cause_id.lower()}.md"


def technique_page(technique_id: str) -> str:
    """Return the path of a technique's page."""
    return f"reference/techniques/{technique_id.lower()}.md"


@lru_cache(maxsize=20_000)
def between(page: str, other: str) -> str:
    """Return a relative link from one page's path to another's."""
    return posixpath.relpath(other, posixpath.dirname(page) or ".")


def address(page: str, other: str, *, folders: bool) -> str:
    """Return the address of a built page as seen from another built page.

    ``folders`` tells whether pages are built as folders (``f05/``) or as files (``f05.html``).
    """
    relative = posixpath.relpath(_built(other, folders=folders), _standing(page, folders=folders))
    return f"{relative}/" if folders and relative != "." else relative


def from_source(page: str, other: str, *, folders: bool) -> str:
    """Return the address of a built page as seen from the source of another page."""
    built = posixpath.relpath(_built(other, folders=folders), posixpath.dirname(page) or ".")
    return f"{built}/" if folders and built != "." else built


def beside(page: str, file: str, *, folders: bool, moved: bool) -> str:
    """Return the address of a file that is no page, as a page's HTML is to hold it.

    ``moved`` tells that the engine takes addresses as seen from the page's source.
    """
    standing = posixpath.dirname(page) or "." if moved else _standing(page, folders=folders)
    return posixpath.relpath(file, standing)


def _built(page: str, *, folders: bool) -> str:
    plain = page.removesuffix(".md")
    if not folders:
        return f"{plain}.html"
    return plain.removesuffix("index").rstrip("/") or "."


def _standing(page: str, *, folders: bool) -> str:
    return _built(page, folders=True) if folders else posixpath.dirname(page) or "."
