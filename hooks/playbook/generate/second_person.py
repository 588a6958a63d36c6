"""A line that speaks of whoever holds a card, turned so that it says "you" to them.

It undoes for the reader what ``turned`` does for the caller, by the same lists; what these cannot
turn is told, and the author words it.
"""

import re
from functools import lru_cache

from playbook.generate.third_person import ADVERBS, OBJECT_AFTER, OF_OTHERS, apart

_YOU = {"they": "you", "them": "you", "their": "your", "theirs": "yours", "themself": "yourself"}
_NAMED = frozenset({"", "first", "name"})
_AFTER = re.compile(rf"{ADVERBS}(?: (?P<verb>[a-z]+(?:'t)?)\b| (?P<phrase>\{{))?")
_BEFORE = re.compile(r"(\w+) $")
_BEGINS = re.compile(r"(?:^|[.!?] )$")
_SENTENCE_ENDS = re.compile(r"[.!?:;](?= |$)")
_ALSO = re.compile(rf"(?P<and>,? (?:and|but|or){ADVERBS}) (?P<verb>[a-z]+(?:'t)?)\b", re.I)
_ANOTHER = re.compile(rf"\}}(?:'s [a-z]+)?{ADVERBS} (?P<verb>[a-z]+(?:'t)?)\b")
_NO_VERBS = frozenset({"across", "always", "as", "besides", "perhaps", "plus", "this", "us", "yes"})


@lru_cache(maxsize=4096)
def spoken_to(template: str, holder: str) -> str | None:
    """Return a template that says "you" where it spoke of the person in slot ``holder``.

    What stands in single quotes is somebody's words and stays. None if a verb is not known.
    """
    # Two braces are one brace of the text itself: "{{buyer}}" names nobody.
    mention = re.compile(
        rf"(?<!\{{)\{{(?P<slot>{_either(holder)})(?:\.(?P<as>[a-z]+))?\}}(?P<of>'s\b)?"
    )
    together = re.compile(
        rf"(?<!\{{)\{{(?!{_either(holder)}\}})(?P<other>\w+)\}} and \{{{_either(holder)}\}}(?!')"
    )
    made = ""
    for kept, text in apart(template):
        turned = text if kept else _plain(_together(text, made, together), made, mention)
        if turned is None:
            return None
        made += turned
    return made


def _either(slot: str) -> str:
    return f"[{slot[0].upper()}{slot[0].lower()}]{re.escape(slot[1:])}"


def _together(text: str, before: str, together: re.Pattern[str]) -> str:
    """Put whoever reads it first: "{seller} and {buyer}" are "you and {seller}"."""

    def turned(match: re.Match[str]) -> str:
        you = "You" if _BEGINS.search(before + text[: match.start()]) else "you"
        other = match["other"]
        return f"{you} and {{{other[0].lower()}{other[1:]}}}"

    return together.sub(turned, text)


def _plain(text: str, before: str, mention: re.Pattern[str]) -> str | None:
    made = ""
    while (match := mention.search(text)) is not None:
        made += text[: match.start()]
        text = text[match.end() :]
        told = _told(match, text)
        if told is None:
            made += match.group()
            continue
        rest = _after_you(text, before + made) if told == "you" else text
        if rest is None:
            return None
        made += told[:1].upper() + told[1:] if match["slot"][0].isupper() else told
        text = rest
    return made + text


def _told(match: re.Match[str], rest: str) -> str | None:
    """Give "you" or "your" for one mention; None for what is not told of a person, as a role."""
    what = match["as"] or ""
    if what in _YOU:
        return _YOU[what]
    if what not in _NAMED:
        return None
    if match["of"]:
        return "your" if re.match(r" [\w{]", rest) else "yours"
    return "you"


def _after_you(rest: str, before: str) -> str | None:
    """Give what follows a "you", with its verbs; None for a verb that is not known."""
    after = _AFTER.match(rest)
    if after is None:
        return rest
    verb, last = after["verb"], _BEFORE.search(before)
    if last is not None and last[1].lower() in OBJECT_AFTER - {"than"}:
        return rest
    if verb in OF_OTHERS:
        return _also(f"{after['adverb']} {OF_OTHERS[verb]}", rest[after.end() :])
    if after["phrase"] or (verb is not None and verb.endswith("s") and verb not in _NO_VERBS):
        return None
    return _also(rest[: after.end()], rest[after.end() :]) if verb else rest


def _also(said: str, rest: str) -> str | None:
    """Turn the verbs that are joined to the first by "and"; None if they may be another's."""
    ends = _SENTENCE_ENDS.search(rest)
    sentence = rest[: ends.start()] if ends else rest
    made, end = said, 0
    for match in _ALSO.finditer(sentence):
        if match["verb"] not in OF_OTHERS:
            continue
        between = sentence[: match.start()]
        if any(one["verb"] in OF_OTHERS for one in _ANOTHER.finditer(between)):
            return None
        made += f"{sentence[end : match.start()]}{match['and']} {OF_OTHERS[match['verb']]}"
        end = match.end()
    return made + rest[end:]
