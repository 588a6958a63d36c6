"""The facilitator's folder: keys, maps, timings, prompts and cards, as pages that stand alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from playbook.catalog.catalog import Catalog
from playbook.export.keys import Key, Played, keys, missing
from playbook.generate.conversation import Conversation, conversation
from playbook.model.assignment import Sent
from playbook.model.call import Call
from playbook.model.gate import Gate
from playbook.model.turn import Version
from playbook.model.worksheet import Worksheet
from playbook.render.client_data.exercise_data import AnyExercise, call_data, client_data, kind_of
from playbook.render.contract.exercise import CallData, Turn
from playbook.render.html.call_on_paper import Paper, PaperTurn, on_paper
from playbook.render.html.card_sets import other_sets, standard_sets
from playbook.render.html.map import map_svg
from playbook.render.html.templates import rendered

SENTINEL = "playbook-facilitator"
"""Stands in each of these pages, and must stand in none that learners get."""

INDEX = "index.html"

_TALK = 5
"""Minutes for everybody together after an exercise."""


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
class Forms:
    """A turn that is another in some stories: its forms, and the numbers of each one's stories."""

    forms: list[Turn] = field(default_factory=list)
    stories: list[list[int]] = field(default_factory=list)


def folder(catalog: Catalog, assignment: Sent | None, styles: str = "") -> dict[str, str]:
    """Return the pages for an assignment, or for all exercises, by their names: the list first.

    ``styles`` is the style sheet of cards, of which each page of cards holds a copy.
    """
    every = keys(catalog, assignment)
    called = {key.exercise.id: key.exercise for key in every if isinstance(key.exercise, Call)}
    held = {name: call for name, call in called.items() if call.live is not None}
    sheets = {name: f"cards-{name.lower()}.html" for name in held}
    # Nobody plays a call at all of its levels on one day.
    minutes = {key.exercise.id: _timing(key.exercise).whole for key in every}
    index = rendered(
        "facilitator-index.html.jinja",
        sentinel=SENTINEL,
        title=assignment.title if assignment else catalog.settings.title,
        audience=assignment.audience if assignment else "",
        note=assignment.note if assignment else "",
        keys=every,
        sheets=sheets,
        kind_of=kind_of,
        timing_of=_timing,
        missing=missing(catalog, assignment),
        whole=sum(minutes.values()),
    )
    return {
        INDEX: index,
        **{key.file: _page(key, catalog, sheets.get(key.exercise.id, "")) for key in every},
        **{sheets[name]: _cards(call, catalog, styles) for name, call in held.items()},
    }


def _cards(call: Call, catalog: Catalog, styles: str) -> str:
    sets = [*standard_sets(call, catalog), *other_sets(call, catalog)]
    return rendered(
        "facilitator-cards.html.jinja",
        sentinel=SENTINEL,
        call=call,
        sets=sorted(sets, key=lambda one: one["level"]),
        prefix=call.id.lower(),
        styles=styles,
        index=INDEX,
    )


def _timing(exercise: AnyExercise) -> Timing:
    private = isinstance(exercise, Worksheet) and exercise.private
    pairs = 0 if private else max(3, (exercise.minutes + 1) // 2)
    return Timing(exercise.minutes, pairs, 0 if private else _TALK)


def _page(key: Key, catalog: Catalog, sheet: str) -> str:
    exercise, data, drawing = key.exercise, client_data(key.exercise, catalog), ""
    paper, differing = None, list[Forms]()
    if isinstance(exercise, Call) and key.played:
        talks = [_talk(exercise, key.played, mix.id, catalog) for mix in exercise.stories]
        told = [call_data(exercise, talk, catalog.settings.site_id) for talk in talks]
        data, paper, drawing = told[0], on_paper(told[0]), map_svg(exercise, talks[0])
        differing = _differing(told)
    return rendered(
        "facilitator.html.jinja",
        sentinel=SENTINEL,
        key=key,
        sheet=sheet,
        kind=kind_of(exercise),
        timing=_timing(exercise),
        data=data,
        paper=paper,
        differing=differing,
        drawing=drawing,
        rules=getattr(exercise, "rules_note", None),
        prompts=_prompts(exercise, paper),
        index=INDEX,
    )


def _talk(call: Call, played: Played, mix: str, catalog: Catalog) -> Conversation:
    return conversation(call, Version(played.level, mix), played.cast, catalog.personas)


def _differing(told: Sequence[CallData]) -> list[Forms]:
    """Return the turns that are not the same in all stories, in their order."""
    found: dict[str, Forms] = {}
    for data in told:
        for turn in data["turns"]:
            one = found.setdefault(turn["id"], Forms())
            places = [place for place, each in enumerate(one.forms) if each["form"] == turn["form"]]
            if not places:
                one.forms.append(turn)
                one.stories.append([])
            one.stories[places[0] if places else -1].append(data["story"])
    return [one for one in found.values() if len(one.stories[0]) < len(told)]


def _prompts(exercise: AnyExercise, paper: Paper | None) -> Sequence[str]:
    """Return what to ask: of the line said and its effect, and never of the person."""
    if isinstance(exercise, Worksheet) and exercise.private:
        return ("This one is private. Do not collect it, and do not ask to hear it.",)
    if paper is not None:
        questions = (line.text for line in paper.lines if line.condition is None)
        return (*_about_lines(paper.cards), *questions)
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


def _about_lines(cards: Iterable[PaperTurn]) -> Iterator[str]:
    """Ask about the first card with a line that costs something, and one that could be right."""
    for rating, words in (
        ("weak", "Card {card}: read line {letter} aloud. What does it do to the other person?"),
        ("defensible", "Card {card}: on what day would line {letter} be the right one?"),
    ):
        found = (
            words.format(card=card.number, letter="abcd"[place])
            for card in cards
            for place, option in enumerate(card.options)
            if option.choice["rating"] == rating
        )
        yield from list(found)[:2]
