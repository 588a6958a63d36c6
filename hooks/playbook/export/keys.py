"""Which answer keys an assignment needs: one an exercise, of a call one for each level played."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from playbook.catalog.catalog import Catalog
from playbook.generate.levels import woven
from playbook.model.assignment import Sent, SentItem
from playbook.model.base import Level
from playbook.model.call import Call, Cast
from playbook.model.turn import Version
from playbook.render.client_data.catalog_data import edition_of
from playbook.render.client_data.exercise_data import AnyExercise

Conversation = tuple[str, int, str]
"""An exercise, a level and a cast by their ids; of what is no call 0 and nothing."""


@dataclass(frozen=True)
class Played:
    """The conversation of a call that a key is for; its page tells of the other stories too."""

    level: Level
    cast: Cast


@dataclass(frozen=True)
class Key:
    """A page of answers: its file, what it is for, and how it may differ from what was played."""

    exercise: AnyExercise
    played: Played | None
    file: str
    note: str


def keys(catalog: Catalog, assignment: Sent | None) -> tuple[Key, ...]:
    """Return the keys for an assignment, or for all exercises, each once, in order."""
    chosen: dict[Conversation, tuple[AnyExercise, Played | None, SentItem | None]] = {}
    for exercise, item in _exercises(catalog, assignment):
        for played in _played(exercise, item):
            level, cast = (played.level, played.cast.id) if played else (0, "")
            chosen.setdefault((exercise.id, level, cast), (exercise, played, item))
    files = _files(chosen)
    return tuple(
        Key(exercise, played, files[one], _note(exercise, played, item, catalog))
        for one, (exercise, played, item) in chosen.items()
    )


def missing(catalog: Catalog, assignment: Sent | None) -> tuple[str, ...]:
    """Return the ids that an assignment names and that are not in this playbook."""
    items = assignment.items if assignment else ()
    named = dict.fromkeys(name for item in items for name in item.exercises)
    return tuple(name for name in named if catalog.exercise(name) is None)


def _exercises(
    catalog: Catalog, assignment: Sent | None
) -> Iterator[tuple[AnyExercise, SentItem | None]]:
    """Give the exercises in order, each with the item that asks for it."""
    if assignment is None:
        yield from ((exercise, None) for _, exercise in catalog.exercises())
        return
    for item in assignment.items:
        for name in item.exercises:
            exercise = catalog.exercise(name)
            if exercise is not None:
                yield exercise, item


def _played(exercise: AnyExercise, item: SentItem | None) -> Iterator[Played | None]:
    """Give each level that may be played, with the people that are asked for or stand first."""
    if not isinstance(exercise, Call):
        yield None
        return
    asked = item.cast if item else None
    casts = exercise.cast_list
    cast = next((one for one in casts if one.id == asked), casts[0])
    for level in _levels(exercise, item):
        yield Played(level, cast)


def _levels(call: Call, item: SentItem | None) -> tuple[Level, ...]:
    if item and item.level in call.levels and item.level is not None:
        return (item.level,)
    return tuple(sorted(call.levels))


def _files(conversations: Iterable[Conversation]) -> dict[Conversation, str]:
    """Name each page: as short as tells it from the others."""
    every = list(conversations)
    same_exercise = Counter(name for name, _, _ in every)
    same_level = Counter((name, level) for name, level, _ in every)
    files = {}
    for name, level, cast in every:
        parts = [name.lower()]
        parts += [str(level)] if same_exercise[name] > 1 else []
        parts += [cast] if same_level[name, level] > 1 else []
        files[name, level, cast] = f"{'-'.join(parts)}.html"
    return files


def _note(
    exercise: AnyExercise, played: Played | None, item: SentItem | None, catalog: Catalog
) -> str:
    parts = []
    if isinstance(exercise, Call) and played:
        parts += [*_about_level(exercise, played, item), *_about_people(exercise, played, item)]
    if item and len(item.exercises) > 1:
        needed = "one" if item.needed == 1 else str(item.needed)
        parts.append(f"{needed} of {len(item.exercises)} to choose from")
    if item and _edited(exercise, item, catalog):
        parts.append("edited since the assignment was made; this is the key of today")
    return "; ".join(parts)


def _about_level(call: Call, played: Played, item: SentItem | None) -> Iterator[str]:
    yield f"level {played.level}"
    if item and item.level is not None and item.level not in call.levels:
        yield f"level {item.level}, which was asked for, is not in it today"
    levels = _levels(call, item)
    if len(levels) > 1:
        listed = f"{', '.join(map(str, levels[:-1]))} and {levels[-1]}"
        differ = _turns_differ(call, levels)
        turns = "differ from level to level" if differ else "are the same at each level"
        yield f"levels {listed} can be played, and the turns {turns}"
    if call.mixes:
        stories = f"{len(call.mixes)} stories can be played"
        yield f"{stories}: this is the first, and what is otherwise in the others stands below it"


def _about_people(call: Call, played: Played, item: SentItem | None) -> Iterator[str]:
    """Tell what others may have met. A cast fills names and details in, and changes no turn."""
    yield f"the people called {played.cast.id}"
    if item and item.cast not in (None, played.cast.id):
        yield f"the people called {item.cast}, who were asked for, are not in it today"
    if len(call.casts) == 1 or (item and item.cast == played.cast.id):
        return
    drawn = {True: "people are drawn for each learner", "story": "people and a story are drawn"}
    who = drawn.get(item.fresh if item else False, "learners may choose other people")
    yield f"{who}: names and details in the lines differ, the turns and the choices do not"


def _turns_differ(call: Call, levels: Iterable[Level]) -> bool:
    shapes = {
        tuple((turn.id, tuple(choice.id for choice in turn.choices)) for turn in talk.turns)
        for talk in (woven(call, Version(level, call.stories[0].id)) for level in levels)
    }
    return len(shapes) > 1


def _edited(exercise: AnyExercise, item: SentItem, catalog: Catalog) -> bool:
    began = item.editions[item.exercises.index(exercise.id)]
    return began is not None and not edition_of(exercise, catalog).startswith(began)
