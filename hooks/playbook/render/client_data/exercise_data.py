"""What the client is given of an exercise, as plain data in the shapes of the contract."""

from collections.abc import Mapping
from typing import cast

from playbook.cache.memory import Kept
from playbook.catalog.catalog import Catalog
from playbook.generate.cast import cast_person, cast_values
from playbook.generate.conversation import (
    Conversation,
    best_path,
    conversation,
    conversations,
    story_of,
    variant_of,
)
from playbook.generate.levels import versions
from playbook.generate.slots import Value, fill
from playbook.model.base import Exercise
from playbook.model.call import POINTS, Call
from playbook.model.fingerprint import edition, fingerprint, in_order
from playbook.model.gate import Case as GateCase
from playbook.model.gate import Gate
from playbook.model.reference import Persona
from playbook.model.turn import Choice as PlayedChoice
from playbook.model.turn import Turn as PlayedTurn
from playbook.model.worksheet import Worksheet, WorksheetSlot
from playbook.render.contract.exercise import (
    Base,
    CallData,
    Case,
    Choice,
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
    parts = (exercise, catalog.settings, *catalog.personas.values())
    return _kept.get(exercise.id, parts, lambda: _client_data(exercise, catalog))


def _client_data(exercise: AnyExercise, catalog: Catalog) -> ExerciseData:
    site = catalog.settings.site_id
    if isinstance(exercise, Call):
        first = versions(exercise)[0]
        talk = conversation(exercise, first, exercise.cast_list[0], catalog.personas)
        data = call_data(exercise, talk, site, language=catalog.settings.language)
        return {**data, "menu": menu(exercise, catalog.personas)}
    if isinstance(exercise, Worksheet):
        return worksheet_data(exercise, site)
    return gate_data(exercise, catalog.personas, site)


class Turns:
    """The turns of a call's conversations, each made once: versions have many in common."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[PlayedTurn, str, Turn]] = {}

    def of(self, turn: PlayedTurn, them: str) -> tuple[str, Turn]:
        """Return a turn as editions are made of it, and as it is shown.

        ``them`` is the first name of the other person, who replies where nobody else speaks.
        """
        made = self._made.get(id(turn))
        if made is None:
            data = _turn(turn, them)
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
    made = [shared.of(turn, talk.them.first) for turn in talk.turns]
    data: CallData = {
        **_base(call, site, talk.variant),
        "kind": "call",
        "language": language,
        "level": talk.level,
        "cast": talk.cast,
        "story": story_of(call, talk.mix),
        "goal": talk.goal,
        "you": _introduced(talk.you),
        "them": _introduced(talk.them),
        "situation": list(talk.situation),
        "hidden": [
            {"text": fact.text, "known_from": list(fact.known_from)} for fact in talk.hidden
        ],
        "start": talk.start,
        "turns": [],
        "endings": [cast(Ending, {**vars(ending)}) for ending in talk.endings],
        "best": POINTS["best"] * len(best_path(talk)),
        "debrief": [
            {"text": line.text, "when": list(line.when), "unless": list(line.unless)}
            for line in talk.debrief
        ],
        "menu": [],
    }
    data["edition"] = edition(data, {"turns": f"[{','.join(text for text, _ in made)}]"})
    return {**set_in_type(data), "turns": [turn for _, turn in made]}


def people_in_words(call: Call, personas: Mapping[str, Persona]) -> Mapping[str, str]:
    """Say of each cast who calls whom. Raises CastError."""
    said: dict[str, str] = {}
    for people in call.cast_list:
        where = f'{call.id}: cast "{people.id}"'
        values = cast_values(where, call.kinds, people.slots, personas)
        you, them = (cast_person(where, slot, values) for slot in (call.seller, call.buyer))
        said[people.id] = f"{you.name} and {them.name}, {people.industry}"
    return said


def menu(call: Call, personas: Mapping[str, Persona]) -> list[MenuItem]:
    """Return what to choose from: each level, in it each story, in it each cast.

    Raises CastError.
    """
    people = people_in_words(call, personas)
    items: list[MenuItem] = [
        {"variant": variant_of(call, told, name), "level": told.level, "words": words}
        for told in versions(call)
        for name, words in people.items()
    ]
    return sorted(items, key=lambda item: item["level"])


def later_conversations(call: Call, catalog: Catalog) -> list[CallData]:
    """Return every conversation of a call but the first, which stands on its page."""
    settings, turns = catalog.settings, Turns()
    talks = conversations(call, catalog.personas)[1:]
    return [call_data(call, talk, settings.site_id, turns, settings.language) for talk in talks]


def worksheet_data(worksheet: Worksheet, site: str) -> WorksheetData:
    """Return a worksheet."""
    told = worksheet.model_dump(mode="json", exclude=set(Exercise.model_fields))
    told["slots"] = [_slot(slot) for slot in worksheet.slots]
    # A check tests one thing; all the keys that it does not have stand for nothing.
    told["criteria"] = [
        one.model_dump(mode="json", exclude_unset=True) for one in worksheet.criteria
    ]
    told["questions"] = [
        {"id": one.id, "fp": fingerprint(one.label), **one.model_dump(mode="json")}
        for one in worksheet.questions
    ]
    data = cast(WorksheetData, {**_base(worksheet, site, None), "kind": "worksheet", **told})
    data["edition"] = edition(data)
    return set_in_type(data)


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


def _turn(turn: PlayedTurn, them: str) -> Turn:
    said = (part for choice in turn.choices for part in (choice.id, choice.say))
    shown = (turn.scene, turn.speaker, turn.says, turn.inner, turn.ask)
    # A turn without it keeps the fingerprint that it had before there was such a thing.
    after = () if turn.after is None else (turn.after,)
    replies = any(choice.reply is not None for choice in turn.choices)
    told = {key: getattr(turn, key) for key in Turn.__annotations__ if key != "fp"}
    told |= {
        "fp": fingerprint(turn.id, *shown, *said, *after),
        "speaker": turn.speaker or (them if replies else None),
        "choices": [_choice(choice) for choice in turn.choices],
    }
    return cast(Turn, told)


def _choice(choice: PlayedChoice) -> Choice:
    told = {key: getattr(choice, key) for key in Choice.__annotations__}
    ways = [way.model_dump() for way in choice.next_if]
    return cast(Choice, told | {"next_if": ways, "sets": list(choice.sets)})


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
