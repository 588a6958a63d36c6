"""PB113 and PB115 on a hand-written page: signs that nobody sees, and typographic quotes.

In prose both are good typography. They are told where Markdown, a block or the front matter does
not take them for the plain sign that they look like.
"""

import re
from collections.abc import Iterator

from playbook.diagnostics import Diagnostic, Place, diagnose
from playbook.markdown.masking import CODE, COMMENT, FENCE, blanked
from playbook.yaml_source.parser import parse
from playbook.yaml_source.typographic import QUOTES, of_quotes
from playbook.yaml_source.unseen_signs import (
    BREAKS,
    INDENTATION,
    SIGNS,
    WIDTHLESS,
    Spot,
    Unseen,
    apart,
    as_it_looks,
    everywhere,
    has_sign,
    in_yaml,
    links_and_forms,
    mended,
    of_sign,
    signs_within,
)

_FRONT = re.compile(rf"\A[{SIGNS}]*---[ {SIGNS}]*\n(?:.*?\n)?[{SIGNS}]*---[ {SIGNS}]*(?=\n)", re.S)
_BLOCK = re.compile(
    rf"[ \t>*+{SIGNS}-]*/[/{WIDTHLESS}]{{2,}}[ {SIGNS}]*"
    rf"(?:(?P<name>[\w{WIDTHLESS}-]+)[ {SIGNS}]*(?P<bar>\|[ {SIGNS}]*)?)?"
)
_OURS = frozenset({"exercise", "progress", "filter", "assignment", "live", "trainer"})
"""Blocks whose argument is an id and no prose."""
_OPTION = re.compile(rf"[ \t>{SIGNS}]+[\w{WIDTHLESS}-]+:(?P<value>.*)$")
_MARK = re.compile(rf"[ >]*(?:[-*+]|\d{{1,3}}[.)]|#{{1,6}})(?P<sign>[{SIGNS}]+)")
_QUOTED = re.compile(rf"[ ]{{0,3}}(?:>[ ]?)+(?P<sign>[{SIGNS}][ {SIGNS}]*)(?=[-*+/#|`])")
_BELOW_HEAD = re.compile(rf"[|:\- \t{SIGNS}]*---[|:\- \t{SIGNS}]*$")
_NAMING = (
    (re.compile(r"\{:?[^{}\n]*[#.=][^{}\n]*\}"), "in the attributes"),
    (re.compile(r"\[\^[^\]\n]*\]"), "in the mark of a footnote"),
    (re.compile(r"\b(?:href|src|id|class|name)=[\"'][^\"'\n]*[\"']"), "in the tag"),
)
_TITLE = re.compile(rf"\]\([^()\s]*\s+(?P<quote>[{QUOTES}])[^()\n]*\)")
_ATTRIBUTE = re.compile(rf"[{{ ][\w-]+=(?P<quote>[{QUOTES}])")


def in_page(text: str, file: str) -> Unseen:
    """Find what a page's marks do not mean as they look, and give the text as it looks there."""
    unseen = Unseen(text, text)
    if text.isascii():
        return unseen
    unseen.shown = re.sub(f"[{BREAKS}]", " ", text)
    front = _FRONT.match(text)
    end = front.end() if front else 0
    repaired = _front_matter(unseen, text[:end], file) if front else []
    lines = text.split("\n")
    # Code and comments stay as they stand; what is blank there keeps every place.
    masked = (text[:end] + blanked(text[end:], FENCE, COMMENT, CODE)).split("\n")
    inside = False
    for number in range(len(repaired), len(lines)):
        line, place = masked[number], Place(file, number + 1)
        block = _BLOCK.match(line) if "/" in line else None
        option = _OPTION.match(line) if inside else None
        spots = apart(_spots(line, block, option)) if has_sign(line) else []
        if not line.strip() and not _touches(lines, number):
            spots = []
        for spot in spots:
            unseen.found.append(of_sign(line[spot.start], spot.where, _moved(place, spot.start)))
        odd = tuple(_quotes(line, place, block, option))
        unseen.found.extend(odd)
        looks = mended(lines[number], spots)
        # In a block the value is meant without quotes, so it is read so.
        repaired.append(re.sub(f"[{QUOTES}]", "", looks) if odd and (block or option) else looks)
        inside = bool(option or (block and block["name"]))
    unseen.repaired = "\n".join(repaired)
    return unseen


def _front_matter(unseen: Unseen, head: str, file: str) -> list[str]:
    """Report what is in the front matter; give its lines as they look."""
    first, *lines, last = head.split("\n")
    for number, line in ((0, first), (len(lines) + 1, last)):
        for spot in signs_within(
            line, (0, len(line)), "beside the dashes of the front matter", closed=False
        ):
            place = Place(file, number + 1, spot.start + 1)
            unseen.found.append(of_sign(line[spot.start], spot.where, place))
    # The line of dashes stays as an empty one, so that all places are those of the page.
    body = "\n".join(["", *lines])
    told = parse(f"{body}\n".encode(), file).diagnostics
    unseen.found.extend(one for one in told if one.code in ("PB113", "PB115"))
    return ["---", *in_yaml(body, file).repaired.split("\n")[1:], "---"]


def _spots(line: str, block: re.Match[str] | None, option: re.Match[str] | None) -> Iterator[Spot]:
    """Give the signs of one line that change what it means."""
    whole = (0, len(line))
    yield from everywhere(line)
    indented = INDENTATION.match(line)
    if indented:
        where = "in the indentation" if line.strip() else "on a line that looks empty"
        yield Spot(indented.start("sign"), indented.end(), where)
    if block:
        name = as_it_looks(block["name"] or "")
        where = f'in the line of the block "{name}"' if name else "in the line that closes a block"
        is_prose = bool(name) and name.lower() not in _OURS
        yield from signs_within(line, (0, block.end()) if is_prose else whole, where, closed=False)
        return
    if option:
        yield from signs_within(line, whole, "in an option of the block", closed=False)
        return
    for pattern, where in ((_MARK, "after the mark"), (_QUOTED, "in the indentation")):
        found = pattern.match(line)
        if found:
            yield Spot(*found.span("sign"), where)
    if "|" in line and _BELOW_HEAD.match(line):
        yield from signs_within(line, whole, "in the line below a table's head", closed=False)
    yield from links_and_forms(line)
    for pattern, where in _NAMING:
        for one in pattern.finditer(line):
            yield from signs_within(line, one.span(), where)


def _quotes(
    line: str, place: Place, block: re.Match[str] | None, option: re.Match[str] | None
) -> Iterator[Diagnostic]:
    """Report typographic quotes where straight ones, or none, are taken."""
    if option:
        found = re.match(rf"[ {SIGNS}]*(?P<quote>[{QUOTES}])", option["value"])
        starts = [option.start("value") + found.start("quote")] if found else []
    elif block:
        ours = as_it_looks(block["name"] or "").lower() in _OURS
        sign = re.compile(f"[{QUOTES}]").search(line, block.end()) if ours else None
        starts = [sign.start()] if sign else []
    else:
        both = (*_TITLE.finditer(line), *_ATTRIBUTE.finditer(line))
        starts = [one.start("quote") for one in both]
    in_block = block is not None or option is not None
    hint = "write the value without quotes" if in_block else "write straight quotes at both ends"
    for start in starts:
        told = of_quotes(line[start], "which is taken for a letter here")
        yield diagnose("PB115", _moved(place, start), told.message, hint)


def _touches(lines: list[str], number: int) -> bool:
    """Tell whether words stand just above or below a line."""
    return any(line.strip() for line in lines[max(number - 1, 0) : number + 2])


def _moved(place: Place, by: int) -> Place:
    return Place(place.path, place.line, place.column + by)
