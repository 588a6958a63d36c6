"""The lists of everything: exercises by kind, causes by their doors, techniques by their groups."""

from collections.abc import Iterable, Mapping

from playbook.catalog.catalog import Catalog
from playbook.markdown.chapters import Chapter
from playbook.model.reference import Cause, Technique
from playbook.render.html.list_items import Marks, list_item, shelves
from playbook.render.html.page_template import page
from playbook.render.text.paths import GLOSSARY, PRACTICE, REFERENCE


def practice_markdown(catalog: Catalog) -> str:
    """Return the list of all exercises."""
    about = "Calls to play, messages to write, names to sort. Each takes a few minutes."
    return page(
        "practice",
        PRACTICE,
        about,
        shelves=shelves(list_item(exercise, catalog) for _, exercise in catalog.exercises()),
        threes=any(call.live is not None for call in catalog.calls.values()),
    )


def reference_markdown(catalog: Catalog, chapters: Iterable[Chapter] = ()) -> str:
    """Return the list of causes by their doors, and of techniques by their groups.

    The glossary is one of the ``chapters``, or there is none.
    """
    about = "The reasons that calls are put off, behind five doors, and what helps with each."
    practiced = _practiced(catalog)
    marks = {one.id: _of_cause(one, practiced) for one in catalog.causes.values()}
    marks |= {one.id: _of_technique(one, practiced, catalog) for one in catalog.techniques.values()}
    return page(
        "reference",
        REFERENCE,
        about,
        it=catalog,
        marks_of=marks,
        glossary=next((one for one in chapters if one.path == GLOSSARY), None),
    )


def _practiced(catalog: Catalog) -> Mapping[str, str]:
    """Give the kinds of exercises that practice a cause or technique, by its id."""
    kinds: dict[str, dict[str, None]] = {}
    for kind, exercise in catalog.exercises():
        for one in (*exercise.causes, *exercise.techniques):
            kinds.setdefault(one, {})[kind] = None
    return {one: " ".join(found) for one, found in kinds.items()}


def _of_cause(cause: Cause, practiced: Mapping[str, str]) -> Marks:
    return {
        "part": "cause",
        "door": cause.family,
        "cause": cause.id,
        "technique": " ".join(cause.techniques),
        "practice": practiced.get(cause.id, "none"),
    }


def _of_technique(technique: Technique, practiced: Mapping[str, str], catalog: Catalog) -> Marks:
    doors = (catalog.causes[one].family for one in technique.causes if one in catalog.causes)
    return {
        "part": "technique",
        "group": technique.group,
        "door": " ".join(dict.fromkeys(doors)),
        "cause": " ".join(technique.causes),
        "technique": technique.id,
        "minutes": str(technique.minutes),
        "practice": practiced.get(technique.id, "none"),
    }
