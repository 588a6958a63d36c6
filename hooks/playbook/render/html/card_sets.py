"""Card sets laid out: each card a title, who holds it, and blocks of lines under headings."""

from collections.abc import Iterable, Iterator, Mapping

from playbook.cache.disk import kept_text
from playbook.cache.memory import Kept
from playbook.catalog.catalog import Catalog
from playbook.generate.card_sets import (
    CallerCard,
    CardSet,
    FourSeats,
    ObserverCard,
    OtherCard,
    card_sets,
)
from playbook.generate.scene import Moment
from playbook.model.call import Call
from playbook.model.reference import Persona, Voice
from playbook.model.rubric import Behavior
from playbook.render.client_data.deferred_scripts import data_script
from playbook.render.contract.cards import Block, CardData, SetData, Style
from playbook.render.text.typography import set_in_type
from playbook.render.text.wording_cards import (
    ATTITUDES,
    CALLER_LIMIT,
    FOUR_ROUNDS,
    LEVELS,
    OBSERVER,
    REFERRED_TASK,
    SEATS,
    SOURCE_TASK,
    WHENS,
)

_kept: Kept[tuple[SetData, ...]] = Kept()
_PHRASES = 3


def standard_sets(call: Call, catalog: Catalog) -> tuple[SetData, ...]:
    """Return the sets of a call's first cast in its first story, one for each level.

    None if it has no cards.
    """
    return _sets(call, catalog, first=True)


def other_sets(call: Call, catalog: Catalog) -> tuple[SetData, ...]:
    """Return the other sets of a call, level by level."""
    return _sets(call, catalog, first=False)


def _sets(call: Call, catalog: Catalog, *, first: bool) -> tuple[SetData, ...]:
    """Return some sets; they are kept, and must not be changed."""

    def made() -> tuple[SetData, ...]:
        voice = catalog.voices.get(call.voice or "")
        techniques = catalog.techniques_of(call)
        sets = card_sets(call, catalog.personas, techniques, voice, first=first)
        return tuple(_laid_out(one, call, catalog) for one in sets)

    return _kept.get((call.id, first), shown_of(call, catalog), made)


def sets_script(call: Call, catalog: Catalog) -> str:
    """Return the data script that brings the sets that are not on a call's page of cards."""
    return kept_text(
        "live",
        shown_of(call, catalog),
        lambda: data_script(f"live/{call.id}", list(other_sets(call, catalog))),
    )


def shown_of(call: Call, catalog: Catalog) -> tuple[object, ...]:
    """Return everything that a call's cards are made from."""
    shared = (catalog.personas, catalog.behaviors, catalog.voices)
    return (call, *catalog.techniques_of(call), *(one for them in shared for one in them.values()))


def _laid_out(one: CardSet, call: Call, catalog: Catalog) -> SetData:
    cards = [
        _caller(one.caller, one),
        _other(one.other, one),
        _observer(one.observer, one, catalog.behaviors),
        _afterward(one, call),
    ]
    data: SetData = {
        "variant": one.variant,
        "level": one.level,
        # By its number: who reads a card must not learn from its name what is different.
        "name": "-".join(
            [call.id, str(one.level), one.cast, *([str(one.story)] if one.story > 1 else [])]
        ),
        "words": f"{one.industry}: {one.caller.person.name} and {one.other.person.name}"
        + (f", story {one.story}" if call.mixes else ""),
        "cards": cards,
        "four": [] if one.four is None else list(_four(one.four, one)),
    }
    return set_in_type(data)


def _card(seat: str, title: str, who: str, *blocks: Block | None) -> CardData:
    held = [block for block in blocks if block is not None and block["lines"]]
    return {
        "seat": seat,
        "title": f"{SEATS[seat]}: {title}" if title else SEATS[seat],
        "who": who,
        "blocks": held,
    }


def _block(title: str, style: Style, lines: Iterable[str]) -> Block:
    return {"title": title, "style": style, "lines": list(lines)}


def _introduced(person: Persona) -> str:
    return f"{person.name}, {person.role} ({person.industry})"


def _stop(one: CardSet) -> Block:
    return _block(
        "", "text", [f'Stop word: "{one.stop_word}." Then it is over, and nobody asks why.']
    )


def _caller(card: CallerCard, one: CardSet) -> CardData:
    return _card(
        "caller",
        card.person.name,
        f"You are {_introduced(card.person)}. You talk with {_introduced(one.other.person)}.",
        _block("Your goal", "text", [card.goal]),
        _block("What you know", "list", card.facts),
        _block("Keep to this", "text", [card.limit or CALLER_LIMIT]),
        _stop(one),
    )


def _other(card: OtherCard, one: CardSet) -> CardData:
    caller = one.caller.person.first
    return _card(
        "other",
        card.person.name,
        f"You play {_introduced(card.person)}. {_introduced(one.caller.person)} talks with you.",
        _block("Your mood", "text", [f"{ATTITUDES[card.attitude]} {LEVELS[one.level]}"]),
        None if card.voice is None else _voice(card.voice),
        _block("You say first", "say", [card.opening]),
        _block("You both know", "list", card.shared),
        _block("Only you know. Keep it until a good line brings it out", "list", card.own),
        _block("Hidden. It takes an open question and a quiet moment", "list", card.needs),
        _block(f"You soften when you hear {caller} ...", "list", card.softens),
        _block(f"You harden when you hear {caller} ...", "list", card.hardens),
        _block("Bring this in", "list", _timed(card.lines)),
        _stop(one),
    )


def _observer(card: ObserverCard, one: CardSet, behaviors: Mapping[str, Behavior]) -> CardData:
    caller = one.caller.person.first
    marks = [_marks(behaviors[name]) for name in card.focus if name in behaviors]
    read_out = f"Read out to {caller}, who then goes on"
    return _card(
        "observer",
        "",
        OBSERVER,
        _block(read_out, "list", _timed(card.reads)),
        *marks,
        _block("Three phrases, word for word", "room", [""] * _PHRASES),
    )


def _voice(voice: Voice) -> Block:
    samples = (f'"{line}"' for line in voice.samples[:2])
    habits, never = "; ".join(voice.habits), "; ".join(voice.never)
    told = (voice.sentences, f"Habits: {habits}.", f"Never: {never}.")
    return _block(f"How you talk: {voice.name}", "list", (*told, *samples))


def _marks(behavior: Behavior) -> Block:
    lines = [
        behavior.listen_for,
        f"2: {behavior.two}",
        f"1: {behavior.one}",
        f"0: {behavior.zero}",
    ]
    return _block(f"{behavior.id} {behavior.name}", "marks", lines)


def _afterward(one: CardSet, call: Call) -> CardData:
    caller, other, minutes = one.caller.person.first, one.other.person.first, one.minutes
    order = [
        f"{caller} first: which line helped, and which would you say another way?",
        f"Then {other}: where did you soften, and at which words? Now read out what only you knew.",
        f'Then the observer: "When you said ..., {other} ..." The line, never the person.',
    ]
    clock = (
        f"{minutes.play} minutes to play, {minutes.debrief} to talk, "
        f"{minutes.again} to try once more, {minutes.swap} to change seats."
    )
    rules = [] if call.rules_note is None else [call.rules_note]
    return _card(
        "after",
        "",
        "Face down until the talk is over.",
        _block("Minutes", "text", [clock]),
        _block("Who speaks, in this order", "steps", order),
        _block(f"Questions for {caller}", "steps", one.questions),
        _block("Before a real call", "text", rules),
    )


def _four(four: FourSeats, one: CardSet) -> Iterator[CardData]:
    caller, source, referred = one.caller.person, four.source, four.referred
    names = {"caller": caller.first, "source": source.first, "referred": referred.first}
    # Whoever is called holds a card already.
    if source != one.other.person:
        yield _card(
            "source",
            source.name,
            f"You play {_introduced(source)}. You know both {caller.first} and {referred.first}.",
            _block("What you know", "list", four.facts),
            _block("Your part", "steps", (line.format(**names) for line in SOURCE_TASK)),
            _stop(one),
        )
    if referred != one.other.person:
        yield _card(
            "referred",
            referred.name,
            f"You play {_introduced(referred)}. You know {source.first}.",
            _block("Your part", "steps", (line.format(**names) for line in REFERRED_TASK)),
            _stop(one),
        )
    expected = "asked" if source == one.other.person else "carried"
    yield _card(
        "rounds",
        "",
        f"{caller.first}, {source.first}, {referred.first} and an observer.",
        _block("The round", "steps", (line.format(**names) for line in FOUR_ROUNDS[expected])),
        _block(
            "Ask at the end",
            "text",
            [f"What was lost on the way from {caller.first} to {referred.first}?"],
        ),
    )


def _timed(moments: Iterable[Moment]) -> Iterator[str]:
    return (f"{WHENS[moment.when]}: {moment.text}" for moment in moments)
