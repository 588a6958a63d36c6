"""PB407, PB408: a flag that is set is read somewhere, and the other way round."""

from collections.abc import Iterator

from playbook.check.support.analysis import Study
from playbook.check.support.texts import given, of_turns
from playbook.diagnostics import Diagnostic, did_you_mean, quoted, report, suggest


def unread_flags(study: Study) -> Iterator[Diagnostic]:
    """Report flags that are set and never read, or read and never set."""
    if study.subject.broken_keys & {"turns", "choices", "sets", "next_if", "flag", "twists"}:
        return
    sets, reads = (
        {flag: path for path, flag in reversed(given(study.call, *of_turns(f"choices.{way}")))}
        for way in ("sets", "next_if.flag")
    )
    unread = [flag for flag in sets if flag not in reads]
    unset = [flag for flag in reads if flag not in sets]
    meant = set()
    for flag in unset:
        meant.add(suggest(flag, unread))
        message = f"flag {quoted(flag)} is looked at, and no choice sets it"
        hint = "set it in a choice, or delete the branch"
        place = study.subject.place(reads[flag])
        yield report("PB408", place, message + did_you_mean(flag, unread), hint)
    for flag in unread:
        # One slip of the finger is told once.
        if flag not in meant:
            message = f"flag {quoted(flag)} is set, and no next_if looks at it"
            hint = "look at it in a next_if, or delete it"
            yield report("PB407", study.subject.place(sets[flag]), message, hint)
