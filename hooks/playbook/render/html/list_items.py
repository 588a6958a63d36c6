"""An exercise as an item of a list: what it is, how long it takes, what it practices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from playbook.catalog.catalog import Catalog
from playbook.model.call import Call
from playbook.model.reference import Cause, Technique
from playbook.render.client_data.exercise_data import AnyExercise, kind_of
from playbook.render.html.page_template import found
from playbook.render.text.paths import exercise_page
from playbook.render.text.wording import CHANNELS, KINDS, RELATIONSHIPS, SHELVES

Marks = Mapping[str, str]
"""What a filter looks at: names of fields with the ids that hold, set apart by blanks."""


@dataclass(frozen=True)
class ListItem:
    """An exercise in a list. ``about`` is one line: ``Call · about 5 minutes · level 1``."""

    exercise: AnyExercise
    page: str
    about: str
    causes: tuple[Cause, ...]
    techniques: tuple[Technique, ...]
    marks: Marks


def list_item(exercise: AnyExercise, catalog: Catalog) -> ListItem:
    """Return the item of an exercise."""
    kind = kind_of(exercise)
    causes = found(exercise.causes, catalog.causes)
    return ListItem(
        exercise=exercise,
        page=exercise_page(kind, exercise.id),
        about=" · ".join(_about(exercise)),
        causes=causes,
        techniques=found(exercise.techniques, catalog.techniques),
        marks=_marks(exercise, causes),
    )


def shelves(items: Iterable[ListItem]) -> list[tuple[str, list[ListItem]]]:
    """Return items by kind, each kind under its heading; none that is empty."""
    by_kind = groupby(items, key=lambda one: kind_of(one.exercise))
    return [(SHELVES[kind], list(found)) for kind, found in by_kind]


def _about(exercise: AnyExercise) -> Iterable[str]:
    yield KINDS[kind_of(exercise)]
    yield f"about {exercise.minutes} minute{'s' * (exercise.minutes != 1)}"
    if isinstance(exercise, Call):
        yield _levels(exercise.levels)
        yield RELATIONSHIPS[exercise.relationship]
        yield CHANNELS[exercise.channel]


def _levels(levels: tuple[int, ...]) -> str:
    low, high = min(levels), max(levels)
    if low == high:
        return f"level {low}"
    return f"levels {low} {'and' if high == low + 1 else 'to'} {high}"


def _marks(exercise: AnyExercise, causes: tuple[Cause, ...]) -> Marks:
    marks = {
        "kind": kind_of(exercise),
        "door": " ".join(dict.fromkeys(cause.family for cause in causes)),
        "cause": " ".join(exercise.causes),
        "technique": " ".join(exercise.techniques),
        "minutes": str(exercise.minutes),
    }
    if isinstance(exercise, Call):
        marks["level"] = " ".join(str(level) for level in sorted(exercise.levels))
        marks["relationship"] = exercise.relationship
        marks["channel"] = exercise.channel
    return marks
