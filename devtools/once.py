"""One build, run inside the environment, where MkDocs is: prints its warnings and nothing else.

`mkdocs build --quiet` does not print them, and then --strict does not count them either; without
`--quiet` they drown in what is merely told.
"""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from devtools.say import say
from playbook.lint.plain_text import settings_trouble


def main(words: list[str]) -> int:
    """Build; return 1 with the reason printed if MkDocs refuses, else raise what it raises."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("config", type=Path)
    options.add_argument("folder", type=Path)
    options.add_argument("--strict", action="store_true")
    chosen = options.parse_args(words)
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    trouble = settings_trouble(chosen.config)
    if trouble:
        say(trouble)
        return 1
    try:
        config = load_config(
            config_file=str(chosen.config), site_dir=str(chosen.folder), strict=chosen.strict
        )
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except MkDocsException as told:
        say(str(told))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
