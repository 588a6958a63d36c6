"""A call told as one of its mixes: each turn takes its form, and goes on where nothing is said."""

from collections.abc import Iterable, Mapping

from playbook.model.call import (
    Call,
    Fact,
    Form,
    Mix,
    Outcome,
    Seen,
    WrittenChoice,
    WrittenTurn,
)
from playbook.model.turn import Choice, Move, Turn

HARDER_FROM = 2
"""From this level on a form is told in its harder words."""


def form_of(turn: WrittenTurn, mix: Mix) -> Form | None:
    """Return the form that a turn takes in a mix: the one named, else its first."""
    named = mix.forms.get(turn.id)
    return next((form for form in turn.forms if form.id == named), next(iter(turn.forms), None))


class Told:
    """A call told as one mix. Turns that are told alike are one and the same object."""

    def __init__(self, call: Call, mix: Mix, made: dict[object, Turn]) -> None:
        self._call = call
        self._made = made
        turns = (*call.turns, *(turn for twist in call.twists for turn in twist.turns))
        self.forms: Mapping[str, Form | None] = {turn.id: form_of(turn, mix) for turn in turns}

    def turns(self, level: int) -> tuple[Turn, ...]:
        """Return the turns of the call itself, at a level."""
        return self._in_order(self._call.turns, "", level)

    def of_twist(self, number: int, level: int) -> tuple[Turn, ...]:
        """Return the turns of a twist, at a level."""
        twist = self._call.twists[number]
        return self._in_order(twist.turns, twist.enters, level)

    def facts(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """Return the facts that are so in this mix, each with the moments that it has there."""
        return tuple(
            fact
            if all("." not in moment for moment in fact.known_from)
            else fact.model_copy(update={"known_from": self.moments(fact.known_from)})
            for fact in facts
            if not fact.only or any(self.moment(name) is not None for name in fact.only)
        )

    def moments(self, moments: Iterable[str]) -> tuple[str, ...]:
        """Return moments without the forms in them; those of other forms are left out."""
        told = (self.moment(moment) for moment in moments)
        return tuple(moment for moment in told if moment is not None)

    def moment(self, moment: str) -> str | None:
        """Return a moment without its form; None if it is of another form."""
        where, _, choice = moment.partition("/")
        turn, _, name = where.partition(".")
        form = self.forms.get(turn)
        if name and (form is None or form.id != name):
            return None
        return f"{turn}/{choice}" if choice else turn

    def _in_order(self, turns: tuple[WrittenTurn, ...], last: str, level: int) -> tuple[Turn, ...]:
        following = (*(turn.id for turn in turns[1:]), last)
        return tuple(
            self._turn(turn, then, level) for turn, then in zip(turns, following, strict=True)
        )

    def _turn(self, turn: WrittenTurn, then: str, level: int) -> Turn:
        form = self.forms[turn.id]
        seen: list[Seen] = [one for one in (form and hard(form, level), form, turn) if one]
        key = (turn.id, then, *map(id, seen))
        if key not in self._made:
            self._made[key] = self._told(turn, form, then, seen)
        return self._made[key]

    def _told(self, turn: WrittenTurn, form: Form | None, then: str, seen: list[Seen]) -> Turn:
        outcomes = form.outcomes if form else {}
        says = _first(seen, "says")
        return Turn(
            id=turn.id,
            form=None if form is None else form.id,
            scene=_first(seen, "scene"),
            speaker=None if says is None else turn.speaker or self._call.buyer,
            says=says,
            after=_first(seen, "after"),
            inner=_first(seen, "inner"),
            ask=turn.ask,
            nothing_good=turn.nothing_good or (form is not None and form.nothing_good),
            choices=tuple(_choice(one, outcomes.get(one.id), turn, then) for one in turn.choices),
            uses=turn.uses,
        )


def hard(form: Form, level: int) -> Seen | None:
    """Return the harder words of a form, where the level takes them."""
    return form.harder if level >= HARDER_FROM else None


def words_of(choice: WrittenChoice) -> tuple[Move, str]:
    """Return how a choice is made, and its words; checking refuses one that has none."""
    if choice.say is not None:
        return "say", choice.say
    if choice.write is not None:
        return "write", choice.write
    return choice.move or "do", choice.do or ""


def _first(seen: Iterable[Seen], key: str) -> str | None:
    return next((text for one in seen if (text := getattr(one, key)) is not None), None)


def teller(choice: WrittenChoice, outcome: Outcome | None, key: str) -> Outcome:
    """Return who says what stands under a key: what is otherwise in a form, or else the choice."""
    return outcome if outcome is not None and key in outcome.model_fields_set else choice


def _choice(
    choice: WrittenChoice, outcome: Outcome | None, turn: WrittenTurn, then: str
) -> Choice:
    """Bring a choice and what is otherwise in its form together, key by key."""
    given = {key: getattr(teller(choice, outcome, key), key) for key in Outcome.model_fields}
    if given["next"] is None and not given["next_if"]:
        given |= {"next": turn.next, "next_if": turn.next_if}
    move, words = words_of(choice)
    return Choice(
        **given
        | {
            "id": choice.id,
            "move": move,
            "say": words,
            # Checking refuses what lacks these; what is generated all the same can be looked at.
            "rating": given["rating"] or "weak",
            "why": given["why"] or "",
            "next": given["next"] or then,
        }
    )
