"""What lies beside a file and is no part of the playbook: editors' leftovers, and copies of it."""

import re
from collections.abc import Iterable

from playbook.diagnostics import Diagnostic, Place, diagnose, quoted

_LEFT = re.compile(
    r"#.*#|.*~|~\$.*|4913|thumbs\.db|desktop\.ini|icon\r"
    r"|.*\.(?:bak|backup|orig|old|save|autosave|tmp|temp|part|crdownload|lck|sw[a-p]|asv)"
    r"|.*(?:___jb_tmp___|___jb_old___)",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE = re.compile(r"(?:copy|kopie|kopia|copie|copia) (?:of|von|de|di) ", re.IGNORECASE)
_NO_PART_OF_A_NAME = re.compile(r"[^a-z0-9_-]|conflict")


def left_by_a_program(name: str) -> bool:
    """Whether an editor or a system has left a file here for itself: a backup, an autosave."""
    return _LEFT.fullmatch(name) is not None


def copied_from(name: str, names: Iterable[str]) -> str | None:
    """Name the file of these that another one is most likely a copy of.

    Sync programs and file managers put something behind the name that no name of ours has: a blank,
    a bracket, a dot, capital letters, as in ``w01 (1).yml`` and ``w01-DESKTOP-8A.yml``.
    """
    stem, ending = _cut(name)
    bare = _BEFORE.sub("", stem)
    found = ""
    for other in names:
        known, its_ending = _cut(other)
        if re.match(rf"{re.escape(other)}[^\w/]", name):
            return other
        if other == name or its_ending != ending:
            continue
        behind = bare.removeprefix(known)
        is_longer = behind != bare and len(known) > len(_cut(found)[0])
        is_copy = bare != stem and not behind
        strange = behind and not behind[0].isalnum() and _NO_PART_OF_A_NAME.search(behind)
        if is_longer and (is_copy or strange):
            found = other
    return found or None


def of_copy(path: str, name: str, original: str) -> Diagnostic:
    """Report a copy that lies beside its original."""
    message = f"{quoted(name)} is most likely a copy of {quoted(original)}, which lies beside it"
    hint = (
        f"compare the two, take over into {quoted(original)} what it lacks, then delete the copy; "
        "to rename it would write over the other"
    )
    return diagnose("PB216", Place(path), message, hint)


def _cut(name: str) -> tuple[str, str]:
    """Part a name from its ending; a folder has none."""
    stem, dot, ending = name.rpartition(".")
    return (stem, f"{dot}{ending}") if dot and " " not in ending else (name, "")
