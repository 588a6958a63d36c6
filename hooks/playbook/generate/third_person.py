"""A line that says "you" to the caller, turned so that it speaks of the caller by name.

Facts and cues are written to the caller. On anybody else's card "you" would be somebody else.
There is no grammar here, only lists; what they cannot turn is told, and the author words it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_QUOTED = re.compile(r"(?<![\w}])'.*?'(?!\w)")
_BOTH = re.compile(r"\b(?:the two of you|you two|you(?= \w+ each other))\b", re.I)
_QUOTED_OR_BOTH = re.compile(f"{_QUOTED.pattern}|{_BOTH.pattern}", re.I)
ADVERBS = (
    r"(?P<adverb>(?: (?:always|still|last|often|never|hardly|only|just|now|also|really|long))*)"
)
_YOU = re.compile(
    r"\b(?P<you>[Yy]ou(?:r|rs|rself)?)\b(?:'(?P<short>re|ve|ll|d)\b)?"
    rf"{ADVERBS}(?: (?P<verb>[a-z]+(?:'t)?)\b)?"
)
_SLOT = re.compile(r"\{(\w+)")
_BARE = (("are still ", "still be "), ("are ", "be "), ("do not ", "not "), ("don't ", "not "))
_BEFORE = re.compile(r"(\w+) $")
_SHORT = {"re": " is", "ve": " has", "ll": " will", "d": " would"}
_SINGULAR = {
    "are": "is",
    "aren't": "isn't",
    "do": "does",
    "don't": "doesn't",
    "go": "goes",
    "have": "has",
    "haven't": "hasn't",
}
_AS_IT_IS = _words(
    """can can't could did didn't had hadn't may might must should was were wasn't weren't will
    won't would wouldn't asked began bought brought came felt found gave got heard held kept knew
    left let lost made meant met paid promised put read said sat saw sent set showed sold spoke
    stood taught thought told took understood went won wrote"""
)
_PRESENT = _words(
    """agree answer ask begin believe bring buy call carry charge come deal decide expect feel find
    forget get give hate hear help hold hope keep know like live look love make mean meet need offer
    owe own pass play promise put remember say see sell send set sound speak stand start stay stop
    take talk tell think try understand use wait want wonder work write"""
)
OBJECT_AFTER = _words(
    """about against at behind between by for from given give gives gave left let mention of
    over pay send sent showed tell than thank to toward told with without ask asked asks call
    called calls help helped owe owes pass passed"""
)


@lru_cache(maxsize=4096)
def turned(
    template: str,
    caller: str,
    people: frozenset[str] = frozenset(),
    *,
    with_both: bool = False,
    named: bool = False,
) -> str | None:
    """Return a template that names the person in slot ``caller`` where it said "you".

    What stands in single quotes is somebody's words and stays. ``people`` are the slots of others
    who could be meant by a pronoun. ``with_both``: who reads it is one of "the two of you".
    ``named``: the caller has just been named. None if some "you" cannot be turned by the lists:
    then an author has to word the line.
    """
    made = ""
    for kept, text in apart(template, _QUOTED_OR_BOTH if with_both else _QUOTED):
        turned = text if kept else _plain(text, caller, people, made, named=named)
        if turned is None:
            return None
        made += turned
    return made


def heard(
    template: str, caller: str, people: frozenset[str] = frozenset(), *, with_both: bool = False
) -> str | None:
    """Return what follows "to hear <caller>": ``You say a day.`` becomes ``say a day.``

    None if the line does not begin with "You" and a verb, or cannot be turned.
    """
    match = re.match(r"You(?:'(?P<short>re))? (?P<rest>.+)", template, re.S)
    if match is None:
        return None
    rest = f"are {match['rest']}" if match["short"] else match["rest"]
    for old, new in _BARE:
        if rest.startswith(old):
            rest = new + rest.removeprefix(old)
            break
    return turned(rest, caller, people, with_both=with_both, named=True)


def apart(template: str, kept: re.Pattern[str] = _QUOTED) -> Iterator[tuple[bool, str]]:
    """Give the pieces of a text, each with whether it stays as it is: what is quoted does."""
    end = 0
    for match in kept.finditer(template):
        yield False, template[end : match.start()]
        yield True, match.group()
        end = match.end()
    yield False, template[end:]


def _plain(
    text: str, caller: str, people: frozenset[str], before: str, *, named: bool
) -> str | None:
    text = _BOTH.sub(lambda both: "The two" if both.group()[0].isupper() else "the two", text)
    made = ""
    end = 0
    for match in _YOU.finditer(text):
        made += text[end : match.start()]
        clear = _is_last(before + made, caller, people, named=named)
        word = _told(match, text, caller, named=clear)
        if word is None:
            return None
        made += word
        end = match.end()
    return made + text[end:]


def _is_last(text: str, caller: str, people: frozenset[str], *, named: bool) -> bool:
    """Tell whether the caller is the last one named: then a pronoun can be nobody else's."""
    names = [slot[0].lower() + slot[1:] for slot in _SLOT.findall(text)]
    last = [name for name in names if name == caller or name in people]
    return last[-1] == caller if last else named


def _told(match: re.Match[str], text: str, caller: str, *, named: bool) -> str | None:
    """Give what stands in the place of one "you" and the verb after it."""
    you, adverb, verb = match["you"].lower(), match["adverb"], match["verb"]
    rest = adverb + (f" {verb}" if verb else "")
    if you != "you":
        return _of_the_caller(match["you"], caller, named=named) + rest
    name = f"{{{caller}}}"
    if match["short"]:
        return name + _SHORT[match["short"]] + rest
    before = _BEFORE.search(text[: match.start()])
    if before is not None and before[1].lower() == "thank":
        return match.group()
    object_of = before is not None and before[1].lower() in OBJECT_AFTER
    if verb is None or verb == "and" or (object_of and verb not in _SINGULAR):
        return name + rest
    form = third_person(verb)
    return None if form is None else f"{name}{adverb} {form}"


def _of_the_caller(word: str, caller: str, *, named: bool) -> str:
    """Give the name the first time, the pronoun once it is clear who is meant."""
    if word.lower() == "yourself":
        return f"{{{caller}.themself}}"
    if named:
        slot = caller[0].upper() + caller[1:] if word[0].isupper() else caller
        return f"{{{slot}.{'theirs' if word.lower() == 'yours' else 'their'}}}"
    return f"{{{caller}}}'s"


def third_person(verb: str) -> str | None:
    """Return a verb as it is said of somebody: ``wants``; None if the lists do not know it."""
    if verb in _SINGULAR:
        return _SINGULAR[verb]
    if verb in _AS_IT_IS or verb.endswith("ed"):
        return verb
    if verb not in _PRESENT:
        return None
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return f"{verb}es"
    return f"{verb}s"


OF_OTHERS = {third_person(verb): verb for verb in (*_PRESENT, *_SINGULAR)} | {
    "was": "were",
    "wasn't": "weren't",
}
"""A verb as it is said of somebody, and the same verb as it is said to them."""
