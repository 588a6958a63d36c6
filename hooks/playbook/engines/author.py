"""What the author of an exercise sees while serving: findings, map, figures, playthroughs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playbook.catalog import Catalog, owner_of
from playbook.check import inspect
from playbook.check.study import Study
from playbook.diagnostics import Diagnostic, counts_in_words, errors, render_text
from playbook.generate.conversation import conversation
from playbook.layout import FOLDER
from playbook.load import Loaded
from playbook.model.base import Level
from playbook.model.call import Call
from playbook.model.playthrough import Playthrough
from playbook.prove.figures import Figures, figures
from playbook.render.html import rendered
from playbook.render.map import map_svg
from playbook.render.paths import FOLDERS

_BROKEN = "Mend the errors first; figures, playthroughs and map follow then."


@dataclass(frozen=True)
class Play:
    """A playthrough in words, and what came of it."""

    id: str
    level: Level
    way: str
    ending: str
    outcome: str


def author_html(root: Path, name: str) -> str | None:
    """Return a page about one exercise, read anew from its file; None if there is no such file.

    ``name`` is the exercise's file without its ending, such as ``f05``.
    """
    files = [f"{FOLDER}/{folder}/{name}.yml" for folder in FOLDERS.values()]
    file = next((one for one in files if name.isascii() and (root / one).is_file()), None)
    if file is None or "/" in name or "\\" in name:
        return None
    return _page(inspect(root), name.upper(), file)


def _page(loaded: Loaded, exercise_id: str, file: str) -> str:
    beside = f"{FOLDER}/playthroughs/{exercise_id.lower()}.yml"
    found = [one for one in loaded.diagnostics if one.path in (file, beside)]
    broken = bool(errors(found))
    call = None if broken else loaded.draft.calls.get(exercise_id)
    study = Study(loaded.draft, call) if call is not None else None
    return rendered(
        "author.html.jinja",
        id=exercise_id,
        findings=[render_text([one], loaded.sources).rstrip() for one in found],
        counted=counts_in_words(found),
        broken=_BROKEN if broken else "",
        is_call=call is not None,
        figures=[] if study is None else list(_figures(study)),
        plays=[] if study is None else list(_plays(study, loaded.draft, found)),
        maps=[] if call is None else list(_maps(call, loaded.draft)),
    )


def _figures(study: Study) -> Iterator[tuple[Level, Figures]]:
    for level, ends in study.ends.items():
        yield level, figures((study.walks or {})[level], ends)


def _maps(call: Call, catalog: Catalog) -> Iterator[tuple[Level, str]]:
    for level in call.levels:
        talk = conversation(call, level, call.casts[0], catalog.personas)
        yield level, map_svg(call, talk)


def _plays(study: Study, catalog: Catalog, found: list[Diagnostic]) -> Iterator[Play]:
    owner = owner_of("playthrough", study.call.id)
    plays = catalog.playthroughs.get(study.call.id)
    if plays is None:
        return
    starts = [
        catalog.places.value(owner, "playthroughs", number).line
        for number in range(len(plays.playthroughs))
    ]
    file = catalog.places.file(owner)
    for number, play in enumerate(plays.playthroughs):
        end = starts[number + 1] if number + 1 < len(starts) else None
        wrong = [
            one
            for one in found
            if one.path == file and starts[number] <= one.line and (end is None or one.line < end)
        ]
        yield _play(play, wrong)


def _play(play: Playthrough, wrong: list[Diagnostic]) -> Play:
    way = ", ".join(f"{step.at}/{step.take}" for step in play.steps)
    outcome = "It runs so." if not wrong else f"It does not: {wrong[0].message}."
    return Play(play.id, play.level, way, play.ending, outcome)
