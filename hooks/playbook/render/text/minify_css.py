"""Style sheets as they are sent: parts joined, without what only their authors need."""

import posixpath
import re
from collections.abc import Mapping

_TOKEN = re.compile(
    r"""(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
    r"""|/\*.*?\*/"""
    r"""|\s*(?P<sign>[{};,>~])\s*"""
    r"""|(?P<colon>:)\s+|\s+(?P<bang>!)"""
    r"""|(?P<space>\s+)""",
    re.DOTALL,
)


_IMPORT = re.compile(r"""@import\s*["']([\w.-]+)["'];""")


def sent(sheets: Mapping[str, str]) -> dict[str, str]:
    """Return the sheets of a site by their paths: tightened, each part within what imports it.

    A part must lie beside the sheet that imports it; other imports stay as they are.
    """
    parts: set[str] = set()

    def joined(path: str) -> str:
        def part(found: re.Match[str]) -> str:
            name = posixpath.join(posixpath.dirname(path), found[1])
            if name not in sheets:
                return found[0]
            parts.add(name)
            return joined(name)

        return _IMPORT.sub(part, sheets[path])

    whole = {path: tightened(joined(path)) for path in sheets}
    return {path: css for path, css in whole.items() if path not in parts}


def tightened(css: str) -> str:
    """Return the same rules in fewer bytes; strings stay as they are."""
    return _TOKEN.sub(_kept, css).replace(";}", "}").strip()


def _kept(found: re.Match[str]) -> str:
    sign = found["string"] or found["sign"] or found["colon"] or found["bang"]
    return sign or (" " if found["space"] else "")
