"""PB511 to PB514: phrases to avoid, choices of unlike length, long sentences. Warnings only."""

import re
from collections.abc import Iterator, Sequence

from playbook.catalog.catalog import Catalog
from playbook.check.language.line_length import count_words, may_exceed
from playbook.check.support.proof import Proof
from playbook.check.support.subject import Subject
from playbook.check.support.texts import (
    WORDS,
    PlacedText,
    decisions_of,
    given,
    of_outcomes,
    prose,
    turns_of,
)
from playbook.diagnostics import Diagnostic, diagnose, quoted
from playbook.model.call import Rating, WrittenTurn
from playbook.yaml_source.nodes import Path

MOST_WORDS = 28
LENGTH_RATIO = 1.3
OFTEN = 0.4

_SENTENCE_END = re.compile(
    r"(?<![.!?…])[.!?…]+[\"'\u201d\u2019)\]*]*(?:\s+|$)|\n\s*\n|\n\s*[-*#|>]|;\s"
)


def phrases_to_avoid(catalog: Catalog) -> Iterator[Diagnostic]:
    """Find phrases of ``avoid`` in words that are offered as good ones."""
    pattern = any_of(catalog.settings.avoid)
    if pattern is None:
        return
    for subject, line in _good_lines(catalog):
        for match in pattern.finditer(line.text.replace("\u2019", "'")):
            if subject.sound(line.path):
                message = f"{quoted(match.group())} is a phrase that this playbook avoids"
                place = subject.word(line.path, match.group())
                yield diagnose("PB511", place, message, "say what it is about, in plain words")


def any_of(phrases: Sequence[str]) -> re.Pattern[str] | None:
    """Give a pattern that finds any of these phrases, as whole words; None if there are none."""
    words = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else None


def _good_lines(catalog: Catalog) -> Iterator[tuple[Subject, PlacedText]]:
    for kind, ways in _GOOD.items():
        for one in getattr(catalog, kind).values():
            subject = Subject(catalog, one.id)
            yield from ((subject, PlacedText(*found)) for found in given(one, *ways))
    for call in catalog.calls.values():
        subject = Subject(catalog, call.id)
        best = {
            (*one.turn_path, "choices", number): one.turn.choices[number]
            for one in decisions_of(call)
            for number, rating in enumerate(one.all_of("rating"))
            if rating == "best"
        }
        for path, choice in best.items():
            for way, text in given(choice, *WORDS):
                yield subject, PlacedText((*path, *way), text)


_GOOD = {
    "techniques": ("strong",),
    "calls": ("debrief.text", *of_outcomes("why,better")),
    "gates": ("cases.next_step",),
    "worksheets": ("examples.strong.slots",),
}


def long_sentences(catalog: Catalog) -> Iterator[Diagnostic]:
    """Find sentences that are too long to be said in one breath."""
    for subject, line in prose(catalog):
        for beginning, count in _long(line.text):
            if subject.sound(line.path):
                message = f"{count} words in one sentence, and {MOST_WORDS} are the most"
                place = subject.word(line.path, beginning)
                yield diagnose("PB514", place, message, "make two sentences of it")


def _long(text: str) -> tuple[tuple[str, int], ...]:
    """Give the first words of each long sentence, and how many it has."""
    if not may_exceed(text, MOST_WORDS):
        return ()
    found = []
    for sentence in _SENTENCE_END.split(text):
        words = count_words(sentence)
        if words > MOST_WORDS:
            found.append((" ".join(sentence.split()[:4]), words))
    return tuple(found)


def lengths(proof: Proof) -> Iterator[Diagnostic]:
    """Find turns whose choices differ in length, and calls whose best lines are the longest."""
    measured = proof.said_lengths
    if measured is None:
        return
    for path, turn in turns_of(proof.call):
        yield from _unlike(proof, path, turn, measured[turn.id])
    longest_is_best = sum(
        all(best_is_longest(one.all_of("rating"), each) for each in measured[one.turn.id])
        for one in proof.decisions
    )
    if longest_is_best > OFTEN * len(proof.decisions):
        of = f"{longest_is_best} of {len(proof.decisions)} decisions"
        message = f"the best choice is the longest in {of}"
        hint = "shorten some best lines, or let others run longer"
        yield diagnose("PB513", proof.subject.key(("turns",)), message, hint)


def best_is_longest(ratings: Sequence[Rating | None], lengths: Sequence[int]) -> bool:
    """Tell whether a best choice is longer than any other of its turn."""
    longest = max(lengths)
    return ratings[lengths.index(longest)] == "best" and lengths.count(longest) == 1


def _unlike(
    proof: Proof, path: Path, turn: WrittenTurn, measured: Sequence[Sequence[int]]
) -> Iterator[Diagnostic]:
    worst = max(measured, key=lambda lengths: max(lengths) / max(1, min(lengths)))
    if max(worst) <= LENGTH_RATIO * min(worst):
        return
    cast = proof.call.cast_list[measured.index(worst)].id
    each = ", ".join(
        f"{choice.id} {length}" for choice, length in zip(turn.choices, worst, strict=True)
    )
    message = (
        f"the choices of turn {quoted(turn.id)} differ in length: {max(worst)} characters and "
        f"{min(worst)}"
    )
    hint = f"the longest at most {LENGTH_RATIO} times the shortest; with cast {cast}: {each}"
    yield diagnose("PB512", proof.subject.key((*path, "choices")), message, hint)
