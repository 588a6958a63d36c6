"""An exercise as HTML: complete without JavaScript, with the client's data at its end."""

from collections.abc import Callable

from playbook.cache.memory import Kept
from playbook.catalog.catalog import Catalog
from playbook.render.client_data.exercise_data import AnyExercise, client_data
from playbook.render.client_data.progress_data import progress_data
from playbook.render.contract.exercise import ExerciseData
from playbook.render.html.call_on_paper import on_paper
from playbook.render.html.templates import as_json, prefix, rendered
from playbook.render.html.worksheet import rest_of, texts_of
from playbook.render.text.paths import exercise_page
from playbook.render.text.wording import KINDS

_kept: Kept[str] = Kept()


def exercise_html(
    exercise_id: str,
    catalog: Catalog,
    *,
    titled: bool = True,
    heading: int = 2,
    copy: int = 1,
    styles: str = "",
) -> str:
    """Return the HTML of an exercise.

    ``heading`` is the level of its title, whether or not the title stands there (``titled``);
    headings inside come one lower. ``copy`` counts how often the exercise stands on the page, so
    that no id is given twice. ``styles`` is the address of the style sheet for paper. Raises
    KeyError for an id that the catalog does not hold.
    """
    exercise = catalog.exercise(exercise_id)
    if exercise is None:
        raise KeyError(exercise_id)
    return _kept.get(
        (exercise_id, titled, heading, copy, styles),
        (exercise, data := client_data(exercise, catalog)),
        lambda: _exercise_html(
            exercise, data, titled=titled, heading=heading, copy=copy, styles=styles
        ),
    )


def _exercise_html(
    exercise: AnyExercise, data: ExerciseData, *, titled: bool, heading: int, copy: int, styles: str
) -> str:
    return rendered(
        "exercise.html.jinja",
        data=data,
        json=as_json(data),
        kind=KINDS[data["kind"]],
        cards=on_paper(data) if data["kind"] == "call" else (),
        worksheet=exercise,
        texts_of=texts_of,
        rest_of=rest_of,
        rules=getattr(exercise, "rules_note", None),
        titled=titled,
        styles=styles,
        level=heading + 1,
        prefix=prefix(data["id"].lower(), copy),
    )


def progress_html(
    catalog: Catalog,
    link: Callable[[str], str],
    *,
    written: Callable[[str], str] | None = None,
    heading: int = 1,
    copy: int = 1,
) -> str:
    """Return the HTML of the progress element; ``link`` as for ``progress_data``.

    ``written`` gives the addresses in the HTML itself, for an engine that moves those: as it wants
    to find them.
    """
    data = progress_data(catalog, link)
    to = written or link
    return rendered(
        "progress.html.jinja",
        data=data,
        pages={one["id"]: to(exercise_page(one["kind"], one["id"])) for one in data["exercises"]},
        json=as_json(data),
        level=heading + 1,
        prefix=prefix("progress", copy),
    )
