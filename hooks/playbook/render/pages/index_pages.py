"""The lists of everything: exercises by kind, causes by their doors, techniques by their groups."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from playbook.catalog.catalog import Catalog
from playbook.markdown.chapters import Chapter
from playbook.model.reference import Cause, Technique
from playbook.render.html.list_cards import Card, Marks, card
from playbook.render.html.page_template import page
from playbook.render.text.paths import (
    GLOSSARY,
    PRACTICE,
    REFERENCE,
    cause_page,
    technique_page,
)
from playbook.render.text.wording import KINDS, SHELVES


@dataclass(frozen=True)
class Entry:
    """A cause or a technique in a list."""

    name: str
    text: str
    page: str
    marks: Marks


@dataclass(frozen=True)
class Part:
    """A part of a list: its heading, a text, and what stands in it."""

    id: str
    title: str
    name: str
    text: str
    items: tuple[Card | Entry, ...]


def practice_markdown(catalog: Catalog) -> str:
    """Return the list of all exercises."""
    cards = [card(exercise, catalog) for _, exercise in catalog.exercises()]
    parts = [
        Part(kind, title, "", "", tuple(one for one in cards if one.kind == KINDS[kind]))
        for kind, title in SHELVES.items()
    ]
    about = "Calls to play, messages to write, names to sort. Each takes a few minutes."
    return page(
        "practice",
        PRACTICE,
        about,
        shelves=[part for part in parts if part.items],
        cards=any(call.live is not None for call in catalog.calls.values()),
    )


def reference_markdown(catalog: Catalog, chapters: Iterable[Chapter] = ()) -> str:
    """Return the list of causes by their doors, and of techniques by their groups.

    The glossary is one of the ``chapters``, or there is none.
    """
    about = "The reasons that calls are put off, behind five doors, and what helps with each."
    practiced = _practiced(catalog)
    causes = [(one.family, _cause(one, practiced)) for one in catalog.causes.values()]
    techniques = [
        (one.group, _technique(one, practiced, catalog)) for one in catalog.techniques.values()
    ]
    return page(
        "reference",
        REFERENCE,
        about,
        families=[
            Part(one.id, one.door, one.name, one.text, _of(one.id, causes))
            for one in catalog.families.values()
        ],
        groups=[
            Part(one.id, one.name, "", one.text, _of(one.id, techniques))
            for one in catalog.groups.values()
        ],
        has_rubric=bool(catalog.behaviors),
        glossary=next((one for one in chapters if one.path == GLOSSARY), None),
        has_sources=bool(catalog.sources),
    )


def _of(part: str, entries: Iterable[tuple[str, Entry]]) -> tuple[Entry, ...]:
    return tuple(entry for of, entry in entries if of == part)


def _practiced(catalog: Catalog) -> Mapping[str, str]:
    """Give the kinds of exercises that practice a cause or technique, by its id."""
    kinds: dict[str, dict[str, None]] = {}
    for kind, exercise in catalog.exercises():
        for one in (*exercise.causes, *exercise.techniques):
            kinds.setdefault(one, {})[kind] = None
    return {one: " ".join(found) for one, found in kinds.items()}


def _cause(cause: Cause, practiced: Mapping[str, str]) -> Entry:
    marks = {
        "part": "cause",
        "door": cause.family,
        "cause": cause.id,
        "technique": " ".join(cause.techniques),
        "practice": practiced.get(cause.id, "none"),
    }
    return Entry(cause.name, cause.meaning, cause_page(cause.id), marks)


def _technique(technique: Technique, practiced: Mapping[str, str], catalog: Catalog) -> Entry:
    doors = (catalog.causes[one].family for one in technique.causes if one in catalog.causes)
    marks = {
        "part": "technique",
        "group": technique.group,
        "door": " ".join(dict.fromkeys(doors)),
        "cause": " ".join(technique.causes),
        "technique": technique.id,
        "minutes": str(technique.minutes),
        "practice": practiced.get(technique.id, "none"),
    }
    return Entry(technique.name, technique.when, technique_page(technique.id), marks)
