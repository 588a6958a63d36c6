"""PB508: a name that begins a sentence, where a capital letter alone says nothing."""

from collections.abc import Collection, Iterator

from playbook.catalog.catalog import Catalog
from playbook.check.language.literals import begins, known_names
from playbook.check.support.texts import templates
from playbook.diagnostics import Diagnostic, diagnose, quoted
from playbook.lint.dictionary import american, is_word
from playbook.lint.spelling import LIST, names_of, read_list

_WORDS_TOO = frozenset(
    {"acme", "berg", "bob", "bobby", "dave", "jack", "jenny", "jerry", "jimmy", "peter"}
    | {"sally", "tom", "tommy"}
)
"""Names that the dictionary knows as words, which in a conversation hardly begin a sentence."""


def names_ahead(catalog: Catalog, own_words: str) -> Iterator[Diagnostic]:
    """Find names at the beginning of sentences of calls and gates.

    A word that neither the dictionary nor anything of ours knows is a matter of spelling.
    """
    known = names_of(catalog).union(read_list(own_words).lines)
    names = known_names(catalog)
    for subject, line in templates(catalog):
        for word in begins(line.text, names):
            if _is_name(word.removesuffix("'s"), known) and subject.sound(line.path):
                message = f"{quoted(word)} is most likely a name; take it from a slot"
                hint = (
                    "declare a slot with its value in every cast, and write {slot} here; "
                    f"a word that is no name goes into {LIST} in small letters"
                )
                yield diagnose("PB508", subject.word(line.path, word), message, hint)


def _is_name(word: str, known: Collection[str]) -> bool:
    small = word.lower()
    if small in _WORDS_TOO:
        return True
    if is_word(small) or small in known or american(word) is not None:
        return False
    return is_word(word) or word in known
