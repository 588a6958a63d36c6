"""The figures of the calls as lines of text and as JSON."""

from dataclasses import asdict

from playbook.check.library.answer_cues import Measure
from playbook.check.library.figures import Tables, VersionFigures
from playbook.check.library.mood_balance import Share
from playbook.cli.output import aligned

_COUNTED = ("turns", "states", "paths", "endings", "shortest", "longest", "best", "worst")
_HEAD = ("call", "level", "mix", "casts", *_COUNTED, "by chance")
_NUMBERS = range(1, len(_HEAD))
"""All columns but the first; of calls the mix is no number either."""


def as_text(counted: Tables) -> str:
    """Give the tables as aligned lines; nothing if there is no call."""
    if not counted.rows:
        return ""
    shares = "" if counted.is_judged else f", judged from {counted.judged_from} turns on"
    blocks = [
        aligned([_HEAD, *(_cells(row) for row in counted.rows)], {*_NUMBERS} - {2}),
        f"Over the library{shares}\n"
        + aligned([_measure(one) for one in counted.measures], _NUMBERS, "  "),
        "Who is sharp, upset or wants to be left alone\n"
        + aligned([_mood(one) for one in counted.moods], _NUMBERS, "  "),
    ]
    return "\n\n".join(blocks) + "\n"


def as_json(counted: Tables) -> dict[str, object]:
    """Give the tables as plain data."""
    return {
        "calls": [
            {
                "call": row.call,
                **asdict(row.version),
                "casts": row.casts,
                **asdict(row.figures),
            }
            for row in counted.rows
        ],
        "library": [one._asdict() for one in counted.measures],
        "moods": [asdict(one) for one in counted.moods],
        "judged": counted.is_judged,
    }


def _cells(row: VersionFigures) -> tuple[str, ...]:
    counts = (getattr(row.figures, name) for name in _COUNTED)
    shown = ("endless" if one is None else str(one) for one in (row.casts, *counts))
    level, mix = str(row.version.level), row.version.mix
    return row.call, level, mix, *shown, f"{row.figures.chance:.1%}"


def _measure(one: Measure) -> tuple[str, ...]:
    share = f"{one.number / one.of:.0%}" if one.of else "-"
    return one.name, f"{one.number} of {one.of}", share, one.wanted


def _mood(one: Share) -> tuple[str, ...]:
    return f"{one.trait} {one.group}", f"{one.hard} of {one.parts}"
