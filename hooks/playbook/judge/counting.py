"""Count what stands in a text: words, lines, sentences, questions, a named day, phrases."""

import re
import unicodedata
from collections.abc import Iterable

WORDS_A_MINUTE = 150
"""An unhurried speaking pace."""

# Written out, since Python and JavaScript differ on what else counts as blank.
_BLANK = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_BLANKS = _BLANK.replace("\u2000-\u200a", "".join(map(chr, range(0x2000, 0x200B))))
_WORD = re.compile(r"[^\W_]+(?:['\u2019\-][^\W_]+)*")
_LINE_END = re.compile(r"\r\n|\r|\n")
# The look-behind keeps a long run of full stops from being tried at each of them.
_SENTENCE_END = re.compile(rf"(?<![.!?])[.!?]+(?:[{_BLANK}]|\Z)")
_BLANK_RUN = re.compile(rf"[{_BLANK}]+")
_MONTHS = (
    "january|february|april|june|july|august|september|october|november|december"
    # As words these two mean other things; beside a number they are months.
    r"|(?:may|march) [0-9]{1,2}|[0-9]{1,2}(?:st|nd|rd|th)?(?: of)? (?:may|march)"
)
_DAY = re.compile(
    r"(?<![^\W_])(?:"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|" + _MONTHS + r"|"
    r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}|[0-9]{1,2}/[0-9]{1,2}|"
    r"[0-9]{1,2}(?:st|nd|rd|th)"
    r")(?![^\W_])"
)


def trim(text: str) -> str:
    """Return the text without blanks at its ends."""
    return text.strip(_BLANKS)


def words(text: str) -> int:
    """Count words; ``it's`` and ``follow-up`` are one each."""
    return len(_WORD.findall(unicodedata.normalize("NFC", text)))


def seconds(count: int) -> int:
    """Return how long so many words take to say, in seconds, rounded up."""
    return -(-count * 60 // WORDS_A_MINUTE)


def lines(text: str) -> int:
    """Count the lines that are not blank."""
    return sum(1 for line in _LINE_END.split(text) if trim(line))


def longest_sentence(text: str) -> int:
    """Return the number of words in the longest sentence."""
    return max(words(sentence) for sentence in _SENTENCE_END.split(text))


def questions(text: str) -> int:
    """Count question marks."""
    return text.count("?")


def is_question(text: str) -> bool:
    """Tell whether the text ends as a question."""
    return trim(text).endswith("?")


def names_a_day(text: str) -> bool:
    """Tell whether a weekday, a month, tomorrow, or a date in digits stands in the text."""
    return _DAY.search(fold(text)) is not None


def has_one_of(text: str, phrases: Iterable[str]) -> bool:
    """Tell whether one of the phrases stands in the text, as whole words, however it is typed."""
    folded = fold(text)
    return any(_stands_in(fold(phrase), folded) for phrase in phrases)


def fold(text: str) -> str:
    """Return the text in lower case, with plain apostrophes and single spaces."""
    plain = unicodedata.normalize("NFC", text).lower().replace("\u2019", "'").replace("\u2018", "'")
    return trim(_BLANK_RUN.sub(" ", plain))


def _stands_in(phrase: str, text: str) -> bool:
    at = text.find(phrase) if phrase else -1
    while at >= 0:
        end = at + len(phrase)
        if not _one_word(text[at - 1 : at], phrase[0]) and not _one_word(
            phrase[-1], text[end : end + 1]
        ):
            return True
        at = text.find(phrase, at + 1)
    return False


def _one_word(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum()
