"""The Markdown extension by name and plain options, for engines that run no hooks of ours."""

import logging
from functools import cache
from pathlib import Path

from typing_extensions import override

from playbook.blocks.extension import PlaybookExtension
from playbook.catalog.catalog import Catalog
from playbook.catalog.load import load
from playbook.diagnostics import Diagnostic, errors, render_text

# Only loggers below this name are printed by MkDocs, and counted by --strict.
log = logging.getLogger("mkdocs.playbook")


class FromFolder(PlaybookExtension):
    """The extension, named ``playbook.engines.folder:FromFolder`` in an engine's settings.

    ``root`` is the folder that holds ``exercises``. Nobody asks for findings at the end, so each
    is logged at once. Raises ValueError if the data hold an error.
    """

    def __init__(self, *, root: str = ".", folders: bool = True) -> None:
        super().__init__(_catalog(Path(root).resolve()), folders=lambda: folders)

    @override
    def note(self, finding: Diagnostic) -> None:
        """Log a finding, once."""
        if finding not in self.findings:
            log.error("%s", render_text([finding], {}).strip())
        super().note(finding)


@cache
def _catalog(root: Path) -> Catalog:
    # Read, not checked once more: that was done before the folder was written.
    loaded = load(root)
    if loaded.catalog is None:
        told = render_text(errors(loaded.diagnostics), loaded.sources)
        raise ValueError(f"The exercises below {root} cannot be used.\n{told}")
    return loaded.catalog
