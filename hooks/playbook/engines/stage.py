"""The whole site as a folder that any engine builds: final Markdown, assets, settings.

Nothing in it is an engine's own: pages lie as files, and the Markdown extension, which the settings
name, puts exercises into them. MkDocs, ProperDocs and Zensical build it without our hooks.
"""

import html
import json
import posixpath
import re
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from playbook.blocks.extension import PLACED
from playbook.catalog.file_layout import FOLDER
from playbook.catalog.leftovers import left_by_a_program
from playbook.engines.settings import Sections
from playbook.lint import Linted, lint
from playbook.markdown.chapters import MARKS, Chapter, blocks_in, read_chapters
from playbook.markdown.masking import FRONT
from playbook.site.plan import CLIENT, LOADER, STYLES, Page, SitePlan
from playbook.site.stylesheets import sent

SETTINGS = "mkdocs.yml"
MARK = "# Written by `stage`; what you change here is lost when the site is staged again.\n"
"""The first line of a staged folder's settings: such a folder may be replaced."""

_DOCS = "docs"


def may_write(out: Path) -> bool:
    """Tell whether a folder is free: not there, empty, or staged before."""
    if not out.exists():
        return True
    if not out.is_dir():
        return False
    settings = out / SETTINGS
    if settings.is_file():
        return settings.read_text(encoding="utf-8", errors="replace").startswith(MARK)
    return not any(out.iterdir())


def stage(root: Path, out: Path, client: Path = CLIENT) -> Linted:
    """Write the site of ``root`` into ``out``, which is replaced whole at the end.

    Nothing is written if the data or the pages hold an error; there is no plan then. Raises OSError
    as the system does.
    """
    settings = Sections.of((root / SETTINGS).read_text(encoding="utf-8"))
    docs = root / settings.value("docs_dir", _DOCS)
    linted = lint(root, docs, client)
    planned = linted.plan
    if linted.loaded.catalog is None or planned is None:
        return replace(linted, plan=None)
    out.parent.mkdir(parents=True, exist_ok=True)
    # A folder of its own beside it: a fixed name could be somebody's.
    with TemporaryDirectory(prefix=f"{out.name}.", dir=out.parent) as beside:
        draft = Path(beside) / "new"
        _fill(draft, root, docs, settings, planned)
        _write_styles(draft / _DOCS, client)
        _exchange(out, draft, Path(beside) / "old")
    return linted


def _exchange(out: Path, draft: Path, old: Path) -> None:
    if out.exists():
        out.rename(old)
    try:
        draft.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise


def _fill(draft: Path, root: Path, docs: Path, settings: Sections, planned: SitePlan) -> None:
    shutil.copytree(docs, draft / _DOCS, ignore=_leftovers)
    for chapter in read_chapters(docs):
        _complete(draft / _DOCS, chapter)
    for page in planned.pages:
        _write_page(draft / _DOCS, page)
    _write_assets(draft / _DOCS, planned)
    for folder in (FOLDER, *_custom_dir(settings)):
        shutil.copytree(root / folder, draft / folder, ignore=_leftovers)
        for asset in planned.assets:
            (draft / folder / asset.path).unlink(missing_ok=True)
    (draft / SETTINGS).write_text(derived(settings, planned), encoding="utf-8")


def _leftovers(_: str, names: list[str]) -> list[str]:
    return [name for name in names if left_by_a_program(name)]


def derived(settings: Sections, planned: SitePlan) -> str:
    """Return the settings without hooks, with the extension named and what the hooks would set."""
    in_nav = settings.parts.get("nav", "")
    folders = settings.value("use_directory_urls", "true")
    settings.without("hooks", "watch", "docs_dir", "site_dir")
    settings.add(
        "markdown_extensions",
        f"playbook.engines.folder:FromFolder:\n  root: .\n  folders: {folders}",
    )
    if planned.has_client:
        settings.add("extra_javascript", LOADER)
    # The looks are made for this form of the theme, which MkDocs and ProperDocs know no other of.
    settings.nest("theme", "variant: classic")
    settings.add_lines("not_in_nav", _outside(planned.pages, in_nav))
    # Engines know only the places that Markdown makes, not those that blocks bring. All were looked
    # at before this was written.
    settings.change("validation", "anchors", "ignore")
    return MARK + settings.text()


def _outside(pages: Iterable[Page], nav: str) -> list[str]:
    """Name what the navigation leaves out: whole folders where it can, else single pages."""
    out = [page.path for page in pages if page.path not in nav]
    folders = {path: posixpath.dirname(path) for path in out}
    named = (f"/{folders[path]}/" if f"{folders[path]}/" not in nav else f"/{path}" for path in out)
    return list(dict.fromkeys(named))


def with_pages_told(path: str, text: str) -> str:
    """Return a page that says of itself where it lies, wherever a block needs to know it."""
    for block in reversed(list(blocks_in(text))):
        if block["name"].lower() in PLACED:
            line = block[0]
            before = line[: len(line) - len(line.lstrip(MARKS))]
            # A list's sign begins an item; the lines of that item stand below its words.
            told = re.sub(r"[*+-]", " ", before) + f"    page: {path}\n"
            at = block.end() + 1
            text = f"{text[:at]}{told}{text[at:]}"
    return text


def _complete(docs: Path, chapter: Chapter) -> None:
    file = docs / chapter.path
    text = file.read_text(encoding="utf-8-sig")
    told = with_pages_told(chapter.path, text)
    # The first page's title is the site's own name, unless the page says otherwise.
    if not chapter.titled and chapter.path != "index.md":
        told = _with_meta(told, title=html.escape(chapter.title, quote=False))
    if told != text:
        file.write_text(told, encoding="utf-8")


def _write_page(docs: Path, page: Page) -> None:
    target = docs / page.path
    if target.exists():
        # A hand-written page of the same name stays, as in a build with the hooks.
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    # What is edited for a page is not the file that lies here.
    edit = {"shown": f"{_DOCS}/{page.path}", "file": page.edit}
    text = with_pages_told(page.path, page.markdown)
    target.write_text(
        _with_meta(text, title=html.escape(page.title, quote=False), edit=edit), encoding="utf-8"
    )


def _with_meta(text: str, **meta: object) -> str:
    """Put values into a page's front matter. Some engines take no title from the first heading."""
    lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in meta.items())
    if FRONT.match(text):
        _, _, rest = text.partition("\n")
        return f"---\n{lines}{rest}"
    return f"---\n{lines}---\n\n{text}"


def _write_assets(docs: Path, planned: SitePlan) -> None:
    for asset in planned.assets:
        target = docs / asset.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(asset.source, target)
    for script in planned.scripts:
        target = docs / script.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(script.content, encoding="utf-8")


def _write_styles(docs: Path, client: Path) -> None:
    sheets = {
        sheet.relative_to(docs).as_posix(): sheet.read_text(encoding="utf-8")
        for sheet in (docs / STYLES).rglob("*.css")
    }
    whole = sent(sheets, client).sheets
    for path in sheets:
        if path in whole:
            (docs / path).write_text(whole[path], encoding="utf-8")
        else:
            (docs / path).unlink()


def _custom_dir(settings: Sections) -> Iterable[str]:
    found = re.search(r"^[ ]+custom_dir:[ ]*(\S+)", settings.parts.get("theme", ""), re.MULTILINE)
    return [found[1]] if found else []
