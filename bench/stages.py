"""Run as a program: loads, checks and renders a project's content, and prints the CPU seconds."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def measure(root: Path) -> dict[str, float]:
    """Return the CPU seconds of each stage; importing what they need is one of them."""
    marks = [time.process_time()]

    def mark() -> None:
        marks.append(time.process_time())

    from playbook.catalog.load import load
    from playbook.check import check
    from playbook.markdown.chapters import read_chapters
    from playbook.render.html.exercise import exercise_html
    from playbook.site.plan import plan

    mark()
    loaded = load(root)
    mark()
    check(loaded.draft)
    mark()
    catalog = loaded.catalog
    assert catalog is not None, "the data has errors"
    plan(catalog, chapters=read_chapters(root / "docs"))
    for _, exercise in catalog.exercises():
        exercise_html(exercise.id, catalog)
    mark()
    names = ("imports", "load", "check", "render")
    return {name: marks[place + 1] - marks[place] for place, name in enumerate(names)}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
