"""Count what stands in a text, and tell by its words what it does.

Whether it asks, names somebody or leaves room for a no can be told. What it is worth cannot.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

from playbook.judge.word_lists import WORD_LISTS, WordList

WORDS_A_MINUTE = 150
"""An unhurried speaking pace."""

# Written out, since Python and JavaScript differ on what else counts as blank.
_BLANK = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_BLANKS = _BLANK.replace("\u2000-\u200a", "".join(map(chr, range(0x2000, 0x200B))))
WORD = re.compile(r"[^\W_]+(?:['\u2019\-][^\W_]+)*")
_LINE_END = re.compile(r"\r\n|\r|\n")
# By the first look-behind a long run of full stops is not tried at each, by the second no initial
# ends a sentence.
_SENTENCE_END = re.compile(rf"(?<![.!?])(?<!(?<![^\W_])[^\W_])[.!?]+(?:[{_BLANK}]|\Z)")
# Never between two letters or digits.
_APART = r"(?<![^\W_](?=[^\W_]))"
_INITIAL = re.compile(r"(?<![^\W_])[b-hj-z](?=\.)")
_NOISE = re.compile(r"([A-Za-z])\1+|[b-df-hj-np-tv-xz]{4,}|[b-hj-z]")
_PLAIN = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
_BLANK_RUN = re.compile(rf"[{_BLANK}]+")


def trim(text: str) -> str:
    """Return the text without blanks at its ends."""
    return text.strip(_BLANKS)


def words(text: str) -> int:
    """Count words; ``it's`` and ``follow-up`` are one each."""
    return len(WORD.findall(unicodedata.normalize("NFC", text)))


def lines(text: str) -> int:
    """Count the lines that hold a word, each once."""
    return len({fold(line) for line in _LINE_END.split(text) if WORD.search(line)})


def sentences(text: str) -> list[str]:
    """Return the sentences, without what ends them."""
    return _SENTENCE_END.split(text)


def has_one_of(text: str, phrases: Iterable[str]) -> bool:
    """Tell whether one of the phrases stands in the text, as whole words, however it is typed."""
    return any(found(text, re.escape(fold(phrase))) for phrase in phrases)


def found(text: str, pattern: str) -> list[str]:
    """Return what stands in the text of a pattern, and is no part of a longer word."""
    return re.findall(f"{_APART}(?:{pattern}){_APART}", fold(text))


def fold(text: str) -> str:
    """Return the text in lower case, with plain quotes and single spaces."""
    plain = unicodedata.normalize("NFC", text).lower().translate(_PLAIN)
    return trim(_BLANK_RUN.sub(" ", plain))


def is_question(text: str) -> bool:
    """Tell whether the text ends in a question of three words or more."""
    asked = _asked(text)
    return real_words(asked) > 2 and _listed(asked, "asking", "helping") != []


def is_open_question(text: str) -> bool:
    """Tell whether it ends in a question that yes or no cannot answer, of four words or more."""
    asked = _asked(text)
    heads = (_listed(clause, "asking", "helping")[:1] for clause in re.split("[,;:]", asked))
    return real_words(asked) > 3 and any(_listed(head[0], "asking") for head in heads if head)


def names_a_day(text: str) -> bool:
    """Tell whether a day, a month, or a date in digits stands in the text."""
    return _listed(text, "days") != []


def names_somebody(text: str) -> bool:
    """Tell whether a name stands in it: a capital letter on no common word and no day."""
    return not all(_listed(word, *WORD_LISTS) for word in _real(text) if word[0].isupper())


def is_about_them(text: str) -> bool:
    """Tell whether it says something of whoever hears it: "I call you because" says nothing."""
    verb = rf"(?!(?:{WORD_LISTS['common']})(?![^\W_]))[^\W_]+"
    return found(text, f"your|you'[a-z]+|you {verb}") != []


def leaves_a_no(text: str) -> bool:
    """Tell whether three words or more leave room for a no, and none of them takes it back."""
    room = _listed(text, "noes") and not _listed(text, "pushing")
    return bool(room) and real_words(text) > 2


def real_words(text: str) -> int:
    """Count the different words in it; where two stand for words, none of the others is one."""
    return 0 if len(_listed(text, "filling")) > 1 else len({one.lower() for one in _real(text)})


@lru_cache(maxsize=4096)
def checksum(text: str) -> str:
    """Return four digits made of the words alone, by which a copy is known."""
    return f"{crc32(' '.join(WORD.findall(fold(text))).encode()) & 0xFFFF:04x}"


def _real(text: str) -> list[str]:
    """Give its words as written, noise left out; an initial is one where its full stop stands."""
    written = WORD.findall(_INITIAL.sub("initial", unicodedata.normalize("NFC", text)))
    return [one for one in written if not (_NOISE.fullmatch(one) or _listed(one, "filling"))]


def _asked(text: str) -> str:
    whole = fold(text).rstrip("\"')")
    return sentences(whole.rstrip(".!?"))[-1] if whole.endswith("?") else ""


def _listed(text: str, *lists: WordList) -> list[str]:
    return found(text, "|".join(WORD_LISTS[name] for name in lists))
