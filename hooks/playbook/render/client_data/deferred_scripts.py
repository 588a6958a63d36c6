"""Data scripts: what a page fetches when somebody asks for it, as classic scripts.

A page that was opened from a file may run a script from beside it, and may not fetch JSON.
"""

import json
from collections.abc import Mapping
from typing import NamedTuple

from playbook.cache.disk import kept_text
from playbook.cache.memory import Kept
from playbook.catalog.catalog import Catalog
from playbook.model.call import Call
from playbook.render.client_data.exercise_data import AnyExercise, client_data, later_conversations
from playbook.render.contract.exercise import CallData, LaterCalls, Turn

_SCRIPT = (
    "(function(p){(p.data=p.data||{})[%s]=%s})(globalThis.playbook=globalThis.playbook||{});\n"
)


class _Later(NamedTuple):
    """The conversations of a call: those not on its page as a script, the editions of all."""

    script: str
    editions: Mapping[str, str]


_kept: Kept[_Later] = Kept()
_kept_shown: Kept[str] = Kept()


def data_script(name: str, data: object) -> str:
    """Return the script that brings data under a name, JSON within a string."""
    return _SCRIPT % (json.dumps(name), json.dumps(json.dumps(data, separators=(",", ":"))))


def conversations_script(call: Call, catalog: Catalog) -> str:
    """Return the script that brings the other conversations of a call."""
    return _later(call, catalog).script


def conversation_editions(call: Call, catalog: Catalog) -> Mapping[str, str]:
    """Return the edition of each conversation of a call, by its variant."""
    return _later(call, catalog).editions


def shown_script(exercise: AnyExercise, catalog: Catalog) -> str:
    """Return the script that brings what stands on the page of an exercise to other pages.

    The trainers' report tells by it which lines were chosen; it comes when somebody asks.
    """
    data = client_data(exercise, catalog)
    name = f"shown:{exercise.id}"
    return _kept_shown.get(name, (data,), lambda: data_script(name, data))


def _later(call: Call, catalog: Catalog) -> _Later:
    parts = (call, catalog.settings, *catalog.personas.values())

    def made() -> _Later:
        text = kept_text("later", parts, lambda: _text(call, catalog))
        editions, _, script = text.partition("\n")
        return _Later(script, json.loads(editions))

    return _kept.get(call.id, parts, made)


def _text(call: Call, catalog: Catalog) -> str:
    talks = later_conversations(call, catalog)
    every = (client_data(call, catalog), *talks)
    editions = {talk["variant"] or "": talk["edition"] for talk in every}
    script = data_script(f"later:{call.id}", _each_turn_once(talks))
    return json.dumps(editions, sort_keys=True) + "\n" + script


def _each_turn_once(talks: list[CallData]) -> LaterCalls:
    turns: dict[str, tuple[int, Turn]] = {}
    places = [
        [turns.setdefault(json.dumps(turn), (len(turns), turn))[0] for turn in talk["turns"]]
        for talk in talks
    ]
    return {
        "turns": [turn for _, turn in turns.values()],
        "places": places,
        "talks": [{**talk, "turns": []} for talk in talks],
    }
