"""The facilitator's folder: answer keys, maps, timings and prompts, as pages that stand alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playbook.catalog.catalog import Catalog
from playbook.export.keys import Key, Played, keys, missing
from playbook.generate.conversation import conversation
from playbook.model.assignment import Sent
from playbook.model.call import Call
from playbook.model.gate import Gate
from playbook.model.worksheet import Worksheet
from playbook.render.client_data.exercise_data import AnyExercise, call_data, client_data, kind_of
from playbook.render.contract.exercise import CallData, ExerciseData
from playbook.render.html.call_on_paper import Paper, on_paper
from playbook.render.html.map import map_svg
from playbook.render.html.templates import rendered
from playbook.render.text.wording import KINDS

SENTINEL = "playbook-facilitator"
"""Stands in each of these pages, and must stand in none that learners get."""

INDEX = "index.html"

_TALK = 5
"""Minutes for everybody together after an exercise."""


@dataclass(frozen=True)
class File:
    """A page of the folder."""

    name: str
    content: str


@dataclass(frozen=True)
class Timing:
    """Minutes: alone, in pairs, all together."""

    alone: int
    pairs: int
    together: int

    @property
    def whole(self) -> int:
        """All of it."""
        return self.alone + self.pairs + self.together


@dataclass(frozen=True)
class Entry:
    """An exercise in the list: its page, and which level and people the key is for."""

    title: str
    id: str
    kind: str
    file: str
    timing: Timing
    note: str


def folder(catalog: Catalog, assignment: Sent | None) -> tuple[File, ...]:
    """Return the pages for an assignment, or for all exercises: the list first."""
    every = keys(catalog, assignment)
    entries = [_entry(key) for key in every]
    # Nobody plays a call at all of its levels on one day.
    minutes = {entry.id: entry.timing.whole for entry in entries}
    index = rendered(
        "facilitator-index.html.jinja",
        sentinel=SENTINEL,
        title=assignment.title if assignment else catalog.settings.title,
        audience=assignment.audience if assignment else "",
        note=assignment.note if assignment else "",
        entries=entries,
        missing=missing(catalog, assignment),
        whole=sum(minutes.values()),
    )
    pages = [
        File(entry.file, _page(key, entry, catalog))
        for entry, key in zip(entries, every, strict=True)
    ]
    return (File(INDEX, index), *pages)


def _entry(key: Key) -> Entry:
    return Entry(
        title=key.exercise.title,
        id=key.exercise.id,
        kind=KINDS[kind_of(key.exercise)],
        file=key.file,
        timing=_timing(key.exercise),
        note=key.note,
    )


def _timing(exercise: AnyExercise) -> Timing:
    private = isinstance(exercise, Worksheet) and exercise.private
    pairs = 0 if private else max(3, (exercise.minutes + 1) // 2)
    return Timing(exercise.minutes, pairs, 0 if private else _TALK)


def _page(key: Key, entry: Entry, catalog: Catalog) -> str:
    exercise = key.exercise
    data: ExerciseData
    paper: Paper | None = None
    drawing = ""
    if isinstance(exercise, Call) and key.played:
        data, drawing = _call(exercise, key.played, catalog)
        paper = on_paper(data)
    else:
        data = client_data(exercise, catalog)
    return rendered(
        "facilitator.html.jinja",
        sentinel=SENTINEL,
        entry=entry,
        summary=exercise.summary,
        data=data,
        paper=paper,
        drawing=drawing,
        rules=getattr(exercise, "rules_note", None),
        prompts=_prompts(exercise, paper, data),
        index=INDEX,
    )


def _call(call: Call, played: Played, catalog: Catalog) -> tuple[CallData, str]:
    talk = conversation(call, played.level, played.cast, catalog.personas)
    return call_data(call, talk, catalog.settings.site_id), map_svg(call, talk)


def _prompts(exercise: AnyExercise, paper: Paper | None, data: ExerciseData) -> Sequence[str]:
    """Return what to ask: of the line said and its effect, and never of the person."""
    if isinstance(exercise, Worksheet) and exercise.private:
        return ("This one is private. Do not collect it, and do not ask to hear it.",)
    if data["kind"] == "call" and paper is not None:
        return (*_about_lines(paper), *data["debrief"])
    if isinstance(exercise, Gate):
        return (
            "Which line decided it? Who said that line?",
            "Where did two of you differ? Which word did you read differently?",
            "What would have to change for the verdict to change?",
        )
    return (
        "Read one aloud to your neighbor. What did they hear you ask for?",
        "Which word would you take out, and what does the line lose?",
        "When will it be sent or said? To whom, by initials?",
    )


def _about_lines(paper: Paper) -> Iterator[str]:
    """Ask about the first card with a line that costs something, and one that could be right."""
    for rating, words in (
        ("weak", "Card {card}: read line {letter} aloud. What does it do to the other person?"),
        ("defensible", "Card {card}: on what day would line {letter} be the right one?"),
    ):
        found = (
            words.format(card=card.number, letter="abcd"[place])
            for card in paper.cards
            for place, option in enumerate(card.options)
            if option.choice["rating"] == rating
        )
        yield from list(found)[:2]
