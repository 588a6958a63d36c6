"""The same pages for plain MkDocs: theme, chapters, generated pages, and none of our hooks."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from playbook.blocks.extension import ELEMENTS
from playbook.lint import lint
from playbook.markdown.block_syntax import ASKING
from playbook.markdown.chapters import BLOCK
from playbook.markdown.variables import FORM, value
from playbook.site.plan import LOADER, SitePlan

_ELEMENT = re.compile(rf"<({'|'.join(ELEMENTS)})\b.*?</\1>", re.DOTALL)
_END = re.compile(r"^[ \t>]*/{3,}[ ]*$\n?", re.MULTILINE)
_CONFIG = """\
INHERIT: {base}
docs_dir: {docs}
hooks: []
watch: []
extra_javascript: [{scripts}]
not_in_nav: "*"
"""


def write_plain(root: Path, built: Path, out: Path, *, exercises: bool) -> Path:
    """Write the final pages of the project at ``root`` into ``out``; return their mkdocs.yml.

    ``built`` is the site as our build made it. Where an exercise stands, the pages hold its HTML
    as it stands there; with ``exercises`` False they hold nothing in its place.
    """
    linted = lint(root)
    catalog, made = linted.loaded.catalog, linted.plan
    assert catalog is not None and made is not None, "the data has errors"
    shutil.copytree(root / "docs", out)
    _write_generated(made, out)
    words = catalog.company.words()
    for page in out.rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        text = re.sub(FORM, lambda form: value(form["name"], words) or form.group(), text)
        elements = _elements(built, page.relative_to(out)) if exercises else []
        page.write_text(without_blocks(text, elements), encoding="utf-8")
    config = root / f"{out.name}.yml"
    config.write_text(
        _CONFIG.format(base=root / "mkdocs.yml", docs=out, scripts=LOADER),
        encoding="utf-8",
    )
    return config


def _write_generated(made: SitePlan, out: Path) -> None:
    for page in made.pages:
        file = out / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page.markdown, encoding="utf-8")
    for asset in made.assets:
        file = out / asset.path
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(asset.source, file)


def _elements(built: Path, page: Path) -> list[str]:
    """Return the HTML of each element on a built page, in their order."""
    folder = built / page.parent if page.stem == "index" else built / page.with_suffix("")
    html = (folder / "index.html").read_text(encoding="utf-8")
    return [match.group() for match in _ELEMENT.finditer(html)]


def without_blocks(text: str, elements: list[str]) -> str:
    """Put each element in the place of its block; without elements, take the blocks away."""
    left = list(elements)
    parts = []
    done = 0
    for start in BLOCK.finditer(text):
        end = _END.search(text, start.end())
        if start["name"] not in ASKING or end is None:
            continue
        html = f"<div>\n{left.pop(0)}\n</div>\n" if left else ""
        parts += [text[done : start.start()], html]
        done = end.end()
    assert not left, f"more elements than blocks: {left[0][:80]}"
    return "".join([*parts, text[done:]])
