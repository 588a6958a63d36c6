"""The pages of assigning: to assign, to open, to report, to sign off, and what is published."""

from collections.abc import Iterable
from dataclasses import replace

from playbook.catalog.catalog import Catalog
from playbook.markdown.chapters import Chapter
from playbook.model.assignment import Assignment
from playbook.render.client_data.exercise_data import AnyExercise
from playbook.render.html.list_items import ListItem, list_item, shelves
from playbook.render.html.page_template import page
from playbook.render.text.paths import (
    ASSIGNMENT,
    ASSIGNMENTS,
    BUILDER,
    REPORT,
    SIGN_OFF,
    assignment_page,
)

ASSIGNING = "train/assign-in-five-minutes.md"
READING = "train/read-the-results.md"
"""Hand-written pages that tell how, where a playbook has them."""


def opener_markdown() -> str:
    """Return the page on which an assignment's link opens."""
    about = "Open the link or the file of an assignment, see what is left, and hand it back."
    return page("assignment", ASSIGNMENT, about)


def published_markdown(assignment: Assignment) -> str:
    """Return the page of a published assignment."""
    about = f"{assignment.title}: what to do, and how far you are."
    path = assignment_page(assignment.id)
    return page("published", path, about, it=assignment)


def assignments_markdown(catalog: Catalog) -> str:
    """Return the list of published assignments."""
    about = "Lists of exercises that trainers have put together, to work through at your own pace."
    return page("assignments", ASSIGNMENTS, about, published=list(catalog.assignments.values()))


def builder_markdown(catalog: Catalog, chapters: Iterable[Chapter] = ()) -> str:
    """Return the page on which trainers choose and assign; a chapter may tell how."""
    about = "Every exercise with its level, time and causes, and a place to assign some of them."
    items = [_marked(exercise, catalog) for _, exercise in catalog.exercises()]
    guides = _guides(ASSIGNING, chapters)
    return page("builder", BUILDER, about, shelves=shelves(items), guides=guides)


def report_markdown(catalog: Catalog, chapters: Iterable[Chapter] = ()) -> str:
    """Return the page on which trainers read what was handed back; a chapter may tell how."""
    about = "Drop the files that learners handed back, and see who has done what."
    has_rubric, guides = bool(catalog.behaviors), _guides(READING, chapters)
    return page("report", REPORT, about, has_rubric=has_rubric, guides=guides)


def sign_off_markdown() -> str:
    """Return the page with the observer's form."""
    about = "Mark what you heard in a practice call, with the words as they were said."
    return page("sign-off", SIGN_OFF, about)


def _guides(path: str, chapters: Iterable[Chapter]) -> list[Chapter]:
    return [one for one in chapters if one.path == path]


def _marked(exercise: AnyExercise, catalog: Catalog) -> ListItem:
    """Return an item whose link bears the exercise's id, for the builder to find."""
    plain = list_item(exercise, catalog)
    return replace(plain, marks={**plain.marks, "exercise": exercise.id})
