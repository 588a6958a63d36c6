"""What the client is given of an exercise, as plain data in the shapes of the contract."""

from collections.abc import Mapping
from typing import Any, cast

from playbook.cache.memory import Kept
from playbook.catalog.catalog import Catalog
from playbook.generate.cast import cast_person, cast_values
from playbook.generate.conversation import (
    Conversation,
    best_path,
    conversation,
    conversations,
)
from playbook.generate.slots import Value, fill
from playbook.judge.criteria import copies_of, least
from playbook.model.base import Exercise
from playbook.model.call import POINTS, Call
from playbook.model.call import Turn as SpokenTurn
from playbook.model.fingerprint import edition, fingerprint, in_order
from playbook.model.gate import Case as GateCase
from playbook.model.gate import Gate
from playbook.model.reference import Persona
from playbook.model.worksheet import Worksheet, WorksheetSlot
from playbook.render.contract.exercise import (
    Base,
    CallData,
    Case,
    Ending,
    ExerciseData,
    GateData,
    Kind,
    MenuItem,
    Turn,
    WorksheetData,
)
from playbook.render.text.typography import set_in_type

AnyExercise = Call | Worksheet | Gate

_kept: Kept[ExerciseData] = Kept()
_NOT_SHOWN: Mapping[str, Any] = {"uses": True, "choices": {"__all__": {"uses"}}}
"""Of a turn: on which facts its words rest is for checks."""


def kind_of(exercise: AnyExercise) -> Kind:
    """Return the kind of an exercise."""
    match exercise:
        case Call():
            return "call"
        case Worksheet():
            return "worksheet"
        case Gate():
            return "gate"


def client_data(exercise: AnyExercise, catalog: Catalog) -> ExerciseData:
    """Return an exercise as the client takes it; of a call its first conversation.

    It is kept as long as nothing that it is made from changes, and must not be changed. Raises
    CastError, SlotError or ConversationError for data that checking would have refused.
    """
    others = catalog.worksheets if isinstance(exercise, Worksheet) else catalog.personas
    parts = (exercise, catalog.settings, *others.values())
    return _kept.get(exercise.id, parts, lambda: _client_data(exercise, catalog))


def _client_data(exercise: AnyExercise, catalog: Catalog) -> ExerciseData:
    site = catalog.settings.site_id
    if isinstance(exercise, Call):
        talk = conversation(exercise, exercise.levels[0], exercise.casts[0], catalog.personas)
        data = call_data(exercise, talk, site, language=catalog.settings.language)
        return {**data, "menu": menu(exercise, catalog.personas)}
    if isinstance(exercise, Worksheet):
        return worksheet_data(exercise, catalog)
    return gate_data(exercise, catalog.personas, site)


class Turns:
    """The turns of a call's conversations, each made once: levels and casts have many in common."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[SpokenTurn, str, Turn]] = {}

    def of(self, turn: SpokenTurn) -> tuple[str, Turn]:
        """Return a turn as editions are made of it, and as it is shown."""
        made = self._made.get(id(turn))
        if made is None:
            data = _turn(turn)
            made = self._made[id(turn)] = (turn, in_order(data), set_in_type(data))
        return made[1:]


def call_data(
    call: Call,
    talk: Conversation,
    site: str,
    turns: Turns | None = None,
    language: str = "en",
) -> CallData:
    """Return one conversation of a call; ``turns`` are those of others of its conversations.

    Raises ConversationError if its best path comes to no ending.
    """
    shared = turns or Turns()
    made = [shared.of(turn) for turn in talk.turns]
    data: CallData = {
        **_base(call, site, talk.variant),
        "kind": "call",
        "language": language,
        "level": talk.level,
        "cast": talk.cast,
        "goal": talk.goal,
        "you": _introduced(talk.you),
        "them": _introduced(talk.them),
        "situation": list(talk.situation),
        "hidden": list(talk.hidden),
        "start": talk.start,
        "turns": [],
        "endings": [cast(Ending, {**vars(ending)}) for ending in talk.endings],
        "best": POINTS["best"] * len(best_path(talk)),
        "worked": talk.worked,
        "debrief": list(talk.debrief),
        "menu": [],
    }
    data["edition"] = edition(data, {"turns": f"[{','.join(text for text, _ in made)}]"})
    return {**set_in_type(data), "turns": [turn for _, turn in made]}


def menu(call: Call, personas: Mapping[str, Persona]) -> list[MenuItem]:
    """Return what to choose from: each level, in it each cast. Raises CastError."""
    items: list[MenuItem] = []
    for people in call.casts:
        where = f'{call.id}: cast "{people.id}"'
        values = cast_values(where, call.slots, people.slots, personas)
        you, them = (cast_person(where, slot, values) for slot in (call.seller, call.buyer))
        words = f"{you.name} and {them.name}, {people.industry}"
        items += [
            {"variant": f"{level}/{people.id}", "level": level, "words": words}
            for level in call.levels
        ]
    return sorted(items, key=lambda item: item["level"])


def later_conversations(call: Call, catalog: Catalog) -> list[CallData]:
    """Return every conversation of a call but the first, which stands on its page."""
    settings, turns = catalog.settings, Turns()
    talks = conversations(call, catalog.personas)[1:]
    return [call_data(call, talk, settings.site_id, turns, settings.language) for talk in talks]


def worksheet_data(worksheet: Worksheet, catalog: Catalog) -> WorksheetData:
    """Return a worksheet, and what would be copied from any."""
    told = worksheet.model_dump(mode="json", exclude={*Exercise.model_fields, "examples"})
    strong = worksheet.examples.strong
    told |= {"strong": strong.slots, "strong_note": strong.note}
    told["slots"] = [{**_slot(slot), "least": least(worksheet, slot)} for slot in worksheet.slots]
    # All the keys that a check does not have stand for nothing.
    told["criteria"] = [
        one.model_dump(mode="json", exclude_unset=True) for one in worksheet.criteria
    ]
    told["questions"] = [
        {"id": one.id, "fp": fingerprint(one.label), **one.model_dump(mode="json")}
        for one in worksheet.questions
    ]
    base = _base(worksheet, catalog.settings.site_id, None)
    data = cast(WorksheetData, {**base, "kind": "worksheet", **told})
    data["edition"] = edition(data)
    # Another worksheet's example makes no other edition of this one.
    copies = copies_of(worksheet, catalog.worksheets.values())
    return {**set_in_type(data), "copies": "".join(copies)}


def gate_data(gate: Gate, personas: Mapping[str, Persona], site: str) -> GateData:
    """Return a gate. Raises CastError or SlotError if a template cannot be filled."""
    values = cast_values(gate.id, gate.slots, gate.values, personas)
    data: GateData = {
        **_base(gate, site, None),
        "kind": "gate",
        "intro": gate.intro,
        "cases": [_case(case, values) for case in gate.cases],
    }
    data["edition"] = edition(data)
    return set_in_type(data)


def _base(exercise: Exercise, site: str, variant: str | None) -> Base:
    return {
        "site": site,
        "id": exercise.id,
        "variant": variant,
        "edition": "",
        "title": exercise.title,
        "minutes": exercise.minutes,
    }


def _introduced(person: Persona) -> str:
    return f"{person.name}, {person.role}"


def _turn(turn: SpokenTurn) -> Turn:
    said = (part for choice in turn.choices for part in (choice.id, choice.say))
    shown = (turn.scene, turn.speaker, turn.says, turn.inner, turn.ask)
    fp = fingerprint(turn.id, *shown, *said)
    told = turn.model_dump(mode="json", exclude=_NOT_SHOWN)
    return cast(Turn, {"id": turn.id, "fp": fp, **told})


def _slot(slot: WorksheetSlot) -> dict[str, object]:
    fp = fingerprint(slot.label, slot.help, slot.kind, *slot.options)
    return {"id": slot.id, "fp": fp, **slot.model_dump(mode="json")}


def _case(case: GateCase, values: Mapping[str, Value]) -> Case:
    title, story = fill(case.title, values), fill(case.story, values)
    evidence = [{"id": line.id, "text": fill(line.text, values)} for line in case.evidence]
    second = case.second
    told = {
        **case.model_dump(mode="json"),
        "title": title,
        "story": story,
        "evidence": evidence,
        "why": fill(case.why, values),
        "next_step": fill(case.next_step, values),
        "second": second and {"verdict": second.verdict, "when": fill(second.when, values)},
    }
    fp = fingerprint(title, story, *(line["text"] for line in evidence))
    return cast(Case, {"id": case.id, "fp": fp, **told})
