"""PB206: what is referred to exists."""

from collections.abc import Iterable, Iterator

from playbook.catalog.catalog import Catalog, Kind
from playbook.check.support.subject import Subject, fillings
from playbook.check.support.texts import (
    START,
    choices_of,
    decisions_of,
    facts_of,
    given,
    happenings_of,
    moments_of,
    of_outcomes,
    of_turns,
    turns_of,
)
from playbook.diagnostics import (
    Diagnostic,
    Place,
    diagnose,
    did_you_mean,
    one_of,
    quoted,
    suggest,
)
from playbook.model.call import Call
from playbook.yaml_source.nodes import Path

_GRAPH_KEYS = frozenset(
    {"turns", "choices", "endings", "twists", "id", "forms", "outcomes", "mixes", "sets"}
)

_NAMED: tuple[tuple[str, str, Kind], ...] = (
    ("causes", "family", "family"),
    ("causes", "techniques", "technique"),
    ("techniques", "group", "group"),
    ("techniques", "causes", "cause"),
    ("techniques", "sources", "source"),
    *((kind, "causes", "cause") for kind in ("calls", "worksheets", "gates")),
    *((kind, "techniques", "technique") for kind in ("calls", "worksheets", "gates")),
    ("calls", "live.focus", "behavior"),
    *((kind, "voice", "voice") for kind in ("calls", "personas")),
)
"""Which things name others, the way to the names, and what is named."""


def dangling_references(catalog: Catalog) -> Iterator[Diagnostic]:
    """Find every reference to something that does not exist."""
    for things, way, kind in _NAMED:
        for thing in getattr(catalog, things).values():
            subject = Subject(catalog, thing.id)
            for path, name in given(thing, way):
                yield from subject.refer(path, name, kind)
    for call in catalog.calls.values():
        yield from _call(Subject(catalog, call.id), call)
    for worksheet in catalog.worksheets.values():
        subject = Subject(catalog, worksheet.id)
        if not subject.broken_keys & {"slots", "texts", "id"}:
            ids = {name for _, name in given(worksheet, "slots.id", "texts.id")}
            for path, name in given(worksheet, "criteria.check.of"):
                yield from subject.dangling(path, name, ids, "slot or text")
    yield from _missing_people(catalog)
    for gate in catalog.gates.values():
        subject = Subject(catalog, gate.id)
        yield from fillings(subject, gate.slots, gate.values, ("values",), "this gate")
        if not subject.broken_keys & {"evidence", "id"}:
            for path, case in given(gate, "cases"):
                ids = {evidence.id for evidence in case.evidence}
                yield from subject.dangling((*path, "decides"), case.decides, ids, "evidence")


def _missing_people(catalog: Catalog) -> Iterator[Diagnostic]:
    """Find each person who is cast and whom personas.yml does not have, once for all casts."""
    known = catalog.known.get("persona")
    if known is None:
        return
    named: dict[str, dict[Place, None]] = {}
    for subject, path, value in _cast(catalog):
        if value not in known and subject.sound(path):
            named.setdefault(value, {})[subject.place(path)] = None
    for value, places in named.items():
        first, *others = sorted(places)
        message = f"persona {quoted(value)} does not exist"
        if others:
            following = f"{others[0].path}:{others[0].line}"
            message += f", and {len(places)} casts name it, the next at {following}"
        message += _meant(value, known, catalog)
        hint = "add this person to exercises/personas.yml, or cast one who is there"
        yield diagnose("PB206", first, message, hint)


def _cast(catalog: Catalog) -> Iterator[tuple[Subject, Path, str]]:
    """Give everybody who is cast, with the place."""
    for call in catalog.calls.values():
        subject = Subject(catalog, call.id)
        if "slots" not in subject.broken_keys:
            people = given(call.slots, "person")
            yield from ((subject, ("slots", *path), person) for path, person in people)
    for gate in catalog.gates.values():
        subject = Subject(catalog, gate.id)
        if "slots" not in subject.broken_keys:
            for slot, value in gate.values.items():
                if gate.slots.get(slot) == "person":
                    yield subject, ("values", slot), value


def _meant(value: str, known: Iterable[str], catalog: Catalog) -> str:
    """Say who was most likely meant, by id or by name."""
    names = {person.name: person.id for person in catalog.personas.values()}
    names |= {person.first: person.id for person in catalog.personas.values()}
    near = suggest(value, known) or names.get(suggest(value, names) or "")
    if near is None:
        return ""
    person = catalog.personas.get(near)
    return f"; did you mean {quoted(near)}{f', {person.name}' if person else ''}?"


def _call(subject: Subject, call: Call) -> Iterator[Diagnostic]:
    yield from _people(subject, call)
    if not subject.broken_keys & _GRAPH_KEYS and not _has_twins(call):
        yield from _ways(subject, call)
        yield from _forms(subject, call)
    if not subject.broken_keys & {"facts", "twists", "id"}:
        facts = {fact.id for _, fact in facts_of(call)}
        used = given(call, *of_turns("uses"), *of_outcomes("uses"), "debrief.uses")
        for path, name in used:
            yield from subject.dangling(path, name, facts, "fact")


def _forms(subject: Subject, call: Call) -> Iterator[Diagnostic]:
    """Forms, choices and moments that are named are there."""
    decisions = decisions_of(call)
    forms = {one.name for one in decisions if one.form}
    turns = {one.turn.id: {form.id for form in one.turn.forms} for one in decisions}
    for one in decisions:
        choices = [choice.id for choice in one.turn.choices]
        for name in one.form.outcomes if one.form else ():
            path = (*one.path, "outcomes", name)
            yield from subject.dangling(path, name, choices, "choice", at_key=True)
    for number, mix in enumerate(call.mixes):
        for turn, form in mix.forms.items():
            path = ("mixes", number, "forms", turn)
            yield from subject.dangling(path, turn, turns, "turn", at_key=True)
            yield from subject.dangling(path, form, turns.get(turn, {form}), "form")
    ways = ("facts.only", "twists.facts.only", *of_turns("forms.rules_out"))
    for path, name in given(call, *ways):
        yield from subject.dangling(path, name, forms, "form")
    moments = moments_of(decisions)
    for path, name in given(call, "facts.known_from", "twists.facts.known_from"):
        yield from subject.dangling(path, name, {START, *moments}, "the moment")
    happens = happenings_of(call, decisions)
    for path, name in given(call, "debrief.when,unless"):
        yield from subject.dangling(path, name, happens, "the moment, flag or ending")


def _has_twins(call: Call) -> bool:
    """Tell whether an id stands twice: then one of the two has another id, which is not known."""
    ids = [turn.id for _, turn in turns_of(call)] + [ending.id for ending in call.endings]
    answers = [(turn.id, choice.id) for _, turn, choice in choices_of(call)]
    return len(set(ids)) < len(ids) or len(set(answers)) < len(answers)


def _people(subject: Subject, call: Call) -> Iterator[Diagnostic]:
    """Seller, buyer and speakers are slots that hold a person."""
    if "slots" in subject.broken_keys:
        return
    people = {name for name, kind in call.kinds.items() if kind == "person"}
    for path, name in given(call, "seller,buyer", *of_turns("speaker")):
        if name in call.slots and name not in people and subject.sound(path):
            message = f"slot {quoted(name)} holds a {call.kinds[name]}, not a person"
            hint = f"people here: {one_of(people)}"
            yield diagnose("PB506", subject.place(path), message, hint)
        elif name not in call.slots:
            yield from subject.dangling(path, name, people, "person slot")


def _ways(subject: Subject, call: Call) -> Iterator[Diagnostic]:
    turns = {turn.id for _, turn in turns_of(call)}
    known = turns | {ending.id for ending in call.endings}
    if call.start is not None:
        yield from _way(subject, ("start",), call.start, turns, "the call starts at")
    for number, twist in enumerate(call.twists):
        own = {turn.id for turn in twist.turns}
        path: Path = ("twists", number, "enters")
        says = f"twist {quoted(twist.id)} comes before"
        yield from _way(subject, path, twist.enters, turns - own, says)
    for path, target in given(call, *of_outcomes("next"), *of_outcomes("next_if.to")):
        yield from _way(subject, path, target, known, "this choice leads to")


def _way(
    subject: Subject, path: Path, target: str, known: set[str], says: str
) -> Iterator[Diagnostic]:
    if target not in known and subject.sound(path):
        message = f"{says} {quoted(target)}, which does not exist{did_you_mean(target, known)}"
        yield diagnose("PB206", subject.place(path), message, f"known: {one_of(known)}")
