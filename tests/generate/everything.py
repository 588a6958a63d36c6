"""All that is made of the playbook's data, printed: in any process it must read the same."""

import json
import sys
from pathlib import Path

from playbook.check import load_checked
from playbook.check.library.figures import tables
from playbook.cli.figures import as_json
from playbook.diagnostics import to_json
from playbook.generate.conversation import conversations
from playbook.render.client_data.exercise_data import call_data
from playbook.render.html.map import map_svg


def everything(root: Path) -> str:
    """Return every conversation, its data and its map, all findings and all figures."""
    loaded = load_checked(root)
    draft = loaded.draft
    told = []
    for call in draft.calls.values():
        for talk in conversations(call, draft.personas):
            data = call_data(call, talk, "a-site")
            told += [repr(talk), json.dumps(data), map_svg(call, talk)]
    told.append(json.dumps(to_json(loaded.diagnostics)))
    told.append(json.dumps(as_json(tables(draft))))
    return "\n".join(told)


if __name__ == "__main__":
    sys.stdout.write(everything(Path(sys.argv[1])))
