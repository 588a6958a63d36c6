"""Assignments and trainers' tools as HTML: complete on paper, with the client's data at the end."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from playbook.catalog.catalog import Catalog
from playbook.model.assignment import PASS_MARK, Assignment, Item
from playbook.model.call import Call
from playbook.model.worksheet import Worksheet
from playbook.render.client_data.catalog_data import assignment_data
from playbook.render.client_data.exercise_data import AnyExercise, kind_of
from playbook.render.html.own_call import own_html
from playbook.render.html.page_template import found
from playbook.render.html.templates import as_json, prefix, rendered
from playbook.render.text.paths import address, assignment_page, exercise_page
from playbook.render.text.wording import KINDS

TOOLS = ("builder", "report", "sign-off", "own")
"""The tools that a page may ask for by name."""

_NUMBERS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def assignment_html(
    name: str,
    catalog: Catalog,
    link: Callable[[str], str],
    *,
    heading: int = 1,
    copy: int = 1,
) -> str:
    """Return the element that shows an assignment; without a name, one that opens links and files.

    ``link`` gives the address of a page by its path, as the HTML is to hold it. Raises KeyError
    for an assignment that the catalog does not hold.
    """
    assignment = catalog.assignments[name] if name else None
    data = {
        "site": catalog.settings.site_id,
        "assignment": None if assignment is None else assignment_data(assignment, catalog),
    }
    return rendered(
        "assignment.html.jinja",
        it=assignment,
        lines=[] if assignment is None else _lines(assignment, catalog, link),
        moment=moment_in_words,
        json=as_json(data),
        level=heading + 1,
        prefix=prefix("assigned", copy),
    )


def tool_html(tool: str, catalog: Catalog, *, heading: int = 1, copy: int = 1) -> str:
    """Return the element of one of ``TOOLS``."""
    if tool == "own":
        return own_html(catalog, heading=heading, copy=copy)
    data: dict[str, object] = {"site": catalog.settings.site_id}
    if tool in ("report", "builder"):
        every = catalog.assignments.values()
        data["assignments"] = [assignment_data(one, catalog) for one in every]
        data["pages"] = [
            address("index.md", assignment_page(one.id), folders=True) for one in every
        ]
    return rendered(
        f"{tool}.html.jinja",
        json=as_json(data),
        behaviors=list(catalog.behaviors.values()),
        level=heading + 1,
        prefix=prefix(tool, copy),
    )


def moment_in_words(moment: str) -> str:
    """Return ``Friday, November 27, 2026, 17:00 (UTC-05:00)``."""
    at = datetime.fromisoformat(moment)
    return f"{at:%A, %B} {at.day}, {at:%Y, %H:%M} (UTC{moment[-6:]})"


def _lines(
    assignment: Assignment, catalog: Catalog, link: Callable[[str], str]
) -> Iterator[tuple[str, list[tuple[str, str, str]], str]]:
    """Give of each item how many are to be done of several, its exercises, and its terms.

    An exercise is its page, its title, and its kind and time in words. What names nothing known
    is left out.
    """
    every = {one.id: one for _, one in catalog.exercises()}
    for item in assignment.items:
        exercises = found(item.exercises, every)
        several = f"Any {_NUMBERS[item.needed]} of these" if len(item.exercises) > 1 else ""
        choices = [
            (
                link(exercise_page(kind_of(one), one.id)),
                one.title,
                f"{KINDS[kind_of(one)].lower()}, about {one.minutes} min",
            )
            for one in exercises
        ]
        yield several, choices, "; ".join(_terms(item, exercises))


def _pass_words(item: Item, exercises: Iterable[AnyExercise]) -> str:
    if item.pass_mark is not None:
        return f"passed from {item.pass_mark} percent of the points"
    talks = any(isinstance(one, Call) for one in exercises)
    unless = ", unless a call comes to a thin end" if talks else ""
    return f"passed from {PASS_MARK} percent of the points{unless}"


def _terms(item: Item, exercises: Iterable[AnyExercise]) -> Iterable[str]:
    if item.offered:
        yield "if you like"
    if any(isinstance(one, Worksheet) and one.private for one in exercises):
        yield "private: it is handed back only if you tick it"
    if item.level is not None:
        yield f"level {item.level}"
    if item.cast is not None:
        yield "with the people that your trainer names"
    if item.fresh:
        yield f"with people{' and a story' if item.fresh == 'story' else ''} drawn for you"
    if not all(isinstance(one, Worksheet) for one in exercises):
        yield _pass_words(item, exercises)
    if item.tries is not None:
        yield "the first try counts" if item.tries == 1 else f"the first {item.tries} tries count"
