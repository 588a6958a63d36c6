"""PB424: what goes against a person's wish or standing is not practiced, in whatever cast."""

from collections.abc import Iterator

from playbook.check.support.analysis import Study
from playbook.check.support.texts import choices_of
from playbook.diagnostics import Diagnostic, one_of, quoted, report


def forbidden_combinations(study: Study) -> Iterator[Diagnostic]:
    """Report techniques that do not fit whom they are used on, and calls to those who said no."""
    call, subject = study.call, study.subject
    broken = subject.broken_keys
    if "relationship" not in broken and "techniques" not in broken:
        for number, name in enumerate(call.techniques):
            technique = study.catalog.techniques.get(name)
            if technique is not None and not technique.suits(call.relationship):
                message = f"technique {name} does not suit {quoted(call.relationship)}"
                only = f"; it is for {one_of(technique.only_for)}" if technique.only_for else ""
                hint = f"leave the technique out, or change the relationship{only}"
                yield report("PB424", subject.place(("techniques", number)), message, hint)
    if broken & {"attitude", "move", "rating"} or call.attitude != "asks-to-be-left-alone":
        return
    for path, turn, choice in choices_of(call):
        if choice.rating == "best" and choice.move == "call":
            message = f"the best choice of turn {quoted(turn.id)} calls who asks to be left alone"
            hint = "a call to the source has the move ask-source"
            yield report("PB424", subject.place((*path, "move")), message, hint)
