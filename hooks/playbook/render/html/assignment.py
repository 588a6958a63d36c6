"""Assignments and trainers' tools as HTML: complete on paper, with the client's data at the end."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from playbook.catalog.catalog import Catalog
from playbook.model.assignment import PASS_MARK, Item
from playbook.model.assignment import Assignment as Assigned
from playbook.model.call import Call
from playbook.model.worksheet import Worksheet
from playbook.render.client_data.catalog_data import assignment_data
from playbook.render.client_data.exercise_data import AnyExercise, kind_of
from playbook.render.html.own_call import own_html
from playbook.render.html.page_template import found
from playbook.render.html.templates import rendered
from playbook.render.text.paths import exercise_page
from playbook.render.text.wording import KINDS

Tool = Literal["builder", "report", "sign-off", "own"]
TOOLS: Mapping[str, Tool] = {
    "builder": "builder",
    "report": "report",
    "sign-off": "sign-off",
    "own": "own",
}
"""The tools that a page may ask for by name."""

_NUMBERS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Choice:
    """An exercise of an item; ``about`` is its kind and time in words."""

    title: str
    page: str
    about: str


@dataclass(frozen=True)
class Line:
    """An item in words. ``choose`` says how many of several; empty if there is one."""

    choose: str
    choices: tuple[Choice, ...]
    terms: str


@dataclass(frozen=True)
class Sheet:
    """A whole assignment in words, times as they are given there."""

    title: str
    audience: str
    note: str
    given: str
    due: str
    earlier: str
    lines: tuple[Line, ...]


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
        sheet=None if assignment is None else on_a_sheet(assignment, catalog, link),
        json=_JSON.encode(data),
        level=heading + 1,
        prefix="assigned" + (f"--{copy}" if copy > 1 else ""),
    )


def tool_html(tool: Tool, catalog: Catalog, *, heading: int = 1, copy: int = 1) -> str:
    """Return the element of one of the tools."""
    if tool == "own":
        return own_html(catalog, heading=heading, copy=copy)
    data: dict[str, object] = {"site": catalog.settings.site_id}
    if tool == "report":
        every = catalog.assignments.values()
        data["assignments"] = [assignment_data(one, catalog) for one in every]
    return rendered(
        f"{tool}.html.jinja",
        json=_JSON.encode(data),
        behaviors=list(catalog.behaviors.values()),
        level=heading + 1,
        prefix=tool + (f"--{copy}" if copy > 1 else ""),
    )


def on_a_sheet(assignment: Assigned, catalog: Catalog, link: Callable[[str], str]) -> Sheet:
    """Return an assignment in words. Items that name nothing known are left out."""
    earlier = "Work that you did before counts as well."
    if assignment.earlier_work == "does-not-count":
        earlier = "Only what you finish from then on counts."
    return Sheet(
        title=assignment.title,
        audience=assignment.audience or "",
        note=assignment.note or "",
        given=moment_in_words(assignment.given),
        due=moment_in_words(assignment.due),
        earlier=earlier,
        lines=tuple(_line(item, catalog, link) for item in assignment.items),
    )


def moment_in_words(moment: str | None) -> str:
    """Return ``Friday, November 27, 2026, 17:00 (UTC-05:00)``, or nothing for None."""
    if moment is None:
        return ""
    at = datetime.fromisoformat(moment)
    return f"{at:%A, %B} {at.day}, {at:%Y, %H:%M} (UTC{moment[-6:]})"


def _line(item: Item, catalog: Catalog, link: Callable[[str], str]) -> Line:
    every = {one.id: one for _, one in catalog.exercises()}
    exercises = found(item.exercises, every)
    several = f"Any {_NUMBERS[item.needed]} of these" if len(item.exercises) > 1 else ""
    return Line(
        choose=several,
        choices=tuple(_choice(one, link) for one in exercises),
        terms="; ".join(_terms(item, exercises)),
    )


def _pass_words(item: Item, exercises: Iterable[AnyExercise]) -> str:
    if item.pass_mark is not None:
        return f"passed from {item.pass_mark} percent of the points"
    talks = any(isinstance(one, Call) for one in exercises)
    unless = ", unless a call comes to a thin end" if talks else ""
    return f"passed from {PASS_MARK} percent of the points{unless}"


def _choice(exercise: AnyExercise, link: Callable[[str], str]) -> Choice:
    kind = kind_of(exercise)
    about = f"{KINDS[kind].lower()}, about {exercise.minutes} min"
    return Choice(exercise.title, link(exercise_page(kind, exercise.id)), about)


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
        yield "with people drawn for you"
    if not all(isinstance(one, Worksheet) for one in exercises):
        yield _pass_words(item, exercises)
    if item.tries is not None:
        yield "the first try counts" if item.tries == 1 else f"the first {item.tries} tries count"
