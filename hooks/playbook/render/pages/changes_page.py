"""The page of what changed, from the file that maintainers write."""

import re

from playbook.render.html.page_template import page
from playbook.render.text.markdown import Markdown
from playbook.render.text.paths import CHANGES

_TITLE = re.compile(r"\A# .*\n+")
_NEWEST = re.compile(r"^## Unreleased[ ]*$", re.MULTILINE)


def changes_markdown(text: str) -> str:
    """Return CHANGELOG.md as a page.

    What the file has no release for yet has come to whoever reads the page: it is the newest.
    """
    about = "What changed in this playbook, the newest first."
    told = _NEWEST.sub("## Newest", _TITLE.sub("", text))
    return page("changes", CHANGES, about, told=Markdown(told))
