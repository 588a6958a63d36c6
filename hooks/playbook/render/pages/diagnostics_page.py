"""The page that explains every finding: what it means, how it is mended, an example."""

from itertools import groupby

from playbook.diagnostics import CODES
from playbook.render.html.page_template import page
from playbook.render.text.markdown import Markdown
from playbook.render.text.paths import FINDINGS

_GROUPS = {
    "1": "Reading a file",
    "2": "Shape, ids and references",
    "3": "Pages",
    "4": "Calls, walked to every end",
    "5": "Words",
    "6": "Worksheets, gates and playthroughs",
    "7": "Assignments",
    "8": "What covers what",
}
"""The first digit of a code, and what such findings are about."""


def findings_markdown() -> str:
    """Return the page; each code has a mark of its own, as in ``#pb206``."""
    about = "Every finding of lint and of a build: what it means, how to mend it, an example."
    codes = sorted(CODES.values(), key=lambda code: code.code)
    groups = [
        (_GROUPS[digit], [(code, Markdown(f"````text\n{code.example}\n````")) for code in found])
        for digit, found in groupby(codes, key=lambda code: code.code[2])
    ]
    return page("findings", FINDINGS, about, groups=groups)
