"""The figures that ``lint`` prints: a row for each call and level, and the library's shares."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playbook.catalog.catalog import Catalog
from playbook.check.library.answer_cues import (
    BEST_IS_LONGEST,
    BY_RULE,
    JUDGED_FROM,
    LIVE_VOICE,
    NOT_CALLING,
    PLACES,
    SECOND_CHOICE,
    Tally,
    tally,
)
from playbook.check.library.mood_balance import Share, mood_table
from playbook.check.support.analysis import Study
from playbook.model.base import Level
from playbook.prove.figures import Figures, figures


@dataclass(frozen=True)
class Row:
    """One call at one level."""

    call: str
    level: Level
    casts: int
    figures: Figures


@dataclass(frozen=True)
class Measure:
    """Something counted over the library: what, how many of how many, and what is wanted."""

    name: str
    number: int
    of: int
    wanted: str


@dataclass(frozen=True)
class Tables:
    """All figures. ``is_judged`` tells whether the library is large enough for its shares."""

    rows: tuple[Row, ...]
    measures: tuple[Measure, ...]
    moods: tuple[Share, ...]
    is_judged: bool
    judged_from: int = JUDGED_FROM


def tables(catalog: Catalog) -> Tables:
    """Count a catalog. A call that cannot be followed on all its paths has no row."""
    studies = [Study(catalog, call) for call in catalog.calls.values()]
    found = tally(studies)
    return Tables(
        rows=tuple(_rows(studies)),
        measures=tuple(_measures(found)),
        moods=mood_table(studies),
        is_judged=found.is_judged,
    )


def _rows(studies: Sequence[Study]) -> Iterator[Row]:
    for study in studies:
        for level, ends in study.ends.items():
            walk = (study.walks or {})[level]
            yield Row(study.call.id, level, len(study.call.casts), figures(walk, ends))


def _measures(found: Tally) -> Iterator[Measure]:
    for name, families in found.by_rule.items():
        wanted = f"at most {BY_RULE:.0%}"
        passed = families.total()
        yield Measure(f"passed by always taking the {name}", passed, found.conversations, wanted)
    wanted = f"at most {BEST_IS_LONGEST:.0%}"
    yield Measure("best choice is the longest", found.longest.total(), found.decisions, wanted)
    least, most = PLACES
    for place, name in enumerate(("first", "second", "third")):
        wanted = f"{least:.0%} to {most:.0%}"
        whole = found.places.total()
        yield Measure(f"best choice stands {name}", found.places[place], whole, wanted)
    wanted = f"at least {NOT_CALLING:.0%}"
    yield Measure("best is to wait, ask or not call", found.held_back, found.decisions, wanted)
    wanted = f"at least {SECOND_CHOICE:.0%}"
    yield Measure("a second choice says when", found.second, found.decisions, wanted)
    wanted = f"at least {LIVE_VOICE:.0%}"
    contacts = found.live + found.written
    yield Measure("contact is a live voice", found.live, contacts, wanted)
