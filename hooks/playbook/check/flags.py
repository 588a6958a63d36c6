"""PB407, PB408: a flag that is set is read somewhere, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from playbook.check.study import Study
from playbook.check.templates import choices_of
from playbook.diagnostics import Diagnostic, did_you_mean, quoted, report
from playbook.nodes import Path


def unread_flags(study: Study) -> Iterator[Diagnostic]:
    """Report flags that are set and never read, or read and never set."""
    if study.subject.broken_keys & {"turns", "choices", "sets", "next_if", "flag", "twists"}:
        return
    sets: dict[str, Path] = {}
    reads: dict[str, Path] = {}
    for path, _, choice in choices_of(study.call):
        for number, flag in enumerate(choice.sets):
            sets.setdefault(flag, (*path, "sets", number))
        for number, branch in enumerate(choice.next_if):
            reads.setdefault(branch.flag, (*path, "next_if", number, "flag"))
    yield from _one_sided(study, "PB407", sets, reads, "set, and no next_if looks at it")
    yield from _one_sided(study, "PB408", reads, sets, "looked at, and no choice sets it")


def _one_sided(
    study: Study,
    code: str,
    these: Mapping[str, Path],
    those: Mapping[str, Path],
    what: str,
) -> Iterator[Diagnostic]:
    for flag, path in these.items():
        if flag not in those:
            free = [other for other in those if other not in these]
            message = f"flag {quoted(flag)} is {what}{did_you_mean(flag, free)}"
            yield report(code, study.subject.place(path), message)
