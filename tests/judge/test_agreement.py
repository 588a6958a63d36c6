"""The browser's replay stands where the prover says, on every conversation of the playbook."""

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from playbook.catalog.load import load
from playbook.check.support.proof import Proof
from playbook.generate.conversation import conversations
from playbook.model.attempt import Event
from playbook.model.turn import Version
from playbook.prove.walk import Situation, Step, Walk
from playbook.prove.ways import enough, points_of
from playbook.render.client_data.exercise_data import call_data
from tests.judge.record import replayed

ROOT = Path(__file__).parents[2]
WANDERINGS = 4
"""How many ways are clicked at random in each conversation, rewinds among them."""

Way = tuple[Step, ...]


@dataclass(frozen=True)
class Play:
    """One play: its events, the path that is left of them, where it leads, and the first tries."""

    events: tuple[Event, ...]
    path: tuple[str, ...]
    at: str
    tries: Way


@dataclass(frozen=True)
class Table:
    """One conversation with its plays."""

    name: str
    call: dict[str, Any]
    walk: Walk
    best: int
    poor: frozenset[str]
    plays: tuple[Play, ...]


@cache
def tables() -> tuple[Table, ...]:
    """Give every conversation of the playbook, and ways through it."""
    draft = load(ROOT).draft
    found = []
    for call in draft.calls.values():
        proof = Proof(draft, call)
        assert proof.walks is not None
        for talk in conversations(call, draft.personas):
            version = Version(talk.level, talk.mix)
            walk = proof.walks[version]
            data = {**call_data(call, talk, "a-site")}
            prints = {turn.id: fp for turn, fp in _prints(data, walk)}
            ways = [proof.best_ways[version], *_shortest(walk).values()]
            plays = [_straight(way, prints) for way in ways]
            plays += [
                _wander(walk, prints, random.Random(f"{talk.id} {number}"))
                for number in range(WANDERINGS)
            ]
            best = points_of(proof.best_ways[version])[0]
            found.append(Table(talk.id, data, walk, best, proof.poor, tuple(plays)))
    return tuple(found)


def _prints(data: dict[str, Any], walk: Walk) -> Iterator[tuple[Any, str]]:
    prints = {turn["id"]: turn["fp"] for turn in data["turns"]}
    for steps in walk.steps.values():
        if steps:
            yield steps[0].turn, prints[steps[0].turn.id]


def _shortest(walk: Walk) -> dict[str, Way]:
    """Give the shortest way to each ending."""
    found: dict[str, Way] = {}
    seen = {walk.start}
    waiting: deque[tuple[Situation, Way]] = deque([(walk.start, ())])
    while waiting:
        here, way = waiting.popleft()
        if here.at in walk.endings:
            found.setdefault(here.at, way)
        for step in walk.steps[here]:
            if step.there not in seen:
                seen.add(step.there)
                waiting.append((step.there, (*way, step)))
    return found


def _straight(way: Way, prints: dict[str, str]) -> Play:
    events = [
        _event(number, "answer", step.turn.id, prints, step.choice.id, step.there.at)
        for number, step in enumerate(way, 1)
    ]
    return Play(tuple(events), tuple(step.moment for step in way), way[-1].there.at, way)


def _event(
    number: int,
    kind: str,
    turn: str,
    prints: dict[str, str],
    value: str | None = None,
    to: str | None = None,
) -> Event:
    return Event.model_validate(
        {
            "v": 1,
            "id": f"e{number}",
            "site": "a-site",
            "exercise": "F00",
            "edition": "0" * 12,
            "attempt": "a",
            "n": number,
            "at": 1000 * number,
            "type": kind,
            "item": turn,
            "value": value,
            "to": to,
            "fp": prints[turn] if value else None,
        }
    )


def _wander(walk: Walk, prints: dict[str, str], chance: random.Random) -> Play:
    """Click at random to an ending, and go back now and then, from the ending as well."""
    events: list[Event] = []
    way: list[Step] = []
    path: list[str] = []
    tries: dict[str, Step] = {}
    backs = 3
    for number in range(1, 60):
        here = way[-1].there if way else walk.start
        if way and backs and (here.at in walk.endings or chance.random() < 0.2):
            backs -= 1
            turn = chance.choice(way).turn.id
            events.append(_event(number, "rewind", turn, prints))
            # Of a turn that was met twice, the last time is meant.
            place = max(place for place, step in enumerate(way) if step.turn.id == turn)
            del way[place:], path[place:]
        elif here.at in walk.endings:
            break
        else:
            step = chance.choice(walk.steps[here])
            path.append(step.moment + (" again" if step.turn.id in tries else ""))
            way.append(step)
            tries.setdefault(step.turn.id, step)
            answer = step.turn.id, prints, step.choice.id, step.there.at
            events.append(_event(number, "answer", *answer))
    at = way[-1].there.at if way else walk.start.at
    return Play(tuple(events), tuple(path), at, tuple(tries.values()))


def proven(table: Table, play: Play) -> dict[str, Any]:
    """Give how a play stands, as the browser's side writes it: only first tries score."""
    points, met = points_of(play.tries)
    ended = play.at in table.walk.endings
    return {
        "path": list(play.path),
        "here": play.at,
        "ending": play.at if ended else None,
        "points": points,
        "of": max(table.best, 2 * met),
        "passed": ended and enough(points, met, table.best) and play.at not in table.poor,
        "earlier": 0,
    }


def test_a_conversation_holds_what_the_prover_reaches() -> None:
    assert tables()
    for table in tables():
        assert table.call["best"] == table.best, table.name
        held = {each["id"] for each in (*table.call["turns"], *table.call["endings"])}
        assert held == table.walk.reached, table.name


def test_the_browser_agrees_with_the_prover(tmp_path: Path) -> None:
    plays = [(table.call, [play.events for play in table.plays]) for table in tables()]
    for table, standings in zip(tables(), replayed(plays, tmp_path), strict=True):
        for play, standing in zip(table.plays, standings, strict=True):
            assert standing == proven(table, play), table.name


@pytest.mark.parametrize("wanted", ["rewinds", "endings", "plays"])
def test_there_is_enough_to_agree_on(wanted: str) -> None:
    plays = [play for table in tables() for play in table.plays]
    number = {
        "rewinds": sum(event.type == "rewind" for play in plays for event in play.events),
        "endings": len({play.at for play in plays}),
        "plays": len(plays),
    }[wanted]
    assert number >= {"rewinds": 300, "endings": 20, "plays": 500}[wanted]
