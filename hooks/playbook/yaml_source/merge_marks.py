"""PB114: the marks that version control leaves in a file of which two versions did not merge."""

import re
from collections.abc import Iterator

from playbook.diagnostics import Diagnostic, Place, quoted, report

_MARK = re.compile(
    r"^(?P<mark>(?P<sign>[<=>|])(?P=sign){6,})(?P<label>[ \t][^\n]*)?\r?$", re.MULTILINE
)
_MEANS = {
    "<": "the first of two versions begins",
    "|": "what both versions come from begins",
    "=": "the second of two versions begins",
    ">": "the two versions end",
}
_HINT = "keep the lines that are right, of one version or of both, and delete the lines with marks"


def marks_of_a_merge(text: str, path: str, *, underlined: bool = False) -> Iterator[Diagnostic]:
    """Report each mark of an unfinished merge, such as ``<<<<<<< HEAD``, at its own place.

    ``underlined`` tells that a line of ``=`` may underline a heading, as it does in Markdown: there
    it counts only beside other marks, or below a blank line.
    """
    found = list(_MARK.finditer(text))
    merging = any(one["sign"] in "<>" for one in found)
    for one in found:
        before = text[: one.start()]
        alone = one["sign"] in "=|" and not merging
        if alone and underlined and (one["sign"] == "|" or not _blank_above(before)):
            continue
        mark = f"{one['mark']}{one['label'] or ''}".strip()
        message = f"{quoted(mark)} is the mark of a merge: here {_MEANS[one['sign']]}"
        yield report("PB114", Place(path, before.count("\n") + 1), message, _HINT)


def _blank_above(before: str) -> bool:
    return not before.rstrip(" \t").removesuffix("\n").rpartition("\n")[2].strip()
