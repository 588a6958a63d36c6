"""A family that passes the checks can be played to an ending, whatever is clicked on the way."""

import json
from collections import deque
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playbook.catalog.load import Loaded
from playbook.check import load_checked
from playbook.diagnostics import errors
from playbook.generate.conversation import Conversation, conversations
from playbook.model.attempt import Event
from playbook.model.turn import leads_to
from playbook.render.client_data.exercise_data import call_data
from tests.check.families import RATINGS, Plain, choice, family, lay_out
from tests.judge.record import replayed

FLAGS = ("warm", "late")
ENDINGS = ("good", "fair", "thin")
LONGEST = 40
"""After at most so many clicks whoever goes round heads for the nearest way out."""


@st.composite
def families(draw: st.DrawFn) -> Plain:
    """Turns whose best choices lead on to an ending, and whose others lead anywhere."""
    number = draw(st.integers(2, 5))
    names = [f"t{place}" for place in range(number)]
    turns = [
        _turn(draw, name, [*names[1:], "good"][place], names) for place, name in enumerate(names)
    ]
    twists: list[Plain] = []
    if draw(st.booleans()):
        enters = draw(st.sampled_from(names))
        twist_turn = _turn(draw, "twist", enters, [*names, "twist"])
        twists = [{"id": "w", "kind": "wrong-number", "enters": enters, "turns": [twist_turn]}]
    everywhere = [*turns, *(each for twist in twists for each in twist["turns"])]
    choices = [one for each in everywhere for one in each["choices"]]
    _tidy(choices)
    mixes = [{"id": "plain"}, {"id": "odd", "forms": dict.fromkeys(_formed(draw, turns), "odd")}]
    made = {"levels": [1, 2], "turns": turns, "twists": twists, "mixes": mixes}
    endings = _endings(choices)
    happens = [f"{each['id']}/{one['id']}" for each in everywhere for one in each["choices"]]
    happens += [one["id"] for one in endings]
    debrief = [{"text": "One?"}, draw(_lines(happens)), draw(_lines(happens))]
    return family(1) | made | {"endings": endings, "debrief": debrief}


def _formed(draw: st.DrawFn, turns: list[Plain]) -> list[str]:
    """Give some turns a second form, in which the best choice is another; name them."""
    formed = [each for each in turns if draw(st.integers(0, 2)) == 0]
    for each in formed:
        best, other = [next(c for c in each["choices"] if c["rating"] == r) for r in RATINGS[:2]]
        ways = {"next": best["next"], "next_if": best.get("next_if", []), "sets": []}
        outcomes = {other["id"]: {**ways, "rating": "best"}, best["id"]: {"rating": "weak"}}
        each["forms"] = [{"id": "plain"}, {"id": "odd", "outcomes": outcomes}]
    return [each["id"] for each in formed]


def _lines(happens: list[str]) -> st.SearchStrategy[Plain]:
    """A line to look back with: a question, or one that hangs on what happened."""
    some = st.lists(st.sampled_from(happens), max_size=2, unique=True)
    hanging = st.builds(
        lambda when, unless: {"text": "Was it?", "when": when, "unless": unless}, some, some
    )
    return st.one_of(st.just({"text": "Two?"}), hanging)


def _turn(draw: st.DrawFn, name: str, onward: str, names: list[str]) -> Plain:
    order = draw(st.permutations(RATINGS[: draw(st.integers(2, 3))]))
    choices = []
    for rating in order:
        anywhere = st.sampled_from([onward, *names, *ENDINGS])
        leads = onward if rating == "best" else draw(anywhere)
        more: Plain = {}
        if draw(st.integers(0, 3)) == 0:
            more["sets"] = [draw(st.sampled_from(FLAGS))]
        if draw(st.integers(0, 4)) == 0:
            more["next_if"] = [{"flag": draw(st.sampled_from(FLAGS)), "to": draw(anywhere)}]
        choices.append(choice(rating, leads, "I say this one.", **more))
    return {"id": name, "ask": "And now?", "choices": choices}


def _tidy(choices: list[Plain]) -> None:
    """Drop flags that are not both set and read: nearly every family would be refused for one."""
    put = {flag for one in choices for flag in one.get("sets", ())}
    read = {branch["flag"] for one in choices for branch in one.get("next_if", ())}
    for one in choices:
        one["sets"] = [flag for flag in one.get("sets", ()) if flag in read]
        one["next_if"] = [each for each in one.get("next_if", ()) if each["flag"] in put]


def _endings(choices: list[Plain]) -> list[Plain]:
    """Give the endings that some choice leads to; whether a path does is for the checks to say."""
    aims = {one["next"] for one in choices}
    aims |= {branch["to"] for one in choices for branch in one.get("next_if", ())}
    qualities = {"good": "good", "fair": "acceptable", "thin": "poor"}
    return [
        {"id": name, "quality": qualities[name], "title": "The end", "text": "It ends."}
        for name in ENDINGS
        if name in aims
    ]


class Player:
    """Plays a conversation by what its own data says, and keeps the events."""

    def __init__(self, loaded: Loaded, talk: Conversation) -> None:
        call = loaded.draft.calls["F01"]
        self.data: dict[str, Any] = {**call_data(call, talk, "a-site")}
        self.prints = {turn["id"]: turn["fp"] for turn in self.data["turns"]}
        self.turns = {turn.id: turn for turn in talk.turns}
        self.here = talk.start
        self.flags: set[str] = set()
        self.first: dict[str, int] = {}
        self.path: list[str] = []
        self.events: list[Event] = []
        self.debrief = talk.debrief
        self.happened = {talk.start}

    def click(self, number: int) -> None:
        turn = self.turns[self.here]
        taken = turn.choices[number % len(turn.choices)]
        to = leads_to(taken, self.flags)
        self.first.setdefault(turn.id, {"best": 2, "defensible": 1, "weak": 0}[taken.rating])
        self.path.append(f"{turn.id}/{taken.id}")
        place = len(self.path)
        fields: dict[str, Any] = {
            "v": 1,
            "id": f"e{place}",
            "site": "a-site",
            "exercise": "F01",
            "edition": "0" * 12,
            "attempt": "a",
            "n": place,
            "at": place,
            "type": "answer",
            "item": turn.id,
            "value": taken.id,
            "to": to,
            "fp": self.prints[turn.id],
        }
        self.events.append(Event.model_validate(fields))
        self.flags |= set(taken.sets)
        self.here = to
        self.happened |= {self.path[-1], to, *taken.sets}

    def way_out(self) -> list[int]:
        """Give the fewest clicks to an ending from here, or fail if there are none."""
        waiting = deque([(self.here, frozenset(self.flags), list[int]())])
        seen = set()
        while waiting:
            here, flags, clicks = waiting.popleft()
            if here not in self.turns:
                return clicks
            if (here, flags) in seen:
                continue
            seen.add((here, flags))
            for number, one in enumerate(self.turns[here].choices):
                there = leads_to(one, flags)
                waiting.append((there, flags | set(one.sets), [*clicks, number]))
        raise AssertionError(f"no way out of {self.here} with {sorted(self.flags)}")


def test_any_family_that_passes_comes_to_an_ending_by_any_clicks(tmp_path: Path) -> None:
    lay_out(tmp_path)
    file = tmp_path / "exercises/calls/f01.yml"
    players: list[Player] = []
    passed, refused = 0, 0

    @settings(suppress_health_check=[HealthCheck.too_slow])
    @given(families(), st.lists(st.integers(0, 5), max_size=LONGEST))
    def play(one: Plain, clicks: list[int]) -> None:
        nonlocal passed, refused
        file.write_text(json.dumps(one), encoding="utf-8")
        loaded = load_checked(tmp_path)
        if errors(loaded.diagnostics):
            refused += 1
            return
        passed += 1
        for talk in conversations(loaded.draft.calls["F01"], loaded.draft.personas):
            players.append(played(Player(loaded, talk), clicks))
            assert shown(players[-1]) >= 2

    play()
    check_plays(players, tmp_path)
    # It would prove nothing if every family were refused, or none.
    assert passed >= (passed + refused) / 3
    assert refused >= 2


def played(player: Player, clicks: list[int]) -> Player:
    """Click as told, then the nearest way out."""
    for number in clicks:
        if player.here not in player.turns:
            break
        player.click(number)
    for number in player.way_out():
        player.click(number)
    return player


def check_plays(players: list[Player], folder: Path) -> None:
    """Replay what was played with the client's own code, which must see the same."""
    records = [(player.data, [player.events]) for player in players]
    for player, (stands,) in zip(players, replayed(records, folder), strict=True):
        assert stands["ending"] == player.here
        assert [step.removesuffix(" again") for step in stands["path"]] == player.path
        assert stands["points"] == sum(player.first.values())
        assert stands["points"] <= stands["of"]
        assert not stands["earlier"]


def shown(player: Player) -> int:
    """Count the lines that are shown after a talk."""
    return sum(
        player.happened.issuperset(line.when) and player.happened.isdisjoint(line.unless)
        for line in player.debrief
    )
