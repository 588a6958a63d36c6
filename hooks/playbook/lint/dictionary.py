"""American English: which words there are, what a British or misspelled one should be.

The only module that knows the spelling library; its dictionary lies inside the package.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from hunspell import Hunspell

from playbook.markdown.inline import without_markup
from playbook.markdown.masking import CODE, blanked

BRITISH: Mapping[str, str] = {
    "amongst": "among",
    "cheque": "check",
    "enquire": "inquire",
    "enquiry": "inquiry",
    "fortnight": "two weeks",
    "grey": "gray",
    "jewellery": "jewelry",
    "learnt": "learned",
    "licence": "license",
    "mum": "mom",
    "plough": "plow",
    "programme": "program",
    "storey": "story",
    "tyre": "tire",
    "whilst": "while",
}
"""Words that no rule leads across, and those that the dictionary lets pass."""

TRADE = frozenset(
    {"callout", "flyer", "forwardable", "hotline", "inbox", "inboxes", "internet", "offline"}
    | {"online", "onboarding", "playbook", "playbooks", "spam", "speakerphone", "texting"}
    | {"voicemail", "voicemails", "webinar", "webinars"}
)
"""Words of anybody who makes calls at work, which the dictionary does not have yet."""

_RULES = (
    (r"ou(?=r)", "o"),
    (r"is(?=(?:e|ed|er|ers|es|ing|ation|ations)$)", "iz"),
    (r"ys(?=(?:e|ed|er|ers|es|ing)$)", "yz"),
    (r"ll(?=(?:ed|er|ers|ing|ings|ation|ations)$)", "l"),
    (r"tre(?=s?$)", "ter"),
    (r"ence(?=s?$|less)", "ense"),
    (r"ogue(?=s?$)", "og"),
    (r"(?<=[dg])e(?=ment)", ""),
    (r"(?<=pract)is(?=(?:e|ed|es|ing)$)", "ic"),
    (r"ae|oe", "e"),
    (r"(?<=ski|ful)l?(?=fil)", "l"),
)
_AMERICAN = tuple((re.compile(pattern), put) for pattern, put in _RULES)
_UNSEEN = "\u00ad\u200b-\u200d\u2060"
"""What may stand inside a word to say where it may be broken."""

_BREAKS = re.compile(f"[{_UNSEEN}]")

_WORD = re.compile(
    rf"(?<![\w@/\\.])[^\W\d_]+(?:(?:['\u2019]|[{_UNSEEN}]+)[^\W\d_]+)*(?![\w@/\\]|\.\w)"
)
_MARKED = re.compile(r"[\[\]<>`&\\*_]|://|www\.")
_SLOT = re.compile(r"\{[^{}]*\}")
_OWN = re.compile(r"'s$|(?<=s)'$")
_SHORT = 5
"""Capitals up to this many are an abbreviation, such as HR or OK."""


def words_only(text: str) -> str:
    """Take markup, code, addresses and slots in braces out of a text; places are lost."""
    if "{" in text:
        text = _SLOT.sub(" ", text)
    return without_markup(blanked(text, CODE)) if _MARKED.search(text) else text


def unknown_words(text: str) -> Iterator[tuple[int, str]]:
    """Give each word of plain text that is not in the dictionary, once, with its first place.

    A typographic apostrophe is given as a plain one.
    """
    for word in dict.fromkeys(filter(_is_unknown, _WORD.findall(text))):
        found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
        yield found.start() if found else 0, _plain(word)


@lru_cache(maxsize=65536)
def _is_unknown(word: str) -> bool:
    return not is_word(_plain(word))


def _plain(word: str) -> str:
    return _BREAKS.sub("", word.replace("\u2019", "'"))


@lru_cache(maxsize=65536)
def is_word(word: str) -> bool:
    """Tell whether a word is American English, an abbreviation, or a single letter."""
    bare = _OWN.sub("", word)
    if len(bare) == 1 or (bare.isupper() and len(bare) <= _SHORT):
        return True
    low = bare.lower()
    if low in BRITISH or low in TRADE:
        return low in TRADE
    return any(_in_dictionary(form) for form in {word, bare})


def american(word: str) -> str | None:
    """Give the American form of a British word; None if it is not known as one."""
    low = _OWN.sub("", word).lower()
    if low in BRITISH:
        return BRITISH[low]
    for pattern, put in _AMERICAN:
        form = pattern.sub(put, low)
        if form != low and _in_dictionary(form):
            return form
    return None


@lru_cache(maxsize=256)
def nearest(word: str) -> str | None:
    """Give the word that was most likely meant, if there is one. Slow."""
    return next(iter(_library().suggest(word)), None) if _fits(word) else None


def _in_dictionary(word: str) -> bool:
    return _fits(word) and bool(_library().spell(word))


def _fits(word: str) -> bool:
    """The dictionary knows the letters of western Europe only."""
    try:
        word.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _library() -> Hunspell:
    return Hunspell("en_US")
