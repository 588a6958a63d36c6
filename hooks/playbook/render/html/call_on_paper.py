"""A call on paper: numbered cards in reading order, lettered endings, and ways between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from playbook.render.contract.exercise import CallData, Choice, Turn


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


def on_paper(data: CallData) -> tuple[PaperTurn, ...]:
    """Lay a conversation out: the start first, then whatever its options lead to, nearest first.

    Turns that nothing leads to are left out; endings have letters, in their order.
    """
    turns = _reading_order(data)
    labels = {turn["id"]: f"card {number}" for number, turn in enumerate(turns, 1)}
    labels |= {one["id"]: f"ending {letter(place)}" for place, one in enumerate(data["endings"])}
    setters = _setters(turns)
    return tuple(
        PaperTurn(number, turn, tuple(_option(one, labels, setters) for one in turn["choices"]))
        for number, turn in enumerate(turns, 1)
    )


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
    """Give for each flag the options that set it, such as ``1b``."""
    setters: dict[str, list[str]] = {}
    for number, turn in enumerate(turns, 1):
        for place, choice in enumerate(turn["choices"]):
            for flag in choice["sets"]:
                setters.setdefault(flag, []).append(f"{number}{letter(place).lower()}")
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


def _any_of(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def letter(place: int) -> str:
    """Return A for 0, Z for 25, AA for 26, as a lettered list in HTML counts."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
