"""What the author of a page sees while serving: findings; of a call map, figures, playthroughs."""

from collections.abc import Iterator
from pathlib import Path

from playbook.catalog.catalog import Catalog
from playbook.catalog.file_layout import FOLDER
from playbook.catalog.load import Loaded
from playbook.check import load_checked
from playbook.check.support.proof import Proof
from playbook.diagnostics import counts_in_words, errors, render_text
from playbook.generate.conversation import conversation
from playbook.generate.levels import versions
from playbook.model.call import Call
from playbook.model.playthrough import Playthrough
from playbook.model.turn import Version
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
            (_named(call, version), figures((proof.walks or {})[version], ends))
            for version, ends in proof.ends.items()
        ],
        plays=[] if call is None else _plays(call, loaded.draft),
        maps=[] if call is None else list(_maps(call, loaded.draft)),
    )


def _plays(call: Call, catalog: Catalog) -> tuple[Playthrough, ...]:
    """Give the call's playthroughs: where all is sound, they run as they are written."""
    plays = catalog.playthroughs.get(call.id)
    return plays.playthroughs if plays else ()


def _named(call: Call | None, version: Version) -> str:
    """Name a version by its level, and by its mix where there are several."""
    several = call is not None and len(call.stories) > 1
    return f"{version.level}, {version.mix}" if several else str(version.level)


def _maps(call: Call, catalog: Catalog) -> Iterator[tuple[str, str]]:
    for version in versions(call):
        talk = conversation(call, version, call.cast_list[0], catalog.personas)
        yield _named(call, version), map_svg(call, talk)
