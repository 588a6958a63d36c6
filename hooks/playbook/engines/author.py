"""What the author of a page sees while serving: findings; of a call map, figures, playthroughs."""

from collections.abc import Iterator
from pathlib import Path
from sys import maxsize

from playbook.catalog.catalog import Catalog, owner_of
from playbook.catalog.file_layout import FOLDER
from playbook.catalog.load import Loaded
from playbook.check import load_checked
from playbook.check.support.proof import Proof
from playbook.diagnostics import Diagnostic, counts_in_words, errors, render_text
from playbook.generate.conversation import conversation
from playbook.model.base import Level
from playbook.model.call import Call
from playbook.model.playthrough import Playthrough
from playbook.prove.outcomes import figures
from playbook.render.html.map import map_svg
from playbook.render.html.templates import rendered
from playbook.render.text.paths import FOLDERS

_BROKEN = "Mend the errors first; figures, playthroughs and map follow then."


_FOLDERS = (*FOLDERS.values(), "causes", "techniques")
"""Of what has a code for an id, such as F05 or C03."""


def file_of(root: Path, name: str) -> str | None:
    """Return the file below ``root`` that a page is made of; None if there is no such file.

    ``name`` is the file's name without its ending, such as ``f05``, ``first-week``, ``company``.
    """
    if not name.isascii() or "/" in name or "\\" in name:
        return None
    named = (f"{FOLDER}/assignments/{name}.yml", f"{FOLDER}/{name}.yml")
    return next((one for one in (*_files_of_ids(name), *named) if (root / one).is_file()), None)


def _files_of_ids(name: str) -> list[str]:
    return [f"{FOLDER}/{folder}/{name}.yml" for folder in _FOLDERS]


def author_html(root: Path, name: str) -> str | None:
    """Return a page about one file, read anew; None if there is no such file. See ``file_of``."""
    file = file_of(root, name)
    return None if file is None else _page(load_checked(root), name, file)


def _page(loaded: Loaded, name: str, file: str) -> str:
    exercise_id = name.upper()
    beside = f"{FOLDER}/playthroughs/{name}.yml"
    found = [one for one in loaded.diagnostics if one.path in (file, beside)]
    broken = bool(errors(found))
    call = None if broken else loaded.draft.calls.get(exercise_id)
    proof = Proof(loaded.draft, call) if call is not None else None
    return rendered(
        "author.html.jinja",
        id=exercise_id if file in _files_of_ids(name) else name,
        findings=[render_text([one], loaded.sources).rstrip() for one in found],
        counted=counts_in_words(found),
        broken=_BROKEN if broken else "",
        is_call=call is not None,
        figures=[]
        if proof is None
        else [
            (level, figures((proof.walks or {})[level], ends)) for level, ends in proof.ends.items()
        ],
        plays=[] if proof is None else list(_plays(proof, loaded.draft, found)),
        maps=[] if call is None else list(_maps(call, loaded.draft)),
    )


def _maps(call: Call, catalog: Catalog) -> Iterator[tuple[Level, str]]:
    for level in call.levels:
        talk = conversation(call, level, call.casts[0], catalog.personas)
        yield level, map_svg(call, talk)


def _plays(
    proof: Proof, catalog: Catalog, found: list[Diagnostic]
) -> Iterator[tuple[Playthrough, str]]:
    """Give the call's playthroughs, each with what came of it."""
    owner = owner_of("playthrough", proof.call.id)
    plays = catalog.playthroughs.get(proof.call.id)
    if plays is None:
        return
    starts = [
        catalog.places.value(owner, "playthroughs", number).line
        for number in range(len(plays.playthroughs))
    ]
    file = catalog.places.file(owner)
    for play, start, end in zip(plays.playthroughs, starts, [*starts[1:], maxsize], strict=True):
        wrong = [one for one in found if one.path == file and start <= one.line < end]
        yield play, f"It does not: {wrong[0].message}." if wrong else "It runs so."
