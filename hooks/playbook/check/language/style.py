"""PB511 to PB514: phrases to avoid, choices of unlike length, long sentences. Warnings only."""

import re
from collections.abc import Iterator, Sequence

from playbook.catalog.catalog import Catalog
from playbook.check.language.line_length import count_words, may_exceed
from playbook.check.support.proof import Proof
from playbook.check.support.subject import Subject
from playbook.check.support.texts import PlacedText, choices_of, given, of_turns, prose, turns_of
from playbook.diagnostics import Diagnostic, diagnose, quoted
from playbook.model.call import Turn
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
        for path, _, choice in choices_of(call):
            if choice.rating == "best":
                yield Subject(catalog, call.id), PlacedText((*path, "say"), choice.say)


_GOOD = {
    "techniques": ("strong",),
    "calls": ("worked", *of_turns("choices.why,better")),
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
    if proof.said_lengths is None or not proof.call.casts:
        return
    longest_is_best, decisions = 0, 0
    for path, turn in turns_of(proof.call):
        measured = proof.said_lengths[turn.id]
        yield from _unlike(proof, path, turn, measured)
        decisions += 1
        longest_is_best += all(best_is_longest(turn, lengths) for lengths in measured)
    if longest_is_best > OFTEN * decisions:
        message = f"the best choice is the longest in {longest_is_best} of {decisions} turns"
        hint = "shorten some best lines, or let others run longer"
        yield diagnose("PB513", proof.subject.key(("turns",)), message, hint)


def best_is_longest(turn: Turn, lengths: Sequence[int]) -> bool:
    """Tell whether the best choice is longer than any other of its turn."""
    best = [number for number, choice in enumerate(turn.choices) if choice.rating == "best"]
    longest = max(lengths)
    return bool(best) and lengths[best[0]] == longest and lengths.count(longest) == 1


def _unlike(
    proof: Proof, path: Path, turn: Turn, measured: Sequence[Sequence[int]]
) -> Iterator[Diagnostic]:
    worst = max(measured, key=lambda lengths: max(lengths) / max(1, min(lengths)))
    if max(worst) <= LENGTH_RATIO * min(worst):
        return
    cast = proof.call.casts[measured.index(worst)].id
    each = ", ".join(
        f"{choice.id} {length}" for choice, length in zip(turn.choices, worst, strict=True)
    )
    message = (
        f"the choices of turn {quoted(turn.id)} differ in length: {max(worst)} characters and "
        f"{min(worst)}"
    )
    hint = f"the longest at most {LENGTH_RATIO} times the shortest; with cast {cast}: {each}"
    yield diagnose("PB512", proof.subject.key((*path, "choices")), message, hint)
