"""PB521 to PB523: American English on every page and in all data, and the list of our own words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from playbook.cache.memory import Kept
from playbook.catalog.catalog import Catalog, DataFile
from playbook.catalog.file_layout import FOLDER
from playbook.diagnostics import Diagnostic, Place, diagnose, quoted, split_lines
from playbook.lint.dictionary import american, is_word, nearest, unknown_words, words_only
from playbook.markdown.page import Manuscript
from playbook.yaml_source.nodes import Mapping as Nodes
from playbook.yaml_source.nodes import Node, Scalar, Sequence

LIST = f"{FOLDER}/words.txt"
"""Our own words, one a line, sorted; lines that begin with # are notes."""

MOST_SUGGESTIONS = 12
"""A guess at what was meant takes long; of text in another language each word would ask."""

_SINGLE = frozenset({"title", "name", "label", "industry", "role", "term"})
"""Keys whose values are read, be they one word only."""

_NOT_READ = frozenset(
    {"citation", "id", "key", "site_id", "avoid", "proper_words", "first", "last"}
    | {"lacks", "has_one_of"}
)
_CAPITALIZED = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_OWN = re.compile(r"'s$|(?<=s)'$")


@dataclass(frozen=True, slots=True)
class Met:
    """A word that the dictionary does not know, where it stands first in a file, and its line."""

    word: str
    place: Place


@dataclass
class Words:
    """Our own words with their lines, and what is wrong with the list."""

    lines: dict[str, int] = field(default_factory=dict)
    slips: list[Diagnostic] = field(default_factory=list)


def spelling(catalog: Catalog, pages: Iterable[Manuscript], own_words: str) -> Iterator[Diagnostic]:
    """Find words that are not American English, and own words that nothing needs.

    ``own_words`` is the text of the list; names of people and of casts are known by themselves.
    """
    words = read_list(own_words)
    yield from words.slips
    names = names_of(catalog)
    # Of people who are missing nobody knows how they are called.
    strangers = any(catalog.lacks_people(call) for call in catalog.calls.values())
    needed: set[str] = set()
    guesses = 0
    for met in _all(catalog, pages):
        forms = _forms(met.word)
        listed = forms & words.lines.keys()
        needed |= listed
        if listed or forms & names:
            continue
        british = american(met.word)
        if strangers and met.word[0].isupper() and british is None:
            continue
        guesses += british is None
        yield _unknown(met, british, guess=guesses <= MOST_SUGGESTIONS)
    for word, line in words.lines.items():
        if word not in needed:
            why = "the dictionary knows it" if is_word(word) else "no page and no exercise uses it"
            message = f"{quoted(word)} need not be listed: {why}"
            yield diagnose("PB523", Place(LIST, line), message, "take it out of the list")


def read_list(text: str) -> Words:
    """Read the list; slips are lines with more than a word, repeats, and words out of order."""
    words, before = Words(), ""
    for number, line in enumerate(split_lines(text), 1):
        word = line.strip()
        if not word or word.startswith("#"):
            continue
        here = Place(LIST, number)
        if not _CAPITALIZED.fullmatch(word):
            hint = "letters only, and a hyphen parts two words"
            words.slips.append(diagnose("PB522", here, f"{quoted(word)} is not one word", hint))
        elif word in words.lines:
            message = f"{quoted(word)} is listed twice"
            words.slips.append(diagnose("PB522", here, message, "take one of the two out"))
        else:
            if word.casefold() < before:
                message = f"{quoted(word)} is out of order"
                words.slips.append(diagnose("PB522", here, message, "sort the list by its letters"))
            before = max(before, word.casefold())
            words.lines[word] = number
    return words


def names_of(catalog: Catalog) -> frozenset[str]:
    """Give the names that the data themselves make known: of people, firms, authors and places."""
    texts = [f"{one.name} {one.first} {one.last}" for one in catalog.personas.values()]
    texts += [one.citation for one in catalog.sources.values()]
    for call in catalog.calls.values():
        texts += [value for cast in call.cast_list for value in cast.slots.values()]
    texts += [value for gate in catalog.gates.values() for value in gate.values.values()]
    met = (found[0] for text in texts for found in _CAPITALIZED.finditer(text))
    names = frozenset(word for word in met if word[0].isupper())
    words = catalog.company.words().values()
    company = (found[0] for text in words for found in _CAPITALIZED.finditer(text))
    return names.union(company, catalog.settings.proper_words)


def _forms(word: str) -> set[str]:
    bare = _OWN.sub("", word)
    return {word, bare, bare.lower()}


def _unknown(met: Met, british: str | None, *, guess: bool) -> Diagnostic:
    if british is not None:
        message = f"{quoted(met.word)} is not American English"
        return diagnose("PB521", met.place, message, f"American English: {british}")
    near = nearest(met.word) if guess else None
    hint = f"did you mean {quoted(near)}? " if near else ""
    message = f"{quoted(met.word)} is not in the dictionary"
    return diagnose("PB521", met.place, message, f"{hint}If it is right, add it to {LIST}.")


_kept: Kept[tuple[Met, ...]] = Kept()


def _all(catalog: Catalog, pages: Iterable[Manuscript]) -> Iterator[Met]:
    for page in pages:
        yield from _kept.get(page.file, (page,), partial(_first, _of_page(page)))
    files: Mapping[str, DataFile] = {file.path: file for file, _ in catalog.places.files.values()}
    for file in files.values():
        yield from _kept.get(file.path, (file,), partial(_first, _of_file(file)))


def _first(found: Iterable[Met]) -> tuple[Met, ...]:
    """Keep each word where it stands first."""
    first: dict[str, Met] = {}
    for met in found:
        first.setdefault(met.word, met)
    return tuple(first.values())


def _of_page(page: Manuscript) -> Iterator[Met]:
    for piece in page.pieces:
        for at, word in unknown_words(piece.text):
            yield Met(word, page.place(piece.start + at))


def _of_file(file: DataFile) -> Iterator[Met]:
    lines = split_lines(file.text)
    for scalar in _read(file.node, ""):
        for _, word in unknown_words(words_only(str(scalar.value))):
            yield Met(word, _place(file.path, lines, scalar, word))


def _read(node: Node, key: str) -> Iterator[Scalar]:
    """Give the values that somebody reads: those of several words, and titles."""
    if isinstance(node, Scalar):
        text = node.value
        if isinstance(text, str) and (" " in text or key in _SINGLE):
            yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _read(item, key)
    elif isinstance(node, Nodes):
        for name, item in node.items.items():
            if name not in _NOT_READ:
                yield from _read(item, "industry" if key == "casts" else name)


def _place(path: str, lines: tuple[str, ...], scalar: Scalar, word: str) -> Place:
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)".replace("'", "['\u2019]"))
    for number in range(scalar.line, min(scalar.line + 40, len(lines) + 1)):
        start = scalar.column - 1 if number == scalar.line else 0
        found = pattern.search(lines[number - 1], start)
        if found is not None:
            return Place(path, number, found.start() + 1)
    return Place(path, scalar.line, scalar.column)
