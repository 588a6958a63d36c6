"""Carry calls and playthroughs over from the format without forms to today's; needed once.

A file that is in today's format is left alone. Comments inside a file are not kept, its first one
is. What a call said of "when_right" goes into the coach's note.
"""

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from playbook.catalog.file_layout import FOLDER
from playbook.cli.output import root_of, say
from playbook.yaml_source.nodes import plain
from playbook.yaml_source.parser import parse

Data = dict[str, Any]

_SPOKEN = re.compile(r"'((?:[^']|(?<=\w)'(?=\w))+)'\s*")
_PLAIN = re.compile(r"[A-Za-z0-9(][^\n]*")
_WORD = re.compile(r"[A-Za-z][\w-]*")
_RANK = {"best": 0, "defensible": 1, "weak": 2}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments: none but the root."""


def run(args: argparse.Namespace) -> int:
    """Carry all files over; files that cannot be read are left as they are, and told."""
    for folder in ("calls", "playthroughs"):
        for file in sorted((root_of(args.root) / FOLDER / folder).glob("*.yml")):
            content = file.read_bytes()
            node = parse(content, file.name).node
            data = None if node is None else plain(node)
            made = carried(data) if isinstance(data, dict) else None
            if made is not None:
                first, _, _ = content.decode().partition("\n")
                head = f"{first}\n" if first.startswith("#") else ""
                file.write_text(head + written(made), encoding="utf-8", newline="\n")
            state = "cannot be read" if node is None else "carried over" if made else "as it was"
            say(f"{FOLDER}/{folder}/{file.name}: {state}")
    return 0


def carried(data: Data) -> Data | None:
    """Return a call or playthroughs in today's format; None if they are in it."""
    if "playthroughs" in data:
        return _playthroughs(data)
    return _call(data) if isinstance(data.get("casts"), list) else None


def _playthroughs(data: Data) -> Data | None:
    if all(isinstance(step, str) for play in data["playthroughs"] for step in play["steps"]):
        return None
    plays = [
        {key: value for key, value in play.items() if key != "casts"}
        | {"steps": [f"{step['at']}/{step['take']}" for step in play["steps"]]}
        for play in data["playthroughs"]
    ]
    return {**data, "playthroughs": plays}


def _call(data: Data) -> Data:
    turns = [*data["turns"], *(turn for twist in data.get("twists", ()) for turn in twist["turns"])]
    made: Data = {}
    for key, value in data.items():
        if key in ("seller", "buyer") and value == key:
            continue
        if key == "start" and value == data["turns"][0]["id"]:
            continue
        if key == "slots":
            if len({len(turn["choices"]) for turn in turns}) == 1:
                made["options"] = len(turns[0]["choices"])
            made["casts"] = {cast["id"]: cast["industry"] for cast in data["casts"]}
            made["slots"] = {name: _slot(name, kind, data["casts"]) for name, kind in value.items()}
        elif key == "turns":
            made[key] = [*_turns(value, "", data["buyer"])]
        elif key == "twists":
            made[key] = [
                {**one, "turns": [*_turns(one["turns"], one["enters"], data["buyer"])]}
                for one in value
            ]
        elif key == "debrief":
            made[key] = [{"text": text} for text in value]
            made[key].insert(0, {"when": _best_way(data), "text": data["worked"]})
        elif key not in ("casts", "worked"):
            made[key] = value
    return made


def _slot(name: str, kind: str, casts: Sequence[Data]) -> Data:
    values = [cast["slots"][name] for cast in casts]
    return {kind: values[0] if len(values) == 1 else values}


def _turns(turns: Sequence[Data], last: str, buyer: str) -> Iterator[Data]:
    for turn, then in zip(turns, [*(turn["id"] for turn in turns[1:]), last], strict=True):
        made = {key: value for key, value in turn.items() if (key, value) != ("speaker", buyer)}
        made["choices"] = [_choice(choice, then) for choice in turn["choices"]]
        yield made


def _choice(choice: Data, then: str) -> Data:
    move = choice.get("move", "say")
    made: Data = {"id": choice["id"], "say" if move == "say" else "do": choice["say"]}
    if move not in ("say", "write"):
        made["move"] = move
    made |= _split(choice["happens"])
    when = choice.get("when_right", "")
    right = f" Right {when[0].lower()}{when[1:]}" if when else ""
    made["why"] = choice["why"] + right
    for key in ("better", "rating", "sets", "next", "next_if", "uses"):
        if key in choice and (key, choice[key]) != ("next", then):
            made[key] = choice[key]
    return made


def _split(happens: str) -> Data:
    """Part what begins with somebody's words into those and the rest."""
    spoken = _SPOKEN.match(happens)
    if spoken is None:
        return {"happens": happens}
    rest = happens[spoken.end() :]
    # "'Yes,' he says" goes on with whose words they were.
    if not rest or (spoken[1][-1] in ".!?" and "'" not in rest):
        return {"reply": spoken[1], **({"happens": rest} if rest else {})}
    return {"happens": happens}


def _best_way(data: Data) -> list[str]:
    """Name the best choices from the start to an ending, at the level without twists."""
    turns = {turn["id"]: turn for turn in data["turns"]}
    at, way, flags = data["start"], list[str](), set[str]()
    while at in turns:
        turn = turns.pop(at)
        best = min(turn["choices"], key=lambda choice: _RANK[choice["rating"]])
        way.append(f"{turn['id']}/{best['id']}")
        led = (one["to"] for one in best.get("next_if", ()) if one["flag"] in flags)
        at = next(led, best["next"])
        flags |= set(best.get("sets", ()))
    return way


def written(data: Data) -> str:
    """Return data as YAML as it is written by hand: short lists in one line, few quotes."""
    return "\n".join(_lines(data, 0)) + "\n"


def _lines(data: Mapping[str, Any], depth: int) -> Iterator[str]:
    pad = "  " * depth
    for key, value in data.items():
        short = _short(value, len(pad) + len(key) + 2)
        if short is not None:
            yield f"{pad}{key}: {short}"
        elif isinstance(value, dict):
            yield f"{pad}{key}:"
            yield from _lines(value, depth + 1)
        else:
            yield f"{pad}{key}:"
            for entry in value:
                if isinstance(entry, dict):
                    first, *more = _lines(entry, depth + 2)
                    yield f"{pad}  - {first.lstrip()}"
                    yield from more
                else:
                    yield f"{pad}  - {_scalar(entry, flow=False)}"


def _short(value: object, before: int) -> str | None:
    """Return what stands in one line; None for what takes several."""
    if isinstance(value, list):
        plain = all(not isinstance(one, dict | list) for one in value)
        line = f"[{', '.join(_scalar(one, flow=True) for one in value)}]" if plain else ""
        return line if line and before + len(line) <= 100 else None
    if isinstance(value, dict):
        entries = [(key, _short(one, 0)) for key, one in value.items()]
        line = f"{{{', '.join(f'{key}: {one}' for key, one in entries)}}}"
        whole = all(one is not None and _fits(value[key]) for key, one in entries)
        return line if whole and len(value) <= 2 and before + len(line) <= 100 else None
    return _scalar(value, flow=False)


def _fits(value: object) -> bool:
    """Tell whether a value stands in a line of braces: a word, or a list of a few."""
    if isinstance(value, list):
        return all(isinstance(one, str) for one in value)
    return isinstance(value, str) and _WORD.fullmatch(value) is not None


def _scalar(value: object, *, flow: bool) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    if _PLAIN.fullmatch(value) and not (flow and re.search(r"[\[\]{},]", value)):
        read = parse(f"k: {value}".encode(), "").node
        if read is not None and plain(read) == {"k": value}:
            return value
    return json.dumps(value, ensure_ascii=False)
