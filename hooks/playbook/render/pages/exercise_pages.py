"""The pages of exercises, causes and techniques, with their links to each other and to chapters."""

from collections.abc import Iterable, Iterator

from playbook.catalog.catalog import Catalog
from playbook.markdown.chapters import Chapter
from playbook.model.call import Call
from playbook.model.reference import Cause, Technique
from playbook.render.client_data.exercise_data import AnyExercise, client_data, kind_of
from playbook.render.html.page_template import found, page
from playbook.render.text.paths import PROGRESS, cause_page, exercise_page, technique_page

Chapters = Iterable[Chapter]


def exercise_markdown(exercise: AnyExercise, catalog: Catalog, chapters: Chapters = ()) -> str:
    """Return the page of an exercise; ``chapters`` are searched for those that hold it."""
    return page(
        "exercise",
        exercise_page(kind_of(exercise), exercise.id),
        exercise.summary,
        exercise=exercise,
        found_by=[line for line in found_by(exercise, catalog) if line],
        causes=found(exercise.causes, catalog.causes),
        techniques=found(exercise.techniques, catalog.techniques),
        cards=isinstance(exercise, Call) and exercise.live is not None,
        chapters=[one for one in chapters if exercise.id in one.exercises],
    )


def found_by(exercise: AnyExercise, catalog: Catalog) -> Iterator[str | None]:
    """Yield what a search finds an exercise by: what stands there before anything is answered.

    Of a call that is what leads to its first decision. No line to choose from is among it, no
    verdict, no criterion and no example.
    """
    data = client_data(exercise, catalog)
    match data["kind"]:
        case "call":
            yield data["goal"]
            yield f"{data['you']}. {data['them']}."
            yield from data["situation"]
            first = next(turn for turn in data["turns"] if turn["id"] == data["start"])
            yield from (first["scene"], first["says"], first["after"])
            yield from (first["inner"], first["ask"])
        case "worksheet":
            yield data["intro"]
            yield from (slot["label"] for slot in data["slots"])
            yield from (question["label"] for question in data["questions"])
        case "gate":
            yield data["intro"]
            for case in data["cases"]:
                yield from (case["title"], case["story"])
    yield ", ".join(one.name for one in found(exercise.causes, catalog.causes))
    yield ", ".join(one.name for one in found(exercise.techniques, catalog.techniques))


def cause_markdown(cause: Cause, catalog: Catalog, chapters: Chapters = ()) -> str:
    """Return the page of a cause; ``chapters`` are searched for those that lead to it."""
    path = cause_page(cause.id)
    return page(
        "cause",
        path,
        cause.meaning,
        cause=cause,
        family=catalog.families.get(cause.family),
        techniques=found(cause.techniques, catalog.techniques),
        exercises=[each for each in catalog.exercises() if cause.id in each[1].causes],
        chapters=_leading_to(path, chapters),
    )


def technique_markdown(technique: Technique, catalog: Catalog, chapters: Chapters = ()) -> str:
    """Return the page of a technique; ``chapters`` are searched for those that lead to it."""
    path = technique_page(technique.id)
    return page(
        "technique",
        path,
        technique.when,
        technique=technique,
        group=catalog.groups.get(technique.group),
        sources=found(technique.sources, catalog.sources),
        causes=found(technique.causes, catalog.causes),
        exercises=[each for each in catalog.exercises() if technique.id in each[1].techniques],
        chapters=_leading_to(path, chapters),
    )


def progress_markdown() -> str:
    """Return the page on which the progress element stands."""
    about = "What you have done, what is open, and what has changed since; kept in this browser."
    return page("progress", PROGRESS, about)


def _leading_to(path: str, chapters: Chapters) -> list[Chapter]:
    return [one for one in chapters if path in one.pages]
