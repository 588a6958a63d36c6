"""PB113: signs that nobody sees, where they change what a file means.

A no-break space within a sentence is good typography. The same sign as indentation, or a zero width
space behind an id, makes two things that look alike differ.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from playbook.diagnostics import Diagnostic, Place, diagnose, in_order, quoted, split_lines

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0\u115f\u1160"
"""Blanks that are no plain space, as part of a pattern's class."""
WIDTHLESS = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""Signs without any width, soft hyphens and marks of direction included."""
SIGNS = f"{SPACES}{WIDTHLESS}"
BREAKS = "\u0085\u2028\u2029"
"""Ends of lines that only some programs take for such."""

_NAMES = {"\ufeff": "byte order mark", "\u0085": "next line"}
_MOST = 100
"""More findings of one file than this help nobody."""
_TELLING = frozenset(
    {"PB201", "PB203", "PB204", "PB206", "PB207", "PB208", "PB301", "PB302", "PB306", "PB311"}
    | {"PB312", "PB313", "PB502", "PB504", "PB505", "PB506"}
)
"""Codes of findings that point at a word which is no prose."""
_SIGN = re.compile(f"[{SIGNS}]")
_WIDTHLESS = re.compile(f"[{WIDTHLESS}]")
_EVERYWHERE = re.compile(f"[\ufeff{BREAKS}]")
INDENTATION = re.compile(f"[ \t]*(?P<sign>[{SIGNS}])[ \t{SIGNS}]*")
_DASH = re.compile(f"[ ]*(?:-[ ]+)*-(?P<sign>[{SIGNS}]+)")
_COLON = re.compile(
    rf"[ ]*(?:-[ ]+)*[\"']?[a-z][a-z0-9_]*[{WIDTHLESS}]*[\"']?:(?P<sign>[{SIGNS}]+)"
)
_BLOCK_TEXT = re.compile(r"^(?P<indent>[ ]*).*(?:^|[ :-])[|>][-+0-9]*[ ]*(?:#.*)?$")
_FORM = re.compile(
    rf"(?<!\{{)\{{[\w.]*[{SIGNS}][\w.{SIGNS}]*\}}"
    rf"|\[[{SIGNS}]*\[[ ]*[A-Za-z][\w. {SIGNS}]*\][{SIGNS}]*\]"
)
_LINK = re.compile(rf"\](?P<gap>[{SIGNS}]*)\([ ]*[{SIGNS}]*[^() \t\n\"]*")


@dataclass
class Unseen:
    """What was found in a text; the text as it looks; and as it is shown, line for line."""

    repaired: str
    shown: str
    found: list[Diagnostic] = field(default_factory=list)


def has_sign(text: str) -> bool:
    """Tell whether a text holds any sign that is not seen."""
    return not text.isascii() and (_SIGN.search(text) or _EVERYWHERE.search(text)) is not None


def as_it_looks(text: str) -> str:
    """Give a text with plain spaces for other blanks, and without what has no width."""
    return re.sub(f"[{SPACES}]", " ", _WIDTHLESS.sub("", text))


def named(sign: str) -> str:
    """Name a sign, such as ``a no-break space (U+00A0)``."""
    name = _NAMES.get(sign) or unicodedata.name(sign, "sign without a name").lower()
    article = "an" if name[0] in "aeio" else "a"
    return f"{article} {name} (U+{ord(sign):04X})"


def of_sign(sign: str, where: str, place: Place) -> Diagnostic:
    """Tell of one sign."""
    mend = "delete it" if _WIDTHLESS.match(sign) else "put a plain space in its place"
    if sign in BREAKS:
        mend = "put a plain end of line or a space in its place"
    hint = f"{mend}; editors can show such signs, or delete the spot and type it anew"
    return diagnose("PB113", place, f"{named(sign)} stands {where}, where nobody sees it", hint)


def in_yaml(text: str, path: str) -> Unseen:
    """Find the signs that change what a YAML file means, and give the text as it looks there.

    Those in keys and around values are found when the nodes are built.
    """
    if not has_sign(text):
        return Unseen(text, text)
    unseen = Unseen(text, re.sub(f"[{BREAKS}]", " ", text))
    repaired: list[str] = []
    row = 1
    for line, outside in _structure(text.split("\n")):
        spots = [] if line.isascii() else apart(_spots(line, is_structure=outside))
        for spot in spots[: _MOST - len(unseen.found)]:
            place = _within(line, spot.start, Place(path, row))
            unseen.found.append(of_sign(line[spot.start], spot.where, place))
        repaired.append(mended(line, spots))
        row += len(_lines(line.removesuffix("\r")))
    unseen.repaired = "\n".join(repaired)
    unseen.found = list(in_order(unseen.found))
    return unseen


def in_key(raw: str, place: Place) -> tuple[str, Diagnostic] | None:
    """Give a key as it looks, and the first sign in it; ``raw`` is as written at a place."""
    found = _SIGN.search(raw)
    if found is None:
        return None
    looks = as_it_looks(raw).strip(" \"'")
    return looks, of_sign(
        found[0], f"in the key {quoted(looks)}", _within(raw, found.start(), place)
    )


def around_value(raw: str, value: str, place: Place) -> tuple[str, Diagnostic] | None:
    """Give a value without the signs at its ends, and the first of them.

    At the ends of a sentence only what has no width counts; around one word any sign does.
    """
    one_word = not re.search(r"\s", as_it_looks(value).strip())
    signs = SIGNS if one_word else _NEVER_AT_AN_END
    found = re.search(rf"^[\"'\s]*(?P<first>[{signs}])|(?P<last>[{signs}])[{SIGNS}\"'\s]*$", raw)
    if found is None:
        return None
    side, group = ("start", "first") if found["first"] else ("end", "last")
    looks = re.sub(rf"^[{signs} ]+|[{signs} ]+$", "", value)
    where = f"at the {side} of {quoted(as_it_looks(looks))}"
    return looks, of_sign(found[group], where, _within(raw, found.start(group), place))


_NEVER_AT_AN_END = "\u00ad\u034f\u180e\u200b\u200c\u2060\ufeff"


def _within(raw: str, offset: int, place: Place) -> Place:
    """Give the place of a sign of what is written from a place on."""
    before = _lines(raw[:offset])
    column = len(before[-1]) + (place.column if len(before) == 1 else 1)
    return Place(place.path, place.line + len(before) - 1, column)


class Spot(NamedTuple):
    """Signs within a line: the first one's place and the end, from 0; where that is, in words.

    In what is ``closed``, such as an id, there is no blank either.
    """

    start: int
    end: int
    where: str
    closed: bool = False


def links_and_forms(line: str) -> Iterator[Spot]:
    """Give the signs in links, in slots and in the company's words."""
    for found in _FORM.finditer(line):
        yield from signs_within(line, found.span(), f"in {quoted(as_it_looks(found[0]))}")
    for found in _LINK.finditer(line):
        yield from signs_within(line, (found.start("gap"), found.end()), "in the link")


def signs_within(
    line: str, span: tuple[int, int], where: str, *, closed: bool = True
) -> Iterator[Spot]:
    """Give a part of a line as a spot, if any sign stands in it."""
    found = _SIGN.search(line, *span)
    if found is not None:
        yield Spot(found.start(), span[1], where, closed)


def everywhere(line: str) -> Iterator[Spot]:
    """Give the signs that no text needs, wherever they stand."""
    for found in _EVERYWHERE.finditer(line):
        yield Spot(
            *found.span(), "as the end of a line" if found[0] in BREAKS else "inside the file"
        )


def mended(line: str, spots: Iterable[Spot]) -> str:
    """Give a line as it looks at these spots."""
    for spot in sorted(spots, reverse=True):
        looks = re.sub(f"[{BREAKS}]", " ", as_it_looks(line[spot.start : spot.end]))
        looks = looks.replace(" ", "") if spot.closed else looks
        line = line[: spot.start] + looks + line[spot.end :]
    return line


def told_as_signs(
    found: Iterable[Diagnostic], sources: Mapping[str, str]
) -> tuple[Diagnostic, ...]:
    """Give findings anew: one that points at a word with an unseen sign in it names that sign."""
    lines: dict[str, tuple[str, ...]] = {}
    result: dict[object, Diagnostic] = {}
    for one in in_order(found):
        told = one
        if one.code in _TELLING:
            if one.path not in lines:
                text = sources.get(one.path, "")
                lines[one.path] = split_lines(text) if has_sign(text) else ()
            told = _instead(one, lines[one.path])
        # One sign is told once, whatever else came of it.
        result.setdefault(told.place if told.code == "PB113" else told, told)
    return in_order(result.values())


_WORD = re.compile(r"[\"']?[^ \t\"',\[\]{}()|]*")


def _instead(one: Diagnostic, lines: tuple[str, ...]) -> Diagnostic:
    if not 0 < one.line <= len(lines):
        return one
    word = _WORD.match(lines[one.line - 1], one.column - 1)
    sign = _SIGN.search(word[0]) if word else None
    if word is None or sign is None:
        return one
    looks = quoted(as_it_looks(word[0]).strip(" \"'"))
    return of_sign(
        sign[0], f"in {looks}", Place(one.path, one.line, word.start() + sign.start() + 1)
    )


def _lines(text: str) -> list[str]:
    return re.split("\r\n|[\n\r]", text)


def _structure(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Give each line of a YAML text, and whether it stands outside of blocks of text."""
    block: int | None = None
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        outside = block is None or (bool(line.strip()) and indent <= block)
        if outside:
            block = indent if _BLOCK_TEXT.match(line) else None
        yield line, outside


def apart(spots: Iterable[Spot]) -> list[Spot]:
    """Sort spots, and drop each that begins inside another one."""
    found: list[Spot] = []
    for spot in sorted(spots, key=lambda one: (one.start, -one.end)):
        if not found or spot.start >= found[-1].end:
            found.append(spot)
    return found


def _spots(line: str, *, is_structure: bool) -> Iterator[Spot]:
    yield from everywhere(line)
    comment = line.lstrip().startswith("#")
    start = INDENTATION.match(line)
    if start:
        where = "in the indentation" if line[start.end() :].strip() else "on an empty line"
        yield Spot(start.start("sign"), start.end(), where)
    if is_structure and not comment:
        behind = start.end() if start else 0
        for pattern, where in ((_DASH, "after the dash"), (_COLON, "after the colon")):
            found = pattern.match(line, behind)
            if found:
                yield Spot(*found.span("sign"), where)
    if not comment:
        yield from links_and_forms(line)
