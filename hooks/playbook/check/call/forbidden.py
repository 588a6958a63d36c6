"""PB424: what goes against a person's wish or standing is not practiced, in whatever cast."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from playbook.check.support.analysis import Study
from playbook.check.support.templates import choices_of
from playbook.diagnostics import Diagnostic, quoted, report
from playbook.model.call import Relationship

CUSTOMERS: frozenset[Relationship] = frozenset(
    {"new-customer", "established-customer", "inactive-customer"}
)
CUSTOMERS_ONLY = frozenset({"T13"})
"""Techniques that are fair to customers only."""

NO_STRANGERS = frozenset({"T01", "T02"})
"""Techniques that a stranger would take for a chase."""


def forbidden_combinations(study: Study) -> Iterator[Diagnostic]:
    """Report techniques that do not fit whom they are used on, and calls to those who said no."""
    call, subject = study.call, study.subject
    broken = subject.broken_keys
    if "relationship" not in broken and "techniques" not in broken:
        for number, technique in enumerate(call.techniques):
            why = _why_not(technique, call.relationship)
            if why is not None:
                message = f"technique {technique} is {why}, and this is a {call.relationship}"
                hint = "leave the technique out, or change the relationship"
                yield report("PB424", subject.place(("techniques", number)), message, hint)
    if broken & {"attitude", "move", "rating"} or call.attitude != "asks-to-be-left-alone":
        return
    for path, turn, choice in choices_of(call):
        if choice.rating == "best" and choice.move == "call":
            message = f"the best choice of turn {quoted(turn.id)} calls who asks to be left alone"
            hint = "a call to the source has the move ask-source"
            yield report("PB424", subject.place((*path, "move")), message, hint)


def _why_not(technique: str, relationship: Relationship) -> str | None:
    fair: Mapping[str, bool] = {
        "for customers only": technique not in CUSTOMERS_ONLY or relationship in CUSTOMERS,
        "not for strangers": technique not in NO_STRANGERS or relationship != "cold-stranger",
    }
    return next((why for why, is_fair in fair.items() if not is_fair), None)
