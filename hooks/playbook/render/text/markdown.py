"""Text from data as Markdown in which it stays text; Markdown from data, made harmless."""

import re

_SPACE = re.compile(r"\s+")
_ALWAYS = re.compile(r"[\\`*_{}\[\]<>&|~^#]")
_AT_START = re.compile(r"(?P<number>\d{1,9}(?=[.)]))?(?P<mark>[-+=:/.)!])")
_NOT_IN_YAML = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", re.UNICODE
)

_IMAGE = re.compile(r"!(?=\[)")
_SLASHES = re.compile(r"/(?=//)")
_DEFINITION = re.compile(r"\](?=[ \t]*:)")
_LINK = re.compile(r"\]\(\s*(?P<target>[^()\s]*)")
_HARMLESS = re.compile(r"(?:https?://|mailto:)[^&]*|[\w./-]*(?:#[\w-]*)?")


class Markdown(str):
    """Markdown that is ready to stand on a page: not to be escaped again."""

    __slots__ = ()

    def __html__(self) -> str:
        """Tell Jinja's own escaping that there is nothing left to do."""
        return self


def escaped(text: str) -> Markdown:
    """Return text as one line of Markdown in which nothing is markup.

    It may stand at the start of a block, in a heading, a list, a table's cell or a link's text.
    """
    line = _ALWAYS.sub(_entity, plain(text))
    start = _AT_START.match(line)
    if start:
        mark = start["mark"]
        line = f"{start['number'] or ''}&#{ord(mark)};{line[start.end() :]}"
    return Markdown(line)


def plain(text: str) -> str:
    """Return text on one line, without characters that YAML, Markdown or HTML cannot hold."""
    return _NOT_IN_YAML.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", text).strip())


def harmless(text: str) -> Markdown:
    """Return Markdown written by an author without what could run or fetch anything.

    Raw HTML, attribute lists, blocks, images, link definitions, and links to anything but a page
    or an address of the web or of mail become text. Emphasis, lists, links and quotes stay.
    """
    cleaned = _NOT_IN_YAML.sub("\N{REPLACEMENT CHARACTER}", text)
    cleaned = cleaned.replace("<", "&lt;").replace("{", "&#123;")
    cleaned = _SLASHES.sub("&#47;", _IMAGE.sub("&#33;", cleaned))
    cleaned = _DEFINITION.sub("&#93;", cleaned)
    return Markdown(_LINK.sub(_link, cleaned).strip())


def link(words: str, target: str) -> Markdown:
    """Return a link with escaped words; ``target`` is one of our own paths or addresses."""
    return Markdown(f"[{escaped(words)}]({target})")


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"


def _link(match: re.Match[str]) -> str:
    return match.group() if _HARMLESS.fullmatch(match["target"]) else f"]&#40;{match['target']}"
