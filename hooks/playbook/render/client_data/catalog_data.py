"""The catalog that trainers choose from, and assignments as the client takes them."""

from typing import cast

from playbook.cache.memory import Kept
from playbook.catalog.catalog import Catalog
from playbook.model.assignment import Assignment, Item, Sent, SentItem
from playbook.model.base import Exercise
from playbook.model.call import Call
from playbook.model.fingerprint import fingerprint
from playbook.model.worksheet import Worksheet
from playbook.render.client_data.deferred_scripts import conversation_editions, data_script
from playbook.render.client_data.exercise_data import (
    AnyExercise,
    client_data,
    kind_of,
    people_in_words,
)
from playbook.render.client_data.progress_data import cut
from playbook.render.contract.catalog import Behavior, CastChoice, CatalogData, CatalogExercise
from playbook.render.text.paths import address, exercise_page

NAME = "catalog"
"""The name of the data script."""

_SHORT = 4
_ROOT = "index.md"
_kept: Kept[str] = Kept()


def catalog_script(catalog: Catalog) -> str:
    """Return the script that brings the catalog to trainers' pages and to assignments."""
    parts = (
        catalog.settings,
        *(exercise for _, exercise in catalog.exercises()),
        *catalog.causes.values(),
        *catalog.techniques.values(),
        *catalog.behaviors.values(),
        *catalog.personas.values(),
    )
    return _kept.get(NAME, parts, lambda: data_script(NAME, catalog_data(catalog)))


def catalog_data(catalog: Catalog) -> CatalogData:
    """Return all exercises with what choosing, assigning and judging them needs."""
    return {
        "site": catalog.settings.site_id,
        "title": catalog.settings.title,
        "exercises": [_exercise(one, catalog) for _, one in catalog.exercises()],
        "causes": {one.id: one.name for one in catalog.causes.values()},
        "techniques": {one.id: one.name for one in catalog.techniques.values()},
        "behaviors": [cast(Behavior, one.model_dump()) for one in catalog.behaviors.values()],
    }


def sent(assignment: Assignment, catalog: Catalog) -> Sent:
    """Return a published assignment as it is sent, with today's editions noted."""
    return Sent(
        format="playbook-assignment",
        version=1,
        site=catalog.settings.site_id,
        audience=assignment.audience or "",
        note=" ".join((assignment.note or "").split()),
        items=tuple(_item(item, catalog) for item in assignment.items),
        **assignment.model_dump(exclude={"audience", "note", "items"}),
    )


def assignment_data(assignment: Assignment, catalog: Catalog) -> dict[str, object]:
    """Return a published assignment as the client takes it."""
    return sent(assignment, catalog).model_dump(mode="json")


def edition_of(exercise: AnyExercise, catalog: Catalog) -> str:
    """Return the edition of a whole exercise: of a call, of all its conversations together."""
    if isinstance(exercise, Call):
        editions = sorted(conversation_editions(exercise, catalog).items())
        return fingerprint(*(part for pair in editions for part in pair))
    return client_data(exercise, catalog)["edition"]


def _item(item: Item, catalog: Catalog) -> SentItem:
    return SentItem(
        exercises=item.exercises,
        editions=tuple(_start_of_edition(name, catalog) for name in item.exercises),
        **item.model_dump(exclude={"exercise", "any_of"}),
    )


def _start_of_edition(name: str, catalog: Catalog) -> str | None:
    exercise = catalog.exercise(name)
    return None if exercise is None else edition_of(exercise, catalog)[:_SHORT]


def _exercise(exercise: AnyExercise, catalog: Catalog) -> CatalogExercise:
    kind, data = kind_of(exercise), client_data(exercise, catalog)
    call = exercise if isinstance(exercise, Call) else None
    told = {
        **exercise.model_dump(mode="json", include=set(Exercise.model_fields)),
        "kind": kind,
        "levels": sorted(call.levels) if call else [],
        "private": isinstance(exercise, Worksheet) and exercise.private,
        "page": address(_ROOT, exercise_page(kind, exercise.id), folders=True),
        "edition": edition_of(exercise, catalog),
        "editions": dict(conversation_editions(call, catalog)) if call else {},
        "casts": _casts(call, catalog) if call else [],
        "judged": data,
        "variant": data["variant"],
    }
    return cut(CatalogExercise, told)


def _casts(call: Call, catalog: Catalog) -> list[CastChoice]:
    """Return the people of a call, each once: every level and every story has the same."""
    people = people_in_words(call, catalog.personas)
    return [{"id": name, "words": words} for name, words in people.items()]
