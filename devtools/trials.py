"""The proofs that take very long or need programs of others: nginx, Java, LibreOffice, engines.

All in a browser is done in the whole Chromium; what `test` does in its shell, once more.
"""

from __future__ import annotations

import argparse
from functools import partial

from devtools import (
    browser,
    checks,
    engines,
    java,
    libreoffice,
    other_browsers,
    packages,
    web_server,
)
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
        partial(browser.have_chromium, whole=True),
        other_browsers.have_others,
        web_server.have_nginx,
        java.have_java,
        libreoffice.have_libreoffice,
        partial(packages.fetch, "checker"),
        partial(packages.fetch, "theme"),
    )
    asked = [*checks.side_by_side(), "-m", "trial or browser and not slow", *chosen.words]
    stages = checks.with_tests(asked, whole=True)
    if not chosen.words:
        stages.append([Step("other engines", lambda: Outcome(engines.main([]), ""))])
    return checks.report(*stages)
