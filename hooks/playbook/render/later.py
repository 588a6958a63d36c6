"""Data scripts: what a page fetches when somebody asks for it, as classic scripts.

A page that was opened from a file may run a script from beside it, and may not fetch JSON.
"""

import json

from playbook.catalog import Catalog
from playbook.model.call import Call
from playbook.render.data import later_conversations

_SCRIPT = (
    "(function(p){(p.data=p.data||{})[%s]=%s})(globalThis.playbook=globalThis.playbook||{});\n"
)


def conversations_script(call: Call, catalog: Catalog) -> str:
    """Return the script that brings the other conversations of a call, JSON within a string."""
    talks = json.dumps(later_conversations(call, catalog), separators=(",", ":"))
    return _SCRIPT % (json.dumps(call.id), json.dumps(talks))
