"""The generated pages as Markdown: exercises, causes, techniques, and the lists of them."""

import json
import re
import textwrap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import TypeVar

import jinja2

from playbook.catalog import Catalog
from playbook.model.base import Exercise
from playbook.model.call import Call
from playbook.model.reference import Cause, Technique
from playbook.render.contract import Kind
from playbook.render.data import AnyExercise, kind_of
from playbook.render.html import TEMPLATES
from playbook.render.markdown import Markdown, escaped, harmless, link, plain
from playbook.render.paths import (
    PRACTICE,
    PROGRESS,
    REFERENCE,
    between,
    cause_page,
    exercise_page,
    technique_page,
)
from playbook.render.wording import GRADES, KINDS, SEEN, SHELVES

_DESCRIPTION_WIDTH = 300
_GAPS = re.compile(r"\n{3,}")

_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Listed:
    """An exercise as a line in a list; a kind without levels has ``level`` None."""

    title: str
    summary: str
    kind: str
    minutes: int
    level: int | None
    page: str
    causes: tuple[Cause, ...]


@dataclass(frozen=True)
class Part:
    """A part of a list: its heading, a text, and what stands in it."""

    id: str
    title: str
    name: str
    text: str
    items: tuple[Listed | Cause | Technique, ...]


def exercise_markdown(exercise: AnyExercise, catalog: Catalog) -> str:
    """Return the page of an exercise."""
    return _page(
        "exercise",
        exercise_page(kind_of(exercise), exercise.id),
        exercise.summary,
        exercise=exercise,
        causes=_found(exercise.causes, catalog.causes),
        techniques=_found(exercise.techniques, catalog.techniques),
    )


def cause_markdown(cause: Cause, catalog: Catalog) -> str:
    """Return the page of a cause."""
    return _page(
        "cause",
        cause_page(cause.id),
        cause.meaning,
        cause=cause,
        family=catalog.families.get(cause.family),
        techniques=_found(cause.techniques, catalog.techniques),
        exercises=_practicing(catalog, lambda exercise: cause.id in exercise.causes),
    )


def technique_markdown(technique: Technique, catalog: Catalog) -> str:
    """Return the page of a technique."""
    return _page(
        "technique",
        technique_page(technique.id),
        technique.when,
        technique=technique,
        group=catalog.groups.get(technique.group),
        sources=_found(technique.sources, catalog.sources),
        causes=_found(technique.causes, catalog.causes),
        exercises=_practicing(catalog, lambda exercise: technique.id in exercise.techniques),
    )


def practice_markdown(catalog: Catalog) -> str:
    """Return the list of all exercises."""
    listed = [_listed(exercise, catalog) for _, exercise in catalog.exercises()]
    parts = [
        Part(kind, title, "", "", tuple(one for one in listed if one.kind == KINDS[kind]))
        for kind, title in SHELVES.items()
    ]
    about = "Calls to play, messages to write, names to sort. Each takes a few minutes."
    return _page("practice", PRACTICE, about, shelves=[part for part in parts if part.items])


def reference_markdown(catalog: Catalog) -> str:
    """Return the list of causes by their doors, and of techniques by their groups."""
    causes, techniques = catalog.causes.values(), catalog.techniques.values()
    about = "The reasons that calls are put off, behind five doors, and what helps with each."
    return _page(
        "reference",
        REFERENCE,
        about,
        families=[
            Part(
                one.id,
                one.door,
                one.name,
                one.text,
                tuple(cause for cause in causes if cause.family == one.id),
            )
            for one in catalog.families.values()
        ],
        groups=[
            Part(
                one.id,
                one.name,
                "",
                one.text,
                tuple(technique for technique in techniques if technique.group == one.id),
            )
            for one in catalog.groups.values()
        ],
    )


def progress_markdown() -> str:
    """Return the page on which the progress element stands."""
    about = "What you have done, what is open, and what has changed since; kept in this browser."
    return _page("progress", PROGRESS, about)


def _practicing(catalog: Catalog, wanted: Callable[[Exercise], bool]) -> tuple[Listed, ...]:
    return tuple(_listed(one, catalog) for _, one in catalog.exercises() if wanted(one))


def _listed(exercise: AnyExercise, catalog: Catalog) -> Listed:
    kind: Kind = kind_of(exercise)
    return Listed(
        title=exercise.title,
        summary=exercise.summary,
        kind=KINDS[kind],
        minutes=exercise.minutes,
        level=min(exercise.levels) if isinstance(exercise, Call) else None,
        page=exercise_page(kind, exercise.id),
        causes=_found(exercise.causes, catalog.causes),
    )


def _found(ids: Iterable[str], known: Mapping[str, _Item]) -> tuple[_Item, ...]:
    return tuple(known[one] for one in ids if one in known)


def _page(template: str, path: str, description: str, **values: object) -> str:
    short = textwrap.shorten(plain(description), _DESCRIPTION_WIDTH, placeholder=" …")
    markdown = (
        _environment()
        .get_template(f"pages/{template}.md.jinja")
        .render(
            # JSON is YAML as well, and the only quoting that holds for every text.
            description=Markdown(json.dumps(short, ensure_ascii=False)),
            to=partial(between, path),
            **values,
        )
    )
    return _GAPS.sub("\n\n", markdown).strip() + "\n"


@cache
def _environment() -> jinja2.Environment:
    """Make the environment in which whatever is put into a page is escaped as Markdown."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_escaped_once,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        anchor=lambda name: Markdown(f"{{ #{name.lower()} }}"),
        cause_page=cause_page,
        technique_page=technique_page,
        grades=GRADES,
        seen=SEEN,
        harmless=harmless,
        link=link,
        practice=PRACTICE,
        progress=PROGRESS,
        reference=REFERENCE,
    )
    return environment


def _escaped_once(value: object) -> Markdown:
    return value if isinstance(value, Markdown) else escaped(str(value))
