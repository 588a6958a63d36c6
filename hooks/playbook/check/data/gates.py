"""PB606, PB607: a gate uses all four verdicts, and a second one differs from the first."""

from collections.abc import Iterator
from typing import get_args

from playbook.catalog.catalog import Catalog
from playbook.check.support.subject import Subject
from playbook.diagnostics import Diagnostic, diagnose, quoted
from playbook.model.gate import Verdict


def gates(catalog: Catalog) -> Iterator[Diagnostic]:
    """Find verdicts that no case has, and second verdicts that are the first."""
    for gate in catalog.gates.values():
        subject = Subject(catalog, gate.id)
        for number, case in enumerate(gate.cases):
            path = ("cases", number, "second", "verdict")
            if (
                case.second is not None
                and case.second.verdict == case.verdict
                and subject.sound(path)
                and subject.sound(("cases", number, "verdict"))
            ):
                message = f"the second verdict of case {quoted(case.id)} is the first one again"
                hint = "name another verdict, or delete second"
                yield diagnose("PB607", subject.place(path), message, hint)
        if subject.broken_keys & {"cases", "verdict"}:
            continue
        used = {case.verdict for case in gate.cases}
        for verdict in get_args(Verdict):
            if verdict not in used:
                message = f"no case has the verdict {quoted(verdict)}"
                hint = "add a case for it: all four are to be told apart"
                yield diagnose("PB606", subject.key(("cases",)), message, hint)
