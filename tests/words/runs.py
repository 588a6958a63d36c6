"""Runs of seven words as short hashes, to tell shared sentences without keeping the other text.

``python -m tests.words.runs FILES...`` writes the hashes of the given texts anew.
"""

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

KEPT = Path(__file__).with_name("source-runs.txt")
"""The hashes of every run of seven words in the articles that the playbook learned from."""

LENGTH = 7
_WORD = re.compile(r"[a-z0-9]+")
_HEX_DIGITS = 10


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Yield each run of seven words, in lower case and without signs, and its hash."""
    words = _WORD.findall(text.lower().replace("\u2019", "").replace("'", ""))
    for start in range(len(words) - LENGTH + 1):
        run = " ".join(words[start : start + LENGTH])
        yield run, hashlib.sha256(run.encode()).hexdigest()[:_HEX_DIGITS]


def kept() -> frozenset[str]:
    """Return the hashes that are kept."""
    return frozenset(KEPT.read_text(encoding="ascii").split())


def main(files: list[str]) -> None:
    """Write the hashes of ``files``, sorted, one a line."""
    hashes = {digest for file in files for _, digest in runs(Path(file).read_text("utf-8"))}
    KEPT.write_text("".join(f"{digest}\n" for digest in sorted(hashes)), encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1:])
