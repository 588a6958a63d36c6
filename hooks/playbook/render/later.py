"""Data scripts: what a page fetches when somebody asks for it, as classic scripts.

A page that was opened from a file may run a script from beside it, and may not fetch JSON.
"""

import json

from playbook.catalog import Catalog
from playbook.keeping import Kept
from playbook.model.call import Call
from playbook.render.data import later_conversations

_kept: Kept[str] = Kept()
_SCRIPT = (
    "(function(p){(p.data=p.data||{})[%s]=%s})(globalThis.playbook=globalThis.playbook||{});\n"
)


def conversations_script(call: Call, catalog: Catalog) -> str:
    """Return the script that brings the other conversations of a call, JSON within a string."""
    parts = (call, catalog.settings, *catalog.personas.values())
    return _kept.get(call.id, parts, lambda: _script(call, catalog))


def _script(call: Call, catalog: Catalog) -> str:
    talks = json.dumps(later_conversations(call, catalog), separators=(",", ":"))
    return _SCRIPT % (json.dumps(call.id), json.dumps(talks))
