"""The kinds of pages, one page of each: what must hold everywhere is tried on all of these."""

from collections.abc import Collection, Iterable
from pathlib import Path

import pytest

KINDS = {
    "home": "",
    "first sentence": "first/your-first-sentence/",
    "five minutes": "first/calling-in-five-minutes/",
    "door": "doors/annoyed/",
    "chapter": "read/when-it-goes-quiet/",
    "practice": "practice/",
    "call": "practice/calls/f05/",
    "worksheet": "practice/worksheets/w05/",
    "gate": "practice/gates/x3/",
    "write your own": "practice/own/",
    "draw": "practice/live/",
    "cards": "practice/live/f05/",
    "progress": "my-practice/",
    "assignments": "assignments/",
    "assignment": "assignments/first-week/",
    "assignment by link": "assignment/",
    "reference": "reference/",
    "cause": "reference/causes/c03/",
    "technique": "reference/techniques/t02/",
    "company": "reference/company/",
    "rubric": "reference/rubric/",
    "coverage": "reference/coverage/",
    "sources": "reference/sources/",
    "glossary": "reference/glossary/",
    "trainers": "train/part-1-see-it/",
    "how to assign": "train/assign-in-five-minutes/",
    "builder": "train/assign/",
    "report": "train/report/",
    "sign-off": "train/sign-off/",
    "what we know": "about/what-we-know/",
    "accessibility": "about/accessibility/",
    "hosting": "about/hosting/",
    "upgrading": "about/upgrading/",
    "changes": "about/changes/",
    "for authors": "about/for-authors/",
    "findings": "about/findings/",
    "missing": "404.html",
}
"""The address of one page of each kind; a kind is what a layout, a template or an element makes."""

MADE_BY = {
    "assignment": ("assignment by link",),
    "assignments": ("assignments",),
    "builder": ("builder",),
    "cards": ("cards",),
    "changes": ("changes",),
    "cause": ("cause",),
    "company": ("company",),
    "coverage": ("coverage",),
    "draw": ("draw",),
    "exercise": ("call", "worksheet", "gate"),
    "findings": ("findings",),
    "own": ("write your own",),
    "practice": ("practice",),
    "progress": ("progress",),
    "published": ("assignment",),
    "reference": ("reference",),
    "report": ("report",),
    "rubric": ("rubric",),
    "sign-off": ("sign-off",),
    "sources": ("sources",),
    "technique": ("technique",),
}
"""The kinds of pages that each template of a page makes."""

KINDS_IN_THE_MAP = tuple(kind for kind in KINDS if kind != "missing")
"""Those that have an address of their own, and not any that leads nowhere."""

SAMPLE = ("chapter", "progress")
"""The kinds on which checks that take seconds are tried at every run; `test --all` takes all.

A chapter holds a call, a worksheet and a gate.
"""

FEW = ("door", "practice", "call")
"""The kinds for checks of what hardly depends on the kind."""


def wide(
    kinds: Iterable[str] = tuple(KINDS), sample: Collection[str] = SAMPLE
) -> pytest.MarkDecorator:
    """Let a test that takes seconds run for the kinds of the sample; for the others, if asked."""
    return pytest.mark.parametrize(
        "kind",
        [kind if kind in sample else pytest.param(kind, marks=pytest.mark.slow) for kind in kinds],
    )


def file_of(site: Path, kind: str) -> Path:
    """Return the file of a kind's page in a built site, with folders for addresses or without."""
    name = KINDS[kind].rstrip("/") or "index"
    places = (site / name, site / f"{name}.html", site / name / "index.html")
    return next(place for place in places if place.is_file())
