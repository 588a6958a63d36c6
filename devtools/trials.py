"""The proofs that take very long or need programs of others: Java, LibreOffice, site engines."""

from __future__ import annotations

import argparse
from functools import partial

from devtools import checks, engines, java, libreoffice, packages
from devtools.checks import Step
from devtools.run import Outcome


def parser() -> argparse.ArgumentParser:
    """Return the parser for the words after `trials`."""
    options = argparse.ArgumentParser(prog="dev.py trials", description=__doc__)
    options.add_argument(
        "words", nargs="*", help="after --: words for pytest, and no other engine is tried"
    )
    return options


def main(words: list[str]) -> int:
    """Run the trials; return 0 when all passed."""
    chosen = parser().parse_args(words)
    checks.make_ready()
    checks.fetch_each(
        java.have_java,
        libreoffice.have_libreoffice,
        partial(packages.fetch, "checker"),
        partial(packages.fetch, "theme"),
    )
    stages = checks.with_tests([*checks.side_by_side(), "-m", "trial", *chosen.words])
    if not chosen.words:
        stages.append([Step("other engines", lambda: Outcome(engines.main([]), ""))])
    return checks.report(*stages)
