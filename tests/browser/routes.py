"""Ways through a conversation: which choices, by their places, lead to which ending."""

from collections import deque
from collections.abc import Sequence
from functools import cache

from playbook.catalog.catalog import Catalog
from playbook.catalog.load import load
from playbook.generate.conversation import Conversation, conversations
from playbook.model.turn import leads_to
from tests.copies import ROOT

Route = tuple[int, ...]
"""The place of each choice taken, counted from 1, as the keys are."""


@cache
def catalog() -> Catalog:
    """Return the project's own data."""
    found = load(ROOT).catalog
    assert found is not None
    return found


@cache
def first_conversation(exercise: str) -> Conversation:
    """Return the conversation that the page of a call shows."""
    return conversations(catalog().calls[exercise], catalog().personas)[0]


def shortest_routes(conversation: Conversation) -> dict[str, Route]:
    """Return, for every ending, the shortest way that leads to it."""
    turns = {turn.id: turn for turn in conversation.turns}
    found: dict[str, Route] = {}
    waiting: deque[tuple[str, frozenset[str], Route]] = deque()
    waiting.append((conversation.start, frozenset(), ()))
    seen = set()
    while waiting:
        here, flags, route = waiting.popleft()
        if here not in turns:
            found.setdefault(here, route)
            continue
        if (here, flags) in seen:
            continue
        seen.add((here, flags))
        for place, choice in enumerate(turns[here].choices, start=1):
            to = leads_to(choice, flags)
            waiting.append((to, flags | set(choice.sets), (*route, place)))
    return found


def looked_back(conversation: Conversation, route: Sequence[int]) -> list[str]:
    """Return the lines to look back with that hold once this way was taken."""
    turns = {turn.id: turn for turn in conversation.turns}
    here, flags, path = conversation.start, frozenset[str](), {conversation.start}
    for place in route:
        choice = turns[here].choices[place - 1]
        path.add(f"{here}/{choice.id}")
        here, flags = leads_to(choice, flags), flags | set(choice.sets)
        path.add(here)
    came = path | flags
    return [
        line.text
        for line in conversation.debrief
        if came.issuperset(line.when) and came.isdisjoint(line.unless)
    ]


def longest_route(conversation: Conversation) -> tuple[int, Route]:
    """Return the way on which the most letters are read, and how many.

    Read is what stands before a choice, the line, what it does, and what the coach says of it.
    """
    turns = {turn.id: turn for turn in conversation.turns}

    @cache
    def from_here(here: str, flags: frozenset[str]) -> tuple[int, Route]:
        if here not in turns:
            return 0, ()
        ways = []
        for place, choice in enumerate(turns[here].choices, start=1):
            letters, route = from_here(leads_to(choice, flags), flags | set(choice.sets))
            own = (choice.say, choice.reply, choice.happens, choice.why, choice.better)
            ways.append((letters + sum(len(text or "") for text in own), (place, *route)))
        letters, route = max(ways)
        turn = turns[here]
        heard = (turn.scene, turn.says, turn.after, turn.inner)
        return letters + sum(len(text or "") for text in heard), route

    return from_here(conversation.start, frozenset())
