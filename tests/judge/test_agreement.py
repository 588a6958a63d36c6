"""The prover, the judge and the browser's walk agree on every conversation of the playbook."""

import json
import os
import random
import shutil
import subprocess
import sysconfig
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from playbook.catalog.load import load
from playbook.check.support.analysis import Study
from playbook.generate.conversation import conversations
from playbook.judge.replay import replay
from playbook.judge.shown import ShownCall
from playbook.model.attempt import Event
from playbook.prove.walk import Situation, Step, Walk
from playbook.prove.ways import enough, points_of
from playbook.render.client_data.exercise_data import call_data

ROOT = Path(__file__).parents[2]
WANDERINGS = 4
"""How many ways are clicked at random in each conversation, rewinds among them."""

Way = tuple[Step, ...]


@dataclass(frozen=True)
class Play:
    """One play of a conversation: its events, and the way they go if it is a plain one."""

    events: tuple[Event, ...]
    way: Way | None


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
        study = Study(draft, call)
        assert study.walks is not None
        for talk in conversations(call, draft.personas):
            walk = study.walks[talk.level]
            data = {**call_data(call, talk, "a-site")}
            prints = {turn.id: fp for turn, fp in _prints(data, walk)}
            ways = [study.best_ways[talk.level], *_shortest(walk).values()]
            plays = [Play(tuple(_events(way, prints)), way) for way in ways]
            plays += [
                Play(tuple(_wander(walk, prints, random.Random(f"{talk.id} {number}"))), None)
                for number in range(WANDERINGS)
            ]
            best = points_of(study.best_ways[talk.level])[0]
            found.append(Table(talk.id, data, walk, best, study.poor, tuple(plays)))
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


def _events(way: Way, prints: dict[str, str]) -> Iterator[Event]:
    for number, step in enumerate(way, 1):
        yield _event(number, "answer", step.turn.id, prints, step.choice.id, step.there.at)


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


def _wander(walk: Walk, prints: dict[str, str], chance: random.Random) -> Iterator[Event]:
    """Click at random to an ending, and go back now and then, from the ending as well."""
    way: list[Step] = []
    backs = 3
    for number in range(1, 60):
        here = way[-1].there if way else walk.start
        if way and backs and (here.at in walk.endings or chance.random() < 0.2):
            backs -= 1
            place = chance.randrange(len(way))
            yield _event(number, "rewind", way[place].turn.id, prints)
            del way[place:]
        elif here.at in walk.endings:
            return
        else:
            step = chance.choice(walk.steps[here])
            way.append(step)
            yield _event(number, "answer", step.turn.id, prints, step.choice.id, step.there.at)


def judged(call: ShownCall, events: tuple[Event, ...]) -> dict[str, Any]:
    """Replay a play and give its standing as the browser's side writes it."""
    stands = replay(events, call)
    return {
        "path": [f"{s.turn}/{s.choice}" + ("" if s.first else " again") for s in stands.steps],
        "here": stands.here,
        "ending": stands.ending,
        "points": stands.points,
        "of": stands.of,
        "passed": stands.passed,
        "earlier": len(stands.earlier),
    }


def proven(table: Table, way: Way) -> dict[str, Any]:
    """Give what the prover says of a way."""
    points, met = points_of(way)
    return {
        "path": [step.moment for step in way],
        "here": way[-1].there.at,
        "ending": way[-1].there.at,
        "points": points,
        "of": max(table.best, 2 * met),
        "passed": enough(points, met, table.best) and way[-1].there.at not in table.poor,
        "earlier": 0,
    }


def test_the_judge_agrees_with_the_prover() -> None:
    assert tables()
    for table in tables():
        call = ShownCall.model_validate(table.call)
        assert call.best == table.best, table.name
        for play in table.plays:
            if play.way is not None:
                assert judged(call, play.events) == proven(table, play.way), table.name


def test_a_conversation_holds_what_the_prover_reaches() -> None:
    for table in tables():
        held = {each["id"] for each in (*table.call["turns"], *table.call["endings"])}
        assert held == table.walk.reached, table.name


def test_the_browser_agrees_with_the_judge(tmp_path: Path) -> None:
    file = tmp_path / "plays.json"
    plays = [
        {"call": table.call, "plays": [[e.model_dump() for e in p.events] for p in table.plays]}
        for table in tables()
    ]
    file.write_text(json.dumps(plays), encoding="utf-8")
    told = json.loads(in_deno("web/tests/judge/agree.ts", file))
    for table, standings in zip(tables(), told, strict=True):
        call = ShownCall.model_validate(table.call)
        for play, standing in zip(table.plays, standings, strict=True):
            assert standing == judged(call, play.events), table.name


def in_deno(script: str, file: Path) -> str:
    """Run a script of the client's side on a file, without packages or network."""
    beside = Path(sysconfig.get_path("scripts")) / "deno"
    program = shutil.which(beside) or shutil.which("deno")
    assert program is not None, "deno is not installed"
    words = ["run", "--no-config", "--no-lock", "--no-remote", "--quiet", f"--allow-read={file}"]
    done = subprocess.run(
        [program, *words, script, str(file)],
        cwd=ROOT,
        env={**os.environ, "DENO_DIR": str(file.parent), "DENO_NO_UPDATE_CHECK": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("wanted", ["rewinds", "endings", "plays"])
def test_there_is_enough_to_agree_on(wanted: str) -> None:
    plays = [play for table in tables() for play in table.plays]
    number = {
        "rewinds": sum(event.type == "rewind" for play in plays for event in play.events),
        "endings": len({play.way[-1].there.at for play in plays if play.way}),
        "plays": len(plays),
    }[wanted]
    assert number >= {"rewinds": 300, "endings": 20, "plays": 500}[wanted]
