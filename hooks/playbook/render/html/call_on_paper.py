"""A call on paper: numbered cards in reading order, lettered endings, and ways between them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from playbook.render.contract.exercise import CallData, Choice, Look, Turn


@dataclass(frozen=True)
class Way:
    """Where an option leads: ``card 3`` or ``ending B``, and on what condition, if any."""

    target: str
    label: str
    condition: str | None


@dataclass(frozen=True)
class Option:
    """A choice on a card."""

    choice: Choice
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class PaperTurn:
    """A turn as a reader finds it: numbered, with its options lettered."""

    number: int
    turn: Turn
    options: tuple[Option, ...]


@dataclass(frozen=True)
class PaperLine:
    """A line to look back with, and for whom it holds: ``If you chose 2b``; None for everybody."""

    condition: str | None
    text: str


@dataclass(frozen=True)
class Paper:
    """A conversation laid out: cards from the start on, nearest first, and lines to look back."""

    cards: tuple[PaperTurn, ...]
    lines: tuple[PaperLine, ...]


def on_paper(data: CallData) -> Paper:
    """Lay a conversation out.

    Turns that nothing leads to are left out; endings have letters, in their order.
    """
    turns = _reading_order(data)
    labels = {turn["id"]: f"card {number}" for number, turn in enumerate(turns, 1)}
    labels |= {one["id"]: f"ending {letter(place)}" for place, one in enumerate(data["endings"])}
    setters = _setters(turns)
    cards = (
        PaperTurn(number, turn, tuple(_option(one, labels, setters) for one in turn["choices"]))
        for number, turn in enumerate(turns, 1)
    )
    lines = (PaperLine(_condition(one, labels, setters), one["text"]) for one in data["debrief"])
    return Paper(tuple(cards), tuple(lines))


def _reading_order(data: CallData) -> list[Turn]:
    turns = {turn["id"]: turn for turn in data["turns"]}
    order = [data["start"]] if data["start"] in turns else []
    for at in order:
        order.extend(to for to in dict.fromkeys(_targets(turns[at])) if to in turns.keys() - order)
    return [turns[at] for at in order]


def _targets(turn: Turn) -> Iterator[str]:
    for choice in turn["choices"]:
        yield choice["next"]
        yield from (branch["to"] for branch in choice["next_if"])


def _setters(turns: list[Turn]) -> dict[str, list[str]]:
    """Give the options, such as ``1b``, that set each flag; and that of each ``turn/choice``."""
    setters: dict[str, list[str]] = {}
    for number, turn in enumerate(turns, 1):
        for place, choice in enumerate(turn["choices"]):
            for moment in (f"{turn['id']}/{choice['id']}", *choice["sets"]):
                setters.setdefault(moment, []).append(f"{number}{letter(place).lower()}")
    return setters


def _option(choice: Choice, labels: dict[str, str], setters: dict[str, list[str]]) -> Option:
    ways = [
        Way(branch["to"], labels[branch["to"]], f"If you chose {_any_of(setters[branch['flag']])}")
        for branch in choice["next_if"]
        if branch["to"] in labels and branch["flag"] in setters
    ]
    if choice["next"] in labels:
        ways.append(Way(choice["next"], labels[choice["next"]], "Otherwise" if ways else None))
    return Option(choice, tuple(ways))


def _condition(
    line: Look, labels: Mapping[str, str], setters: Mapping[str, list[str]]
) -> str | None:
    """Say for whom a line holds: ``If you chose 1b and 2a, and did not come to ending B``."""
    chosen = [setters[one] for one in line["when"] if one in setters]
    not_chosen = [label for one in line["unless"] for label in setters.get(one, ())]
    parts = (
        ("chose", _listed((only for only, *more in chosen if not more), "and")),
        *(("chose", _any_of(some)) for some in chosen if len(some) > 1),
        ("came to", _listed((labels[one] for one in line["when"] if one in labels), "and")),
        ("did not choose", _any_of(not_chosen)),
        ("did not come to", _any_of(labels[one] for one in line["unless"] if one in labels)),
    )
    told = [f"{verb} {words}" for verb, words in parts if words]
    return f"If you {', and '.join(told)}" if told else None


def _any_of(words: Iterable[str]) -> str:
    return _listed(words, "or")


def _listed(words: Iterable[str], last: str) -> str:
    *most, end = [*words] or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def letter(place: int) -> str:
    """Return A for 0, Z for 25, AA for 26, as a lettered list in HTML counts."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
