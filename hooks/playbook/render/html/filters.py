"""What a list can be filtered by: a form that stands ready for whoever has scripts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from playbook.catalog.catalog import Catalog
from playbook.generate.card_sets import introduces, play_minutes
from playbook.model.call import Call
from playbook.model.reference import Technique
from playbook.render.client_data.exercise_data import AnyExercise
from playbook.render.contract.exercise import Kind
from playbook.render.html.templates import rendered
from playbook.render.text.wording import CHANNELS, PRACTICED, RELATIONSHIPS, SHELVES

_Key = TypeVar("_Key", bound=str)


@dataclass(frozen=True)
class Field:
    """One thing to choose by. ``upto``: what is wanted is a number no larger than the option."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    upto: bool = False
    first: bool = False


def filter_html(which: str, catalog: Catalog) -> str:
    """Return the HTML of a filter. Raises KeyError for a name that is not in ``FILTERS``."""
    fields = [field for field in FILTERS[which](catalog) if field.options]
    # A set of cards is drawn from what the form's choices leave, and those alone.
    return rendered("filter.html.jinja", fields=fields, words=which != "live")


def _practice(catalog: Catalog) -> Iterable[Field]:
    exercises = [one for _, one in catalog.exercises()]
    calls = [one for one in exercises if isinstance(one, Call)]
    causes = {cause for one in exercises for cause in one.causes}
    techniques = {technique for one in exercises for technique in one.techniques}
    doors: set[str] = {one.family for one in catalog.causes.values() if one.id in causes}
    kinds: set[Kind] = {kind for kind, _ in catalog.exercises()}
    yield Field("kind", "Kind", _those(SHELVES, kinds), first=True)
    yield _doors(catalog, doors)
    yield Field("minutes", "Time", _minutes(exercises), upto=True, first=True)
    yield Field("cause", "What it practices on", _named(catalog.causes, causes))
    yield Field("technique", "What it uses", _named(catalog.techniques, techniques))
    levels = sorted({level for one in calls for level in one.levels})
    yield Field("level", "Level of a call", tuple((str(one), f"level {one}") for one in levels))
    people = {one.relationship for one in calls}
    yield Field("relationship", "Who you call", _those(RELATIONSHIPS, people))
    yield Field("channel", "How you reach them", _those(CHANNELS, {one.channel for one in calls}))


def _reference(catalog: Catalog) -> Iterable[Field]:
    causes, techniques = catalog.causes, catalog.techniques
    parts = (("cause", "Reasons to put a call off"), ("technique", "What helps"))
    yield Field("part", "List", parts, first=True)
    yield _doors(catalog, {one.family for one in causes.values()})
    yield Field("practice", "Practiced in", tuple(PRACTICED.items()), first=True)
    yield Field("group", "Kind of help", _named(catalog.groups, set(catalog.groups)))
    yield Field("cause", "One reason", _named(causes, set(causes)))
    yield Field("technique", "One thing that helps", _named(techniques, set(techniques)))
    yield Field("minutes", "Time", _minutes(techniques.values()), upto=True)


def _live(catalog: Catalog) -> Iterable[Field]:
    calls = [one for one in catalog.calls.values() if one.live is not None]
    causes = {cause for one in calls for cause in one.causes}
    levels = sorted({level for one in calls for level in one.levels})
    rounds = sorted({play_minutes(level).whole for level in levels})
    people = {one.relationship for one in calls}
    yield Field("cause", "What it practices on", _named(catalog.causes, causes), first=True)
    yield Field("relationship", "Who you call", _those(RELATIONSHIPS, people), first=True)
    yield Field(
        "channel",
        "How you reach them",
        _those(CHANNELS, {one.channel for one in calls}),
        first=True,
    )
    yield Field("level", "Level", tuple((str(one), f"level {one}") for one in levels), first=True)
    steps = tuple((str(one), f"up to {one} minutes a round") for one in rounds[:-1])
    yield Field("minutes", "Time", steps, upto=True, first=True)
    introduced = any(introduces(one, catalog.techniques_of(one)) for one in calls)
    four = (("4", "four: an introduction"),) if introduced else ()
    yield Field("seats", "Seats", four, first=True)


FILTERS: Mapping[str, Callable[[Catalog], Iterable[Field]]] = {
    "practice": _practice,
    "reference": _reference,
    "live": _live,
}
"""The filters that a page may ask for by name."""


def _doors(catalog: Catalog, present: set[str]) -> Field:
    doors = tuple((one.id, one.door) for one in catalog.families.values() if one.id in present)
    return Field("door", "Door", doors, first=True)


def _those(words: Mapping[_Key, str], present: Iterable[_Key]) -> tuple[tuple[str, str], ...]:
    here = set(present)
    return tuple((key, text) for key, text in words.items() if key in here)


def _named(things: Mapping[str, object], present: set[str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (key, str(getattr(one, "name", key))) for key, one in things.items() if key in present
    )


def _minutes(things: Iterable[AnyExercise | Technique]) -> tuple[tuple[str, str], ...]:
    found = sorted(one.minutes for one in things)
    steps = [step for step in (3, 5, 10, 20, 30) if found and found[0] <= step < found[-1]]
    return tuple((str(step), f"up to {step} minutes") for step in steps)
